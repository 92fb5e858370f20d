import type { Template } from './draft.ts';
import { dateAndHour, yearNote, organisationName, typedName } from './phrases.ts';
import type { ReviewWanted, Undeliverable } from './views.ts';

export const reviewWanted: Template<ReviewWanted> = {
  zh: ({ case: subject, matter, article, round, due, unknownYear, link }) => ({
    subject: `请审核${matter.zh}申请：${organisationName(subject)}${round > 1 ? `（第${round}次提交）` : ''}`,
    paragraphs: [
      `${organisationName(subject)}${round > 1 ? '已补正' : '提交了'}${matter.zh}申请（${subject.class.zh}，编号${subject.number}）。请审核材料（章程${article.zh}）${due ? `，期限${dateAndHour(due, 'zh')}${yearNote(unknownYear, 'zh')}` : ''}：`,
    ],
    button: { label: '查看并审核', link },
  }),
  en: ({ case: subject, matter, article, round, due, unknownYear, link }) => ({
    subject: `Please review the ${matter.en} application of ${organisationName(subject)}${round > 1 ? ` (submission ${round})` : ''}`,
    paragraphs: [
      `${organisationName(subject)} has ${round > 1 ? 'corrected its' : 'handed in a'} ${matter.en} application (${subject.class.en}, number ${subject.number}). Please review the documents (${article.en} of the charter)${due ? ` by ${dateAndHour(due, 'en')}${yearNote(unknownYear, 'en')}` : ''}:`,
    ],
    button: { label: 'View and review', link },
  }),
};

export const undeliverable: Template<Undeliverable> = {
  zh: ({ recipient, about, caseNumber, code, link }) => ({
    subject: `邮件未能送达：${typedName(recipient.name, 60)}`,
    paragraphs: [
      `发给${typedName(recipient.name, 60)}的${about.zh}未能送达。请核对邮箱，并通过电话或纸质方式联系。`,
    ],
    facts: [
      { label: '邮箱', value: recipient.address },
      ...(recipient.phone ? [{ label: '电话', value: recipient.phone }] : []),
      ...(caseNumber ? [{ label: '事项编号', value: caseNumber }] : []),
      { label: '代码', value: code },
    ],
    button: { label: '查看待办', link },
  }),
  en: ({ recipient, about, caseNumber, code, link }) => ({
    subject: `Mail not delivered: ${typedName(recipient.name, 60)}`,
    paragraphs: [
      `The mail to ${typedName(recipient.name, 60)} about ${about.en} could not be delivered. Please check the address and ask by telephone or on paper.`,
    ],
    facts: [
      { label: 'Address', value: recipient.address },
      ...(recipient.phone ? [{ label: 'Telephone', value: recipient.phone }] : []),
      ...(caseNumber ? [{ label: 'Case number', value: caseNumber }] : []),
      { label: 'Code', value: code },
    ],
    button: { label: 'View the task', link },
  }),
};
