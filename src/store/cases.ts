import { sql } from 'kysely';
import type { Plan } from '../domain/plan.ts';
import type { CaseEnd, Outcome } from '../domain/progress.ts';
import type { StageRow } from '../domain/position.ts';
import type { Language } from '../domain/wording.ts';
import type { Scope } from './scope.ts';

/** One run of a procedure. `form` holds what the applicant entered; none of it ever reaches Temporal. */
export type Case = {
  readonly id: string;
  readonly number: string;
  readonly procedure: string;
  readonly process: string;
  readonly charterVersion: number;
  readonly plan: Plan;
  readonly planHash: string;
  readonly kind: string;
  readonly language: Language;
  readonly applicantName: string;
  /** Credit code, registration number or identity number, as the kind has it. */
  readonly applicantCode: string | null;
  readonly applicantEmail: string;
  readonly form: Readonly<Record<string, string>>;
  readonly formHash: string;
  /** The member it is about, whose own case it is or whom somebody else's concerns; null for an application. */
  readonly member: string | null;
  /** Who of the secretariat opened it about the member; null where nobody of it did. */
  readonly openedBy: string | null;
  readonly status: 'open' | CaseEnd;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
};

export type CaseRow = {
  id: string;
  number: string;
  procedure: string;
  process: string;
  charter_version: number;
  plan: Plan;
  plan_hash: string;
  kind: string;
  language: Language;
  applicant_name: string;
  applicant_code: string | null;
  applicant_email: string;
  form: Record<string, string>;
  form_hash: string;
  member: string | null;
  opened_by: string | null;
  status: Case['status'];
  opened_at: Date;
  closed_at: Date | null;
};

export async function insertCase(
  scope: Scope,
  row: Omit<Case, 'status' | 'openedBy' | 'openedAt' | 'closedAt'> & { readonly openedBy?: string },
): Promise<void> {
  await sql`insert into cases (alliance, id, number, procedure, process, charter_version, plan, plan_hash, kind, language,
      applicant_name, applicant_code, applicant_email, form, form_hash, member, opened_by, status, opened_at)
    values (${scope.alliance}, ${row.id}, ${row.number}, ${row.procedure}, ${row.process}, ${row.charterVersion},
      ${JSON.stringify(row.plan)}::jsonb, ${row.planHash}, ${row.kind}, ${row.language}, ${row.applicantName}, ${row.applicantCode},
      ${row.applicantEmail}, ${JSON.stringify(row.form)}::jsonb, ${row.formHash}, ${row.member}, ${row.openedBy ?? null}, 'open', ${scope.now})`.execute(
    scope.tx,
  );
}

export async function readCase(scope: Scope, id: string): Promise<Case | undefined> {
  const { rows } = await sql<CaseRow>`select * from cases where id = ${id}`.execute(scope.tx);
  return rows[0] && caseFrom(rows[0]);
}

/** The case, locked until the transaction ends. */
export async function lockCase(scope: Scope, id: string): Promise<Case | undefined> {
  const { rows } = await sql<CaseRow>`select * from cases where id = ${id} for update`.execute(
    scope.tx,
  );
  return rows[0] && caseFrom(rows[0]);
}

export async function caseWithNumber(scope: Scope, number: string): Promise<Case | undefined> {
  const { rows } = await sql<CaseRow>`select * from cases where number = ${number}`.execute(
    scope.tx,
  );
  return rows[0] && caseFrom(rows[0]);
}

/** The cases with these ids, in the order of the ids. */
export async function casesWith(scope: Scope, ids: readonly string[]): Promise<readonly Case[]> {
  const { rows } = await sql<CaseRow>`select * from cases where id = any(${[...ids]})`.execute(
    scope.tx,
  );
  const byId = new Map(rows.map((row) => [row.id, caseFrom(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The cases of a member's leaving, the latest first. */
export async function casesOfMember(scope: Scope, member: string): Promise<readonly Case[]> {
  const { rows } =
    await sql<CaseRow>`select * from cases where member = ${member} order by opened_at desc, id desc`.execute(
      scope.tx,
    );
  return rows.map(caseFrom);
}

export async function allCases(scope: Scope): Promise<readonly Case[]> {
  const { rows } =
    await sql<CaseRow>`select * from cases order by opened_at desc, id desc limit 2000`.execute(
      scope.tx,
    );
  return rows.map(caseFrom);
}

/** Open cases and passed ones, of the same applicant or with the same name: the reviewer should know. */
export async function casesLike(scope: Scope, one: Case): Promise<readonly Case[]> {
  const { rows } = await sql<CaseRow>`
    select * from cases where id <> ${one.id}
      and (applicant_code = ${one.applicantCode} or applicant_name = ${one.applicantName})
    order by opened_at desc limit 10`.execute(scope.tx);
  return rows.map(caseFrom);
}

export async function endCase(scope: Scope, id: string, end: CaseEnd): Promise<void> {
  await sql`update cases set status = ${end}, closed_at = ${scope.now} where id = ${id} and status = 'open'`.execute(
    scope.tx,
  );
}

export async function stagesOf(scope: Scope, caseId: string): Promise<readonly StageRow[]> {
  const { rows } = await sql<{
    name: string;
    round: number;
    kind: string;
    opened_at: Date;
    nudges_done: number;
    outcome: Outcome | null;
    closed_at: Date | null;
    corrected_by: string | null;
  }>`select * from stages where case_id = ${caseId} order by opened_at, round`.execute(scope.tx);
  return rows.map((row) => ({
    name: row.name,
    round: row.round,
    kind: row.kind,
    openedAt: row.opened_at,
    nudgesDone: row.nudges_done,
    outcome: row.corrected_by ? 'corrected' : row.outcome,
    closedAt: row.closed_at,
    setAside: row.corrected_by ? { outcome: row.outcome, record: row.corrected_by } : null,
  }));
}

export async function openStage(
  scope: Scope,
  caseId: string,
  name: string,
  round: number,
  kind: string,
): Promise<void> {
  await sql`insert into stages (alliance, case_id, name, round, kind, opened_at)
    values (${scope.alliance}, ${caseId}, ${name}, ${round}, ${kind}, ${scope.now})`.execute(
    scope.tx,
  );
}

export async function closeStage(
  scope: Scope,
  caseId: string,
  name: string,
  round: number,
  outcome: Outcome,
): Promise<void> {
  await sql`update stages set outcome = ${outcome}, closed_at = ${scope.now}
    where case_id = ${caseId} and name = ${name} and round = ${round} and outcome is null`.execute(
    scope.tx,
  );
}

export async function countNudges(
  scope: Scope,
  caseId: string,
  name: string,
  round: number,
  done: number,
): Promise<void> {
  await sql`update stages set nudges_done = ${done} where case_id = ${caseId} and name = ${name} and round = ${round}`.execute(
    scope.tx,
  );
}

export function caseFrom(row: CaseRow): Case {
  return {
    id: row.id,
    number: row.number,
    procedure: row.procedure,
    process: row.process,
    charterVersion: row.charter_version,
    plan: row.plan,
    planHash: row.plan_hash,
    kind: row.kind,
    language: row.language,
    applicantName: row.applicant_name,
    applicantCode: row.applicant_code,
    applicantEmail: row.applicant_email,
    form: row.form,
    formHash: row.form_hash,
    member: row.member,
    openedBy: row.opened_by,
    status: row.status,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
  };
}
