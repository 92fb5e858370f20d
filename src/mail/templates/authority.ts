import type { Template } from './draft.ts';
import { longDate, matterOf, organisationName } from './phrases.ts';
import type { CaseView, Filing, FilingReminder } from './views.ts';

function listed(items: readonly CaseView[], language: 'zh' | 'en') {
  return items.map((item) => ({
    label: organisationName(item),
    value: `${item.class[language]} ${item.number}`,
  }));
}

export const filing: Template<Filing> = {
  zh: (view) => ({
    subject: `报请备案：${matterOf(view, 'zh')}`,
    paragraphs: [
      `根据联盟章程${view.article.zh}，现将${matterOf(view, 'zh')}事项报${view.authority.zh}备案，决定和材料附于网页。请查收，并在网页上确认收到：`,
    ],
    facts: listed(view.items, 'zh'),
    button: { label: '查看材料并确认收到', link: view.link },
    afterword: '也可以回函确认，由秘书处登记。',
  }),
  en: (view) => ({
    subject: `For filing: ${matterOf(view, 'en')}`,
    paragraphs: [
      `Under ${view.article.en} of its charter the alliance files with ${view.authority.en}: ${matterOf(view, 'en')}. The decision and the documents are on the page; please confirm there that you have received them:`,
    ],
    facts: listed(view.items, 'en'),
    button: { label: 'View and confirm receipt', link: view.link },
    afterword: 'A letter of confirmation will do as well; the secretariat records it.',
  }),
};

export const filingReminder: Template<FilingReminder> = {
  zh: (view) => ({
    subject: `备案提醒：${matterOf(view, 'zh')}`,
    paragraphs: [
      `联盟已于${longDate(view.sent, 'zh')}将${matterOf(view, 'zh')}事项报${view.authority.zh}备案（章程${view.article.zh}），尚未收到确认。烦请查收，并在网页上确认收到：`,
    ],
    facts: listed(view.items, 'zh'),
    button: { label: '查看材料并确认收到', link: view.link },
    afterword: '也可以回函确认，由秘书处登记。',
  }),
  en: (view) => ({
    subject: `Reminder of a filing: ${matterOf(view, 'en')}`,
    paragraphs: [
      `On ${longDate(view.sent, 'en')} the alliance filed with ${view.authority.en}: ${matterOf(view, 'en')} (${view.article.en} of the charter). Receipt has not been confirmed yet; please do so on the page:`,
    ],
    facts: listed(view.items, 'en'),
    button: { label: 'View and confirm receipt', link: view.link },
    afterword: 'A letter of confirmation will do as well; the secretariat records it.',
  }),
};
