import { failingDocuments, type DocumentCheck } from '../../domain/review.ts';
import { sql } from 'kysely';
import { note } from '../audit-trail.ts';
import { tellCopies } from '../case-copies.ts';
import { endCase, lockCase } from '../cases.ts';
import { filesOfCase, supersedeFiles } from '../files.ts';
import { queueMail } from '../mails.ts';
import { memberOfCase } from '../members.ts';
import { personsOf } from '../persons.ts';
import { through, type Scope } from '../scope.ts';
import { closeTask, lockTask, revokeTasks, tasksOfStage } from '../tasks.ts';
import { wake } from '../wake-ups.ts';
import {
  alreadyDecided,
  decisionOfTask,
  decisionsOfCase,
  recordDecision,
  type Actor,
  type Decided,
  type Decision,
} from './decisions.ts';
import { leaveRound, roundsVotingOn } from './leave-round.ts';

const applicant = (scope: Scope): Actor => ({
  person: null,
  channel: through(scope, 'own-link'),
});

/** The return that a supplement answers: the review of the round before. */
export async function returnAnswered(
  scope: Scope,
  caseId: string,
  stage: string,
  round: number,
): Promise<Decision | undefined> {
  return (await decisionsOfCase(scope, caseId)).find(
    (decision) =>
      decision.stage === stage && decision.round === round - 1 && decision.choice === 'return',
  );
}

/** The documents the applicant has to bring again, with what was found. */
export function documentsReturned(decision: Decision): Readonly<Record<string, DocumentCheck>> {
  const checks = decision.details['checks'] as Record<string, DocumentCheck | undefined>;
  return Object.fromEntries(
    failingDocuments(checks).map((document) => [document, checks[document] as DocumentCheck]),
  );
}

export type Supplemented =
  Decided | { readonly kind: 'incomplete'; readonly missing: readonly string[] };

/** The applicant answers 退回补正: for every returned document a new file must be there. Old files stay stored. */
export async function submitSupplement(
  scope: Scope,
  taskId: string,
  noteToReviewer: string,
): Promise<Supplemented> {
  const task = await lockTask(scope, taskId);
  if (!task?.caseId || !task.stage || !task.round) return { kind: 'refused', because: 'unknown' };
  const decided = await decisionOfTask(scope, task.id);
  if (decided) return alreadyDecided(decided, 'supplemented');
  if (task.state !== 'open') return { kind: 'refused', because: 'revoked' };
  const one = await lockCase(scope, task.caseId);
  const answered = await returnAnswered(scope, task.caseId, task.stage, task.round);
  if (one?.status !== 'open' || !answered) return { kind: 'refused', because: 'closed' };
  const { round } = task;
  const files = (await filesOfCase(scope, one.id)).filter((file) => !file.supersededAt);
  const wanted = Object.keys(documentsReturned(answered));
  const missing = wanted.filter(
    (document) => !files.some((file) => file.document === document && file.round === round),
  );
  if (missing.length > 0) return { kind: 'incomplete', missing };
  await supersedeFiles(
    scope,
    files
      .filter((file) => wanted.includes(file.document) && file.round < round)
      .map((file) => file.id),
  );
  const decision = await recordDecision(scope, {
    task,
    actor: applicant(scope),
    choice: 'supplemented',
    reason: noteToReviewer,
    details: {
      files: files
        .filter((file) => file.round === round)
        .map(({ document, sha256 }) => ({ document, sha256 })),
    },
  });
  await closeTask(scope, task.id, 'done', 'supplemented');
  await wake(scope, one.process, one.id);
  return { kind: 'recorded', decision };
}

/** 撤回 of an open application. Those who had something to do are told; a ballot under way ends for this item. */
export async function withdrawCase(
  scope: Scope,
  caseId: string,
  reason: string,
  by: Actor = applicant(scope),
): Promise<'withdrawn' | 'already-ended' | 'already-member' | 'unknown'> {
  const rounds = await roundsVotingOn(scope, caseId);
  const one = await lockCase(scope, caseId);
  if (!one) return 'unknown';
  if (one.status !== 'open') return 'already-ended';
  // Whoever was admitted is a member, and leaves by Article 15 (退会), not by withdrawing an application.
  if (one.member ?? (await memberOfCase(scope, caseId))) return 'already-member';
  await endCase(scope, caseId, 'withdrawn');
  await tellCopies(scope, one);
  const revoked = await revokeTasks(scope, { caseId }, 'the application was withdrawn');
  await sql`update ballots set closed_at = ${scope.now} where case_id = ${caseId} and closed_at is null`.execute(
    scope.tx,
  );
  for (const round of rounds) await leaveRound(scope, round);
  await note(scope, {
    kind: 'case.withdrawn',
    actor: by.person ?? 'applicant',
    channel: by.channel,
    subject: caseId,
    details: { reasonGiven: reason.trim() !== '' },
  });
  for (const person of await personsOf(scope, [
    ...new Set(revoked.flatMap((task) => (task.assignee ? [task.assignee] : task.addressees))),
  ]))
    await queueMail(scope, {
      key: `withdrawn ${caseId} ${person.id}`,
      scope: caseId,
      template: 'application-withdrawn',
      extra: {},
      language: person.language,
      to: { person: person.id, name: person.name, address: person.email },
      caseId,
    });
  await wake(scope, one.process, caseId);
  return 'withdrawn';
}

/** The open task by which the applicant may hand in corrected documents now. */
export async function openSupplement(
  scope: Scope,
  caseId: string,
  stage: string,
  round: number,
): Promise<string | undefined> {
  return (await tasksOfStage(scope, caseId, stage, round)).find(
    (task) => task.kind === 'supplement' && task.state === 'open',
  )?.id;
}
