import { correspondenceOf } from '../../domain/charter/people.ts';
import { note } from '../audit-trail.ts';
import { charterInForce } from '../charters.ts';
import { linkFor } from '../links.ts';
import { queueMail } from '../mails.ts';
import { holdersOf, personsOf, type Person } from '../persons.ts';
import type { Scope } from '../scope.ts';
import { assignTask, type Task } from '../tasks.ts';
import { isOwnUnit } from './own-unit.ts';

/** Who may chair a body now, first of rank first. */
export async function chairsOf(scope: Scope, body: string): Promise<readonly Person[]> {
  const charter = await charterInForce(scope);
  const holdings = await holdersOf(scope, correspondenceOf(charter, body)?.orderedBy ?? []);
  return holdings.map((holding) => holding.person);
}

/** Those of them whose own unit none of the cases is of (X-Q21). */
export async function impartialChairs(
  scope: Scope,
  body: string,
  cases: readonly string[],
): Promise<readonly Person[]> {
  const impartial: Person[] = [];
  for (const person of await chairsOf(scope, body))
    if (!(await isOwnUnit(scope, person.id, cases))) impartial.push(person);
  return impartial;
}

/** A mail that asks one person for a task that only whoever chairs can do. */
export type Asking = {
  readonly template: string;
  /** Whose workflow sends it: a case or a voting round. */
  readonly scope: string;
  readonly votingRound: string;
  readonly caseId?: string;
};

export async function askPerson(
  scope: Scope,
  task: string,
  person: Person,
  asking: Asking,
  sequence: 0 | 1 | 2 = 0,
): Promise<void> {
  await queueMail(scope, {
    key: `${sequence === 0 ? 'asked' : `reminder ${sequence}`} ${task} ${person.id}`,
    scope: asking.scope,
    template: asking.template,
    extra: { sequence },
    language: person.language,
    to: { person: person.id, name: person.name, address: person.email },
    link: await linkFor(scope, 'task', task, person.id),
    votingRound: asking.votingRound,
    taskId: task,
    ...(asking.caseId ? { caseId: asking.caseId } : {}),
  });
}

/**
 * Hands an open task to whoever chairs now, where nobody it was sent to may do it any more; both are told.
 * Gives back who has it now.
 */
export async function moveToChair(
  scope: Scope,
  task: Task,
  entitled: readonly Person[],
  asking: Asking,
): Promise<Person | undefined> {
  const asked = task.assignee ? [task.assignee] : task.addressees;
  const still = entitled.find((person) => asked.includes(person.id));
  const [now] = entitled;
  if (still || !now || task.state !== 'open') return still;
  await assignTask(scope, task.id, now.id);
  await note(scope, {
    kind: 'task.moved',
    actor: 'system',
    channel: 'system',
    subject: task.caseId ?? task.votingRound ?? task.id,
    details: { task: task.id, from: asked, to: now.id },
  });
  await askPerson(scope, task.id, now, asking);
  for (const person of await personsOf(scope, asked))
    await queueMail(scope, {
      key: `moved ${task.id} ${person.id} ${now.id}`,
      scope: asking.scope,
      template: 'task-moved',
      extra: { to: now.id },
      language: person.language,
      to: { person: person.id, name: person.name, address: person.email },
      votingRound: asking.votingRound,
      taskId: task.id,
    });
  return now;
}
