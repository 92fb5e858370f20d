import { sql } from 'kysely';
import { dayOf, instantOf, type Day } from '../../domain/calendar.ts';
import { everySeat } from '../../domain/charter/people.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { COLUMNS, type ColumnId } from '../../domain/roster/columns.ts';
import type { SheetId } from '../../domain/roster/type.ts';
import { charterInForce } from '../charters.ts';
import { contactSeat } from '../filings.ts';
import type { Scope } from '../scope.ts';
import { DETAILS } from './members.ts';

export type ExportedRow = Partial<Record<ColumnId, string>>;
export type ExportedRoster = Readonly<Record<SheetId, readonly ExportedRow[]>>;

/** Members, people and offices as of the end of a day, in the columns of the template: what is exported can be imported. */
export async function exportRoster(scope: Scope, day: Day): Promise<ExportedRoster> {
  const at = new Date(Math.min(instantOf(day, 24), scope.now.getTime()));
  const charter = await charterInForce(scope);
  return {
    members: await membersAt(scope, charter, at),
    people: await peopleAt(scope, at),
    offices: await officesAt(scope, charter, at),
  };
}

/** The cells of one sheet, in the template's order. */
export function cellsOf(
  sheet: SheetId,
  rows: readonly ExportedRow[],
): readonly (readonly string[])[] {
  return rows.map((row) => COLUMNS[sheet].map(({ id }) => row[id] ?? ''));
}

/** The version that held at an instant; what was entered later of somebody who was there before is the next best. */
const VERSIONS = (at: Date) => sql`
  order by 1, (valid_from <= ${at}) desc, case when valid_from <= ${at} then valid_from end desc, valid_from`;

async function membersAt(
  scope: Scope,
  charter: Charter,
  at: Date,
): Promise<readonly ExportedRow[]> {
  const { rows } = await sql<{
    name: string;
    kind: string;
    class: string;
    code: string | null;
    details: Record<string, string> | null;
    email: string | null;
    phone: string | null;
    joined: string | null;
    since: Date | null;
    founder: boolean;
  }>`
    with o as (select distinct on (organisation) * from organisation_versions ${VERSIONS(at)}),
         p as (select distinct on (person) * from person_versions ${VERSIONS(at)})
    select coalesce(o.name, p.name, m.name) as name, m.kind, m.class, o.credit_code as code, o.details, p.email, p.phone,
      m.joined, m.since, m.founder
    from members m left join o on o.organisation = m.organisation left join p on p.person = m.person
    where (m.since is null or m.since <= ${at}) and (m.until is null or m.until > ${at})
      and (m.joined is null or m.joined <= ${dayOf(at.getTime())})
    order by coalesce(m.joined, to_char(m.since at time zone 'Asia/Shanghai', 'YYYY-MM-DD')) nulls last, name, m.id`.execute(
    scope.tx,
  );
  return rows.map((row) => ({
    name: row.name,
    kind: charter.members.kinds[row.kind]?.name.zh ?? row.kind,
    class: charter.members.classes[row.class]?.name.zh ?? row.class,
    code: row.code ?? '',
    ...Object.fromEntries(
      Object.entries(DETAILS).map(([column, id]) => [column, row.details?.[id] ?? '']),
    ),
    ...(row.details ? {} : { phone: row.phone ?? '', email: row.email ?? '' }),
    joined: row.joined ?? (row.since ? dayOf(row.since.getTime()) : ''),
    founder: row.founder ? '是' : '',
  }));
}

async function peopleAt(scope: Scope, at: Date): Promise<readonly ExportedRow[]> {
  const { rows } = await sql<{
    name: string;
    title: string;
    employer: string | null;
    code: string | null;
    phone: string | null;
    email: string | null;
  }>`
    with o as (select distinct on (organisation) * from organisation_versions ${VERSIONS(at)}),
         p as (select distinct on (person) * from person_versions ${VERSIONS(at)})
    select p.name, p.title, (select o.name from o where o.credit_code = p.employer_code limit 1) as employer,
      p.employer_code as code, p.phone, p.email
    from p join known_persons k on k.person = p.person order by p.name, p.person`.execute(scope.tx);
  return rows.map((row) => ({
    name: row.name,
    title: row.title,
    employer: row.employer ?? '',
    'employer-code': row.code ?? '',
    phone: row.phone ?? '',
    email: row.email ?? '',
  }));
}

async function officesAt(
  scope: Scope,
  charter: Charter,
  at: Date,
): Promise<readonly ExportedRow[]> {
  const seats = new Map([
    ...everySeat(charter).map(({ id, seat }) => [id, seat.name.zh] as const),
    ...Object.entries(charter.authorities).map(
      ([id, { short }]) => [contactSeat(id), `${short.zh}联系人`] as const,
    ),
  ]);
  const { rows } = await sql<{
    name: string;
    seat: string;
    phone: string | null;
    email: string | null;
    valid_from: Date;
    valid_until: Date | null;
  }>`
    with p as (select distinct on (person) * from person_versions ${VERSIONS(at)})
    select p.name, h.seat, p.phone, p.email, h.valid_from, h.valid_until
    from holdings h join p on p.person = h.person
    where h.valid_from <= ${at} and (h.valid_until is null or h.valid_until > ${at})
    order by array_position(${[...seats.keys()]}, h.seat), h.rank, h.id`.execute(scope.tx);
  return rows.map((row) => ({
    name: row.name,
    seat: seats.get(row.seat) ?? row.seat,
    phone: row.phone ?? '',
    email: row.email ?? '',
    from: dayOf(row.valid_from.getTime()),
    until: row.valid_until ? dayOf(row.valid_until.getTime() - 1) : '',
  }));
}
