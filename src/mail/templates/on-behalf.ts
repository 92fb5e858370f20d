import type { Language, Wording } from '../../domain/wording.ts';
import type { Template } from './draft.ts';
import { dayAndHour, matterOf, organisationName, typedName } from './phrases.ts';
import type { MarkView, OpinionToConfirm, VoteObjectedTo, VoteRecorded } from './views.ts';

const facts = (marks: readonly MarkView[], language: Language) =>
  marks.map((mark) => ({ label: organisationName(mark.item), value: mark.choice[language] }));

/** To the voter: what was recorded in their name, and the way to say that it is not their vote. */
export const voteRecorded: Template<VoteRecorded> = {
  zh: (view) => ({
    subject: view.counted
      ? `已登记您的${view.how.zh}：${matterOf(view, 'zh')}`
      : `您的${view.how.zh}没有计入：${matterOf(view, 'zh')}`,
    paragraphs: [
      `秘书处登记了您的${view.how.zh}（${view.number}，${view.body.zh}，${matterOf(view, 'zh')}），已由两人核对，${view.counted ? '现已计入' : '没有计入'}：`,
    ],
    facts: facts(view.marks, 'zh'),
    button: { label: view.counted ? '查看，或提出异议' : '查看', link: view.link },
    ...(view.counted && {
      afterword: `如果这不是您的意思，请在计票完成前（最迟${dayAndHour(view.countsBy, 'zh')}）从上面的链接提出异议，该票即不计入，您可以自行表决。`,
    }),
  }),
  en: (view) => ({
    subject: view.counted
      ? `Your ${view.how.en} was recorded: ${matterOf(view, 'en')}`
      : `Your ${view.how.en} does not count: ${matterOf(view, 'en')}`,
    paragraphs: [
      `The secretariat recorded your ${view.how.en} (${view.number}, ${view.body.en}, ${matterOf(view, 'en')}). Two people checked it; ${view.counted ? 'it counts now' : 'it does not count'}:`,
    ],
    facts: facts(view.marks, 'en'),
    button: { label: view.counted ? 'View it, or object' : 'View', link: view.link },
    ...(view.counted && {
      afterword: `If this is not your vote, say so by the link above before the count is completed (${dayAndHour(view.countsBy, 'en')} at the latest). It then does not count, and you may vote yourself.`,
    }),
  }),
};

/** To the secretariat: a voter says that a record is not their vote. */
export const voteObjectedTo: Template<VoteObjectedTo> = {
  zh: (view) => ({
    subject: `对登记提出异议：${typedName(view.voter, 60)}（${view.number}）`,
    paragraphs: [
      `${typedName(view.voter, 60)}提出：登记${view.number}（${view.body.zh}，表决批次${view.round}）不是本人的意思。该票已不计入，本人可以自行表决。请核对凭据并与本人联系。`,
    ],
    button: { label: '打开工作台', link: view.link },
  }),
  en: (view) => ({
    subject: `Objection to a record: ${typedName(view.voter, 60)} (${view.number})`,
    paragraphs: [
      `${typedName(view.voter, 60)} says that record ${view.number} (${view.body.en}, voting round ${view.round}) is not their vote. It does not count any more, and they may vote themselves. Please look at the evidence again and speak to them.`,
    ],
    button: { label: 'Open the console', link: view.link },
  }),
};

/** To the voter: what they said on the telephone counts only once they confirm it here. */
export const opinionToConfirm: Template<OpinionToConfirm> = {
  zh: (view) => ({
    subject: `请您确认电话中的表决意见：${matterOf(view, 'zh')}`,
    paragraphs: [
      `您在电话中就${matterOf(view, 'zh')}（${view.body.zh}）表示了如下意见。电话意见不计票，请于${dayAndHour(view.closes, 'zh')}前从下面的链接确认，或另行表决：`,
    ],
    facts: facts(view.marks, 'zh'),
    button: { label: '查看并确认', link: view.link },
  }),
  en: (view) => ({
    subject: `Please confirm what you said by telephone: ${matterOf(view, 'en')}`,
    paragraphs: [
      `On the telephone you gave the following opinion on ${matterOf(view, 'en')} (${view.body.en}). What is said by telephone does not count: please confirm it by the link below by ${dayAndHour(view.closes, 'en')}, or vote otherwise:`,
    ],
    facts: facts(view.marks, 'en'),
    button: { label: 'View and confirm', link: view.link },
  }),
};

/** How a choice reads in a mail. */
export const CHOICES: Readonly<Record<'for' | 'against' | 'abstain' | 'recuse', Wording>> = {
  for: { zh: '赞成', en: 'for' },
  against: { zh: '反对', en: 'against' },
  abstain: { zh: '弃权', en: 'abstain' },
  recuse: { zh: '回避', en: 'recused' },
};
