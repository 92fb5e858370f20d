import type { Language } from '../../domain/wording.ts';

const zh = {
  title: '指派代表',
  lead: '由会员单位自行指派、一家一席的席位。单位可以凭会员页面的链接自行指派，也可以凭书面指派文件由秘书处登记任职并复核。表决开始后不能更换。',
  people: '人员与单位',
  newPerson: '新增人员',
  unit: '单位',
  seat: '席位',
  holder: '代表',
  link: '会员页面',
  since: (day: string) => `${day}起`,
  nobody: '未指派代表',
  send: '发送链接',
  noAddress: '没有邮箱',
  none: '章程没有由会员指派的表决席位，或还没有这类会员。',
};
const en: typeof zh = {
  title: 'Representatives',
  lead: 'Seats that members fill themselves, one each. A unit designates somebody by the link to its own page; or the secretariat records the office from a letter, and a second person checks it. Nobody is replaced once a vote has opened.',
  people: 'People and units',
  newPerson: 'New person',
  unit: 'Unit',
  seat: 'Seat',
  holder: 'Representative',
  link: 'Member’s page',
  since: (day) => `since ${day}`,
  nobody: 'nobody designated',
  send: 'Send the link',
  noAddress: 'no address',
  none: 'The charter has no voting seat that members fill, or no such member is there yet.',
};
export const representativesWords: Readonly<Record<Language, typeof zh>> = { zh, en };
