import { personOf } from '../persons.ts';
import type { Scope } from '../scope.ts';
import { takeUnannounced } from '../substitutes.ts';
import { openTasks } from '../tasks.ts';
import { askToDo } from './give-task.ts';
import { mayDo, SINGLE_TASKS } from './who-may.ts';

/** Whoever stands in from now on is asked for what waits already; what comes later they are asked with the person. */
export async function announceSubstitutes(scope: Scope): Promise<void> {
  for (const { person, substitute } of await takeUnannounced(scope)) {
    const asked = await personOf(scope, substitute);
    for (const task of await openTasks(scope)) {
      const theirs = task.assignee ? task.assignee === person : task.addressees.includes(person);
      if (!SINGLE_TASKS.includes(task.kind) || !theirs) continue;
      // An order is given by whoever chairs the body, and by no other substitute.
      if (task.kind === 'order' && !(await mayDo(scope, task, substitute))) continue;
      await askToDo(scope, task, asked, 'substitute', { inPlaceOf: person });
    }
  }
}
