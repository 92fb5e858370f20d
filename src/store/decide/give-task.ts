import { readCase } from '../cases.ts';
import { linkFor } from '../links.ts';
import { countMails, queueMail, type NewMail } from '../mails.ts';
import type { Person } from '../persons.ts';
import type { Scope } from '../scope.ts';
import type { Task } from '../tasks.ts';
import { wake } from '../wake-ups.ts';

const TEMPLATES: Readonly<Partial<Record<Task['kind'], string>>> = {
  review: 'review-wanted',
  order: 'correspondence-order-wanted',
  filing: 'filing',
  release: 'release-wanted',
};

/** Asks a person to do a task they were not asked to do before, by a mail of its own. `because` makes it one mail each time. */
export async function askToDo(
  scope: Scope,
  task: Task,
  person: Person,
  because: string,
  extra: NewMail['extra'] = {},
): Promise<void> {
  const template = TEMPLATES[task.kind];
  if (!template) throw new Error(`nobody is asked for a task ${task.kind} by this mail`);
  const key = `${task.kind} ${task.id} ${because} ${person.id}`;
  await queueMail(scope, {
    // A task that comes back is news again.
    key: `${key} ${await countMails(scope, `${key} `)}`,
    scope: 'alliance',
    template,
    extra: task.kind === 'release' ? { ...extra, paper: task.subject } : extra,
    language: person.language,
    to: { person: person.id, name: person.name, address: person.email },
    link: await linkFor(scope, 'task', task.id, person.id),
    taskId: task.id,
    ...(task.caseId ? { caseId: task.caseId } : {}),
    ...(task.votingRound ? { votingRound: task.votingRound } : {}),
  });
  await wake(scope, 'mailDelivery', 'alliance');
  const one = task.kind === 'filing' && task.caseId ? await readCase(scope, task.caseId) : null;
  // A filing counts as sent when its mail was taken: its case looks again.
  if (one?.status === 'open') await wake(scope, one.process, one.id);
}
