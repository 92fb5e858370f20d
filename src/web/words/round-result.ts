import type { Language } from '../../domain/wording.ts';

const zh = {
  title: '表决已截止',
  round: (number: string) => `表决批次 ${number}`,
  counted: '计票已完成。每一项都附有计票说明，可据以自行核算。',
  counting: '正在计票，稍后刷新本页即可看到结果。',
  lateTitle: '这次提交没有计入',
  late: '表决在您提交之前已经截止。截止前已记录的表决仍然有效。',
  closed: '截止于',
  caseNumber: '事项编号',
  own: '您的表决',
  notVoted: '未表决',
  proof: '计票说明',
};

const en: typeof zh = {
  title: 'The vote has closed',
  round: (number) => `Voting round ${number}`,
  counted:
    'The votes have been counted. Each item has a proof sheet by which anybody can count again.',
  counting: 'The votes are being counted; reload this page in a moment to see the result.',
  lateTitle: 'This submission was not counted',
  late: 'The vote had closed before you submitted. What was recorded before the close stands.',
  closed: 'Closed',
  caseNumber: 'Case',
  own: 'Your vote',
  notVoted: 'Not voted',
  proof: 'Proof sheet',
};

export const roundResultWords: Readonly<Record<Language, typeof zh>> = { zh, en };
