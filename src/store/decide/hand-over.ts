import { note } from '../audit-trail.ts';
import { addCaseNote } from '../case-notes.ts';
import { revokeLink } from '../links.ts';
import { countMails, queueMail } from '../mails.ts';
import { personOf, type Person } from '../persons.ts';
import { through, type Scope } from '../scope.ts';
import { addressTask, assignTask, lockTask, openTasks, type Task } from '../tasks.ts';
import { wake } from '../wake-ups.ts';
import { askToDo } from './give-task.ts';
import { leadsSecretariat, SINGLE_TASKS, whoMayDo } from './who-may.ts';

export type HandedOver =
  | { readonly kind: 'handed-over'; readonly tasks: readonly string[] }
  | {
      readonly kind: 'refused';
      readonly because: 'not-yours' | 'reason-missing' | 'closed' | 'may-not-do-it';
    };

/** 转交 of one task: by whoever has it, or by the head of the secretariat with a reason (B-Q24). */
export async function handOverTask(
  scope: Scope,
  taskId: string,
  act: { readonly by: string; readonly to: string; readonly reason: string },
): Promise<HandedOver> {
  const task = await lockTask(scope, taskId);
  if (!task || task.state !== 'open' || !SINGLE_TASKS.includes(task.kind))
    return { kind: 'refused', because: 'closed' };
  if (!isTheirs(task, act.by)) {
    if (!(await leadsSecretariat(scope, act.by))) return { kind: 'refused', because: 'not-yours' };
    if (act.reason.trim() === '') return { kind: 'refused', because: 'reason-missing' };
  }
  const to = (await whoMayDo(scope, task)).find(({ id }) => id === act.to);
  if (!to || task.assignee === act.to) return { kind: 'refused', because: 'may-not-do-it' };
  await assignTask(scope, task.id, to.id);
  await askToDo(scope, task, to, 'handed-over');
  await noteHandOver(scope, task, act);
  if (task.assignee && task.assignee !== act.by)
    await tell(scope, await personOf(scope, task.assignee), act, [task.id]);
  return { kind: 'handed-over', tasks: [task.id] };
}

/** A task of somebody who leaves, and whether it can go to a successor. */
export type LeavingTask = {
  readonly task: Task;
  /** single: theirs alone · shared: others have it too · stays: a vote, which nobody casts for them. */
  readonly kind: 'single' | 'shared' | 'stays';
  readonly able: readonly Person[];
};

/** Everything that waits for a person, as it would be handed over. */
export async function tasksLeaving(scope: Scope, person: string): Promise<readonly LeavingTask[]> {
  const leaving: LeavingTask[] = [];
  for (const task of await openTasks(scope)) {
    if (!isTheirs(task, person)) continue;
    const single = task.assignee === person || task.addressees.length === 1;
    if (!SINGLE_TASKS.includes(task.kind)) leaving.push({ task, kind: 'stays', able: [] });
    else
      leaving.push({
        task,
        kind: single ? 'single' : 'shared',
        able: (await whoMayDo(scope, task)).filter(({ id }) => id !== person),
      });
  }
  return leaving;
}

/**
 * 离岗交接: what waits for one person goes to another, in one act, with everybody told. `tasks` is what was shown;
 * what the successor may not do stays where it is.
 */
export async function handOverAll(
  scope: Scope,
  act: {
    readonly from: string;
    readonly to: string;
    readonly by: string;
    readonly reason: string;
    readonly tasks: readonly string[];
  },
): Promise<HandedOver> {
  if (act.by !== act.from && !(await leadsSecretariat(scope, act.by)))
    return { kind: 'refused', because: 'not-yours' };
  if (act.reason.trim() === '') return { kind: 'refused', because: 'reason-missing' };
  const done: string[] = [];
  for (const { task: shown, kind, able } of await tasksLeaving(scope, act.from)) {
    const to = able.find(({ id }) => id === act.to);
    if (!to || kind === 'stays' || !act.tasks.includes(shown.id)) continue;
    const task = await lockTask(scope, shown.id);
    // Somebody decided it or took it meanwhile.
    if (task?.state !== 'open' || !isTheirs(task, act.from)) continue;
    const others = task.addressees.filter((id) => id !== act.from && id !== to.id);
    await addressTask(scope, task.id, kind === 'single' ? to.id : null, [...others, to.id]);
    await revokeLink(scope, 'task', task.id, act.from, 'handed-over');
    if (kind === 'single' || !task.addressees.includes(to.id))
      await askToDo(scope, task, to, 'handed-over');
    await noteHandOver(scope, task, act);
    done.push(task.id);
  }
  if (done.length === 0) return { kind: 'refused', because: 'closed' };
  for (const id of [act.from, act.to]) await tell(scope, await personOf(scope, id), act, done);
  return { kind: 'handed-over', tasks: done };
}

const isTheirs = (task: Task, person: string): boolean =>
  task.assignee ? task.assignee === person : task.addressees.includes(person);

async function noteHandOver(
  scope: Scope,
  task: Task,
  act: { readonly by: string; readonly to: string; readonly reason: string },
): Promise<void> {
  if (task.caseId && act.reason.trim() !== '')
    await addCaseNote(scope, task.caseId, {
      kind: 'handed-over',
      person: act.by,
      channel: through(scope, 'console'),
      text: act.reason,
    });
  await note(scope, {
    kind: 'task.handed-over',
    actor: act.by,
    channel: through(scope, 'console'),
    subject: task.caseId ?? task.votingRound ?? task.id,
    details: { task: task.id, from: task.assignee ?? task.addressees, to: act.to },
  });
}

/** Tells somebody what went from whom to whom. */
async function tell(
  scope: Scope,
  person: Person,
  act: { readonly by: string; readonly to: string },
  tasks: readonly string[],
): Promise<void> {
  const key = `handed-over ${[...tasks].sort().join(' ')} ${person.id}`;
  await queueMail(scope, {
    key: `${key} ${await countMails(scope, `${key} `)}`,
    scope: 'alliance',
    template: 'tasks-handed-over',
    extra: { by: act.by, to: act.to, tasks },
    language: person.language,
    to: { person: person.id, name: person.name, address: person.email },
  });
  await wake(scope, 'mailDelivery', 'alliance');
}
