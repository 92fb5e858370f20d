import { sql } from 'kysely';
import { canonical } from '../domain/canonical.ts';
import type { EndReason } from '../domain/plan.ts';
import { casesOfMember, type Case } from './cases.ts';
import {
  newOrganisation,
  newOrganisationVersion,
  versionsOfOrganisation,
  type OrganisationDetails,
} from './register/organisations.ts';
import { noteEntry, type Basis } from './register/versions.ts';
import type { Scope } from './scope.ts';
import { wake } from './wake-ups.ts';

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
  readonly organisation: string | null;
  readonly person: string | null;
  /** The case that admitted it; null for one of before, whose document is the evidence. */
  readonly caseId: string | null;
  readonly evidence: string | null;
  /** It founded the alliance. */
  readonly founder: boolean;
  readonly endedBecause: EndReason | null;
  /** The case that ended it. */
  readonly endedCase: string | null;
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
  organisation: string | null;
  person: string | null;
  case_id: string | null;
  evidence: string | null;
  founder: boolean;
  ended_because: EndReason | null;
  ended_case: string | null;
};

/**
 * Admits the applicant of a case. An organisation that is known by its credit code is the same one: what the
 * application says of it is its newest version, and where that repeats what is known, none is added.
 */
export async function admitMember(
  scope: Scope,
  one: Case,
  memberClass: string,
  duesYuan: number,
): Promise<string> {
  const entry = {
    name: one.applicantName,
    kind: one.kind,
    creditCode: one.applicantCode,
    details: one.form,
  };
  const basis = { evidence: one.number, by: null };
  const entered = await newOrganisation(scope, entry, basis);
  if (entered.kind !== 'entered') await bringUpToDate(scope, entered.organisation, entry, basis);
  // Of two applications of one unit that were both approved, the second finds the member; one unit is a member once.
  const standing = await standingMembership(scope, entered.organisation);
  if (standing) return standing.id;
  return insertMembership(scope, {
    organisation: entered.organisation,
    class: memberClass,
    kind: one.kind,
    name: one.applicantName,
    duesYuan,
    since: scope.now,
    caseId: one.id,
  });
}

async function bringUpToDate(
  scope: Scope,
  organisation: string,
  entry: OrganisationDetails,
  basis: Basis,
): Promise<void> {
  const versions = await versionsOfOrganisation(scope, organisation);
  const { name, kind, creditCode, details } = versions.at(-1) as OrganisationDetails;
  if (canonical({ name, kind, creditCode, details }) === canonical(entry)) return;
  // Of a version that is dated ahead, the application says nothing.
  await newOrganisationVersion(scope, organisation, entry, {
    ...basis,
    validFrom: scope.now,
    expected: versions.length,
  });
}

export type FormerMember = {
  readonly class: string;
  readonly kind: string;
  readonly name: string;
  readonly duesYuan: number;
  /** Null where the day is not known; then `clockFrom` says when its clocks start. */
  readonly since: Date | null;
  readonly joined?: string;
  readonly clockFrom?: Date;
  readonly until?: Date;
  /** The document that shows the membership. */
  readonly evidence: string;
  readonly by: string | null;
  readonly founder?: boolean;
} & ({ readonly organisation: string } | { readonly person: string });

export type MemberEntered =
  | { readonly kind: 'entered'; readonly member: string }
  /** The organisation or person is a member here already. */
  | { readonly kind: 'member-already'; readonly member: string };

/** A founder, or a member of before the alliance worked with this system: no case, but a document. */
export async function enterMember(scope: Scope, entry: FormerMember): Promise<MemberEntered> {
  const whose = 'organisation' in entry ? entry.organisation : entry.person;
  await sql`select pg_advisory_xact_lock(hashtext(${`member ${scope.alliance} ${whose}`}))`.execute(
    scope.tx,
  );
  const standing = await standingMembership(scope, whose);
  if (standing && (!entry.until || entry.until > standing.clockFrom))
    return { kind: 'member-already', member: standing.id };
  const member = await insertMembership(scope, entry);
  const { class: memberClass, kind } = entry;
  await noteEntry(scope, 'member.entered', member, entry, { class: memberClass, kind });
  return { kind: 'entered', member };
}

