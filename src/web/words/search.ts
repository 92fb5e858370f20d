import type { Language } from '../../domain/wording.ts';

const zh = {
  title: '查找',
  titleFor: (text: string) => `查找：${text}`,
  field: '查找编号、单位、姓名、电话',
  submit: '查找',
  nothingAsked: '请输入编号、单位名称、姓名或电话。',
  nothing: '没有找到。可以换一个编号，或只输入名称中的几个字。',
  noPhone: '没有登记电话',
  noMail: '没有登记邮箱',
  kinds: {
    case: '事项',
    round: '表决批次',
    member: '会员',
    person: '人员',
    record: '登记',
    certificate: '证书',
    paper: '发文',
  },
};
const en: typeof zh = {
  title: 'Search',
  titleFor: (text) => `Search: ${text}`,
  field: 'Number, organisation, name or telephone',
  submit: 'Search',
  nothingAsked: 'Enter a number, an organisation, a name or a telephone number.',
  nothing: 'Nothing was found. Try another number, or only a few characters of the name.',
  noPhone: 'no telephone on record',
  noMail: 'no mail address on record',
  kinds: {
    case: 'Cases',
    round: 'Voting rounds',
    member: 'Members',
    person: 'Persons',
    record: 'Records',
    certificate: 'Certificates',
    paper: 'Outgoing papers',
  },
};
export const searchWords: Readonly<Record<Language, typeof zh>> = { zh, en };
