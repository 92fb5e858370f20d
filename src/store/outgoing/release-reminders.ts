import { sql } from 'kysely';
import { nudgesForTask } from '../../domain/reminders.ts';
import { linkFor } from '../links.ts';
import { queueMail } from '../mails.ts';
import { personsOf } from '../persons.ts';
import type { Scope } from '../scope.ts';
import { tasksWith, type Task } from '../tasks.ts';
import { wake } from '../wake-ups.ts';
import { workingCalendar } from '../working-years.ts';
import { nudge } from '../nudging.ts';

/**
 * 送签: whoever is asked for a release is reminded like a reviewer, and then telephoned (X-Q9). A paper belongs to
 * no workflow, so nothing waits for the instant: whoever calls this does so again and again.
 */
export async function remindOfReleases(scope: Scope): Promise<void> {
  const calendar = await workingCalendar(scope);
  const { rows } = await sql<{ id: string; done: number }>`
    select id, nudges_done as done from tasks where kind = 'release' and state = 'open'
    order by opened_at, id for update`.execute(scope.tx);
  const doneOf = new Map(rows.map(({ id, done }) => [id, done]));
  for (const task of await tasksWith(scope, [...doneOf.keys()])) {
    const before = doneOf.get(task.id) ?? 0;
    const nudges = nudgesForTask(calendar, task.openedAt.getTime());
    const { done } = await nudge(scope, nudges, before, {
      remind: (sequence) => remind(scope, task, sequence),
      telephone: task.subject ? { subject: task.subject } : {},
    });
    if (done !== before)
      await sql`update tasks set nudges_done = ${done} where id = ${task.id}`.execute(scope.tx);
  }
}

async function remind(scope: Scope, task: Task, sequence: 1 | 2): Promise<void> {
  for (const person of await personsOf(scope, task.addressees))
    await queueMail(scope, {
      key: `reminder ${sequence} ${task.id} ${person.id}`,
      scope: 'alliance',
      template: 'release-wanted',
      extra: { paper: task.subject, sequence },
      language: person.language,
      to: { person: person.id, name: person.name, address: person.email },
      link: await linkFor(scope, 'task', task.id, person.id),
      taskId: task.id,
    });
  await wake(scope, 'mailDelivery', 'alliance');
}
