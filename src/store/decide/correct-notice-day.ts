import { sql } from 'kysely';
import { dayOf, instantOf } from '../../domain/calendar.ts';
import { isDay } from '../../domain/particulars/identifiers.ts';
import { leadsOut, wayOutOf } from '../../domain/leaving.ts';
import { lockCase, stagesOf, type Case } from '../cases.ts';
import { wakeDuesRounds } from '../dues/rounds.ts';
import { formalitiesOf } from '../formalities.ts';
import { lockMember, readMember, wakeMember } from '../members.ts';
import type { CaseCorrection, CorrectionOutcome } from '../records/correction-content.ts';
import type { Scope } from '../scope.ts';
import { wake } from '../wake-ups.ts';

type Content = Extract<CaseCorrection, { readonly of: 'notice-day' }>;

/** When the notice was received by which a member leaves; undefined: it is no such case. */
export async function noticeReceived(scope: Scope, one: Case): Promise<Date | undefined> {
  if (one.member === null || !leadsOut(one.plan)) return undefined;
  const [first] = await stagesOf(scope, one.id);
  return first?.kind === 'submit' ? (first.closedAt ?? undefined) : undefined;
}

export async function noticeDayProblem(
  scope: Scope,
  one: Case,
  { day }: Content,
): Promise<string | undefined> {
  const received = await noticeReceived(scope, one);
  const member = received && (await readMember(scope, one.member ?? ''));
  if (!member) return 'unknown';
  if (one.status === 'withdrawn') return 'case-withdrawn';
  // It was here when it was entered, at the latest, and from a member.
  if (!isDay(day) || day > dayOf(one.openedAt.getTime())) return 'day-wrong';
  if (day < dayOf((member.since ?? member.clockFrom).getTime())) return 'day-wrong';
  return dayOf(received.getTime()) === day ? 'already-so' : undefined;
}

/** 收到通知的日期: what took effect with the notice did so on that day, and the days of its formalities count from it. */
export async function correctNoticeDay(
  scope: Scope,
  { id }: Case,
  { day }: Content,
): Promise<CorrectionOutcome> {
  const one = (await lockCase(scope, id)) as Case;
  const was = (await noticeReceived(scope, one)) ?? one.openedAt;
  const received = new Date(Math.min(instantOf(day, 12), one.openedAt.getTime()));
  await sql`update stages set opened_at = ${received}, closed_at = ${received} where case_id = ${id} and kind = 'submit'`.execute(
    scope.tx,
  );
  const member = await lockMember(scope, one.member ?? '');
  const ended = member?.endedCase === id ? await endsBy(scope, one, received) : undefined;
  if (member && ended) {
    await sql`update members set until = ${ended} where id = ${member.id}`.execute(scope.tx);
    await wakeMember(scope, member.id);
    await wakeDuesRounds(scope);
  }
  if (one.status === 'open') await wake(scope, one.process, id);
  return { came: 'set-right', was: dayOf(was.getTime()) };
}

/** When the membership has ended by a notice of that instant; undefined: by what was done since. */
async function endsBy(scope: Scope, one: Case, received: Date): Promise<Date | undefined> {
  const { atOnce, formalities } = wayOutOf(one.plan);
  if (atOnce) return received;
  const settled = (await stagesOf(scope, one.id)).find(({ kind }) => kind === 'formalities');
  if (!formalities || settled?.outcome !== 'lapsed') return undefined;
  const { closes } = await formalitiesOf(scope, one, formalities);
  // A term that would not be over yet cannot be given back to who is no member any more.
  return closes && closes < scope.now ? closes : undefined;
}
