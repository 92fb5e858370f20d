import type { BallotStage } from '../../domain/plan.ts';
import { ballotsOfCase } from '../../store/voting-rounds.ts';
import type { Case } from '../../store/cases.ts';
import type { Scope } from '../../store/scope.ts';
import type { Progress, StageAt } from './progress.ts';

/** 表决: settled by the result of the round's ballot. Until a voting round takes the case in, it waits (待上会). */
export async function attendBallot(
  scope: Scope,
  one: Case,
  at: StageAt<BallotStage>,
): Promise<Progress> {
  const ballot = (await ballotsOfCase(scope, one.id)).find(
    (candidate) => candidate.stage === at.stage.name && candidate.round === at.round,
  );
  switch (ballot?.result) {
    case 'passed':
    case 'failed':
    case 'no-valid-resolution':
      return { outcome: ballot.result };
    default:
      // A result to be confirmed stays open until the body's chair has confirmed it on record.
      return { until: null, due: null };
  }
}
