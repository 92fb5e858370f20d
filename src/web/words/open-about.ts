import type { Language } from '../../domain/wording.ts';

const zh = {
  lead: '提交后立即立案，会员按章程得到通知。请只写经核对的事实，并附证明材料：会员、核实人员和表决人员都会看到。',
  facts: '事由',
  documents: '证明材料',
  declared: '确认',
  next: '立案后的办理环节',
  submit: '立案',
  open: '提起会员事项',
};
const en: typeof zh = {
  lead: 'The case opens as soon as you submit, and the member is told as the charter says. Write only what has been verified, and add the evidence: the member, whoever verifies it and those who vote will read it.',
  facts: 'What it is about',
  documents: 'Evidence',
  declared: 'Confirmed',
  next: 'What happens then',
  submit: 'Open the case',
  open: 'Open a case about the member',
};
export const openAboutWords: Readonly<Record<Language, typeof zh>> = { zh, en };
