import type { Language } from '../../domain/wording.ts';

const zh = {
  tokensTitle: '接口令牌',
  tokensLead:
    '令牌供其他程序以您的身份办理事项，权限与您本人相同；您离开秘书处后令牌即失效。操作记录会注明“接口”。',
  reference: '接口说明',
  makeTitle: '新建令牌',
  name: '用途',
  nameHint: '写明交给哪个程序使用，如“协同办公系统”',
  days: '有效天数',
  daysHint: '1至365天',
  make: '新建令牌',
  madeTitle: '令牌只显示这一次',
  madeText: '请现在复制并交给使用的程序；关闭本页后无法再次查看，遗失请撤销后重新建立。',
  listTitle: '已建立的令牌',
  columns: ['用途', '建立时间', '有效期至', '状态', '操作'],
  none: '还没有令牌。',
  state: { works: '有效', expired: '已过期', revoked: '已撤销' },
  revoke: '撤销',
  referenceTitle: '接口说明',
  referenceLead: '页面上能办的事，程序也能办。机器可读的说明（OpenAPI 3.1）：',
  by: { anyone: '无需令牌', link: '邮件链接的令牌', secretariat: '秘书处人员的令牌' },
  asks: '请求内容',
  answers: '答复内容',
  refusals: '可能的拒绝',
};
const en: typeof zh = {
  tokensTitle: 'Interface tokens',
  tokensLead:
    'A token lets another program act as you, with your rights and no more; it stops working when you leave the secretariat. The audit trail says “API”.',
  reference: 'Interface reference',
  makeTitle: 'New token',
  name: 'Purpose',
  nameHint: 'Which program will use it, such as “office system”',
  days: 'Valid for days',
  daysHint: '1 to 365 days',
  make: 'Make a token',
  madeTitle: 'The token is shown this once',
  madeText:
    'Copy it now and give it to the program. It cannot be seen again after this page; if it is lost, revoke it and make another.',
  listTitle: 'Tokens made',
  columns: ['Purpose', 'Made', 'Valid until', 'State', 'Action'],
  none: 'No tokens yet.',
  state: { works: 'Works', expired: 'Expired', revoked: 'Revoked' },
  revoke: 'Revoke',
  referenceTitle: 'Interface reference',
  referenceLead:
    'Whatever the pages can do, a program can do. The description for machines (OpenAPI 3.1):',
  by: {
    anyone: 'no token',
    link: 'token of a mailed link',
    secretariat: 'token of a person of the secretariat',
  },
  asks: 'Request',
  answers: 'Answer',
  refusals: 'May be refused with',
};
export const interfaceWords: Readonly<Record<Language, typeof zh>> = { zh, en };
