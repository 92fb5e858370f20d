import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import { general, type Wording } from '../../domain/wording.ts';
import { countOpenAlarms } from '../../store/alarms.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import type { ConsoleNav, ConsolePage } from '../../web/views.ts';
import { pageTitles } from '../../web/words/titles.ts';
import { HttpProblem } from '../errors.tsx';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { visitOf, type Visit } from './entrance.tsx';

type Title = keyof (typeof pageTitles)['zh'];

/** A page of the console: what it reads in one transaction, and how it is shown. */
export type ConsolePart<View> = {
  readonly current: ConsolePage;
  readonly title: Title;
  /** Undefined: there is no such page. */
  readonly read: (scope: Scope, visit: Visit) => Promise<View | undefined>;
  readonly page: (view: View & { readonly nav: ConsoleNav }) => VNode;
  readonly status?: number;
  /** What the field in the frame has searched for. */
  readonly searched?: string;
  /** The address this answer to a POST stands for. */
  readonly path?: string;
  readonly notice?: { readonly kind: 'done' | 'attention'; readonly text: Wording };
};

/** What a redirect after a POST says on the page it leads to. */
const DONE: Readonly<Record<string, Wording>> = {
  proposed: {
    zh: '已提请通讯表决，主持人会收到邮件。',
    en: 'The vote was proposed; the chair has been sent a mail.',
  },
  convened: {
    zh: '会议已登记，会议通知发给应到和列席人员。',
    en: 'The meeting is entered; its notice goes to electors and observers.',
  },
  'asked-to-shorten': {
    zh: '会议已登记。短于通常的通知期，已请主持人决定；同意后再发会议通知。',
    en: 'The meeting is entered. Its notice is shorter than the ordinary one: the chair is asked, and it is sent once they agree.',
  },
  'case-opened': general(
    '已立案，会员会按章程得到通知。',
    'The case is open; the member is told as the charter says.',
  ),
  'case-open-before': general(
    '关于这个会员的同类事项正在办理，没有重复立案；见下。',
    'A case of this sort about the member is open already, below; no other was opened.',
  ),
  'sitting-opened': {
    zh: '会议开始，应到名单已固定。',
    en: 'The meeting has begun; its electorate is frozen.',
  },
  attendance: { zh: '签到名单已保存。', en: 'The list of those attending is saved.' },
  'sitting-ended': { zh: '会议已结束。', en: 'The meeting is over.' },
  'sitting-cancelled': {
    zh: '会议已取消，有关人员会收到通知。',
    en: 'The meeting is cancelled; those concerned are told.',
  },
  'registered-before': {
    zh: '这份备案已有答复记录，没有重复登记。',
    en: 'An answer to this filing was recorded before; nothing was recorded twice.',
  },
  withdrawn: {
    zh: '申请已撤回，有关人员会收到通知。',
    en: 'The application was withdrawn; those concerned are told.',
  },
  'ended-before': general(
    '这件事项已经办结，或申请人已成为会员，不能再撤回。',
    'The case has ended, or the applicant is a member by now: it cannot be withdrawn any more.',
  ),
  'handed-over': {
    zh: '已转交，对方会收到邮件。',
    en: 'Handed over; the other person has been sent a mail.',
  },
  'not-handed-over': {
    zh: '没有转交：这项待办已办结，或不在您手里。',
    en: 'Not handed over: the task is done or not in your hands.',
  },
  'advice-asked': {
    zh: '已发送，对方会收到邮件。',
    en: 'Sent; they are sent a mail.',
  },
  'copy-added': { zh: '已加入抄送。', en: 'The copy is promised.' },
  'member-link-sent': general(
    '会员页面的链接已发往登记的邮箱。',
    'The link to the member’s page was sent to the address on record.',
  ),
  'person-entered': { zh: '已登记。', en: 'Entered.' },
  'person-known': {
    zh: '此人已在本联盟登记，没有重复登记。',
    en: 'This person is on record here already; nothing was entered twice.',
  },
  'person-linked': {
    zh: '此人已在其他联盟登记，现已关联，内容见下。',
    en: 'This person is on record in another alliance and is known here now; see below.',
  },
  'entered-for-check': {
    zh: '已登记，等待秘书处另一位人员复核。',
    en: 'Entered; it waits for the check by somebody else of the secretariat.',
  },
  'substitute-given': { zh: '已指定代办人。', en: 'The substitute is named.' },
  'substitute-ended': { zh: '代办已结束。', en: 'The substitution has ended.' },
  'handed-over-all': {
    zh: '已转交，双方都会收到邮件。',
    en: 'Handed over; both are sent a mail.',
  },
  'link-revoked': {
    zh: '链接已收回，以前邮件里的链接不再有效。',
    en: 'The link was taken back; mails sent before open nothing.',
  },
  'link-renewed': {
    zh: '新链接将发往登记的邮箱，以前的链接不再有效。',
    en: 'A new link goes to the address on record; those of before open nothing.',
  },
  queued: { zh: '邮件已重新排队发送。', en: 'The mail is queued to be sent again.' },
  'on-its-way': {
    zh: '这封邮件正在重新发送，没有重复排队。',
    en: 'This mail is on its way again already; it was not queued twice.',
  },
  'handed-in': {
    zh: '已提交，由秘书处另一位人员复核后导入。',
    en: 'Handed in; it is imported once somebody else of the secretariat has checked it.',
  },
  schedule: {
    zh: '放假安排已生效，期限和提醒按新安排计算。',
    en: 'The schedule is in force; deadlines and reminders follow it.',
  },
  'dues-started': {
    zh: '已开始。缴费通知自每年通知日起，在工作时间分批发出。',
    en: 'Begun. The notices go out in batches, in working hours, from the year’s notice day on.',
  },
  'places-offered': general(
    '已发布，正在邮件通知有权参加的会员。',
    'Offered; members who may join are being told by mail.',
  ),
  'places-changed': general(
    '名额已调整；递补的会员会收到邮件。',
    'The number is changed; whoever moves up is told by mail.',
  ),
  'places-withdrawn': general(
    '已取消，正在邮件通知有关会员。',
    'Withdrawn; the members concerned are being told by mail.',
  ),
  settled: { zh: '已标记为已处理。', en: 'Marked as settled.' },
  'token-revoked': {
    zh: '令牌已撤销，不能再使用。',
    en: 'The token was revoked and works no more.',
  },
  called: { zh: '已记录。', en: 'Recorded.' },
  entered: {
    zh: '已登记，等待秘书处另一位人员复核后计入。',
    en: 'Entered. It counts once somebody else of the secretariat has checked it.',
  },
  checked: { zh: '复核已记录。', en: 'The check is recorded.' },
  paper: { zh: '已记录，文件进入下一步。', en: 'Recorded; the paper goes on.' },
  'opinion-mailed': {
    zh: '电话意见已记下，不计票；已发邮件请本人确认。',
    en: 'Noted. It does not count; the elector has been asked by mail to confirm it.',
  },
  'opinion-noted': {
    zh: '电话意见已记下，不计票。本人没有登记邮箱，请把表决链接转给本人确认。',
    en: 'Noted. It does not count. No address is on record: pass the link on so that they can confirm it.',
  },
  awaited: {
    zh: '已登记等候纸质票，截止后暂不计票。',
    en: 'The paper is waited for; the count waits after the close.',
  },
  'not-awaited': { zh: '不再等候这张纸质票。', en: 'The paper is waited for no more.' },
  'too-late-to-await': {
    zh: '没有登记：已过截止时间。纸质票到达后仍可登记。',
    en: 'Not noted: the close has passed. A paper that comes in can still be recorded.',
  },
};

