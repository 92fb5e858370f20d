import type { Scope } from '../../../store/scope.ts';
import type { HomeRow, HomeSection } from '../../../web/views.ts';
import type { Desk } from '../desk.ts';
import { chairsMissing } from './chairs.ts';
import { termsEnding, votesClosing } from './coming.ts';
import { duesToDo, vouchersWaiting } from './dues.ts';
import { formalitiesToDo } from './leaving.ts';
import { membersWithoutContact } from './members.ts';
import { askedOfMe, calls, recordsToCheck, reviews, schedules } from './mine.ts';
import { unitsWithoutRepresentative } from './representatives.ts';
import { sittingsAhead, sittingsUnderWay } from './sittings.ts';
import { papersToHandle } from './papers.ts';
import { undelivered, withoutContact } from './unreachable.ts';
import { roundsWaiting, tasksWaiting, unconfirmed } from './waiting.ts';

/** Finds lines for one section of the first screen. */
export type HomeSource = (
  scope: Scope,
  desk: Desk,
) => readonly HomeRow[] | Promise<readonly HomeRow[]>;

/** Where the lines of each section come from: whatever the secretariat should see is one function more here. */
export const HOME_SOURCES: Readonly<Record<HomeSection, readonly HomeSource[]>> = {
  mine: [
    reviews,
    askedOfMe,
    recordsToCheck,
    sittingsUnderWay,
    chairsMissing,
    calls,
    formalitiesToDo,
    duesToDo,
    schedules,
    unitsWithoutRepresentative,
  ],
  waiting: [tasksWaiting, roundsWaiting, unconfirmed, vouchersWaiting],
  papers: [papersToHandle],
  coming: [votesClosing, sittingsAhead, termsEnding],
  unreachable: [undelivered, withoutContact, membersWithoutContact],
};

/** The lines of a section: what falls due first, then what has waited longest. */
export async function rowsOf(
  scope: Scope,
  desk: Desk,
  section: HomeSection,
): Promise<readonly HomeRow[]> {
  const rows: HomeRow[] = [];
  for (const source of HOME_SOURCES[section]) rows.push(...(await source(scope, desk)));
  const byDue = section === 'coming';
  const key = (row: HomeRow): number =>
    Number((byDue ? row.due?.at : row.since) ?? Number.MAX_SAFE_INTEGER);
  return rows.sort((one, other) => key(one) - key(other));
}
