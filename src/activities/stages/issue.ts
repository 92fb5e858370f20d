import type { IssueStage } from '../../domain/plan.ts';
import { certificateOfCase } from '../../store/certificates.ts';
import type { Case } from '../../store/cases.ts';
import type { Scope } from '../../store/scope.ts';
import type { Progress, StageAt } from './progress.ts';

/** 颁发: done when the issued document is stored. */
export async function attendIssue(
  scope: Scope,
  one: Case,
  _at: StageAt<IssueStage>,
): Promise<Progress> {
  return (await certificateOfCase(scope, one.id))
    ? { outcome: 'done' }
    : { until: null, due: null, needs: 'document' };
}
