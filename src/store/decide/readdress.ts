import { note } from '../audit-trail.ts';
import { revokeLink } from '../links.ts';
import { seatsHeldBy } from '../persons.ts';
import type { Scope } from '../scope.ts';
import { addressTask, closeTask, openTasks, type Task } from '../tasks.ts';
import { ballotsOfRound } from '../voting-rounds.ts';
import { askToDo } from './give-task.ts';
import { whoMayDo } from './who-may.ts';

/** What a body, an authority or an office does; a request to a chair follows the chair by its own workflow. */
const PASSED_ON: readonly Task['kind'][] = ['review', 'filing', 'release'];

/**
 * After somebody took or left an office: open tasks leave the hands of who may not do them any more and come to
 * those who may. A vote stays with its frozen electorate: who left is not asked any more, and nobody in their place.
 */
export async function readdressTasks(scope: Scope, by: string): Promise<void> {
  for (const task of await openTasks(scope)) {
    if (task.kind === 'vote') await dropVote(scope, task, by);
    else if (PASSED_ON.includes(task.kind)) await readdress(scope, task, by);
  }
}

async function readdress(scope: Scope, task: Task, by: string): Promise<void> {
  const able = await whoMayDo(scope, task);
  const may = (id: string): boolean => able.some((person) => person.id === id);
  const left = task.addressees.filter((id) => !may(id));
  const kept = task.addressees.filter(may);
  const assignee = task.assignee && may(task.assignee) ? task.assignee : null;
  // Nobody steps in while somebody who was asked is left.
  const successors = kept.length > 0 ? [] : able;
  if (left.length === 0 && successors.length === 0) return;
  // Where nobody may do it now, it waits as it is for whoever takes the office.
  if (kept.length === 0 && successors.length === 0) return;
  await addressTask(scope, task.id, assignee, [...kept, ...successors.map(({ id }) => id)]);
  for (const id of left) await revokeLink(scope, 'task', task.id, id, 'left-office');
  for (const person of successors) await askToDo(scope, task, person, 'succeeds');
  // Handed to one who left: those who were asked with them are asked again.
  if (task.assignee && !assignee)
    for (const person of able.filter(({ id }) => kept.includes(id)))
      await askToDo(scope, task, person, 'comes-back');
  await note(scope, {
    kind: 'task.readdressed',
    actor: by,
    channel: 'system',
    subject: task.caseId ?? task.votingRound ?? task.id,
    details: { task: task.id, from: left, to: successors.map(({ id }) => id) },
  });
}

async function dropVote(scope: Scope, task: Task, by: string): Promise<void> {
  const [person] = task.addressees;
  if (!person || !task.votingRound) return;
  const seats = (await ballotsOfRound(scope, task.votingRound)).flatMap((ballot) =>
    (ballot.electorate?.voters ?? []).filter((seat) => seat.person === person),
  );
  const held = await seatsHeldBy(scope, person);
  if (seats.length === 0 || seats.some(({ seat }) => held.includes(seat))) return;
  await closeTask(scope, task.id, 'revoked', 'left-the-seat');
  await revokeLink(scope, 'voting-round', task.votingRound, person, 'left-office');
  await note(scope, {
    kind: 'task.revoked',
    actor: by,
    channel: 'system',
    subject: task.votingRound,
    details: { task: task.id, person },
  });
}
