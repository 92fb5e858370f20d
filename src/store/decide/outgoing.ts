import { sql } from 'kysely';
import { dayOf } from '../../domain/calendar.ts';
import { note } from '../audit-trail.ts';
import { actsFor } from '../bodies.ts';
import { charterInForce } from '../charters.ts';
import { nextInSeries } from '../counters.ts';
import { addFile, type NewFile } from '../files.ts';
import { linkFor } from '../links.ts';
import { queueMail } from '../mails.ts';
import {
  paperHash,
  readPaper,
  type Paper,
  type PaperKind,
  type PaperText,
} from '../outgoing/papers.ts';
import { signatories } from '../outgoing/signatories.ts';
import { through, type Scope } from '../scope.ts';
import { closeTask, openTask, openTasks, type Task } from '../tasks.ts';
import { wake } from '../wake-ups.ts';
import { recordDecision, type Actor } from './decisions.ts';

/** Why a step was not taken. `not-now`: the paper is at another step by now. */
export type PaperRefusal =
  'unknown' | 'not-yours' | 'not-now' | 'changed-meanwhile' | 'reason-missing' | 'nobody-releases';

export type PaperStep =
  | { readonly kind: 'done'; readonly paper: Paper }
  | { readonly kind: 'refused'; readonly because: PaperRefusal; readonly paper?: Paper };

const refused = (because: PaperRefusal, paper?: Paper): PaperStep => ({
  kind: 'refused',
  because,
  ...(paper ? { paper } : {}),
});

/** 拟稿 by one of the secretariat. */
export async function draftPaper(
  scope: Scope,
  person: string,
  of: { readonly kind: PaperKind; readonly caseId?: string; readonly votingRound?: string },
  text: PaperText,
): Promise<PaperStep> {
  if (!(await ofTheSecretariat(scope, person))) return refused('not-yours');
  const id = scope.context.ids.next();
  await sql`insert into papers (alliance, id, kind, case_id, voting_round, title, addressee, body, content_hash, state, drafted_by, drafted_at)
    values (${scope.alliance}, ${id}, ${of.kind}, ${of.caseId ?? null}, ${of.votingRound ?? null}, ${text.title}, ${text.addressee},
      ${text.body}, ${paperHash(text)}, 'draft', ${person}, ${scope.now})`.execute(scope.tx);
  return done(scope, id, 'paper.drafted', person, { kind: of.kind });
}

/** Changes a draft. Whoever was asked to release the former text is asked anew. */
export async function changeDraft(
  scope: Scope,
  id: string,
  person: string,
  text: PaperText,
): Promise<PaperStep> {
  const step = await stepBy(scope, id, person, 'draft');
  if ('refusal' in step) return step.refusal;
  await revokeRelease(scope, id, 'the draft was changed');
  await sql`update papers set title = ${text.title}, addressee = ${text.addressee}, body = ${text.body},
      content_hash = ${paperHash(text)} where id = ${id}`.execute(scope.tx);
  return done(scope, id, 'paper.changed', person, {});
}

export async function discardDraft(scope: Scope, id: string, person: string): Promise<PaperStep> {
  const step = await stepBy(scope, id, person, 'draft');
  if ('refusal' in step) return step.refusal;
  await revokeRelease(scope, id, 'the draft was discarded');
  await sql`update papers set state = 'discarded' where id = ${id}`.execute(scope.tx);
  return done(scope, id, 'paper.discarded', person, {});
}

/** 送签: whoever may release it gets a link; asking twice asks the same people once. */
export async function askForRelease(scope: Scope, id: string, person: string): Promise<PaperStep> {
  const step = await stepBy(scope, id, person, 'draft');
  if ('refusal' in step) return step.refusal;
  const { at } = step;
  const people = await signatories(scope);
  if (people.length === 0) return refused('nobody-releases', at);
  if (await releaseTask(scope, id)) return { kind: 'done', paper: at };
  const task = await openTask(scope, {
    kind: 'release',
    addressees: people.map((one) => one.id),
    subject: id,
    ...(at.caseId ? { caseId: at.caseId } : {}),
  });
  for (const one of people)
    await queueMail(scope, {
      key: `release ${task} ${one.id}`,
      scope: 'alliance',
      template: 'release-wanted',
      extra: { paper: id },
      language: one.language,
      to: { person: one.id, name: one.name, address: one.email },
      link: await linkFor(scope, 'task', task, one.id),
      taskId: task,
    });
  await wake(scope, 'mailDelivery', 'alliance');
  return done(scope, id, 'paper.sent-for-release', person, { task });
}

