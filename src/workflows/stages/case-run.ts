import type { StageRef } from '../../activities/contract.ts';
import type { PlanStage } from '../../domain/plan.ts';
import type { ProcedureInput } from '../messages.ts';
import type { Waiting } from '../run.ts';

/** One case as its workflow carries it. */
export type CaseRun = {
  readonly input: ProcedureInput;
  readonly waiting: Waiting;
  /** Shows to administrators that a stage is waited for, and until when. */
  readonly announce: (stage: PlanStage, due: number | null) => void;
};

export function refOf({ input, waiting }: CaseRun, stage: PlanStage, round: number): StageRef {
  const { alliance, caseId, plan } = input;
  return { alliance, caseId, stage: stage.name, round, plan, run: waiting.run };
}

/** The summary that administrators read on timers and activities: the stage and its number. */
export function summaryOf({ input }: CaseRun, stage: PlanStage): string {
  return `${stage.title[input.language]} · ${input.number}`;
}