export function noticeIn(request: Request): ConsolePart<unknown>['notice'] {
  const done = request.query['done'];
  const text = typeof done === 'string' && Object.hasOwn(DONE, done) ? DONE[done] : undefined;
  return text && { kind: 'done', text };
}

/** Reads and sends a page of the console. */
export async function showPart<View>(
  site: Site,
  request: Request,
  response: Response,
  part: ConsolePart<View>,
): Promise<void> {
  const visit = visitOf(response);
  const view = await inScope(site.context, visit.alliance.id, async (scope) => {
    const own = await part.read(scope, visit);
    return own && { ...own, nav: navOf(site, visit, part, await countOpenAlarms(scope)) };
  });
  if (!view) throw new HttpProblem(404);
  const notice = part.notice ?? noticeIn(request);
  sendPage(site, request, response, {
    title: general(pageTitles.zh[part.title], pageTitles.en[part.title]),
    alliance: visit.alliance,
    signedIn: { name: visit.person.name },
    ...(part.status ? { status: part.status } : {}),
    ...(part.path ? { path: part.path } : {}),
    ...(notice ? { notice } : {}),
    page: part.page(view),
  });
}

function navOf(
  site: Site,
  visit: Visit,
  { current, searched }: Pick<ConsolePart<unknown>, 'current' | 'searched'>,
  alarms: number,
): ConsoleNav {
  const { base } = visit;
  return {
    current,
    urls: {
      home: base,
      cases: `${base}/cases`,
      rounds: `${base}/rounds`,
      papers: `${base}/papers`,
      records: `${base}/entries`,
      people: `${base}/people`,
      places: `${base}/places`,
      dues: `${base}/dues`,
      alarms: `${base}/alarms`,
      mail: `${base}/mail`,
      roster: `${base}/roster`,
      calendar: `${base}/calendar`,
      audit: `${base}/audit`,
    },
    openAlarms: alarms,
    search: { action: `${base}/search`, text: searched ?? '' },
    ...(site.temporalUi
      ? {
          temporalUrl: `${temporalBase(site.temporalUi)}?query=${encodeURIComponent(`Alliance="${visit.alliance.id}"`)}`,
        }
      : {}),
    tokensUrl: `${base}/tokens`,
    ...(site.mailbox ? { mailboxUrl: '/mailbox' } : {}),
    signOut: { action: '/console/sign-out' },
  };
}

/** Where Temporal's Web UI lists the workflows. */
export function temporalBase(ui: NonNullable<Site['temporalUi']>): string {
  return `${ui.url}/namespaces/${encodeURIComponent(ui.namespace)}/workflows`;
}
