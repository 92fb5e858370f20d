import type { Language } from '../../domain/wording.ts';
import { plainLine } from '../../domain/plain-line.ts';
import type { Template } from './draft.ts';
import {
  dayAndHour,
  lowered,
  matterOf,
  organisationName,
  reviewedIn,
  shortDayAndHour,
  typedName,
} from './phrases.ts';
import type {
  GuestNotice,
  GuestNoticeCancelled,
  ResultToConfirm,
  ShortNoticeWanted,
  SittingCancelled,
  SittingNotice,
  TaskMoved,
  ToMeeting,
} from './views.ts';

const LONGEST_PLACE = 120;

type Announced = Pick<SittingNotice, 'meets' | 'place' | 'chairedBy' | 'items' | 'matter'>;

function noticeFacts(view: Announced, language: Language) {
  const say = (zh: string, en: string) => (language === 'zh' ? zh : en);
  return [
    { label: say('时间', 'Time'), value: dayAndHour(view.meets, language) },
    { label: say('地点', 'Place'), value: typedName(view.place, LONGEST_PLACE) },
    { label: say('主持', 'Chaired by'), value: typedName(view.chairedBy[language], 60) },
    ...view.items.map((item, index) => ({
      label: say(`议题${index + 1}`, `Item ${index + 1}`),
      value: [organisationName(item), view.matter[language]].filter(Boolean).join(' · '),
    })),
  ];
}

function whyShorter({ shortened }: SittingNotice, language: Language) {
  const label = { zh: '缩短通知期的理由', en: 'Why the notice is shorter' }[language];
  return shortened === null ? [] : [{ label, value: plainLine(shortened, 300) }];
}

/** A reason within a sentence that ends with a stop of its own. */
const reasonIn = (reason: string): string =>
  plainLine(reason, 300).replace(/[。．.；;，,\s]+$/u, '');

export const sittingNotice: Template<SittingNotice> = {
  zh: (view) => ({
    subject: `会议通知：${view.body.zh}（${shortDayAndHour(view.meets, 'zh')}）`,
    paragraphs: [
      `${view.body.zh}将开会审议${matterOf(view, 'zh')}（章程${view.article.zh}）${reviewedIn('zh', view)}，请您出席；列席人员不参加表决。议程和材料：`,
    ],
    facts: [...noticeFacts(view, 'zh'), ...whyShorter(view, 'zh')],
    button: { label: '查看议程和材料', link: view.link },
  }),
  en: (view) => ({
    subject: `Notice of meeting: ${view.body.en} (${shortDayAndHour(view.meets, 'en')})`,
    paragraphs: [
      `${view.body.en} will meet on ${matterOf(view, 'en')} (${view.article.en} of the charter)${reviewedIn('en', view)}. Please attend; observers attend without a vote. Agenda and documents:`,
    ],
    facts: [...noticeFacts(view, 'en'), ...whyShorter(view, 'en')],
    button: { label: 'View agenda and documents', link: view.link },
  }),
};

const nameOf = (member: string): string => typedName(member, 80);

/** 列席: the member may come and has no vote, so nothing is asked of it and no link leads to a ballot. */
export const guestNotice: Template<GuestNotice> = {
  zh: (view) => ({
    subject: `列席通知：${view.body.zh}（${shortDayAndHour(view.meets, 'zh')}）`,
    paragraphs: [
      `${view.body.zh}将开会审议${matterOf(view, 'zh')}。${nameOf(view.member)}是${view.class.zh}，可以列席，不参加表决，也不计入应到、实到人数。到会时请签到。`,
    ],
    facts: [...noticeFacts(view, 'zh'), { label: '列席依据', value: view.basis.zh }],
  }),
  en: (view) => ({
    subject: `You may attend: ${view.body.en} (${shortDayAndHour(view.meets, 'en')})`,
    paragraphs: [
      `${view.body.en} will meet on ${matterOf(view, 'en')}. As ${lowered(view.class.en)}, ${nameOf(view.member)} may attend without a vote, and is not counted among those entitled or present. Please sign in when you come.`,
    ],
    facts: [...noticeFacts(view, 'en'), { label: 'By', value: view.basis.en }],
  }),
};

export const guestNoticeCancelled: Template<GuestNoticeCancelled> = {
  zh: (view) => ({
    subject: `会议取消：${view.body.zh}（${shortDayAndHour(view.meets, 'zh')}）`,
    paragraphs: [
      `原定${dayAndHour(view.meets, 'zh')}召开、请${nameOf(view.member)}列席的${view.body.zh}不再召开。理由：${reasonIn(view.reason)}。`,
    ],
  }),
  en: (view) => ({
    subject: `Meeting cancelled: ${view.body.en} (${shortDayAndHour(view.meets, 'en')})`,
    paragraphs: [
      `The meeting of ${view.body.en} on ${dayAndHour(view.meets, 'en')}, which ${nameOf(view.member)} was invited to attend, is not held. Reason: ${reasonIn(view.reason)}.`,
    ],
  }),
};