/** Says of a member whether it founded the alliance, from a document; false: it was so on record. */
export async function markFounder(
  scope: Scope,
  member: Member,
  founder: boolean,
  basis: Basis,
): Promise<boolean> {
  if (member.founder === founder) return false;
  await sql`update members set founder = ${founder} where id = ${member.id}`.execute(scope.tx);
  await noteEntry(scope, 'member.founder', member.id, basis, { founder });
  return true;
}

/** The membership of an organisation or person that holds now. */
export async function standingMembership(scope: Scope, whose: string): Promise<Member | undefined> {
  return (await membershipsOf(scope, whose)).find(
    ({ until }) => until === null || until > scope.now,
  );
}

/** The memberships of an organisation or person in this alliance, the latest first. */
export async function membershipsOf(scope: Scope, whose: string): Promise<readonly Member[]> {
  const { rows } = await sql<Row>`
    select * from members where organisation = ${whose} or person = ${whose} 
    order by coalesce(since, clock_from) desc, id desc`.execute(scope.tx);
  return rows.map(memberFrom);
}

/** From now on the standing memberships of an organisation go by its new name; its versions keep the old one. */
export async function renameMembers(
  scope: Scope,
  organisation: string,
  name: string,
): Promise<void> {
  await sql`update members set name = ${name}
    where organisation = ${organisation} and (until is null or until > ${scope.now})`.execute(
    scope.tx,
  );
}

async function insertMembership(
  scope: Scope,
  entry: Omit<FormerMember, 'evidence' | 'by'> & {
    readonly organisation?: string;
    readonly person?: string;
    readonly caseId?: string;
    readonly evidence?: string;
  },
): Promise<string> {
  const id = scope.context.ids.next();
  await sql`insert into members (alliance, id, organisation, person, class, kind, name, dues_yuan, since, joined, clock_from, until,
      case_id, evidence, founder)
    values (${scope.alliance}, ${id}, ${entry.organisation ?? null}, ${entry.person ?? null}, ${entry.class}, ${entry.kind}, ${entry.name},
      ${entry.duesYuan}, ${entry.since}, ${entry.joined ?? null}, ${entry.clockFrom ?? null}, ${entry.until ?? null},
      ${entry.caseId ?? null}, ${entry.evidence ?? null}, ${entry.founder ?? false})`.execute(
    scope.tx,
  );
  return id;
}

/** The member a case admitted, or found to be one already when it was to admit it. */
export async function memberOfCase(scope: Scope, caseId: string): Promise<Member | undefined> {
  const { rows } = await sql<Row>`select * from members where case_id = ${caseId}`.execute(
    scope.tx,
  );
  if (rows[0]) return memberFrom(rows[0]);
  const { rows: found } = await sql<Row>`
    select m.* from effects e join members m on m.id = e.result ->> 'member'
    where e.case_id = ${caseId} and e.kind = 'admit'`.execute(scope.tx);
  return found[0] && memberFrom(found[0]);
}

export async function readMember(scope: Scope, id: string): Promise<Member | undefined> {
  const { rows } = await sql<Row>`select * from members where id = ${id}`.execute(scope.tx);
  return rows[0] && memberFrom(rows[0]);
}

/** The standing members of these classes, by name. */
export async function membersOfClasses(
  scope: Scope,
  classes: readonly string[],
): Promise<readonly Member[]> {
  const { rows } = await sql<Row>`
    select * from members where class = any(${[...classes]}) and (until is null or until > ${scope.now})
    order by name, id`.execute(scope.tx);
  return rows.map(memberFrom);
}

/** The member, locked until the transaction ends. */
export async function lockMember(scope: Scope, id: string): Promise<Member | undefined> {
  const { rows } = await sql<Row>`select * from members where id = ${id} for update`.execute(
    scope.tx,
  );
  return rows[0] && memberFrom(rows[0]);
}

/** Whatever counts by a member's ledger or days looks at them again: its clock, and its open cases. */
export async function wakeMember(scope: Scope, id: string): Promise<void> {
  await wake(scope, 'membership', id);
  for (const one of await casesOfMember(scope, id))
    if (one.status === 'open') await wake(scope, one.process, one.id);
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
    organisation: row.organisation,
    person: row.person,
    endedBecause: row.ended_because,
    endedCase: row.ended_case,
    caseId: row.case_id,
    evidence: row.evidence,
    founder: row.founder,
  };
}
