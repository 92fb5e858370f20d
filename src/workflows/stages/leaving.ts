import type {
  FormalitiesStage,
  ObjectionStage,
  PlanStage,
  ReplyStage,
  SubmitStage,
  WarningStage,
} from '../../domain/plan.ts';
import type { Came } from '../../activities/contract.ts';
import { summaryOf, type CaseRun } from './case-run.ts';

/** 提交: done with its receipt. What took effect with it took effect in its rows; here everybody is told. */
export const submission = (
  caseRun: CaseRun,
  stage: SubmitStage,
  round: number,
): Came | Promise<Came | null> =>
  stage.then.length === 0 ? 'done' : attended(caseRun, stage, round);

/** 退会手续: nobody decides; it is over when the formalities are done, or where the charter says so after its days. */
export const formalities = (caseRun: CaseRun, stage: FormalitiesStage, round: number) =>
  attended(caseRun, stage, round);

/** 期满提示: the member is warned until the clock has run out, or until the member has taken part. */
export const warning = (caseRun: CaseRun, stage: WarningStage, round: number) =>
  attended(caseRun, stage, round);

/** 异议: over when its days have passed in silence, or when the secretariat has answered the objection. */
export const objection = (caseRun: CaseRun, stage: ObjectionStage, round: number) =>
  attended(caseRun, stage, round);

/** 陈述申辩: over when the subject has answered, or when its time is over; the rows say which. */
export const reply = (caseRun: CaseRun, stage: ReplyStage, round: number) =>
  attended(caseRun, stage, round);

function attended(caseRun: CaseRun, stage: PlanStage, round: number): Promise<Came | null> {
  return caseRun.waiting.untilSettled(
    summaryOf(caseRun, stage),
    caseRun.input.caseId,
    () => caseRun.attend(stage, round),
    (due) => caseRun.announce(stage, due),
  );
}
