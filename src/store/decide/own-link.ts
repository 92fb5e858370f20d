import { linkFor, readLink, renewLink, type LinkPurpose } from '../links.ts';
import { queueMail } from '../mails.ts';
import { personOf } from '../persons.ts';
import type { Scope } from '../scope.ts';
import { readTask, type Task, type TaskKind } from '../tasks.ts';
import { wake } from '../wake-ups.ts';

/** The tasks that are done on the page of a person's own link. */
export const DONE_BY_LINK: readonly TaskKind[] = [
  'review',
  'order',
  'shorten',
  'confirm',
  'vote',
  'filing',
  'release',
  'advice',
];

/** Whether a task waits for this person: in their hands, asked of them, or theirs to do in somebody's place. */
export function waitsFor(task: Task, person: string): boolean {
  return (
    task.state === 'open' &&
    ((task.assignee ? task.assignee === person : task.addressees.includes(person)) ||
      task.standIns.some(({ substitute }) => substitute === person))
  );
}

/** Mails somebody the link of a task of their own again, to the address on record. Earlier mails go on working. */
export async function mailOwnLink(
  scope: Scope,
  person: string,
  id: string,
): Promise<'mailed' | 'not-waiting' | 'no-address'> {
  const task = await readTask(scope, id);
  if (!task || !waitsFor(task, person) || !DONE_BY_LINK.includes(task.kind)) return 'not-waiting';
  const { name, email, language } = await personOf(scope, person);
  if (email === null) return 'no-address';
  const { purpose, subject } = opens(task);
  const link = await linkFor(scope, purpose, subject, person);
  const found = await readLink(scope, link);
  if (found && found.expiresAt <= scope.now) await renewLink(scope, link);
  await queueMail(scope, {
    // One mail a minute, however often the button is pressed.
    key: `own ${link} ${scope.now.toISOString().slice(0, 16)}`,
    scope: 'alliance',
    template: 'fresh-link',
    extra: {},
    language,
    to: { person, name, address: email },
    link,
  });
  await wake(scope, 'mailDelivery', 'alliance');
  return 'mailed';
}

function opens(task: Task): { readonly purpose: LinkPurpose; readonly subject: string } {
  return task.kind === 'vote' && task.votingRound
    ? { purpose: 'voting-round', subject: task.votingRound }
    : { purpose: 'task', subject: task.id };
}
