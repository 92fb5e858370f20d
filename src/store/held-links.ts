import { sql } from 'kysely';
import { allianceFrom, type Alliance, type AllianceRow } from './charters.ts';
import { linkFrom, type Link, type LinkRow } from './links.ts';
import { personFrom, PERSON_VERSION, type Person, type PersonRow } from './persons.ts';
import type { Scope } from './scope.ts';

/** A link with whom it was made for and in which alliance. */
export type HeldLink = {
  readonly link: Link;
  /** As of now; applicants are none. */
  readonly person: Person | undefined;
  readonly alliance: Alliance;
};

/** In one trip: it is read for whatever is done by a link. */
export async function readHeldLink(scope: Scope, id: string): Promise<HeldLink | undefined> {
  const { rows } = await sql<LinkRow & { version: PersonRow | null; of: AllianceRow }>`
    select l.*, to_jsonb(v) as version, to_jsonb(a) as of
    from links l join alliances a on a.id = l.alliance
      left join lateral (${PERSON_VERSION} where valid_from <= ${scope.now} and person = l.person
        order by person, valid_from desc) v on true
    where l.id = ${id}`.execute(scope.tx);
  const [row] = rows;
  if (!row) return undefined;
  if (row.person !== null && !row.version) throw new Error(`no person ${row.person}`);
  return {
    link: linkFrom(row),
    person: row.version ? personFrom(row.version) : undefined,
    alliance: allianceFrom(row.of),
  };
}
