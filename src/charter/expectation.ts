import type { Wording } from '../domain/wording.ts';

const say = (zh: string, en: string): Wording => ({ zh, en });

/** What may stand at a place of the file, said so that the reader can mend it. */
const EXPECTATIONS = {
  text: say('这里应为文字；写在引号里', 'a text is expected here; write it in quotation marks'),
  number: say('这里应为整数', 'a whole number is expected here'),
  yuan: say(
    '这里应为以元为单位的整数，如 20000',
    'a whole number of yuan is expected here, such as 20000',
  ),
  boolean: say('这里应为 true 或 false', 'true or false is expected here'),
  map: say('这里应为“名称: 值”', 'keys with values are expected here'),
  list: say('这里应为列表，如 [a, b]', 'a list is expected here, such as [a, b]'),
  wording: say(
    '中英文都要写，如 {zh: 秘书处, en: Secretariat}',
    'both languages are needed, such as {zh: 秘书处, en: Secretariat}',
  ),
  name: say(
    '名称用小写英文字母、数字和连字符，如 chairs-office',
    'a name has small letters, digits and hyphens, such as chairs-office',
  ),
  process: say(
    '流程类型以小写字母开头，只用英文字母，如 applicationReview',
    'a process is one word that begins with a small letter, such as applicationReview',
  ),
  articleNumber: say(
    '条款编号照原文写并加引号，如 "14(3)"、"8-2"',
    'an article number follows the source and stands in quotation marks, such as "14(3)" or "8-2"',
  ),
  article: say(
    '这里应为条款原文，写在引号里；或 {words: 原文, en: 译文}',
    'the article’s own words are expected here, in quotation marks; or {words: …, en: …}',
  ),
  question: say('问题编号形如 B-Q4 或 X-Q1', 'a question is numbered like B-Q4 or X-Q1'),
  fraction: say(
    '通过条件写作 more than 1/2 of present 或 at least 2/3 of all（基数：all、present、voting）',
    'a threshold is written more than 1/2 of present, or at least 2/3 of all (bases: all, present, voting)',
  ),
  share: say(
    '比例写作 more than 1/2 或 at least 2/3',
    'a share is written more than 1/2, or at least 2/3',
  ),
  quorum: say(
    '最低到会人数写作 {at: more than 1/2, mode: enforce}，mode 可为 enforce 或 advise，或按表决方式写作 {correspondence: enforce, meeting: advise}；没有则写 none',
    'a quorum is written {at: more than 1/2, mode: enforce}, where mode is enforce or advise, or one for each way of voting: {correspondence: enforce, meeting: advise}; where there is none, none',
  ),
  count: say(
    '人数写作 exactly 1、at least 3 或 any',
    'a count is written exactly 1, at least 3, or any',
  ),
  notice: say(
    '通知期限写作 3 working days 或 7 days',
    'a notice is written 3 working days, or 7 days',
  ),
  workingDays: say('期限写作 3 working days', 'this is written 3 working days'),
  period: say(
    '期限写作 15 days、5 working days、6 months 或 3 years',
    'a period is written 15 days, 5 working days, 6 months, or 3 years',
  ),
  dueBefore: say(
    '期限写作 90 days before smewg.annual-meeting（外部单位.日期）',
    'this is written 90 days before smewg.annual-meeting (authority.date)',
  ),
  authorityDate: say(
    '外部日期写作 smewg.annual-meeting（外部单位.日期）',
    'a date that somebody else sets is written smewg.annual-meeting (authority.date)',
  ),
  registerState: say(
    '名录的状态写作 activities.announced（名录.状态）',
    'a register’s state is written activities.announced (register.state)',
  ),
  gate: say(
    '关口的 before 写 reach、open 或 vote 之一',
    'a gate stands before one of: reach, open, vote',
  ),
  gateNeed: say(
    '关口的条件写作 {passed: 流程}、{before-start: 流程}、{in-force: 期限或流程}、{checked: [条款]} 或 {written: en}，每项写一个',
    'what a gate needs is written {passed: procedure}, {before-start: procedure}, {in-force: clock or procedure}, {checked: [articles]} or {written: en}, one in each',
  ),
  opening: say(
    '发起人写作 anyone、member 或 clock，或会员等次、机构、席位、外部单位的名称',
    'who opens a procedure is anyone, member or clock, or the names of classes, bodies, seats or authorities',
  ),
  seat: say(
    '席位写 count（人数），或写 each（每个会员一席）和 as，二者写一个',
    'a seat has either a count, or each (one for every member of these classes) with as',
  ),
  cadence: say(
    '周期性期限写 meets（开会的机构）或 opens（发起的流程），二者写一个',
    'a cadence has either meets, a body, or opens, a procedure',
  ),
  ownQuestion: say(
    '自拟的填写项要写 label 和 as；as: choice 的还要写 options，其他的不写',
    'a question of the charter’s own has label and as; with as: choice it has options, else none',
  ),
  months: say('期限写作 24 months 或 1 year', 'a term is written 24 months, or 1 year'),
  day: say('日期写作 2021-12-31，且须真实存在', 'a day is written 2021-12-31 and must exist'),
  monthDay: say(
    '每年的日期写作月-日，如 "03-31"',
    'a day of every year is written month-day, such as "03-31"',
  ),
  days: say('天数写作 30 days', 'a number of days is written 30 days'),
  textFile: say(
    '这里应为同一文件夹中的文本文件名，如 listing.txt',
    'the name of a text file in the same folder is expected here, such as listing.txt',
  ),
  outcome: say(
    '环节的结果写作 {review: approved}，表决写作 {ballot: {electors: 5, present: 5, for: 3}}',
    'an outcome is written {review: approved}, a vote {ballot: {electors: 5, present: 5, for: 3}}',
  ),
  votes: say(
    'present 须等于 for、against、abstain、invalid 之和，且不超过 electors',
    'present must be the sum of for, against, abstain and invalid, and no more than electors',
  ),
  stage: say(
    '每一环节只写一个动词：submit、review、ballot、filing、issue、formalities、warning、objection、reply、notify、approval、election 或 meeting',
    'each stage has exactly one verb: submit, review, ballot, filing, issue, formalities, warning, objection, reply, notify, approval, election or meeting',
  ),
  stageNames: say(
    '同一流程的环节名称不能重复；请用 as 另起名称',
    'two stages of a procedure cannot have one name; give one of them another with as',
  ),
  effect: say(
    '效果只写一个：admit、end-membership、class、reinstate、restart、establish、enter、extend、move、adopt 或 dissolve，如 {admit: 会员等次}',
    'an effect is exactly one of admit, end-membership, class, reinstate, restart, establish, enter, extend, move, adopt or dissolve, such as {admit: class}',
  ),
  documentForm: say(
    'as: form 的文件写 asks；as: upload 的可写 shows；as: issued 的可写 issuers、languages；as: endorsement 的写 by、count 和 within',
    'a document with as: form has asks; with as: upload it may have shows, with as: issued issuers and languages; with as: endorsement it has by, count and within',
  ),
  bodySeats: say(
    '机构要么有自己的席位 seats，要么由他处的席位组成 members，二者写一个',
    'a body has either seats of its own or members who sit elsewhere; write one of the two',
  ),
  source: say(
    '没有依据：请写 article（条款编号）或 default（问题编号）',
    'nothing commands this: write article with an article’s number, or default with a question’s',
  ),
  atLeastOne: say('至少要有一项', 'at least one is needed'),
} as const satisfies Readonly<Record<string, Wording>>;

export type Expectation = keyof typeof EXPECTATIONS;

/** How a schema says in a message what it expected: a key, which the loader turns into words. */
export const expects = (what: Expectation): string => `expects ${what}`;

/** The expectation behind a schema's message, or null for a message that is not ours. */
export function expectationIn(message: string): Wording | null {
  const what = /^expects (\w+)$/.exec(message)?.[1];
  return what !== undefined && Object.hasOwn(EXPECTATIONS, what)
    ? EXPECTATIONS[what as Expectation]
    : null;
}