export const sittingCancelled: Template<SittingCancelled> = {
  zh: (view) => ({
    subject: `会议取消：${view.body.zh}（${shortDayAndHour(view.meets, 'zh')}）`,
    paragraphs: [
      `原定${dayAndHour(view.meets, 'zh')}召开的${view.body.zh}不再召开。理由：${reasonIn(view.reason)}。议题待下次会议审议。`,
    ],
  }),
  en: (view) => ({
    subject: `Meeting cancelled: ${view.body.en} (${shortDayAndHour(view.meets, 'en')})`,
    paragraphs: [
      `The meeting of ${view.body.en} on ${dayAndHour(view.meets, 'en')} is not held. Reason: ${reasonIn(view.reason)}. Its items wait for the next meeting.`,
    ],
  }),
};

export const shortNoticeWanted: Template<ShortNoticeWanted> = {
  zh: (view) => ({
    subject: `请您审议：是否缩短${view.body.zh}的通知期（${shortDayAndHour(view.meets, 'zh')}）`,
    paragraphs: [
      `秘书处拟于${dayAndHour(view.meets, 'zh')}召开${view.body.zh}，审议${matterOf(view, 'zh')}，短于通常的通知期。理由：${reasonIn(view.reason)}。请您审议是否缩短，约1分钟：`,
    ],
    button: { label: '查看并决定', link: view.link },
  }),
  en: (view) => ({
    subject: `Please decide: shorter notice for ${view.body.en} (${shortDayAndHour(view.meets, 'en')})`,
    paragraphs: [
      `The secretariat would convene ${view.body.en} on ${dayAndHour(view.meets, 'en')} on ${matterOf(view, 'en')}, with less than the ordinary notice. Reason: ${reasonIn(view.reason)}. Please decide whether to shorten it. It takes about a minute:`,
    ],
    button: { label: 'View and decide', link: view.link },
  }),
};

export const resultToConfirm: Template<ResultToConfirm> = {
  zh: (view) => ({
    subject: `请您确认：${organisationName(view.case)}${view.matter.zh}的表决结果`,
    paragraphs: [
      `${view.body.zh}就${organisationName(view.case)}${view.matter.zh}的表决（章程${view.article.zh}），应到${view.entitled}人，实到${view.present}人，赞成${view.for}票。${
        view.held === 'quorum' ? '到会人数未超过半数' : '赞成票恰为半数'
      }，结果须经您确认后生效，约1分钟：`,
    ],
    button: { label: '查看并确认', link: view.link },
  }),
  en: (view) => ({
    subject: `Please confirm: the vote on ${view.matter.en} of ${organisationName(view.case)}`,
    paragraphs: [
      `In the vote of ${view.body.en} on ${view.matter.en} of ${organisationName(view.case)} (${view.article.en} of the charter) ${view.entitled} were entitled, ${view.present} present and ${view.for} for it. ${
        view.held === 'quorum' ? 'No more than half of them were present' : 'This is exactly half'
      }, so the result counts once you have confirmed it. It takes about a minute:`,
    ],
    button: { label: 'View and confirm', link: view.link },
  }),
};

export const toMeeting: Template<ToMeeting> = {
  zh: (view) => ({
    subject: `改为会议：${matterOf(view, 'zh')}`,
    paragraphs: [
      `${view.body.zh}就${matterOf(view, 'zh')}的通讯表决（章程${view.article.zh}），应表决${view.electors}人中已有${view.demands}人要求开会，达到三分之一，通讯表决终止，不产生结果。已投的票予以保存，不计入。事项待上会，会议通知另发。`,
    ],
    button: { label: '查看', link: view.link },
  }),
  en: (view) => ({
    subject: `Left for a meeting: ${matterOf(view, 'en')}`,
    paragraphs: [
      `Of the ${view.electors} entitled to vote by correspondence in ${view.body.en} on ${matterOf(view, 'en')} (${view.article.en} of the charter), ${view.demands} have demanded a meeting, which is a third. The vote has ended without a result; votes given are kept and do not count. The items wait for a meeting, of which you will be told.`,
    ],
    button: { label: 'View', link: view.link },
  }),
};

export const taskMoved: Template<TaskMoved> = {
  zh: (view) => ({
    subject: `已转交：${view.about.zh}`,
    paragraphs: [
      `因主持人变更，原送您的${view.about.zh}已转由${typedName(view.now, 60)}办理，您无需再处理。`,
    ],
  }),
  en: (view) => ({
    subject: `Passed on: ${view.about.en}`,
    paragraphs: [
      `Whoever chairs has changed: ${view.about.en}, sent to you before, is now with ${typedName(view.now, 60)}. You need not do anything.`,
    ],
  }),
};
