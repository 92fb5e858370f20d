import { alarmsAbout, clearAlarm, openAlarmsOf, raiseAlarm } from '../alarms.ts';
import { membersOfBody } from '../bodies.ts';
import { readCase } from '../cases.ts';
import { charterInForce } from '../charters.ts';
import { readRecord, recordsWaiting, type Recorded } from '../records/records.ts';
import type { Scope } from '../scope.ts';
import { openTasks, readTask, type Task } from '../tasks.ts';
import { isOwnMatter } from './own-unit.ts';
import { whoMayDo } from './who-may.ts';

const KIND = 'no-second-person';

/** Raises an alarm for whatever waits for a second person and has none, and ends those that hold no more. */
export async function watchSecondPersons(scope: Scope): Promise<void> {
  await clearSecondPersons(scope);
  for (const record of await recordsWaiting(scope)) await watchRecord(scope, record);
  for (const task of await openTasks(scope)) await watchReview(scope, task);
}

/** An entry that nobody but who made it could check. */
export async function watchRecord(scope: Scope, record: Recorded): Promise<void> {
  if (await isAlone(scope, record)) await raise(scope, record.id, { record: record.id });
}

/** A review that the charter leaves to somebody else than the opener, with nobody else to do it. */
export async function watchReview(scope: Scope, task: Task): Promise<void> {
  if (task.caseId && (await isUnreviewable(scope, task)))
    await raise(scope, task.id, { task: task.id, case: task.caseId });
}

/** Ends the alarms of what was done, or has a second person now. */
export async function clearSecondPersons(scope: Scope): Promise<void> {
  for (const { id, details } of await openAlarmsOf(scope, KIND)) {
    const record =
      typeof details['record'] === 'string'
        ? await readRecord(scope, details['record'])
        : undefined;
    const task =
      typeof details['task'] === 'string' ? await readTask(scope, details['task']) : undefined;
    const holds = record
      ? record.state === 'waiting' && (await isAlone(scope, record))
      : task?.state === 'open' && (await isUnreviewable(scope, task));
    if (!holds) await clearAlarm(scope, id);
  }
}

async function isAlone(scope: Scope, record: Recorded): Promise<boolean> {
  const { version } = await charterInForce(scope);
  for (const { person } of await membersOfBody(scope, version, 'secretariat'))
    if (person.id !== record.recordedBy && !(await isOwnMatter(scope, person.id, record)))
      return false;
  return true;
}

async function isUnreviewable(scope: Scope, task: Task): Promise<boolean> {
  const one =
    task.kind === 'review' && task.caseId ? await readCase(scope, task.caseId) : undefined;
  const stage = one?.plan.stages.find(({ name }) => name === task.stage);
  if (!one || stage?.kind !== 'review' || stage.otherThan !== 'opener') return false;
  for (const { id } of await whoMayDo(scope, task))
    if (!(await isOwnMatter(scope, id, { subject: one.member ?? '', caseId: one.id })))
      return false;
  return true;
}

/** Once while it holds, and not again after a person has settled it; when it comes back it is another alarm. */
async function raise(
  scope: Scope,
  subject: string,
  details: Readonly<Record<string, string>>,
): Promise<void> {
  const { raised, known } = await alarmsAbout(scope, KIND, subject);
  if (!known) await raiseAlarm(scope, { kind: KIND, subject, key: String(raised), details });
}
