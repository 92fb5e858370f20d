import type { Person } from '../persons.ts';
import type { Scope } from '../scope.ts';
import type { Task } from '../tasks.ts';
import { ballotsOfRound, readBallot, readRound } from '../voting-rounds.ts';
import { chairsOf, impartialChairs } from './body-chair.ts';
import { whoConfirms } from './confirm-result.ts';

/** Whether a task is done by whoever chairs, and by nobody else. */
export const isForTheChair = ({ kind }: Pick<Task, 'kind'>): boolean =>
  kind === 'order' || kind === 'shorten' || kind === 'confirm';

/** Who may do a task of the chair now, first of them first; nobody while the office is vacant. */
export async function whoChairsFor(scope: Scope, task: Task): Promise<readonly Person[]> {
  if (task.kind === 'confirm') {
    const ballot = task.subject ? await readBallot(scope, task.subject) : undefined;
    return ballot ? whoConfirms(scope, ballot) : [];
  }
  const round = task.votingRound ? await readRound(scope, task.votingRound) : undefined;
  if (!round) return [];
  if (task.kind === 'shorten') return chairsOf(scope, round.body);
  const cases = (await ballotsOfRound(scope, round.id)).map((ballot) => ballot.caseId);
  return impartialChairs(scope, round.body, cases);
}
