import type { Language } from '../../domain/wording.ts';

const zh = {
  reason: '说明',
  reasonHint: '记录在案',
  submit: '提交',
  choice: '您的意见',
};
const en: typeof zh = {
  reason: 'Statement',
  reasonHint: 'Kept on record',
  submit: 'Submit',
  choice: 'Your statement',
};
export const statementWords: Readonly<Record<Language, typeof zh>> = { zh, en };
