import type { Language } from '../../domain/wording.ts';

const zh = {
  named: '成员名称',
  namedHint: '填写成员名称，或其证书编号、统一社会信用代码；确认链接只发到该成员登记的邮箱',
  ask: '发送确认请求',
  states: { waiting: '待确认', confirmed: '已确认', declined: '已谢绝', lapsed: '已过期' },
  lead: (applicant: string, member: string, matter: string) =>
    `${applicant}正在申请${matter}，请您代表${member}答复。`,
  applicant: '申请单位',
  member: '被请求的成员',
  until: '答复期限',
  note: '不了解该单位的，可以谢绝，无需说明理由。答复后不能更改。',
  confirm: '确认',
  decline: '谢绝',
  answered: { confirmed: '已确认', declined: '已谢绝' },
  answeredText: '已记录贵单位的答复，无需再办理。',
};
const en: typeof zh = {
  named: 'Name of the member',
  namedHint:
    'Name of the member, or the number of its certificate or registration; the link goes to the address it has on record only',
  ask: 'Send the request',
  states: {
    waiting: 'Not confirmed yet',
    confirmed: 'Confirmed',
    declined: 'Declined',
    lapsed: 'Expired',
  },
  lead: (applicant, member, matter) =>
    `${applicant} is applying for ${matter} and has named ${member}. Please answer for ${member}.`,
  applicant: 'Applicant',
  member: 'Member asked',
  until: 'Answer by',
  note: 'If you do not know the applicant, you may decline; no reason is needed. An answer cannot be changed.',
  confirm: 'Confirm',
  decline: 'Decline',
  answered: { confirmed: 'Confirmed', declined: 'Declined' },
  answeredText: 'Your answer is recorded. Nothing more is asked of you.',
};
export const endorsementWords: Readonly<Record<Language, typeof zh>> = { zh, en };
