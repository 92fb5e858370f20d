import { sql } from 'kysely';
import type { Charter } from '../../domain/charter/type.ts';
import { addCharterVersion, type Alliance } from '../charters.ts';
import { beginHolding, type HoldingBegun } from '../register/holdings.ts';
import { newPerson, type PersonDetails } from '../register/persons.ts';
import type { Scope } from '../scope.ts';

/** Of two who found alliances at once, one goes after the other; held until the transaction ends. */
export async function lockFounding(scope: Scope): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('set up an alliance'))`.execute(scope.tx);
}

/** The row of the scope's alliance, under the name its charter gives it, and that charter. */
export async function found(
  scope: Scope,
  charter: Charter,
  alliance: Omit<Alliance, 'id' | 'name' | 'words'>,
): Promise<void> {
  const { code, phone, address, language, worksFrom } = alliance;
  await sql`
    insert into alliances (id, code, name_zh, name_en, phone, address, address_en, language, created_at, works_from, words)
    values (${scope.alliance}, ${code}, ${charter.name.zh}, ${charter.name.en}, ${phone}, ${address.zh},
      ${address.en}, ${language}, ${scope.now}, ${worksFrom},
      ${charter.words ? JSON.stringify(charter.words) : null}::jsonb)`.execute(scope.tx);
  await addCharterVersion(scope, charter);
}

export type InOffice =
  | { readonly kind: 'in-office'; readonly person: string }
  | { readonly kind: 'refused'; readonly because: 'address-taken' }
  | {
      readonly kind: 'refused';
      readonly because: 'seat-refused';
      readonly seat: string;
      readonly why: Extract<HoldingBegun, { kind: 'refused' }>['because'];
    };

/**
 * Those in office come in with their documents; no vote is simulated (X-Q23). `rank`: the place within each seat, after
 * everybody else where none is given.
 */
export async function bringIn(
  scope: Scope,
  details: PersonDetails,
  seats: readonly string[],
  { from, rank }: { readonly from: Date; readonly rank?: number },
): Promise<InOffice> {
  const basis = { evidence: 'import', by: null };
  const entered = await newPerson(scope, details, basis);
  if (entered.kind === 'address-taken') return { kind: 'refused', because: 'address-taken' };
  const { person } = entered;
  for (const seat of seats) {
    const begun = await beginHolding(scope, {
      ...basis,
      seat,
      person,
      from,
      ...(rank === undefined ? {} : { rank }),
    });
    if (begun.kind === 'refused')
      return { kind: 'refused', because: 'seat-refused', seat, why: begun.because };
  }
  return { kind: 'in-office', person };
}
