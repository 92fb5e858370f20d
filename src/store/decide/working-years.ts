import { sql } from 'kysely';
import { dayOf, isWorkingDay } from '../../domain/calendar.ts';
import { canonical } from '../../domain/canonical.ts';
import { SCHEDULE_PUBLISHED_BY, type WorkingYear } from '../../domain/working-days.ts';
import { note } from '../audit-trail.ts';
import { actsFor } from '../bodies.ts';
import { charterInForce } from '../charters.ts';
import { sha256 } from '../database.ts';
import { wakeDues } from '../dues/rounds.ts';
import { addFile, type NewFile } from '../files.ts';
import { through, type Scope } from '../scope.ts';
import { closeTask } from '../tasks.ts';
import { listRounds, type VotingRound } from '../voting-rounds.ts';
import { wake } from '../wake-ups.ts';
import { readEnteredYear, workingCalendar, type EnteredYear } from '../working-years.ts';

export type NewYear = WorkingYear & {
  /** Where the notice is published; with a scan of it both may be given, one has to be. */
  readonly link: string;
  readonly notice: string;
};

/** Enters the schedule of a year to be looked at; no deadline follows it before it is confirmed. Undefined: not theirs to enter. */
export async function enterYear(
  scope: Scope,
  person: string,
  year: NewYear,
  scan: NewFile | undefined,
): Promise<string | undefined> {
  if (!(await ofTheSecretariat(scope, person))) return undefined;
  const id = scope.context.ids.next();
  await sql`insert into working_years (alliance, id, year, notice, holidays, worked_weekends, link, file, state, entered_by, entered_at)
    values (${scope.alliance}, ${id}, ${year.year}, ${year.notice}, ${JSON.stringify(year.holidays)}::jsonb,
      ${JSON.stringify(year.workedWeekends)}::jsonb, ${year.link || null}, ${scan?.id ?? null}, 'entered', ${person}, ${scope.now})`.execute(
    scope.tx,
  );
  if (scan) await addFile(scope, scan);
  return id;
}

export type ConfirmedYear =
  | { readonly kind: 'confirmed'; readonly year: EnteredYear }
  /** The same was confirmed before. */
  | { readonly kind: 'same'; readonly year: EnteredYear }
  /** `known`: the year has a schedule, and nobody said that it is replaced. */
  | { readonly kind: 'refused'; readonly because: 'unknown' | 'not-yours' | 'known' | 'outdated' };

/**
 * Puts an entered schedule in force. What waits for working days looks at its rows again and follows it; a close
 * that a chair ordered stays as it was ordered.
 */
export async function confirmYear(
  scope: Scope,
  id: string,
  person: string,
  replaces: boolean,
): Promise<ConfirmedYear> {
  if (!(await ofTheSecretariat(scope, person))) return { kind: 'refused', because: 'not-yours' };
  await sql`select pg_advisory_xact_lock(hashtext(${`working years ${scope.alliance}`}))`.execute(
    scope.tx,
  );
  const entered = await readEnteredYear(scope, id, 'update');
  if (!entered) return { kind: 'refused', because: 'unknown' };
  if (entered.state === 'in-force') return { kind: 'same', year: entered };
  if (entered.state === 'replaced') return { kind: 'refused', because: 'outdated' };
  const before = (await workingCalendar(scope)).find(({ year }) => year === entered.year);
  if (before && !replaces) return { kind: 'refused', because: 'known' };
  await sql`update working_years set state = 'replaced' where year = ${entered.year} and state = 'in-force'`.execute(
    scope.tx,
  );
  await sql`update working_years set state = 'in-force', confirmed_by = ${person}, confirmed_at = ${scope.now} where id = ${id}`.execute(
    scope.tx,
  );
  await note(scope, {
    kind: 'working-year.imported',
    actor: person,
    channel: through(scope, 'console'),
    subject: id,
    details: {
      year: entered.year,
      notice: entered.notice,
      replaced: before?.notice ?? null,
      schedule: sha256(
        canonical({ holidays: entered.holidays, workedWeekends: entered.workedWeekends }),
      ),
    },
  });
  await closeTask(scope, taskOf(entered.year), 'done', 'imported');
  await wakeWhatWaits(scope);
  return { kind: 'confirmed', year: (await readEnteredYear(scope, id)) as EnteredYear };
}

async function wakeWhatWaits(scope: Scope): Promise<void> {
  const { rows } = await sql<{ process: string; id: string }>`
    select distinct c.process, c.id from stages s join cases c on c.id = s.case_id where s.closed_at is null`.execute(
    scope.tx,
  );
  for (const { process, id } of rows) await wake(scope, process, id);
  for (const round of await listRounds(scope))
    if (round.state === 'open' || round.state === 'proposed') await wake(scope, 'ballot', round.id);
  await wakeDues(scope);
}

/** Votes under way whose close, as it was ordered, falls on a day that is not worked. */
export async function closesOnDaysOff(
  scope: Scope,
  schedule: WorkingYear,
): Promise<readonly VotingRound[]> {
  return (await listRounds(scope)).filter(({ state, closesAt }) => {
    const day = dayOf(closesAt.getTime());
    const within = Number(day.slice(0, 4)) === schedule.year;
    return state === 'open' && within && !isWorkingDay([schedule], day);
  });
}

/** Asks the secretariat once for every schedule that should be out by now and is not known. */
export async function askForSchedules(scope: Scope): Promise<void> {
  const today = dayOf(scope.now.getTime());
  const year = Number(today.slice(0, 4));
  const wanted = today >= `${year}-${SCHEDULE_PUBLISHED_BY}` ? [year, year + 1] : [year];
  const calendar = await workingCalendar(scope);
  for (const next of wanted)
    if (!calendar.some((known) => known.year === next))
      await sql`insert into tasks (alliance, id, kind, addressees, subject, state, opened_at)
        values (${scope.alliance}, ${taskOf(next)}, 'working-year', array[]::text[], ${String(next)}, 'open', ${scope.now})
        on conflict (alliance, id) do nothing`.execute(scope.tx);
}

/** One task a year, whoever asks for it. */
const taskOf = (year: number): string => `working-year-${year}`;

async function ofTheSecretariat(scope: Scope, person: string): Promise<boolean> {
  return actsFor(scope, (await charterInForce(scope)).version, 'secretariat', person);
}
