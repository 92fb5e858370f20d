import { sql } from 'kysely';
import type { Case } from './cases.ts';
import type { Scope } from './scope.ts';

/** A membership: of an organisation, or of a person for an individual member. */
export type Member = {
  readonly id: string;
  readonly class: string;
  readonly kind: string;
  readonly name: string;
  /** Dues of a year in yuan, by kind (Art. 16 of the listing alliance); 0 for individuals. */
  readonly duesYuan: number;
  /** Null where the day of joining is not known, as of some who were there first (X-Q23). */
  readonly since: Date | null;
  /** The day, month or year of joining of an imported member, as far as it is known. */
  readonly joined: string | null;
  /** When the clocks of the membership start (taking part, dues): never before an import. */
  readonly clockFrom: Date;
  readonly until: Date | null;
  readonly caseId: string;
};

type Row = {
  id: string;
  class: string;
  kind: string;
  name: string;
  dues_yuan: number;
  since: Date | null;
  joined: string | null;
  clock_from: Date | null;
  until: Date | null;
  case_id: string;
};

/** Admits the applicant of a case: organisation with its first version, and the membership. */
export async function admitMember(
  scope: Scope,
  one: Case,
  memberClass: string,
  duesYuan: number,
): Promise<string> {
  const organisation = scope.context.ids.next();
  await sql`insert into organisations values (${organisation}, ${scope.now})`.execute(scope.tx);
  await sql`insert into organisation_versions values (${organisation}, ${scope.now}, ${one.applicantName}, ${one.kind}, ${one.applicantCode},
    ${JSON.stringify(one.form)}::jsonb)`.execute(scope.tx);
  const id = scope.context.ids.next();
  await sql`insert into members (alliance, id, organisation, class, kind, name, dues_yuan, since, case_id)
    values (${scope.alliance}, ${id}, ${organisation}, ${memberClass}, ${one.kind}, ${one.applicantName}, ${duesYuan}, ${scope.now}, ${one.id})`.execute(
    scope.tx,
  );
  return id;
}

export async function memberOfCase(scope: Scope, caseId: string): Promise<Member | undefined> {
  const { rows } = await sql<Row>`select * from members where case_id = ${caseId}`.execute(
    scope.tx,
  );
  return rows[0] && memberFrom(rows[0]);
}

export async function readMember(scope: Scope, id: string): Promise<Member | undefined> {
  const { rows } = await sql<Row>`select * from members where id = ${id}`.execute(scope.tx);
  return rows[0] && memberFrom(rows[0]);
}

/** The day a member was admitted by a case of this alliance. */
export function admittedOn(member: Member): Date {
  if (!member.since) throw new Error(`member ${member.id} was not admitted by a case`);
  return member.since;
}

function memberFrom(row: Row): Member {
  return {
    id: row.id,
    class: row.class,
    kind: row.kind,
    name: row.name,
    duesYuan: row.dues_yuan,
    since: row.since,
    joined: row.joined,
    clockFrom: (row.clock_from ?? row.since) as Date,
    until: row.until,
    caseId: row.case_id,
  };
}
