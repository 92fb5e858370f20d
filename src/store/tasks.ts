import { sql, type RawBuilder } from 'kysely';
import type { Scope } from './scope.ts';
import { substitutionsInForce } from './substitutes.ts';

/**
 * review: a reviewer checks · supplement: the applicant corrects · order: the chair orders a
 * correspondence vote · shorten: the chair shortens the notice of a meeting · vote: an elector votes in a round ·
 * confirm: whoever chairs confirms a held result · filing: an authority confirms ·
 * telephone: the secretariat asks by telephone · undeliverable: a mail was refused ·
 * tell: a voter without an address is told of a record · objection: a voter says that a record is not their vote ·
 * working-year: the secretariat imports a year's schedule of holidays (subject is the year) ·
 * advice: somebody is asked for advice in a review.
 * reply: the subject of a case may answer what it is about ·
 * exit-objection: a member may object to being deemed to have left · answer: the secretariat answers that ·
 * release: a paper is to be released (subject is the paper).
 */
export type TaskKind =
  | 'review'
  | 'supplement'
  | 'order'
  | 'shorten'
  | 'confirm'
  | 'vote'
  | 'filing'
  | 'telephone'
  | 'undeliverable'
  | 'tell'
  | 'objection'
  | 'working-year'
  | 'advice'
  | 'reply'
  | 'exit-objection'
  | 'answer'
  | 'release';

export type Task = {
  readonly id: string;
  readonly kind: TaskKind;
  readonly caseId: string | null;
  readonly stage: string | null;
  readonly round: number | null;
  readonly votingRound: string | null;
  /** The one person it was handed to; null while any addressee may do it. */
  readonly assignee: string | null;
  readonly addressees: readonly string[];
  /** Who may do it now in place of one it was asked of (代办). */
  readonly standIns: readonly StandIn[];
  /** What it is about where no case says so: a person or mail by id. */
  readonly subject: string | null;
  readonly state: 'open' | 'done' | 'revoked';
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  readonly closedBecause: string | null;
};

export type StandIn = { readonly substitute: string; readonly person: string };

type Row = {
  id: string;
  kind: TaskKind;
  case_id: string | null;
  stage: string | null;
  round: number | null;
  voting_round: string | null;
  assignee: string | null;
  addressees: string[];
  subject: string | null;
  state: Task['state'];
  opened_at: Date;
  closed_at: Date | null;
  closed_because: string | null;
};

export type NewTask = {
  readonly kind: TaskKind;
  readonly addressees: readonly string[];
  readonly caseId?: string;
  readonly stage?: string;
  readonly round?: number;
  readonly votingRound?: string;
  readonly subject?: string;
};

export async function openTask(scope: Scope, task: NewTask): Promise<string> {
  const id = scope.context.ids.next();
  await sql`insert into tasks (alliance, id, kind, case_id, stage, round, voting_round, addressees, subject, state, opened_at)
    values (${scope.alliance}, ${id}, ${task.kind}, ${task.caseId ?? null}, ${task.stage ?? null}, ${task.round ?? null},
      ${task.votingRound ?? null}, ${[...task.addressees]}, ${task.subject ?? null}, 'open', ${scope.now})`.execute(
    scope.tx,
  );
  return id;
}

/** A task for each of these persons by themselves; gives back its id by person. */
export async function openTaskEach(
  scope: Scope,
  kind: TaskKind,
  votingRound: string,
  persons: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(persons.map((person) => [person, scope.context.ids.next()]));
  await sql`insert into tasks (alliance, id, kind, voting_round, addressees, state, opened_at)
    select ${scope.alliance}, t.id, ${kind}, ${votingRound}, array[t.person], 'open', ${scope.now}
    from unnest(${[...ids.values()]}::text[], ${[...ids.keys()]}::text[]) as t (id, person)`.execute(
    scope.tx,
  );
  return ids;
}

/** The task, locked until the transaction ends: of two who act at once the second sees what the first did. */
export async function lockTask(scope: Scope, id: string): Promise<Task | undefined> {
  const { rows } = await sql<Row>`select * from tasks where id = ${id} for update`.execute(
    scope.tx,
  );
  return (await tasksFrom(scope, rows))[0];
}

export async function readTask(scope: Scope, id: string): Promise<Task | undefined> {
  const { rows } = await sql<Row>`select * from tasks where id = ${id}`.execute(scope.tx);
  return (await tasksFrom(scope, rows))[0];
}

export async function tasksWith(scope: Scope, ids: readonly string[]): Promise<readonly Task[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Row>`select * from tasks where id = any(${[...ids]})`.execute(
    scope.tx,
  );
  return tasksFrom(scope, rows);
}

