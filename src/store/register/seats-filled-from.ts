import { sql } from 'kysely';
import { everySeat } from '../../domain/charter/people.ts';
import { charterInForce } from '../charters.ts';
import type { Scope } from '../scope.ts';

/** A holding that ended, and when it would have ended by itself. */
export type EndedHolding = {
  readonly id: string;
  readonly person: string;
  readonly until: Date | null;
};

/**
 * A seat that is filled from among the holders of others (轮值主席由主席团成员代表轮流担任) ends for whoever holds none of
 * those any more.
 */
export async function endSeatsFilledFrom(
  scope: Scope,
  persons: readonly string[],
  evidence: string,
): Promise<readonly EndedHolding[]> {
  if (persons.length === 0) return [];
  const ended: EndedHolding[] = [];
  for (const { id, seat } of everySeat(await charterInForce(scope))) {
    if (seat.from.length === 0) continue;
    const { rows } = await sql<EndedHolding>`
      with theirs as (
        select h.id, h.valid_until as until from holdings h
        where h.seat = ${id} and h.person = any(${[...persons]}) and (h.valid_until is null or h.valid_until > ${scope.now})
          and not exists (select from holdings o where o.person = h.person and o.seat = any(${[...seat.from]})
            and o.valid_from <= ${scope.now} and (o.valid_until is null or o.valid_until > ${scope.now}))
        for update of h)
      update holdings h set valid_until = greatest(${scope.now}, h.valid_from), until_evidence = ${evidence} from theirs
      where h.id = theirs.id returning h.id, h.person, theirs.until`.execute(scope.tx);
    ended.push(...rows);
  }
  return ended;
}
