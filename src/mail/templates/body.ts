import type { Language } from '../../domain/wording.ts';
import type { MailDraft, Template } from './draft.ts';
import {
  dayAndHour,
  matterOf,
  organisationName,
  reviewedIn,
  shortDayAndHour,
  typedName,
} from './phrases.ts';
import type {
  Ballot,
  BallotForObserver,
  BallotItemResult,
  BallotReminder,
  BallotResult,
  CorrespondenceOrderWanted,
} from './views.ts';

/** Reading an item and voting on it takes some twenty seconds. */
function minutesFor(items: number): number {
  return Math.max(1, Math.ceil(items / 3));
}

function aboutMinutes(items: number, language: Language): string {
  const minutes = minutesFor(items);
  if (language === 'zh') return `约${minutes}分钟`;
  return minutes === 1 ? 'about a minute' : `about ${minutes} minutes`;
}

export const correspondenceOrderWanted: Template<CorrespondenceOrderWanted> = {
  zh: (view) => ({
    subject: `请您审议：${matterOf(view, 'zh')}是否进行通讯表决`,
    paragraphs: [
      `${matterOf(view, 'zh')}待${view.body.zh}表决（章程${view.article.zh}）${reviewedIn('zh', view)}。请您审议是否进行通讯表决；进行通讯表决的，请写明理由，约1分钟：`,
    ],
    button: { label: '查看并决定', link: view.link },
  }),
  en: (view) => ({
    subject: `Please decide: correspondence vote on ${matterOf(view, 'en')}`,
    paragraphs: [
      `${view.body.en} is to vote on ${matterOf(view, 'en')} (${view.article.en} of the charter)${reviewedIn('en', view)}. Please decide whether to hold a correspondence vote and, if so, give the reason. It takes about a minute:`,
    ],
    button: { label: 'View and decide', link: view.link },
  }),
};

export const ballot: Template<Ballot> = {
  zh: (view) => ({
    subject: `请您表决：${matterOf(view, 'zh')}（${shortDayAndHour(view.closes, 'zh')}截止）`,
    paragraphs: [
      `${view.body.zh}就${matterOf(view, 'zh')}进行${view.correspondence ? '通讯表决' : '表决'}（章程${view.article.zh}）${reviewedIn('zh', view)}。请于${dayAndHour(view.closes, 'zh')}前表决，${aboutMinutes(view.items.length, 'zh')}：`,
    ],
    button: { label: '查看并表决', link: view.link },
  }),
  en: (view) => ({
    subject: `Please vote: ${matterOf(view, 'en')} (closes ${shortDayAndHour(view.closes, 'en')})`,
    paragraphs: [
      `${view.body.en} votes${view.correspondence ? ' by correspondence' : ''} on ${matterOf(view, 'en')} (${view.article.en} of the charter)${reviewedIn('en', view)}. Please vote by ${dayAndHour(view.closes, 'en')}. It takes ${aboutMinutes(view.items.length, 'en')}:`,
    ],
    button: { label: 'View and vote', link: view.link },
  }),
};

export const ballotForObserver: Template<BallotForObserver> = {
  zh: (view) => ({
    subject: `请您列席：${matterOf(view, 'zh')}（${shortDayAndHour(view.closes, 'zh')}截止）`,
    paragraphs: [
      `${view.body.zh}就${matterOf(view, 'zh')}进行${view.correspondence ? '通讯表决' : '表决'}（章程${view.article.zh}），${dayAndHour(view.closes, 'zh')}截止。您列席本次表决，无需投票，可查看全部材料：`,
    ],
    button: { label: '查看材料', link: view.link },
  }),
  en: (view) => ({
    subject: `For your attendance without vote: ${matterOf(view, 'en')} (closes ${shortDayAndHour(view.closes, 'en')})`,
    paragraphs: [
      `${view.body.en} votes${view.correspondence ? ' by correspondence' : ''} on ${matterOf(view, 'en')} (${view.article.en} of the charter) until ${dayAndHour(view.closes, 'en')}. You attend without vote; all documents are open to you:`,
    ],
    button: { label: 'View the documents', link: view.link },
  }),
};