/** 签发 or 退回 by an office of the charter: the number is given now, and to the very text that was read. */
export async function decideRelease(
  scope: Scope,
  id: string,
  actor: Actor & { readonly person: string },
  act: { readonly release: boolean; readonly reason: string; readonly hash: string },
): Promise<PaperStep> {
  const paper = await readPaper(scope, id, 'update');
  if (!paper) return refused('unknown');
  if (!(await signatories(scope)).some((one) => one.id === actor.person))
    return refused('not-yours', paper);
  if (paper.state !== 'draft') return refused('not-now', paper);
  if (paper.contentHash !== act.hash) return refused('changed-meanwhile', paper);
  if (!act.release && act.reason.trim() === '') return refused('reason-missing', paper);
  const task = (await releaseTask(scope, id)) ?? (await taskFor(scope, paper, actor.person));
  const number = act.release ? await numberOf(scope) : null;
  await recordDecision(scope, {
    task,
    actor,
    choice: act.release ? 'release' : 'return',
    reason: act.reason,
    details: { paper: id, content: paper.contentHash, number },
  });
  await closeTask(scope, task.id, 'done', 'decided');
  if (act.release)
    await sql`update papers set state = 'released', number = ${number}, released_by = ${actor.person}, released_at = ${scope.now}
      where id = ${id}`.execute(scope.tx);
  return { kind: 'done', paper: (await readPaper(scope, id)) as Paper };
}

/** 用印: the scan of the sealed paper is uploaded, and is the issued document from now on. */
export async function sealPaper(
  scope: Scope,
  id: string,
  person: string,
  scan: Omit<NewFile, 'caseId' | 'draftId' | 'recordId' | 'document'>,
): Promise<PaperStep> {
  const step = await stepBy(scope, id, person, 'released');
  if ('refusal' in step) return step.refusal;
  await addFile(scope, { ...scan, document: 'sealed-copy', paperId: id });
  await sql`update papers set state = 'sealed', sealed_by = ${person}, sealed_at = ${scope.now}, sealed_file = ${scan.id},
      sealed_sha256 = ${scan.sha256} where id = ${id}`.execute(scope.tx);
  return done(scope, id, 'paper.sealed', person, { sha256: scan.sha256 });
}

/** 寄发, and how: by post, by hand, by mail. */
export async function sendPaper(
  scope: Scope,
  id: string,
  person: string,
  how: string,
): Promise<PaperStep> {
  const step = await stepBy(scope, id, person, 'sealed');
  if ('refusal' in step) return step.refusal;
  const { at } = step;
  if (how.trim() === '') return refused('reason-missing', at);
  await sql`update papers set state = 'sent', sent_by = ${person}, sent_at = ${scope.now}, sent_how = ${how.trim()} where id = ${id}`.execute(
    scope.tx,
  );
  return done(scope, id, 'paper.sent', person, {});
}

/** 归档, and where the paper lies. */
export async function archivePaper(
  scope: Scope,
  id: string,
  person: string,
  where: string,
): Promise<PaperStep> {
  const step = await stepBy(scope, id, person, 'sent');
  if ('refusal' in step) return step.refusal;
  const { at } = step;
  if (where.trim() === '') return refused('reason-missing', at);
  await sql`update papers set state = 'archived', archived_by = ${person}, archived_at = ${scope.now}, archived_where = ${where.trim()}
    where id = ${id}`.execute(scope.tx);
  return done(scope, id, 'paper.archived', person, {});
}

async function stepBy(
  scope: Scope,
  id: string,
  person: string,
  state: Paper['state'],
): Promise<{ readonly at: Paper } | { readonly refusal: PaperStep }> {
  const paper = await readPaper(scope, id, 'update');
  if (!paper) return { refusal: refused('unknown') };
  if (!(await ofTheSecretariat(scope, person))) return { refusal: refused('not-yours', paper) };
  return paper.state === state ? { at: paper } : { refusal: refused('not-now', paper) };
}

async function done(
  scope: Scope,
  id: string,
  kind: string,
  actor: string,
  details: Readonly<Record<string, unknown>>,
): Promise<PaperStep> {
  const paper = (await readPaper(scope, id)) as Paper;
  await note(scope, {
    kind,
    actor,
    channel: through(scope, 'console'),
    subject: paper.caseId ?? paper.votingRound ?? id,
    details: { paper: id, content: paper.contentHash, number: paper.number, ...details },
  });
  return { kind: 'done', paper };
}

async function releaseTask(scope: Scope, id: string): Promise<Task | undefined> {
  return (await openTasks(scope)).find((task) => task.kind === 'release' && task.subject === id);
}

async function revokeRelease(scope: Scope, id: string, because: string): Promise<void> {
  const task = await releaseTask(scope, id);
  if (task) await closeTask(scope, task.id, 'revoked', because);
}

/** A signatory at the console releases without having been asked. */
async function taskFor(scope: Scope, paper: Paper, person: string): Promise<Task> {
  await openTask(scope, {
    kind: 'release',
    addressees: [person],
    subject: paper.id,
    ...(paper.caseId ? { caseId: paper.caseId } : {}),
  });
  return (await releaseTask(scope, paper.id)) as Task;
}

/** 上市服务联盟〔2026〕12号: a transaction that fails gives its number back. */
async function numberOf(scope: Scope): Promise<string> {
  const { short } = await charterInForce(scope);
  const year = dayOf(scope.now.getTime()).slice(0, 4);
  return `${short.zh}〔${year}〕${await nextInSeries(scope, `paper-${year}`)}号`;
}

async function ofTheSecretariat(scope: Scope, person: string): Promise<boolean> {
  return actsFor(scope, (await charterInForce(scope)).version, 'secretariat', person);
}
