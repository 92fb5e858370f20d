import { dayOf } from '../../domain/calendar.ts';
import type { Plan, ReplyStage } from '../../domain/plan.ts';
import { positionOf, type StageRow } from '../../domain/position.ts';
import { endOfSpan } from '../../domain/span.ts';
import { lockCase, stagesOf, type Case } from '../cases.ts';
import { addFile, type NewFile } from '../files.ts';
import type { Scope } from '../scope.ts';
import { closeTask, openTask, revokeTasks, tasksOfStage } from '../tasks.ts';
import { wake } from '../wake-ups.ts';
import { workingCalendar } from '../working-years.ts';
import {
  decisionsOfCase,
  recordDecision,
  type Actor,
  type Decided,
  type Decision,
} from './decisions.ts';

const REPLY = 'reply.';

/** What the papers of a reply at a stage are kept as; no document of a charter has a dot in its name. */
export const replyDocument = (stage: string): string => `${REPLY}${stage}`;

/** The stage whose reply a file came with. */
export function stageOfReply(document: string): string | undefined {
  return document.startsWith(REPLY) ? document.slice(REPLY.length) : undefined;
}

/** A reply that is waited for now, with the instant at which its time is over. */
export type OpenReply = {
  readonly stage: ReplyStage;
  readonly round: number;
  readonly closes: number;
};

/** 陈述申辩: what the case waits for, where it is the turn of a reply. */
export async function openReply(scope: Scope, one: Case): Promise<OpenReply | undefined> {
  const rows = await stagesOf(scope, one.id);
  const at = positionOf(one.plan, rows);
  if (one.status !== 'open' || 'end' in at || at.stage.kind !== 'reply' || !at.row)
    return undefined;
  const closes = await replyCloses(scope, one.plan, at.stage, rows);
  return { stage: at.stage, round: at.round, closes };
}

/** When the time for a reply is over: counted from the day on which the stage before it was settled. */
export async function replyCloses(
  scope: Scope,
  plan: Plan,
  stage: ReplyStage,
  rows: readonly StageRow[],
): Promise<number> {
  const at = plan.stages.findIndex(({ name }) => name === stage.name);
  const before = new Set(plan.stages.slice(0, at).map(({ name }) => name));
  const settled = rows.flatMap(({ name, closedAt }) =>
    before.has(name) && closedAt ? [closedAt.getTime()] : [],
  );
  const from = dayOf(Math.max(...settled, 0) || scope.now.getTime());
  return endOfSpan(await workingCalendar(scope), from, stage.within);
}

/** What was replied at a stage and round, the first first. */
export function repliesAmong(
  decisions: readonly Decision[],
  stage: string,
  round: number,
): readonly Decision[] {
  return decisions.filter(
    (one) => one.choice === 'reply' && one.stage === stage && one.round === round,
  );
}

/** The subject answers, with papers where there are any. Where the whole time is given, it may add to it until its end. */
export async function replyTo(
  scope: Scope,
  caseId: string,
  reply: {
    readonly text: string;
    readonly files: readonly Omit<NewFile, 'caseId' | 'draftId' | 'recordId'>[];
    readonly actor: Actor;
    /** When it was given, if it is entered later than that. */
    readonly actedAt?: Date;
    /** The hashes of papers that are stored already, as the evidence of a record. */
    readonly hashes?: readonly string[];
    readonly details?: Readonly<Record<string, unknown>>;
  },
): Promise<Decided> {
  const one = await lockCase(scope, caseId);
  const open = one && (await openReply(scope, one));
  const before = await decisionsOfCase(scope, caseId);
  const hashes = [...reply.files.map(({ sha256 }) => sha256), ...(reply.hashes ?? [])];
  const same = before.findLast(({ choice }) => choice === 'reply');
  if (same && saysTheSame(same, reply.text, hashes)) return { kind: 'same', decision: same };
  const given = reply.actedAt ?? scope.now;
  if (!one || !open || given.getTime() >= open.closes)
    return { kind: 'refused', because: 'closed' };
  const { stage, round } = open;
  const task = (await tasksOfStage(scope, caseId, stage.name, round)).find(
    (candidate) => candidate.kind === 'reply' && candidate.state === 'open',
  );
  if (!task) return { kind: 'refused', because: 'closed' };
  for (const file of reply.files)
    await addFile(scope, { ...file, document: replyDocument(stage.name), caseId });
  const decision = await recordDecision(scope, {
    task,
    actor: reply.actor,
    choice: 'reply',
    reason: reply.text,
    details: { ...reply.details, files: hashes },
    actedAt: given,
  });
  await closeTask(scope, task.id, 'done', 'replied');
  await callNoMore(scope, one.id, stage.name, 'replied');
  if (stage.early === 'never') await askToReply(scope, caseId, stage.name, round);
  await wake(scope, one.process, one.id);
  return { kind: 'recorded', decision };
}

export async function askToReply(
  scope: Scope,
  caseId: string,
  stage: string,
  round: number,
): Promise<void> {
  await openTask(scope, { kind: 'reply', addressees: [], caseId, stage, round });
}

/** Whoever has answered is telephoned no more. */
export async function callNoMore(
  scope: Scope,
  caseId: string,
  stage: string,
  because: string,
): Promise<void> {
  await revokeTasks(scope, { caseId, stage, kind: 'telephone' }, because);
}

/** Whether the same was replied before, with the same papers. */
export async function repliedBefore(
  scope: Scope,
  caseId: string,
  text: string,
  hashes: readonly string[],
): Promise<boolean> {
  return (await decisionsOfCase(scope, caseId)).some(
    (decision) => decision.choice === 'reply' && saysTheSame(decision, text, hashes),
  );
}

function saysTheSame(before: Decision, text: string, hashes: readonly string[]): boolean {
  const files = before.details['files'];
  return (
    before.reason === (text.trim() || null) &&
    Array.isArray(files) &&
    files.join() === hashes.join()
  );
}
