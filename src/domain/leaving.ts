import { dayOf, endOfDaysToAct, type Instant } from './calendar.ts';
import type { Procedure } from './charter/type.ts';
import type { FormalitiesStage, Plan } from './plan.ts';
import type { StageRow } from './position.ts';
import type { WorkingCalendar } from './working-days.ts';

/** Whether a procedure is the one by which members leave of their own free will. */
export function isLeaving({ open, stages }: Procedure): boolean {
  return open.by === 'member' && stages.some(({ then }) => then.some(endsByWish));
}

const endsByWish = (effect: { readonly do: string; readonly because?: string }): boolean =>
  effect.do === 'end-membership' && effect.because === 'withdrawn';

/** Whether a case is one of a member that leaves of its own free will. */
export function leadsOut({ stages }: Pick<Plan, 'stages'>): boolean {
  return stages.some(({ then }) => then.some(endsByWish));
}

/** What follows from a notice of leaving: `atOnce`: the membership has ended with it; else with the formalities. */
export type WayOut = {
  readonly atOnce: boolean;
  readonly formalities: FormalitiesStage | undefined;
};

export function wayOutOf({ stages }: Pick<Plan, 'stages'>): WayOut {
  return {
    atOnce: stages[0]?.then.some(endsByWish) ?? false,
    formalities: stages.find((stage) => stage.kind === 'formalities'),
  };
}

/** When the formalities of leaving count as done at the latest: days after the notice was received. Null: never. */
export function formalitiesClose(
  calendar: WorkingCalendar,
  { within }: FormalitiesStage,
  rows: readonly StageRow[],
): Instant | null {
  const received = rows[0]?.closedAt;
  if (within === null || !received) return null;
  return endOfDaysToAct(calendar, dayOf(received.getTime()), within);
}
