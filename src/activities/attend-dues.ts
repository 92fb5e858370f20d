import { nextWorkingHour, type Instant } from '../domain/calendar.ts';
import { DUES_BATCH, nextBatch, noticeBegins, yearBegins } from '../domain/dues.ts';
import { noteRun, raiseAlarm } from '../store/alarms.ts';
import { nextNudgeOf } from '../store/dues/lines.ts';
import {
  closeDuesRound,
  DUES_ROUND,
  duesRounds,
  openDuesRound,
  readDuesRound,
  type DuesRound,
} from '../store/dues/rounds.ts';
import { duesTerms } from '../store/dues/terms.ts';
import { hasUnsentMail } from '../store/mails.ts';
import { inScope, type Context, type Scope } from '../store/scope.ts';
import { workingCalendar } from '../store/working-years.ts';
import { workflowId } from '../workflows/messages.ts';
import type { Attended, Run } from './contract.ts';
import { remindOfDues, sendNotices } from './dues/notices.ts';
import { askForVouchers } from './dues/vouchers.ts';

/**
 * Brings a year's round as far as its rows allow: a batch of notices and reminders in working hours, the day's
 * request for vouchers, the next year's round when its year begins. It ends with its year, once nobody is waited for.
 */
export async function attendDues(
  context: Context,
  ref: { readonly alliance: string; readonly round: string; readonly run: Run },
): Promise<Attended<'closed'>> {
  return inScope(context, ref.alliance, async (scope) => {
    const round = await readDuesRound(scope, ref.round, 'update');
    if (
      !round ||
      ref.run.workflowId !== workflowId(scope.alliance, DUES_ROUND, String(round.year))
    ) {
      await raiseAlarm(scope, {
        kind: round ? 'foreign-run' : 'unknown-case',
        subject: ref.run.workflowId,
        key: ref.run.runId,
        details: {},
      });
      return { kind: 'refused' };
    }
    await noteRun(scope, ref.run);
    const until = round.closedAt ? null : await carryOn(scope, round);
    const mail = await hasUnsentMail(scope, round.id);
    return until === null
      ? { kind: 'settled', outcome: 'closed', mail }
      : { kind: 'waiting', until, mail, due: null };
  });
}

const LONGEST = 30 * 86_400_000;

/** Does what is due and says when to look again; null when the round has ended. */
async function carryOn(scope: Scope, round: DuesRound): Promise<Instant | null> {
  const terms = await duesTerms(scope);
  // A charter that asks dues no more: nothing is left to do.
  if (!terms) return end(scope, round);
  const now = scope.now.getTime();
  const calendar = await workingCalendar(scope);
  const begins = noticeBegins(calendar, terms.dues, round.year);
  const ends = yearBegins(round.year + 1);
  // The next year's round is there from the first instant of its year, whether or not this one has ended.
  if (now >= ends) await openDuesRound(scope, round.year + 1, null);
  if (now < begins) return begins;
  const opens = nextWorkingHour(calendar, now);
  const room = opens <= now ? DUES_BATCH.members : 0;
  const notices = await sendNotices(scope, calendar, terms, round, room);
  const reminders = await remindOfDues(scope, calendar, round, room - notices.done);
  const latest = (await duesRounds(scope))[0]?.id === round.id;
  const vouchers = latest ? await askForVouchers(scope, calendar, terms.dues, round) : null;
  const nudge = await nextNudgeOf(scope, round.year);
  const left = notices.left || reminders.left;
  if (now >= ends && !latest && !left && nudge === null) return end(scope, round);
  const instants = [
    left ? (room === 0 ? opens : nextBatch(calendar, now)) : null,
    left || nudge === null ? null : nextWorkingHour(calendar, nudge.getTime()),
    vouchers,
    now < ends ? ends : null,
  ].filter((at) => at !== null);
  return Math.min(...instants, now + LONGEST);
}

async function end(scope: Scope, round: DuesRound): Promise<null> {
  await closeDuesRound(scope, round.id);
  return null;
}
