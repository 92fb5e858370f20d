import type { Language } from '../../domain/wording.ts';

const zh = {
  about: '事由和证明材料',
  replies: '已提交的陈述',
  replyLead: (until: string) =>
    `请在${until}前陈述意见，可以附材料。陈述和材料将原样提交给核实和作出决定的人员；期满之前可以补充，也不会作出决定。`,
  requestLead: (until: string) =>
    `可以在${until}前提出一次，写明理由，可以附材料。提出后随即转交作出决定的人员。`,
  request: '提交',
  text: '意见和理由',
  textHint: '事实、理由，以及希望如何处理',
  files: '附件',
  submit: '提交陈述',
  add: '补充陈述',
  given: '会员的陈述',
  none: '会员没有在期限内提交陈述。',
};
const en: typeof zh = {
  about: 'What it is about, and the evidence',
  replies: 'What you have replied',
  replyLead: (until) =>
    `You may reply until ${until}, and add documents. What you write and hand in goes unaltered to those who verify and decide; until then you may add to it, and nothing is decided.`,
  requestLead: (until) =>
    `You may ask for this once, until ${until}, with your reasons and documents. It then goes at once to those who decide.`,
  request: 'Submit',
  text: 'Your reply',
  textHint: 'Facts, reasons, and what you ask for',
  files: 'Documents',
  submit: 'Submit the reply',
  add: 'Add to the reply',
  given: 'What the member replied',
  none: 'The member has not replied in its time.',
};
export const replyWords: Readonly<Record<Language, typeof zh>> = { zh, en };
