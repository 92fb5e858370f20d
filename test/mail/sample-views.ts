import type { CaseView, MailView } from '../../src/mail/templates/views.ts';

const ordinary = { zh: '普通会员', en: 'Ordinary Member' };
export const applicants: readonly CaseView[] = [
  { number: 'SL-2026-0012', organisation: '株洲市火炬机电有限公司', class: ordinary },
  { number: 'SL-2026-0013', organisation: '深圳前海鱻品科技股份有限公司', class: ordinary },
  { number: 'SL-2026-0014', organisation: '湖南祎安新材料有限公司', class: ordinary },
];
const [torch] = applicants as [CaseView, ...CaseView[]];
const chair = {
  name: '王建国',
  surname: '王',
  title: { zh: '理事长', en: 'Chair' },
};
const frame = {
  alliance: { zh: '上市服务联盟', en: 'SME Listing Service Alliance' },
  phone: '010-6800 1234',
  to: chair,
};
const toApplicant = { ...frame, to: { name: '李晓敏' } };
const article = { zh: '第十四条第（三）项', en: 'Article 14(3)' };
const matter = { zh: '入会', en: 'membership' };
const body = { zh: '理事长办公会', en: "The Chair's Office Meeting" };
const authority = { zh: '中促中心', en: 'the CCPSME' };
const closes = new Date('2026-12-04T17:00:00+08:00');
const link = 'https://alliance.example/d/q4Jx7-_Zt0';
const several = { matter, body, items: applicants };
const one = { case: torch, matter };
const toContact = { ...frame, to: { name: '陈思远' } };
const duesOfOne = {
  article,
  member: torch.organisation,
  year: 2027,
  yuan: '20,000',
  due: new Date('2027-03-31T12:00:00+08:00'),
  reference: 'LSA-D-2027-0001',
  account: {
    holder: '中小企业合作发展促进中心',
    bank: '中国工商银行北京万寿路支行',
    number: '0200 0123 0920 0456 789',
  },
  link,
};

const promotion = { zh: '申请成为理事单位', en: 'Application to become a director unit' };
const change = {
  atOnce: false,
  was: { zh: '普通会员单位', en: 'Ordinary member unit' },
  is: { zh: '理事单位', en: 'Director unit' },
  since: new Date('2027-03-01T02:00:00Z'),
};
const ofMember = {
  ...toApplicant,
  case: torch,
  article: { zh: '第十五条第（三）项', en: 'Article 15(3)' },
};
const expelling = {
  procedure: { zh: '除名', en: 'Expulsion' },
  stage: { zh: '理事会表决', en: 'Vote: Council' },
};
const leaving = {
  procedure: { zh: '退会', en: 'Leaving the alliance' },
  notice: { zh: '退会通知', en: 'Notice of leaving' },
} as const;
const returned = { ...leaving, items: [], latest: null };
const ticked = {
  ...leaving,
  items: [{ zh: '工作交接完成', en: 'Work handed over' }],
  latest: new Date('2028-12-21T15:59:59.999Z'),
};
const since = new Date('2026-11-20T16:00:00Z');
const lastDay = new Date('2028-11-21T15:59:59.999Z');

