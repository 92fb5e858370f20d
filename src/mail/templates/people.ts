import type { Template } from './draft.ts';
import { linesOf, longDate, organisationName, typedName } from './phrases.ts';
import type {
  AdviceGiven,
  AdviceWanted,
  DecidedInYourPlace,
  OutcomeCopy,
  TasksHandedOver,
} from './views.ts';

export const tasksHandedOver: Template<TasksHandedOver> = {
  zh: ({ by, successor, items }) => ({
    subject: `待办已转交：${items.length}项`,
    paragraphs: [
      `${typedName(by, 60)}已将下列${items.length}项待办转交${typedName(successor, 60)}办理，有关链接已另行发送：`,
    ],
    facts: items.map(({ title, number }) => ({ label: title.zh, value: number })),
  }),
  en: ({ by, successor, items }) => ({
    subject: items.length === 1 ? 'A task was handed over' : `${items.length} tasks handed over`,
    paragraphs: [
      `${typedName(by, 60)} has handed over to ${typedName(successor, 60)} what is listed here; the links were sent separately:`,
    ],
    facts: items.map(({ title, number }) => ({ label: title.en, value: number })),
  }),
};

export const adviceWanted: Template<AdviceWanted> = {
  zh: ({ asker, case: subject, question, link }) => ({
    subject: `请您提供意见：${organisationName(subject)}`,
    paragraphs: [
      `${typedName(asker, 60)}正在审核${organisationName(subject)}的申请（编号${subject.number}），想听听您的意见：`,
      ...linesOf(question),
    ],
    button: { label: '查看材料并答复', link },
    afterword: '您的意见供审核参考，不是审核决定。',
  }),
  en: ({ asker, case: subject, question, link }) => ({
    subject: `Your advice, please: ${organisationName(subject)}`,
    paragraphs: [
      `${typedName(asker, 60)} is reviewing the application of ${organisationName(subject)} (number ${subject.number}) and asks for your advice:`,
      ...linesOf(question),
    ],
    button: { label: 'View and answer', link },
    afterword: 'Your answer helps the review; it is no decision.',
  }),
};

export const adviceGiven: Template<AdviceGiven> = {
  zh: ({ adviser, case: subject, answer, link }) => ({
    subject: `意见已答复：${organisationName(subject)}`,
    paragraphs: [
      `${typedName(adviser, 60)}就${organisationName(subject)}的申请（编号${subject.number}）答复如下：`,
      ...linesOf(answer),
    ],
    button: { label: '继续审核', link },
  }),
  en: ({ adviser, case: subject, answer, link }) => ({
    subject: `Advice received: ${organisationName(subject)}`,
    paragraphs: [
      `${typedName(adviser, 60)} answers about the application of ${organisationName(subject)} (number ${subject.number}):`,
      ...linesOf(answer),
    ],
    button: { label: 'Go on with the review', link },
  }),
};

const ENDS = {
  passed: { zh: '已通过', en: 'approved' },
  refused: { zh: '未予通过', en: 'not approved' },
  lifted: { zh: '已解除', en: 'lifted' },
  withdrawn: { zh: '申请已撤回', en: 'withdrawn by the applicant' },
} as const;

export const outcomeCopy: Template<OutcomeCopy> = {
  zh: ({ case: subject, matter, end, on }) => ({
    subject: `抄送：${organisationName(subject)}${matter.zh}事项结果`,
    paragraphs: [
      `${organisationName(subject)}的${matter.zh}事项（编号${subject.number}）已于${longDate(on, 'zh')}办结，结果：${ENDS[end].zh}。特此抄送，无需办理。`,
    ],
  }),
  en: ({ case: subject, matter, end, on }) => ({
    subject: `For information: outcome of ${organisationName(subject)}, ${matter.en}`,
    paragraphs: [
      `The case ${subject.number}, ${matter.en} of ${organisationName(subject)}, ended on ${longDate(on, 'en')}: ${ENDS[end].en}. This is for your information; nothing is asked of you.`,
    ],
  }),
};

export const decidedInYourPlace: Template<DecidedInYourPlace> = {
  zh: ({ substitute, items, choice, receipt }) => ({
    subject: '代办事项已办理',
    paragraphs: [`${typedName(substitute, 60)}已代您办理下列待办：`],
    facts: [
      ...items.map(({ title, number }) => ({ label: title.zh, value: number })),
      { label: '结果', value: choice.zh },
      { label: '回执编号', value: receipt },
    ],
  }),
  en: ({ substitute, items, choice, receipt }) => ({
    subject: 'Done in your place',
    paragraphs: [`${typedName(substitute, 60)} has done this in your place:`],
    facts: [
      ...items.map(({ title, number }) => ({ label: title.en, value: number })),
      { label: 'Decision', value: choice.en },
      { label: 'Receipt', value: receipt },
    ],
  }),
};
