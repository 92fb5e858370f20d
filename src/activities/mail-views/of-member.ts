import { objectionCloses } from '../../domain/position.ts';
import type { MemberMailView } from '../../mail/templates/member-views.ts';
import { stagesOf, type Case } from '../../store/cases.ts';
import { charterInForce } from '../../store/charters.ts';
import { classChangesOf } from '../../store/class-changes.ts';
import { effectsOf } from '../../store/effects.ts';
import { readMember, type Member } from '../../store/members.ts';
import { idleOf } from '../../store/participation.ts';
import type { AnswerContent } from '../../store/records/leaving.ts';
import { recordsAbout } from '../../store/records/records.ts';
import { workingCalendar } from '../../store/working-years.ts';
import type { Scope } from '../../store/scope.ts';
import { instantOf } from '../../domain/calendar.ts';
import { nameIn } from '../../domain/charter/in-words.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { Wording } from '../../domain/wording.ts';
import { replyCloses } from '../../store/decide/reply.ts';
import { decidedAfter } from './decided-after.ts';
import { leavingNames } from '../../domain/leaving-in-words.ts';
import { certificateIn, leftBy, underWay } from './of-leaving.ts';
import { ownProcedureView } from './of-own-procedure.ts';
import { articleOf, caseOfMail, caseView, charterOfCase, type MailContext } from './context.ts';

/** The mails about a member's leaving: to the member, and to the secretariat. */
export async function viewOfMemberMail(context: MailContext): Promise<MemberMailView> {
  const { scope, mail, frame, link } = context;
  const one = await caseOfMail(context);
  const charter = await charterOfCase(scope, one);
  const member = await readMember(scope, one.member ?? '');
  if (!member) throw new Error(`case ${one.id} is about no member`);
  const about = {
    ...frame,
    case: caseView(charter, one),
    article: articleOf(charter, one.plan.sources),
  };
  switch (mail.template) {
    case 'inactivity-warning':
      return {
        template: 'inactivity-warning',
        ...about,
        ...(await clockOf(scope, one, member)),
        link,
      };
    case 'inactivity-lifted': {
      const clock = await clockOf(scope, one, member);
      return { template: 'inactivity-lifted', ...about, ...clock };
    }
    case 'membership-ended': {
      const lastDay = await endOf(scope, one);
      const { because } = mail.extra;
      if (because === 'cancelled' || because === 'expelled')
        return {
          template: 'membership-ended',
          ...about,
          because,
          lastDay,
          ...(await whatFollows(scope, charter, one)),
          link,
        };
      if (because !== 'deemed')
        return {
          template: 'membership-ended',
          ...about,
          ...(await leftBy(scope, charter, one, member)),
          lastDay,
          link,
        };
      const { months, since } = await clockOf(scope, one, member, lastDay);
      const rows = await stagesOf(scope, one.id);
      const closes = objectionCloses(await workingCalendar(scope), one.plan, rows);
      // Whoever could state a reason before the end has been heard.
      const before = rows.some(({ kind, outcome }) => kind === 'objection' && outcome !== null);
      const objections = closes === null || before ? null : new Date(closes);
      const rest = { because: 'deemed', lastDay, months, since, objections, link } as const;
      return { template: 'membership-ended', ...about, ...rest };
    }
    case 'member-left':
      return {
        template: 'member-left',
        ...about,
        procedure: one.plan.name,
        ...(await leftWhat(scope, charter, one)),
      };
    case 'own-procedure':
      return { ...about, ...(await ownProcedureView(context, one, charter)) };
    case 'leaving-received':
    case 'leaving-reminder':
      return {
        template: mail.template,
        ...about,
        ...(await underWay(scope, charter, one)),
        certificate: certificateIn(one),
        link,
      };
    case 'formalities-wanted':
      return {
        template: 'formalities-wanted',
        ...about,
        ...(await underWay(scope, charter, one)),
      };
    case 'leaving-taken-back':
      return {
        template: 'leaving-taken-back',
        ...about,
        ...leavingNames(charter, one.plan),
        certificate: certificateIn(one) !== null,
      };
    case 'objection-received':
      return { template: 'objection-received', ...about };
    case 'objection-answered': {
      const answer = (await recordsAbout(scope, one.id)).findLast(
        ({ kind, state }) => kind === 'objection-answer' && state === 'counted',
      );
      return {
        template: 'objection-answered',
        ...about,
        upheld: mail.extra['answer'] === 'upheld',
        excuses: one.plan.stages.some((stage) => stage.kind === 'objection' && stage.restarts),
        reason: (answer?.content as AnswerContent | undefined)?.reason ?? '',
        link,
      };
    }
    default:
      throw new Error(`no mail about a member is called ${mail.template}`);
  }
}

/** The clock as it stands now, or as it stood just before an instant. */
export async function clockOf(scope: Scope, one: Case, member: Member, before?: Date) {
  const [first] = one.plan.stages;
  const clock =
    first?.kind === 'warning' ? (await charterInForce(scope)).clocks[first.clock] : undefined;
  if (clock?.kind !== 'inactivity') throw new Error(`case ${one.id} was opened by no clock`);
  const warnedAt = (await stagesOf(scope, one.id))[0]?.openedAt ?? null;
  const idle = await idleOf(scope, member, clock, warnedAt, before);
  return {
    months: clock.after,
    since: new Date(instantOf(idle.since, 0)),
    lastDay: new Date(idle.ends - 1),
    suspended: idle.state === 'suspended',
  };
}

/** Who decided that a membership ends, and until when the member may ask whom to reconsider. */
async function whatFollows(
  scope: Scope,
  charter: Charter,
  one: Case,
): Promise<{
  readonly decidedBy: Wording | null;
  readonly again: { readonly until: Date; readonly by: Wording } | null;
}> {
  const { stages } = one.plan;
  const at = stages.findIndex(({ then }) => then.some(({ do: does }) => does === 'end-membership'));
  const [ending, next] = [stages[at], stages[at + 1]];
  const by = next ? decidedAfter(charter, one.plan, next.name) : null;
  const decidedBy = ending?.kind === 'ballot' ? nameIn(charter, ending.by) : null;
  if (next?.kind !== 'reply' || !by) return { decidedBy, again: null };
  const closes = await replyCloses(scope, one.plan, next, await stagesOf(scope, one.id));
  return { decidedBy, again: { until: new Date(closes), by } };
}

/** The membership that ended with the case, or only the class. */
async function leftWhat(scope: Scope, charter: Charter, one: Case) {
  const changed = (await classChangesOf(scope, one.member ?? '')).find(
    ({ caseId }) => caseId === one.id,
  );
  return changed
    ? { lastDay: changed.at, stays: nameIn(charter, changed.to) }
    : { lastDay: await endOf(scope, one), stays: null };
}

/** The last moment of the membership that the case ended. */
async function endOf(scope: Scope, one: Case): Promise<Date> {
  const ended = (await effectsOf(scope, one.id)).find(({ kind }) => kind === 'end-membership');
  return new Date(Date.parse(String(ended?.result['at'])) - 1);
}
