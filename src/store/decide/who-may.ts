import { correspondenceOf } from '../../domain/charter/people.ts';
import { membersOfBody } from '../bodies.ts';
import { readCase } from '../cases.ts';
import { charterInForce } from '../charters.ts';
import { contactSeat, filingsOf } from '../filings.ts';
import { mayReviewOf } from './second-person.ts';
import { signatories } from '../outgoing/signatories.ts';
import { holdersOf, seatsHeldBy, type Person } from '../persons.ts';
import type { Scope } from '../scope.ts';
import type { Task } from '../tasks.ts';
import { readRound } from '../voting-rounds.ts';

/** The tasks one person does alone; a vote is nobody else's, and the secretariat's own are everybody's there. */
export const SINGLE_TASKS: readonly Task['kind'][] = ['review', 'order', 'filing'];

/**
 * Who may do a task now by their office, whoever has it: the reviewing body, whoever may order the vote, the
 * authority's contacts, the offices that release papers. Nobody whose own unit applies (X-Q21).
 */
export async function whoMayDo(scope: Scope, task: Task): Promise<readonly Person[]> {
  if (task.kind === 'release') return signatories(scope);
  if (task.kind === 'order') {
    const round = task.votingRound ? await readRound(scope, task.votingRound) : undefined;
    if (!round) return [];
    const charter = await charterInForce(scope);
    const seats = correspondenceOf(charter, round.body)?.orderedBy ?? [];
    return once((await holdersOf(scope, seats)).map(({ person }) => person));
  }
  const one = task.caseId ? await readCase(scope, task.caseId) : undefined;
  if (!one) return [];
  if (task.kind === 'filing') {
    const filing = (await filingsOf(scope, one.id)).find(({ stage }) => stage === task.stage);
    const seats = filing ? [contactSeat(filing.authority)] : [];
    return once((await holdersOf(scope, seats)).map(({ person }) => person));
  }
  const stage = one.plan.stages.find(({ name }) => name === task.stage);
  if (task.kind !== 'review' || stage?.kind !== 'review') return [];
  const members = await membersOfBody(scope, one.charterVersion, stage.by);
  return members
    .map(({ person }) => person)
    .filter(
      (person) =>
        mayReviewOf(one, stage, person.id) &&
        (one.applicantCode === null || person.employerCode !== one.applicantCode),
    );
}

export async function mayDo(scope: Scope, task: Task, person: string): Promise<boolean> {
  return (await whoMayDo(scope, task)).some(({ id }) => id === person);
}

/** Whether a person leads the secretariat's work (B-Q24): they may hand its tasks from one to another. */
export async function leadsSecretariat(scope: Scope, person: string): Promise<boolean> {
  const charter = await charterInForce(scope);
  const leading = charter.bodies['secretariat']?.ledBy ?? [];
  return (await seatsHeldBy(scope, person)).some((seat) => leading.includes(seat));
}

function once(persons: readonly Person[]): readonly Person[] {
  return [...new Map(persons.map((person) => [person.id, person])).values()];
}
