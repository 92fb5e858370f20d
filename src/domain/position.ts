import { dayOf, endOfDaysToAct, type Instant } from './calendar.ts';
import type { WorkingCalendar } from './working-days.ts';
import type { Plan, PlanStage } from './plan.ts';
import { after, type CaseEnd, type Outcome } from './progress.ts';

/** One round of one stage as it is stored. */
export type StageRow = {
  readonly name: string;
  readonly round: number;
  readonly kind: string;
  readonly openedAt: Date;
  readonly nudgesDone: number;
  /** `corrected` where a correction has set aside what it came to. */
  readonly outcome: Outcome | null;
  readonly setAside: { readonly outcome: Outcome | null; readonly record: string } | null;
  readonly closedAt: Date | null;
};

/** Where a case stands by its rows alone: a stage and round (open already or to be opened), or an end. */
export type Position =
  | { readonly stage: PlanStage; readonly round: number; readonly row: StageRow | undefined }
  | { readonly end: CaseEnd };

/** Walks the plan along the recorded outcomes. Nothing but rows moves a case. */
export function positionOf(plan: Plan, rows: readonly StageRow[]): Position {
  const first = plan.stages[0];
  if (!first) throw new Error('a plan needs a stage');
  let stage: PlanStage = first;
  let round = 1;
  for (;;) {
    const { name } = stage;
    const row = rows.find((candidate) => candidate.name === name && candidate.round === round);
    if (!row?.outcome) return { stage, round, row };
    const step = after(plan, name, row.outcome);
    switch (step.to) {
      case 'end':
        return { end: step.end };
      case 'again':
        round += 1;
        break;
      case 'stage':
        stage = step.stage;
        round = 1;
        break;
    }
  }
}

/** When the days for an objection are over: counted from the day on which the stage before it came to its outcome. */
export function objectionCloses(
  calendar: WorkingCalendar,
  plan: Plan,
  rows: readonly StageRow[],
): Instant | null {
  const at = plan.stages.findIndex(({ kind }) => kind === 'objection');
  const stage = plan.stages[at];
  const before = rows.findLast((row) => row.name === plan.stages[at - 1]?.name);
  if (stage?.kind !== 'objection' || !before?.closedAt) return null;
  return endOfDaysToAct(calendar, dayOf(before.closedAt.getTime()), stage.within);
}
