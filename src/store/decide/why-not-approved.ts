import type { Case } from '../cases.ts';
import type { Scope } from '../scope.ts';
import { decisionsOfCase } from './decisions.ts';

/** The reason that the reviewer of a stage gave last for not approving; undefined where none did. */
export async function whyNotApproved(
  scope: Scope,
  one: Case,
  stage: string,
): Promise<string | undefined> {
  return (
    (await decisionsOfCase(scope, one.id)).findLast(
      (decision) => decision.stage === stage && decision.choice === 'not-approve',
    )?.reason ?? undefined
  );
}
