import { sql } from 'kysely';
import { dayOf } from '../../domain/calendar.ts';
import type { ObjectionStage, PlanStage, ReplyStage } from '../../domain/plan.ts';
import { objectionCloses, type StageRow } from '../../domain/position.ts';
import { note } from '../audit-trail.ts';
import { lockCase, openStage, stagesOf, type Case } from '../cases.ts';
import { filesOfRecord, showEvidence } from '../files.ts';
import { recordsAbout, type Recorded } from '../records/records.ts';
import type { Scope } from '../scope.ts';
import { openTask } from '../tasks.ts';
import { wake } from '../wake-ups.ts';
import { workingCalendar } from '../working-years.ts';
import { reopen } from './back-to-body.ts';
import { objectToExit } from './leaving.ts';
import { roundsVotingOn } from './leave-round.ts';
import { repliedBefore, replyCloses, replyDocument, replyTo } from './reply.ts';

/** How a reply came that was not given by the member's own link. */
export const REPLIED_BY = ['letter', 'mail', 'telephone'] as const;

/** A reply or a reason as it stands on the paper, in the mail, or in the note of a call. Subject: the case. */
export type ReplyContent = {
  readonly how: (typeof REPLIED_BY)[number];
  readonly text: string;
};

/** Where a member is or was asked for an answer: the stage, its latest round, and when its time is or was over. */
export type Asked = {
  readonly stage: ReplyStage | ObjectionStage;
  readonly row: StageRow;
  readonly closes: number;
};

/** What a member was last asked for by a day, of all that its case asks; undefined: nothing yet. */
export async function askedBy(scope: Scope, one: Case, at: Date): Promise<Asked | undefined> {
  const rows = await stagesOf(scope, one.id);
  // Papers bear a day, and often no hour.
  const asked = rows.findLast(
    ({ kind, openedAt }) =>
      (kind === 'reply' || kind === 'objection') &&
      dayOf(openedAt.getTime()) <= dayOf(at.getTime()),
  );
  const row = rows.findLast(({ name }) => name === asked?.name);
  const stage = one.plan.stages.find(({ name }) => name === row?.name);
  if (!row || !stage || !asksMember(stage)) return undefined;
  const closes =
    stage.kind === 'reply'
      ? await replyCloses(scope, one.plan, stage, rows)
      : objectionCloses(await workingCalendar(scope), one.plan, rows);
  return closes === null ? undefined : { stage, row, closes };
}

const asksMember = (stage: PlanStage): stage is ReplyStage | ObjectionStage =>
  stage.kind === 'reply' || stage.kind === 'objection';

/** Whether an answer that came in its time lies in the house and waits for its check: then the case waits for it too. */
export async function waitsForPaper(
  scope: Scope,
  one: Case,
  stage: string,
  closes: number,
): Promise<boolean> {
  for (const { kind, state, actedAt } of await recordsAbout(scope, one.id)) {
    if (kind !== 'reply' || state !== 'waiting' || actedAt.getTime() >= closes) continue;
    if ((await askedBy(scope, one, actedAt))?.stage.name === stage) return true;
  }
  return false;
}

/** late: it came after the last day · vote-open, decided-since: somebody decides, or has decided, without it. */
export type PaperReply =
  'counted' | 'late' | 'same-before' | 'not-open' | 'vote-open' | 'decided-since';

/**
 * Counts an answer at the day on which it was received. What came in its time and was entered after it is an answer all
 * the same: the case goes back to it, and whoever has verified the facts without it does so again. Nobody votes on
 * shifting ground, and what was decided stays decided.
 */
export async function countPaperReply(
  scope: Scope,
  record: Recorded,
  checkedBy: string,
): Promise<PaperReply> {
  const rounds = await roundsVotingOn(scope, record.subject);
  const one = await lockCase(scope, record.subject);
  const asked = one && (await askedBy(scope, one, record.actedAt));
  if (!one || !asked || one.status === 'withdrawn' || one.status === 'lifted') return 'not-open';
  if (record.actedAt.getTime() >= asked.closes) return 'late';
  const evidence = await filesOfRecord(scope, record.id);
  const hashes = evidence.map(({ sha256 }) => sha256);
  const { how, text } = record.content as unknown as ReplyContent;
  if (asked.row.outcome !== null) {
    if (await repliedBefore(scope, one.id, text, hashes)) return 'same-before';
    const because = await whyNotBack(scope, one, asked, rounds.length > 0);
    if (because) return because;
    await goBack(scope, one, asked, record);
  }
  const answer = {
    actor: { person: null, channel: record.channel },
    actedAt: record.actedAt,
    hashes,
    details: { record: record.number, how, enteredBy: record.recordedBy, checkedBy },
  };
  const decided =
    asked.stage.kind === 'reply'
      ? await replyTo(scope, one.id, { text, files: [], ...answer })
      : await objectToExit(scope, one.id, text, [], answer);
  if (decided.kind !== 'recorded') return decided.kind === 'refused' ? 'not-open' : 'same-before';
  await showEvidence(scope, record.id, one.id, replyDocument(asked.stage.name));
  return 'counted';
}

/** Why a case cannot go back to an answer whose time is over. */
async function whyNotBack(
  scope: Scope,
  one: Case,
  { stage, row }: Asked,
  voting: boolean,
): Promise<PaperReply | undefined> {
  if (voting) return 'vote-open';
  if (one.status === 'refused') return 'decided-since';
  // An objection was answered; a reason that came too late for that is said to whoever answered.
  if (stage.kind === 'objection') return row.outcome === 'lapsed' ? undefined : 'decided-since';
  const later = new Set(laterThan(one, stage).map(({ name }) => name));
  const decided = (await stagesOf(scope, one.id)).some(
    ({ name, kind, outcome, setAside }) =>
      later.has(name) &&
      outcome !== null &&
      !setAside &&
      (kind !== 'review' ||
        laterThan(one, stage).some((each) => each.name === name && each.then.length > 0)),
  );
  return decided ? 'decided-since' : undefined;
}

const laterThan = (one: Case, stage: PlanStage): readonly PlanStage[] =>
  one.plan.stages.slice(one.plan.stages.findIndex(({ name }) => name === stage.name) + 1);

/** The stage comes again with its answer, and after it whoever verified without it. */
async function goBack(
  scope: Scope,
  one: Case,
  { stage, row }: Asked,
  record: Recorded,
): Promise<void> {
  const reviews = laterThan(one, stage).flatMap(({ kind, name }) =>
    kind === 'review' ? name : [],
  );
  await sql`update stages set corrected_by = ${record.id}
    where case_id = ${one.id} and outcome is not null and corrected_by is null
      and ((name = ${stage.name} and round = ${row.round}) or name = any(${reviews}))`.execute(
    scope.tx,
  );
  await reopen(scope, one);
  const round = row.round + 1;
  await openStage(scope, one.id, stage.name, round, stage.kind);
  await openTask(scope, {
    kind: stage.kind === 'reply' ? 'reply' : 'exit-objection',
    addressees: [],
    caseId: one.id,
    stage: stage.name,
    round,
  });
  await note(scope, {
    kind: 'case.back-to-reply',
    actor: 'system',
    channel: 'system',
    subject: one.id,
    details: {
      stage: stage.name,
      round: row.round,
      setAside: row.outcome,
      ended: one.status === 'open' ? null : one.status,
      record: record.id,
      number: record.number,
    },
  });
  await wake(scope, one.process, one.id);
}
