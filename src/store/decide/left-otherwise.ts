import { sql } from 'kysely';
import type { Case } from '../cases.ts';
import { readMember } from '../members.ts';
import type { Scope } from '../scope.ts';
import { revokeTasks } from '../tasks.ts';
import { leaveRound, roundsVotingOn } from './leave-round.ts';

/** Whether the membership that a case is about has ended in another way meanwhile: then nothing is left to decide. */
export async function hasLeftOtherwise(scope: Scope, one: Case): Promise<boolean> {
  const member = one.member === null ? undefined : await readMember(scope, one.member);
  return Boolean(member?.until && member.until <= scope.now && member.endedCase !== one.id);
}

/**
 * Ends what is under way about it: tasks, and a ballot for this item. The rounds are locked after the case here: where
 * that meets an order the other way round, the database ends one of the two, and the step is tried again.
 */
export async function closeUnderWay(scope: Scope, one: Case): Promise<void> {
  await revokeTasks(scope, { caseId: one.id }, 'the membership has ended in another way');
  const rounds = await roundsVotingOn(scope, one.id);
  await sql`update ballots set closed_at = ${scope.now} where case_id = ${one.id} and closed_at is null`.execute(
    scope.tx,
  );
  for (const round of rounds) await leaveRound(scope, round);
}
