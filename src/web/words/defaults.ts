import type { Language } from '../../domain/wording.ts';

const zh = {
  sheetTitle: '章程未规定事项确认表',
  lead: (count: number) =>
    `章程没有规定、系统按默认办理的事项，共${count}项。联盟通过决议并签字确认后，这些默认成为联盟决定。`,
  version: (version: number) => `章程第${version}版`,
  resolutions: '确认决议',
  noResolution: '还没有登记确认决议，各项依据为“系统默认”。',
  record: '登记签字的确认决议',
  scans: '建立联盟时上传的扫描件',
  asWord: '下载 Word 文件（打印、签字）',
  print: '打印本页：请使用浏览器的打印功能。',
  back: '返回',
  answer: '答案',
  values: '现在的规则',
  places: '在章程文件中的位置',
  confirmed: '已由联盟确认',
  comma: '、',
  otherwise: '某一项要另作决定的',
  otherwiseHow:
    '在章程文件中把这一处改写为联盟的答案，default 写上自己的问题编号，并在 questions 中写明问题和答案；重新上传文件后，确认表即列出联盟的答案，再一并通过决议。只在纸上划改，系统不会照办。',
  signing: '决议',
  resolved: '现确认以上各项为联盟决定。',
  number: '决议编号',
  day: '通过日期',
  body: '通过机构',
  signed: '签字',
  paperLead: (version: number, count: number) =>
    `联盟章程（第${version}版）对以下${count}项没有规定。联盟按本表所列办理。`,
  paperResolved: '经表决通过，确认以上各项为联盟决定。',
};
const en: typeof zh = {
  sheetTitle: 'Sheet of defaults',
  lead: (count) =>
    `${count} questions that the charter leaves open and the system answers by default. A signed resolution of the alliance makes these answers its own.`,
  version: (version) => `Charter, version ${version}`,
  resolutions: 'Resolutions',
  noResolution: 'No resolution is on record yet; each of them is shown as a system default.',
  record: 'Enter the signed resolution',
  scans: 'Scans uploaded when the alliance was set up',
  asWord: 'Download as a Word file (to print and sign)',
  print: 'To print this page, use your browser’s print function.',
  back: 'Back',
  answer: 'Answer',
  values: 'The rule now',
  places: 'Where it stands in the charter’s file',
  confirmed: 'Confirmed by the alliance',
  comma: ', ',
  otherwise: 'To decide one of them otherwise',
  otherwiseHow:
    'Write the alliance’s own answer in this place of the charter file, with default: and a question number of your own, and put the question and its answer under questions. Upload the file again: the sheet then lists the alliance’s answer, and the resolution confirms it with the rest. A change on paper only is not carried out.',
  signing: 'Resolution',
  resolved: 'The above is hereby confirmed as the alliance’s own decision.',
  number: 'Number of the resolution',
  day: 'Passed on',
  body: 'Passed by',
  signed: 'Signed',
  paperLead: (version, count) =>
    `The charter of the alliance (version ${version}) does not settle the following ${count} questions. The alliance proceeds as listed here.`,
  paperResolved: 'Put to the vote and confirmed as the alliance’s own decision.',
};
export const defaultsWords: Readonly<Record<Language, typeof zh>> = { zh, en };
