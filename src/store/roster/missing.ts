import { sql } from 'kysely';
import type { Scope } from '../scope.ts';

/** Whoever ought to be reached and cannot be by mail: a member without any contact, or the holder of a seat without an address. */
export type MissingContact = {
  readonly name: string;
  readonly what: 'member' | { readonly seat: string };
  readonly phone: string | null;
};

/** 缺联系方式, as the register stands now: whoever is completed leaves it by that. */
export async function missingContacts(scope: Scope): Promise<readonly MissingContact[]> {
  const members = await sql<{ name: string; phone: string | null }>`
    with o as (select distinct on (organisation) * from organisation_versions where valid_from <= ${scope.now}
      order by organisation, valid_from desc),
    p as (select distinct on (person) * from person_versions where valid_from <= ${scope.now}
      order by person, valid_from desc),
    r as (select coalesce(o.name, p.name, m.name) as name,
        coalesce(o.details ->> 'liaison-phone', p.phone) as phone, coalesce(o.details ->> 'liaison-email', p.email) as email
      from members m left join o on o.organisation = m.organisation left join p on p.person = m.person
      where m.until is null or m.until > ${scope.now})
    select name, phone from r where coalesce(email, '') = '' order by name`.execute(scope.tx);
  const holders = await sql<{ name: string; seat: string; phone: string | null }>`
    with p as (select distinct on (person) * from person_versions where valid_from <= ${scope.now}
      order by person, valid_from desc)
    select p.name, h.seat, p.phone from holdings h join p on p.person = h.person
    where h.valid_from <= ${scope.now} and (h.valid_until is null or h.valid_until > ${scope.now})
      and coalesce(p.email, '') = '' order by p.name, h.seat`.execute(scope.tx);
  return [
    ...holders.rows.map(({ name, seat, phone }) => ({ name, what: { seat }, phone })),
    ...members.rows.map(({ name, phone }) => ({ name, what: 'member' as const, phone })),
  ];
}
