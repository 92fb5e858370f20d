import { sql } from 'kysely';
import {
  afterStatement,
  statementsFor,
  type HeldFor,
  type Statement,
  type Tally,
} from '../../domain/tally.ts';
import { note } from '../audit-trail.ts';
import { actsFor } from '../bodies.ts';
import { readCase } from '../cases.ts';
import { asCorrected } from '../corrections.ts';
import { personsOf, type Person } from '../persons.ts';
import type { Scope } from '../scope.ts';
import { readSitting } from '../sittings.ts';
import { closeTask, lockTask, openTask } from '../tasks.ts';
import { readBallot, readRound, type Ballot, type VotingRound } from '../voting-rounds.ts';
import { wake } from '../wake-ups.ts';
import { isOwnUnit } from './own-unit.ts';
import { addressedBy, tellRound } from './tell-round.ts';
import { askPerson, chairsOf, type Asking } from './body-chair.ts';
import {
  alreadyDecided,
  decisionOfTask,
  recordDecision,
  refusalFor,
  type Actor,
  type Decided,
} from './decisions.ts';

/** Opens the task to confirm a held result and asks whoever may. Nothing but their statement settles it. */
export async function askToConfirm(scope: Scope, ballot: Ballot): Promise<void> {
  const task = await openTask(scope, {
    kind: 'confirm',
    addressees: [],
    caseId: ballot.caseId,
    stage: ballot.stage,
    round: ballot.round,
    subject: ballot.id,
  });
  const [person] = await whoConfirms(scope, ballot);
  if (!person) return;
  await sql`update tasks set addressees = ${[person.id]} where id = ${task}`.execute(scope.tx);
  await askPerson(scope, task, person, askingToConfirm(ballot));
}

export function askingToConfirm(ballot: Pick<Ballot, 'caseId' | 'votingRound'>): Asking {
  return {
    template: 'result-to-confirm',
    scope: ballot.caseId,
    caseId: ballot.caseId,
    votingRound: ballot.votingRound,
  };
}

/**
 * Who may confirm a held result, first of them first: of a meeting without its quorum whoever chaired it
 * (X-Q1), of an exact half whoever chairs the body (D-Q4). Nobody confirms what was voted on their own unit
 * (X-Q21): the next who may chair does.
 */
export async function whoConfirms(
  scope: Scope,
  ballot: Omit<Ballot, 'electorate'>,
): Promise<readonly Person[]> {
  const round = await readRound(scope, ballot.votingRound);
  if (!round) return [];
  const entitled = await whoeverChairs(scope, ballot, round);
  const impartial: Person[] = [];
  for (const person of entitled)
    if (!(await isOwnUnit(scope, person.id, [ballot.caseId]))) impartial.push(person);
  return impartial;
}

async function whoeverChairs(
  scope: Scope,
  ballot: Omit<Ballot, 'electorate'>,
  round: Pick<VotingRound, 'id' | 'body'>,
): Promise<readonly Person[]> {
  const chairs = await chairsOf(scope, round.body);
  const sitting = heldFor(ballot).includes('quorum')
    ? await readSitting(scope, round.id)
    : undefined;
  if (!sitting || !(await actsFor(scope, ballot.charterVersion, round.body, sitting.chairedBy)))
    return chairs;
  return (await isOwnUnit(scope, sitting.chairedBy, [ballot.caseId]))
    ? chairs
    : personsOf(scope, [sitting.chairedBy]);
}

function heldFor(ballot: Pick<Ballot, 'tally'>): readonly HeldFor[] {
  return ballot.tally?.held ?? [];
}

/** The statement of whoever may confirm: what the charter's words give, or that the meeting was not quorate. */
export async function confirmResult(
  scope: Scope,
  taskId: string,
  actor: Actor & { readonly person: string },
  act: { readonly statement: Statement; readonly reason: string },
): Promise<Decided> {
  const task = await lockTask(scope, taskId);
  const refusal = refusalFor(task, actor);
  if (refusal === 'not-yours') return { kind: 'refused', because: refusal };
  const decided = task && (await decisionOfTask(scope, task.id));
  if (decided) return alreadyDecided(decided, act.statement);
  const read = task?.subject ? await readBallot(scope, task.subject) : undefined;
  const ballot = read && (await asCorrected(scope, read));
  if (refusal || !task || !ballot?.tally) return { kind: 'refused', because: refusal ?? 'unknown' };
  if (ballot.result !== 'to-be-confirmed') return { kind: 'refused', because: 'closed' };
  if (await isOwnUnit(scope, actor.person, [ballot.caseId]))
    return { kind: 'refused', because: 'own-unit' };
  const entitled = await whoConfirms(scope, ballot);
  if (!entitled.some((person) => person.id === actor.person))
    return { kind: 'refused', because: 'no-longer-in-office' };
  mustBeOffered(ballot.tally, act);
  const decision = await recordDecision(scope, {
    task,
    actor,
    choice: act.statement,
    reason: act.reason,
    details: { ballot: ballot.id, held: ballot.tally.held },
  });
  await closeTask(scope, task.id, 'done', 'decided');
  const result = afterStatement(ballot.tally, act.statement);
  await sql`update ballots set result = ${result}, statement = ${act.statement} where id = ${ballot.id}`.execute(
    scope.tx,
  );
  await note(scope, {
    kind: 'ballot.confirmed',
    actor: actor.person,
    channel: actor.channel,
    subject: ballot.caseId,
    details: { ballot: ballot.id, statement: act.statement, result },
  });
  await tellRound(scope, ballot.votingRound, addressedBy([ballot]), {
    key: `ballot confirmed ${ballot.id}`,
    template: 'ballot-result',
  });
  const one = await readCase(scope, ballot.caseId);
  if (one) await wake(scope, one.process, one.id);
  await wake(scope, 'ballot', ballot.votingRound);
  return { kind: 'recorded', decision };
}

/** Pages offer only what may be stated and ask for the reason; whatever comes another way is checked here again. */
function mustBeOffered(
  tally: Tally,
  act: { readonly statement: Statement; readonly reason: string },
): void {
  if (!statementsFor(tally).includes(act.statement))
    throw new Error(`${act.statement} cannot be stated of this result`);
  if (act.statement === 'not-quorate' && act.reason.trim() === '')
    throw new Error('the statement lacks its reason');
}
