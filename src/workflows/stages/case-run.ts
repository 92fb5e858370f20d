import type { Attended, Came, StageRef } from '../../activities/contract.ts';
import type { PlanStage } from '../../domain/plan.ts';
import type { ProcedureInput } from '../messages.ts';
import { rows, type Waiting } from '../run.ts';

/** One case as its workflow carries it. */
export type CaseRun = {
  readonly input: ProcedureInput;
  readonly waiting: Waiting;
  /** Brings a stage as far as its rows allow. `reported`: what a slow step says it has done. */
  readonly attend: (
    stage: PlanStage,
    round: number,
    reported?: StageRef['reported'],
  ) => Promise<Attended<Came>>;
  /** Shows to administrators that a stage is waited for, and until when. */
  readonly announce: (stage: PlanStage, due: number | null) => void;
};

export function stageRef(
  { alliance, caseId, plan }: ProcedureInput,
  waiting: Waiting,
  stage: PlanStage,
  round: number,
): StageRef {
  return { alliance, caseId, stage: stage.name, round, plan, run: waiting.run };
}

/** The summary that administrators read on timers and activities: the stage and its number. */
export function summaryOf({ input }: CaseRun, stage: PlanStage): string {
  return `${stage.title[input.language]} · ${input.number}`;
}

/**
 * Asks the rows about a stage. One question is answered for the stage and, where that is settled, for those that
 * follow in the plan: their answers are kept until the case comes to them.
 */
export function attending(input: ProcedureInput, waiting: Waiting): CaseRun['attend'] {
  const ahead: Attended<Came>[] = [];
  return async (stage, round, reported) => {
    const known = ahead.shift();
    if (known) return known;
    const ref = { ...stageRef(input, waiting, stage, round), ...(reported ? { reported } : {}) };
    const answers = await waiting.look((sending) => rows.attendStage({ ...ref, ...sending }));
    ahead.push(...answers.slice(1));
    return answers[0] as Attended<Came>;
  };
}
