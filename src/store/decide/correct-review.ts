import { sql } from 'kysely';
import { lockCase, stagesOf, type Case } from '../cases.ts';
import type { CorrectionContent, CorrectionOutcome } from '../records/correction-content.ts';
import type { Recorded } from '../records/records.ts';
import type { Scope } from '../scope.ts';
import { backToTheBody } from './back-to-body.ts';
import { decisionsOfCase } from './decisions.ts';
import { roundsVotingOn } from './leave-round.ts';
import { tellCorrection } from './tell-correction.ts';

type Content = Extract<CorrectionContent, { readonly of: 'review' }>;

const DECIDES: ReadonlySet<string> = new Set(['approve', 'not-approve']);

/** Why a review cannot be corrected: a return is mended by the applicant, and nobody votes on shifting ground. */
export async function reviewProblem(
  scope: Scope,
  one: Case,
  content: Content,
): Promise<string | undefined> {
  const decision = (await decisionsOfCase(scope, one.id)).find(({ id }) => id === content.decision);
  const stage = one.plan.stages.find((candidate) => candidate.name === decision?.stage);
  if (!decision || stage?.kind !== 'review' || !DECIDES.has(content.choice)) return 'unknown';
  if (!DECIDES.has(decision.choice)) return 'only-approval';
  if (decision.choice === content.choice) return 'already-so';
  const row = (await stagesOf(scope, one.id)).find(
    ({ name, round }) => name === decision.stage && round === decision.round,
  );
  if (row?.setAside) return 'set-aside-before';
  if (one.status === 'withdrawn') return 'case-withdrawn';
  if ((await roundsVotingOn(scope, one.id)).length > 0) return 'vote-open';
  return undefined;
}

/** A review entered wrongly: the reviewers decide again. What the record says they meant decides nothing. */
export async function correctReview(
  scope: Scope,
  one: Case,
  content: Content,
  record: Recorded,
): Promise<CorrectionOutcome> {
  await lockCase(scope, one.id);
  const { rows } = await sql<{ stage: string; round: number; choice: string }>`
    select stage, round, choice from decisions where id = ${content.decision}`.execute(scope.tx);
  const [decision] = rows;
  if (!decision) throw new Error(`no decision ${content.decision}`);
  const came = await backToTheBody(scope, one.id, decision, record);
  await tellCorrection(scope, one, record, 'back-to-body');
  return { came: came === 'ended' ? 'unchanged' : came, was: decision.choice };
}
