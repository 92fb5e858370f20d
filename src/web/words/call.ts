import type { Language } from '../../domain/wording.ts';

const zh = {
  title: '请电话联系',
  why: '原因',
  about: '事由',
  who: '联系人',
  script: '可以这样说',
  since: '开始等待',
  applicant: '申请单位（个人）',
  see: '查看事项',
  outcome: '联系结果',
  outcomeHint:
    '只供秘书处内部查看。电话里说的不算表决或决定，请对方从邮件链接办理，或寄来书面意见。',
  done: '记为已联系',
};
const en: typeof zh = {
  title: 'Please telephone',
  why: 'Why',
  about: 'About',
  who: 'Whom',
  script: 'What to say',
  since: 'Waiting since',
  applicant: 'Applicant',
  see: 'See the case',
  outcome: 'What came of it',
  outcomeHint:
    'Kept inside the secretariat. What is said on the telephone is no vote and no decision: ask them to use the link in their mail, or to answer in writing.',
  done: 'Mark as done',
};
export const callWords: Readonly<Record<Language, typeof zh>> = { zh, en };