/** The tasks of one stage and round, oldest first. */
export async function tasksOfStage(
  scope: Scope,
  caseId: string,
  stage: string,
  round: number,
): Promise<readonly Task[]> {
  const { rows } =
    await sql<Row>`select * from tasks where case_id = ${caseId} and stage = ${stage} and round = ${round}
    order by opened_at, id`.execute(scope.tx);
  return tasksFrom(scope, rows);
}

export async function tasksOfRound(scope: Scope, votingRound: string): Promise<readonly Task[]> {
  const { rows } =
    await sql<Row>`select * from tasks where voting_round = ${votingRound} order by opened_at, id`.execute(
      scope.tx,
    );
  return tasksFrom(scope, rows);
}

export async function openTasks(scope: Scope): Promise<readonly Task[]> {
  const { rows } =
    await sql<Row>`select * from tasks where state = 'open' order by opened_at, id`.execute(
      scope.tx,
    );
  return tasksFrom(scope, rows);
}

export async function closeTask(
  scope: Scope,
  id: string,
  state: 'done' | 'revoked',
  because: string,
): Promise<void> {
  await sql`update tasks set state = ${state}, closed_at = ${scope.now}, closed_because = ${because}
    where id = ${id} and state = 'open'`.execute(scope.tx);
}

/** Whoever has marked every item of a round is not waited for any more. */
export function closingVoteTasks(
  scope: Scope,
  votingRound: string,
  person: string,
): RawBuilder<unknown> {
  return sql`update tasks set state = 'done', closed_at = ${scope.now}, closed_because = 'voted'
    where voting_round = ${votingRound} and addressees[1] = ${person} and kind = 'vote' and closed_at is null`;
}

/** Hands a task to one person, who counts among its addressees from now on. */
export async function assignTask(scope: Scope, id: string, person: string): Promise<void> {
  await sql`update tasks set assignee = ${person},
    addressees = case when ${person} = any(addressees) then addressees else addressees || ${person}::text end
    where id = ${id}`.execute(scope.tx);
}

/** Says anew who is asked for a task, and who alone. */
export async function addressTask(
  scope: Scope,
  id: string,
  assignee: string | null,
  addressees: readonly string[],
): Promise<void> {
  await sql`update tasks set assignee = ${assignee}, addressees = ${[...addressees]}
    where id = ${id} and state = 'open'`.execute(scope.tx);
}

/** Revokes what is still open in a case, in one stage of it, or in a voting round, and tells whose tasks those were. */
export async function revokeTasks(
  scope: Scope,
  of:
    | { readonly caseId: string; readonly stage?: string; readonly kind?: TaskKind }
    | { readonly votingRound: string },
  because: string,
): Promise<readonly Task[]> {
  const where = 'caseId' in of ? ofCase(of) : sql`voting_round = ${of.votingRound}`;
  const { rows } =
    await sql<Row>`update tasks set state = 'revoked', closed_at = ${scope.now}, closed_because = ${because}
    where ${where} and state = 'open' returning *`.execute(scope.tx);
  return tasksFrom(scope, rows);
}

function ofCase({
  caseId,
  stage,
  kind,
}: {
  readonly caseId: string;
  readonly stage?: string;
  readonly kind?: TaskKind;
}): RawBuilder<unknown> {
  const inStage = stage === undefined ? sql`` : sql` and stage = ${stage}`;
  const ofKind = kind === undefined ? sql`` : sql` and kind = ${kind}`;
  return sql`case_id = ${caseId}${inStage}${ofKind}`;
}

/** Tasks one person does alone, which somebody else may do in their place; a vote never. */
const STOOD_IN: readonly TaskKind[] = ['review', 'order', 'filing'];

async function tasksFrom(scope: Scope, rows: readonly Row[]): Promise<readonly Task[]> {
  const some = rows.some((row) => row.state === 'open' && STOOD_IN.includes(row.kind));
  const inForce = some ? await substitutionsInForce(scope) : [];
  return rows.map((row) => {
    const theirs = (person: string): boolean =>
      row.assignee === null ? row.addressees.includes(person) : row.assignee === person;
    return taskFrom(
      row,
      STOOD_IN.includes(row.kind) ? inForce.filter(({ person }) => theirs(person)) : [],
    );
  });
}

function taskFrom(row: Row, standIns: readonly StandIn[]): Task {
  return {
    id: row.id,
    kind: row.kind,
    caseId: row.case_id,
    stage: row.stage,
    round: row.round,
    votingRound: row.voting_round,
    assignee: row.assignee,
    addressees: row.addressees,
    standIns: standIns.map(({ substitute, person }) => ({ substitute, person })),
    subject: row.subject,
    state: row.state,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    closedBecause: row.closed_because,
  };
}
