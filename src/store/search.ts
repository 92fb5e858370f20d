import { sql } from 'kysely';
import type { Scope } from './scope.ts';

/** What a search can find. */
export type FoundKind = 'case' | 'round' | 'member' | 'person' | 'record' | 'certificate' | 'paper';

export type Found = {
  readonly kind: FoundKind;
  readonly id: string;
  readonly number: string | null;
  readonly name: string | null;
};

const MOST = 30;

/**
 * Cases, voting rounds, members, persons, records and certificates whose number or name holds the text; at most
 * thirty of each kind. Persons are those of this alliance: who holds or held a seat of it.
 */
export async function searchEverything(scope: Scope, text: string): Promise<readonly Found[]> {
  const wanted = text.normalize('NFKC').trim();
  if (wanted === '') return [];
  const like = `%${wanted.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const { rows } = await sql<Found>`
    (select 'case' as kind, id, number, applicant_name as name from cases
      where number ilike ${like} or applicant_name ilike ${like} or applicant_code ilike ${like}
      order by opened_at desc, id desc limit ${MOST})
    union all
    (select 'round', id, number, null from voting_rounds where number ilike ${like} order by id desc limit ${MOST})
    union all
    (select 'member', case_id, null, name from members where name ilike ${like} order by name, id limit ${MOST})
    union all
    (select 'person', v.person, null, v.name from (
        select distinct on (person) person, name, phone, email from person_versions
        where valid_from <= ${scope.now} and person in (select person from holdings)
        order by person, valid_from desc) v
      where v.name ilike ${like} or v.phone ilike ${like} or v.email ilike ${like} order by v.name limit ${MOST})
    union all
    (select 'record', id, number, null from records where number ilike ${like} order by recorded_at desc, id desc limit ${MOST})
    union all
    (select 'certificate', c.case_id, c.number, m.name from certificates c join members m on m.id = c.member
      where c.number ilike ${like} order by c.issued_at desc limit ${MOST})
    union all
    (select 'paper', id, number, title from papers where number ilike ${like} or title ilike ${like} or addressee ilike ${like}
      order by drafted_at desc, id desc limit ${MOST})`.execute(scope.tx);
  return rows;
}
