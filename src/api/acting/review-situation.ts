import { deadlineOfTask, type Deadline } from '../../domain/reminders.ts';
import { membersOfBody } from '../../store/bodies.ts';
import { casesLike, readCase, type Case } from '../../store/cases.ts';
import { charterOfVersion, type Alliance } from '../../store/charters.ts';
import {
  decisionOfTask,
  decisionsOfCase,
  type Channel,
  type Decision,
} from '../../store/decide/decisions.ts';
import { stageOfReply } from '../../store/decide/reply.ts';
import { mayReviewOf } from '../../store/decide/second-person.ts';
import { filesOfCase, type StoredFile } from '../../store/files.ts';
import { personsOf, type Person } from '../../store/persons.ts';
import { type Scope } from '../../store/scope.ts';
import { readTask, type Task } from '../../store/tasks.ts';
import { workingCalendar } from '../../store/working-years.ts';

/** A reviewer at work, by mail link or in the console. `base` is where the page and its files lie. */
export type Reviewer = {
  readonly alliance: Alliance;
  readonly person: Person;
  readonly task: string;
  readonly channel: Channel;
  readonly base: string;
};

export type Situation = {
  readonly task: Task;
  readonly one: Case;
  readonly decision: Decision | undefined;
  readonly handedTo: Person | undefined;
  readonly documents: readonly string[];
  readonly files: readonly StoredFile[];
  /** What the member it is about has answered. */
  readonly replies: readonly Decision[];
  readonly colleagues: readonly Person[];
  readonly like: readonly Case[];
  readonly earlier: readonly Decision[];
  readonly due: Deadline;
  readonly reviewers: readonly Person[];
  readonly charter: Awaited<ReturnType<typeof charterOfVersion>>;
};

export async function situation(
  scope: Scope,
  who: Reviewer,
): Promise<Partial<Situation> & Pick<Situation, 'documents' | 'colleagues'>> {
  const task = await readTask(scope, who.task);
  const one = task?.caseId ? await readCase(scope, task.caseId) : undefined;
  if (!task || task.kind !== 'review' || !one) return { documents: [], colleagues: [] };
  const stage = one.plan.stages.find((candidate) => candidate.name === task.stage);
  const files = (await filesOfCase(scope, one.id)).filter(
    (file) => !file.supersededAt && file.document !== 'certificate',
  );
  const replied = files.filter((file) => stageOfReply(file.document) !== undefined);
  const members =
    stage?.kind === 'review' ? await membersOfBody(scope, one.charterVersion, stage.by) : [];
  const earlier = (await decisionsOfCase(scope, one.id)).filter(
    (decision) => decision.stage === task.stage && (decision.round ?? 0) < (task.round ?? 1),
  );
  const decision = await decisionOfTask(scope, task.id);
  return {
    task,
    one,
    files,
    earlier,
    due: deadlineOfTask(await workingCalendar(scope), task.openedAt.getTime()),
    ...(decision ? { decision } : {}),
    handedTo: task.assignee ? (await personsOf(scope, [task.assignee]))[0] : undefined,
    documents: [
      ...new Set(files.filter((file) => !replied.includes(file)).map((file) => file.document)),
    ],
    replies: (await decisionsOfCase(scope, one.id)).filter(({ choice }) => choice === 'reply'),
    colleagues: members
      .map((holding) => holding.person)
      .filter(
        (person) =>
          person.id !== who.person.id &&
          stage?.kind === 'review' &&
          mayReviewOf(one, stage, person.id),
      ),
    reviewers: await personsOf(scope, [
      ...new Set(earlier.flatMap((decision) => decision.person ?? [])),
    ]),
    like: await casesLike(scope, one),
    charter: await charterOfVersion(scope, one.charterVersion),
  };
}

/** The articles that a review assesses in words. */
export function assessedOf(one: Case, task: Task): readonly string[] {
  const stage = one.plan.stages.find((candidate) => candidate.name === task.stage);
  return stage?.kind === 'review' ? (stage.assesses ?? []) : [];
}

/** The articles that a review must find to hold. */
export function checksOf(one: Case, task: Task): readonly string[] {
  const stage = one.plan.stages.find((candidate) => candidate.name === task.stage);
  return stage?.kind === 'review' ? (stage.checks ?? []) : [];
}
