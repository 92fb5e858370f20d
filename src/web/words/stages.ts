import type { Language } from '../../domain/wording.ts';

const zh = {
  inHands: '正在办理：',
  by: '办理：',
  since: '开始于 ',
  until: '截止 ',
  decides: '由谁办理：',
};
const en: typeof zh = {
  inHands: 'In the hands of: ',
  by: 'By: ',
  since: 'Since ',
  until: 'Until ',
  decides: 'Who acts: ',
};
export const stageWords: Readonly<Record<Language, typeof zh>> = { zh, en };
