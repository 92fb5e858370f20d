import type { Language } from '../../domain/wording.ts';

const zh = {
  title: '会议通知',
  lead: '各项议题在会上表决，本页供会前查阅材料，不在此投票。',
  begun: '会议已经开始，各项议题在会上表决。',
  meeting: '会议',
  meetsAt: '时间',
  place: '地点',
  shortened: '缩短通知期的理由',
  item: (number: number) => `议题${number}`,
  threshold: '通过条件',
};
const en: typeof zh = {
  title: 'Notice of meeting',
  lead: 'The items are voted on at the meeting. This page is for reading the documents; there is no vote here.',
  begun: 'The meeting has begun; its items are voted on there.',
  meeting: 'Meeting',
  meetsAt: 'Time',
  place: 'Place',
  shortened: 'Why the notice is shorter',
  item: (number) => `Item ${number}`,
  threshold: 'Threshold',
};
export const agendaWords: Readonly<Record<Language, typeof zh>> = { zh, en };