/** One view of every template, as the product sends them. */
export const sampleViews: readonly MailView[] = [
  { ...toApplicant, template: 'application-received', ...one, lookupCode: '7KQ4-M2XD', link },
  {
    ...toApplicant,
    template: 'returned-for-correction',
    ...one,
    article,
    reason: '营业执照已过有效期。\n请同时核对联系电话。',
    documents: [
      { document: { zh: '营业执照', en: 'Business licence' }, reason: '不清晰，请重新拍照' },
      { document: { zh: '入会申请表', en: 'Application form' }, reason: '未盖章' },
    ],
    due: closes,
    link,
  },
  {
    ...toApplicant,
    template: 'review-wanted',
    ...one,
    article,
    round: 2,
    due: closes,
    unknownYear: 2027,
    link,
  },
  { ...frame, template: 'correspondence-order-wanted', ...several, article, link },
  { ...frame, template: 'ballot', ...several, article, correspondence: true, closes, link },
  {
    ...frame,
    to: { name: '周敏', surname: '周', title: { zh: '监事长', en: 'Supervisor' } },
    template: 'ballot-for-observer',
    ...several,
    article,
    correspondence: true,
    closes,
    link,
  },
  {
    ...frame,
    template: 'vote-recorded',
    ...several,
    number: 'SL-R-2026-0003',
    how: { zh: '纸质表决票', en: 'paper ballot' },
    counted: true,
    marks: applicants.map((item) => ({ item, choice: { zh: '赞成', en: 'for' } })),
    countsBy: closes,
    link,
  },
  {
    ...frame,
    template: 'vote-objected-to',
    voter: '王建国',
    number: 'SL-R-2026-0003',
    round: 'SL-V-2026-0002',
    body,
    link,
  },
  {
    ...frame,
    template: 'opinion-to-confirm',
    ...several,
    marks: applicants.map((item) => ({ item, choice: { zh: '反对', en: 'against' } })),
    closes,
    link,
  },
  { ...frame, template: 'ballot-reminder', ...several, article, sequence: 1, closes, link },
  { ...frame, template: 'ballot-reminder', ...several, article, sequence: 2, closes, link },
  {
    ...frame,
    to: { name: '陈思远' },
    template: 'filing',
    authority,
    matter,
    items: applicants,
    article,
    link,
  },
  {
    ...frame,
    to: { name: '陈思远' },
    template: 'filing-reminder',
    authority,
    matter,
    items: applicants,
    article,
    sent: new Date('2026-12-07T09:00:00+08:00'),
    link,
  },
  {
    ...toApplicant,
    template: 'approved',
    ...one,
    article,
    memberSince: new Date('2026-12-04T17:05:00+08:00'),
    admittedAs: { zh: '企业会员', en: 'Enterprise member' },
    certificate: {
      number: 'SL-M-2026-0012',
      filename: '会员证书.pdf',
      verifyLink: 'https://alliance.example/verify/SL-M-2026-0012',
    },
    link,
  },
  {
    ...toApplicant,
    template: 'not-approved',
    ...one,
    article,
    reason: '不符合第十三条规定的条件。',
    link,
  },
  { ...frame, template: 'application-withdrawn', ...one },
  {
    ...frame,
    template: 'ballot-result',
    body,
    matter,
    article,
    items: applicants.map((item, index) => ({
      ...item,
      result: index === 1 ? ('not-passed' as const) : ('passed' as const),
      for: index === 1 ? 2 : 4,
      against: index === 1 ? 2 : 0,
      abstain: 0,
      entitled: 5,
      list: [
        {
          voter: '王建国',
          choice: { zh: '赞成', en: 'for' },
          how: { zh: '纸质表决票', en: 'paper ballot' },
        },
        { voter: '刘志远', choice: { zh: '未表决', en: 'not voted' }, how: null },
      ],
    })),
    link,
  },
  {
    ...frame,
    template: 'release-wanted',
    kind: { zh: '备案函', en: 'Filing letter' },
    title: 'Filing: membership',
    lastReminder: true,
    link,
  },
  {
    ...toApplicant,
    template: 'correction',
    ...one,
    number: 'SL-R-2026-0003',
    what: { zh: '表决计票', en: 'the count of the vote' },
    came: 'back-to-body',
    body,
    member: true,
    certificate: null,
    link,
  },
  {
    ...frame,
    template: 'day-corrected',
    number: 'SL-R-2026-0004',
    of: { zh: '副理事长', en: 'Vice-chair' },
    what: { zh: '任职起始日期', en: 'first day in office' },
    was: '2026-03-01',
    is: '2026-02-01',
  },
  {
    ...frame,
    template: 'sitting-notice',
    ...several,
    article,
    meets: closes,
    place: '北京市海淀区万寿路27号院10号楼二层会议室',
    chairedBy: { zh: '王建国（理事长）', en: '王建国' },
    shortened: '年底前须完成备案',
    link,
  },
  { ...frame, template: 'sitting-cancelled', body, meets: closes, reason: '理事长临时出差' },
  {
    ...frame,
    template: 'short-notice-wanted',
    ...several,
    meets: closes,
    reason: '年底前须完成备案',
    link,
  },
  {
    ...frame,
    template: 'result-to-confirm',
    ...one,
    body,
    article,
    held: 'quorum',
    entitled: 5,
    present: 2,
    for: 2,
    link,
  },
  {
    ...frame,
    template: 'result-to-confirm',
    ...one,
    body,
    article,
    held: 'exact-half',
    entitled: 12,
    present: 10,
    for: 5,
    link,
  },
  { ...frame, template: 'to-meeting', ...several, article, demands: 2, electors: 5, link },
  {
    ...frame,
    template: 'task-moved',
    about: { zh: '是否进行通讯表决的决定（SL-V-2026-0003）', en: 'the decision on a vote' },
    now: '赵海燕',
  },
  { ...toApplicant, template: 'sign-in-code', code: '402917', minutes: 10 },
  {
    ...toApplicant,
    template: 'undeliverable',
    recipient: { name: '王建国', address: 'wang@elector.example', phone: '138 0000 0000' },
    about: { zh: '表决通知', en: 'the vote' },
    caseNumber: 'SL-2026-0012',
    code: '550 5.1.1',
    link,
  },
  { ...toApplicant, template: 'dues-notice', ...duesOfOne },
  { ...toApplicant, template: 'dues-reminder', ...duesOfOne, sequence: 1, overdue: false },
  { ...toApplicant, template: 'dues-reminder', ...duesOfOne, sequence: 2, overdue: true },
  { ...toContact, template: 'voucher-wanted', article, payments: 1, reminder: false, link },
  { ...toContact, template: 'voucher-wanted', article, payments: 3, reminder: true, link },
  {
    ...toApplicant,
    template: 'voucher-issued',
    article,
    member: torch.organisation,
    number: 'ZC-2027-001',
    yuan: '20,000',
    issuer: authority,
    link,
  },
  { ...ofMember, template: 'inactivity-warning', months: 24, since, lastDay, link },
  { ...ofMember, template: 'inactivity-lifted', months: 24, since, lastDay, suspended: false },
  { ...ofMember, template: 'inactivity-lifted', months: 24, since, lastDay, suspended: true },
  {
    ...ofMember,
    template: 'membership-ended',
    because: 'deemed',
    months: 24,
    since,
    lastDay,
    objections: new Date('2028-12-06T16:00:00Z'),
    link,
  },
  {
    ...ofMember,
    template: 'membership-ended',
    because: 'expelled',
    decidedBy: body,
    again: { until: new Date('2028-12-21T16:00:00Z'), by: body },
    lastDay,
    link,
  },
  {
    ...ofMember,
    template: 'membership-ended',
    because: 'cancelled',
    decidedBy: null,
    again: null,
    lastDay,
    link,
  },
  {
    ...ofMember,
    ...expelling,
    template: 'reply-wanted',
    until: new Date('2028-12-21T16:00:00Z'),
    decidedBy: body,
    wholeTime: true,
    link,
  },
  {
    ...ofMember,
    ...expelling,
    template: 'reply-received',
    until: new Date('2028-12-21T16:00:00Z'),
  },
  { ...ofMember, ...expelling, template: 'about-member', came: 'stays', link },
  { ...ofMember, ...expelling, template: 'about-member', came: 'reinstated', link },
  { ...ofMember, ...expelling, template: 'about-member', came: 'stands', link },
  { ...ofMember, ...expelling, template: 'about-member', came: 'decided', link },
  { ...ofMember, ...expelling, template: 'about-member-copy', came: 'stands' },
  {
    ...ofMember,
    template: 'reason-wanted',
    months: 12,
    since,
    until: new Date('2028-12-21T16:00:00Z'),
    link,
  },
  ...(['notice', 'formalities', 'days'] as const).map((by): MailView => ({
    ...ofMember,
    ...leaving,
    template: 'membership-ended',
    because: 'withdrawn',
    by,
    certificate: by === 'formalities',
    dues: by === 'formalities',
    lastDay,
    link,
  })),
  {
    ...ofMember,
    ...frame,
    template: 'member-left',
    procedure: leaving.procedure,
    lastDay,
    stays: null,
  },
  {
    ...ofMember,
    ...frame,
    template: 'member-left',
    procedure: promotion,
    lastDay,
    stays: ordinary,
  },
  { ...ofMember, template: 'own-procedure', procedure: promotion, came: 'received', link },
  { ...ofMember, template: 'own-procedure', procedure: promotion, came: 'refused', link },
  {
    ...ofMember,
    template: 'own-procedure',
    procedure: promotion,
    came: 'class',
    change: { ...change, back: false, designates: [{ zh: '理事会', en: 'Council' }] },
    link,
  },
  {
    ...ofMember,
    template: 'own-procedure',
    procedure: promotion,
    came: 'class',
    change: { ...change, back: true, designates: [] },
    link,
  },
  {
    ...ofMember,
    template: 'own-procedure',
    procedure: { zh: '退出主席团', en: 'Leaving the presidium' },
    came: 'class',
    change: { ...change, atOnce: true, back: false, designates: [] },
    link,
  },
  {
    ...toApplicant,
    template: 'member-link',
    organisation: torch.organisation,
    class: { zh: '理事单位', en: 'Director unit' },
    link,
  },
  { ...ofMember, ...returned, template: 'leaving-received', certificate: 'return', link },
  { ...ofMember, ...returned, template: 'leaving-received', certificate: 'lost', link },
  { ...ofMember, ...ticked, template: 'leaving-received', certificate: null, link },
  { ...ofMember, ...returned, template: 'leaving-reminder', certificate: 'return', link },
  { ...ofMember, ...ticked, ...frame, template: 'formalities-wanted' },
  { ...ofMember, ...leaving, template: 'leaving-taken-back', certificate: true },
  { ...ofMember, ...frame, template: 'objection-received' },
  {
    ...ofMember,
    template: 'objection-answered',
    upheld: true,
    excuses: false,
    reason: '2028-03-03',
    link,
  },
  { ...ofMember, template: 'objection-answered', upheld: false, excuses: false, reason: '', link },
  {
    ...frame,
    template: 'fresh-link',
    about: { zh: '表决页面', en: 'the ballot page' },
    due: closes,
    link,
  },
  {
    ...frame,
    template: 'tasks-handed-over',
    by: '周敏',
    successor: '陈思远',
    items: [
      { title: { zh: '秘书处审核', en: 'Review' }, number: 'SL-2026-0012' },
      { title: { zh: '秘书处审核', en: 'Review' }, number: 'SL-2026-0013' },
    ],
  },
  {
    ...frame,
    template: 'advice-wanted',
    asker: '周敏',
    case: torch,
    question: '营业执照已过有效期。',
    link,
  },
  {
    ...frame,
    template: 'advice-given',
    adviser: '陈思远',
    case: torch,
    answer: '营业执照已过有效期。\n请同时核对联系电话。',
    link,
  },
  {
    ...frame,
    template: 'endorsement-wanted',
    article,
    applicant: '株洲市火炬机电有限公司',
    member: '湖南祎安新材料有限公司',
    document: { zh: '成员推荐', en: 'Recommendation by a member' },
    matter: { zh: '入盟', en: 'membership' },
    until: closes,
    link,
  },
  { ...frame, template: 'outcome-copy', ...one, end: 'passed', on: closes },
  {
    ...frame,
    template: 'decided-in-your-place',
    substitute: '陈思远',
    items: [{ title: { zh: '秘书处审核', en: 'Review' }, number: 'SL-2026-0012' }],
    choice: { zh: '同意', en: 'approved' },
    receipt: '3F9A-77C0-12BE',
  },
];

const TYPED_BY_OTHERS = new Set([
  'organisation',
  'member',
  'holder',
  'bank',
  'name',
  'surname',
  'filename',
  'address',
  'phone',
  'by',
  'successor',
  'asker',
  'adviser',
  'substitute',
]);

function textFor(key: string, text: string, hostile: string): string {
  if (key === 'reason' || key === 'question' || key === 'answer')
    return hostile.replace(/[\r\n\u2028]+/g, ' ');
  return TYPED_BY_OTHERS.has(key) ? hostile : text;
}

/** A view whose every text from outside is the given one. */
export function withTexts<Value>(value: Value, hostile: string): Value {
  if (Array.isArray(value)) return value.map((item: unknown) => withTexts(item, hostile)) as Value;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      typeof inner === 'string' ? textFor(key, inner, hostile) : withTexts(inner, hostile),
    ]),
  ) as Value;
}