export const ballotReminder: Template<BallotReminder> = {
  zh: (view) => ({
    subject: `提醒：请您表决${matterOf(view, 'zh')}（${shortDayAndHour(view.closes, 'zh')}截止）`,
    paragraphs: [
      `${view.body.zh}就${matterOf(view, 'zh')}的表决（章程${view.article.zh}）将于${dayAndHour(view.closes, 'zh')}截止，目前尚未收到您的表决票。请您表决，${aboutMinutes(view.items.length, 'zh')}：`,
    ],
    button: { label: '查看并表决', link: view.link },
    ...(view.sequence === 2 && { afterword: '此后不再发送提醒，秘书处将与您电话联系。' }),
  }),
  en: (view) => ({
    subject: `Reminder: please vote on ${matterOf(view, 'en')} (closes ${shortDayAndHour(view.closes, 'en')})`,
    paragraphs: [
      `The vote of ${view.body.en} on ${matterOf(view, 'en')} (${view.article.en} of the charter) closes on ${dayAndHour(view.closes, 'en')}, and yours has not come in yet. It takes ${aboutMinutes(view.items.length, 'en')}:`,
    ],
    button: { label: 'View and vote', link: view.link },
    ...(view.sequence === 2 && {
      afterword: 'This is the last reminder; the secretariat will telephone you.',
    }),
  }),
};

const RESULTS: Readonly<Record<BallotItemResult['result'], Readonly<Record<Language, string>>>> = {
  passed: { zh: '通过', en: 'passed' },
  'not-passed': { zh: '未通过', en: 'not passed' },
  'no-valid-resolution': { zh: '未形成有效决议', en: 'no valid resolution' },
  'to-be-confirmed': { zh: '待确认', en: 'to be confirmed' },
};

/** The full list of a named vote, for everybody who was asked. */
function listOf(items: readonly BallotItemResult[], language: Language): Pick<MailDraft, 'annex'> {
  const lines = items.flatMap((item) =>
    item.list
      ? [
          {
            label: organisationName(item),
            value: item.list
              .map(({ voter, choice, how }) =>
                language === 'zh'
                  ? `${typedName(voter, 60)} ${choice.zh}${how ? `（${how.zh}）` : ''}`
                  : `${typedName(voter, 60)} ${choice.en}${how ? ` (${how.en})` : ''}`,
              )
              .join(language === 'zh' ? '；' : '; '),
          },
        ]
      : [],
  );
  if (lines.length === 0) return {};
  return {
    annex: { title: language === 'zh' ? '记名表决名单' : 'Who voted what', lines },
  };
}

export const ballotResult: Template<BallotResult> = {
  zh: (view) => ({
    subject: `表决结果：${matterOf(view, 'zh')}`,
    paragraphs: [
      `${view.body.zh}就${matterOf(view, 'zh')}的表决（章程${view.article.zh}）已经截止，结果如下：`,
    ],
    facts: view.items.map((item) => ({
      label: organisationName(item),
      value: `${RESULTS[item.result].zh}（赞成${item.for}票·反对${item.against}票·弃权${item.abstain}票，已收回${item.for + item.against + item.abstain}票/应表决${item.entitled}人）`,
    })),
    button: { label: '查看计票说明', link: view.link },
    ...listOf(view.items, 'zh'),
  }),
  en: (view) => ({
    subject: `Result of the vote: ${matterOf(view, 'en')}`,
    paragraphs: [
      `The vote of ${view.body.en} on ${matterOf(view, 'en')} (${view.article.en} of the charter) has closed:`,
    ],
    facts: view.items.map((item) => ({
      label: organisationName(item),
      value: `${RESULTS[item.result].en} (${item.for} for, ${item.against} against, ${item.abstain} abstain; ${item.for + item.against + item.abstain} returned of ${item.entitled} entitled)`,
    })),
    button: { label: 'View the proof sheet', link: view.link },
    ...listOf(view.items, 'en'),
  }),
};
