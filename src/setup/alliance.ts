import { sql } from 'kysely';
import type { Charter } from '../domain/charter/type.ts';
import type { Language } from '../domain/wording.ts';
import { note } from '../store/audit-trail.ts';
import { addCharterVersion } from '../store/charters.ts';
import { beginHolding } from '../store/register/holdings.ts';
import { newPerson } from '../store/register/persons.ts';
import { inScope, type Context, type Scope } from '../store/scope.ts';
import { importUnit, type NewUnit } from './units.ts';

export type NewPerson = {
  readonly name: string;
  /** 称谓, as in 王理事长. */
  readonly title: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: Language;
  readonly employerCode?: string;
  /** Every seat the person holds, in order of rank within the seat. */
  readonly seats: readonly string[];
};

/** Sets up an alliance with its charter, its founders and those in office, once: an alliance that is there stays as it is. */
export async function setUpAlliance(
  context: Context,
  alliance: { readonly id: string; readonly code: string; readonly language: Language },
  charter: Charter,
  people: readonly NewPerson[],
  founders: readonly NewUnit[] = [],
): Promise<boolean> {
  await context.database.untenanted(async (tx) => {
    const now = await context.clock.now(tx);
    const office = charter.bodies['secretariat']?.office;
    await sql`
      insert into alliances (id, code, name_zh, name_en, phone, address, address_en, language, created_at)
      values (${alliance.id}, ${alliance.code}, ${charter.name.zh}, ${charter.name.en}, ${office?.phone ?? ''}, ${office?.address.zh ?? ''}, ${office?.address.en ?? ''},
        ${alliance.language}, ${now})
      on conflict (id) do nothing`.execute(tx);
  });
  return inScope(context, alliance.id, async (scope) => {
    // Of two processes at their first start the second waits here, and finds everything there.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`set up ${alliance.id}`}, 0))`.execute(
      scope.tx,
    );
    const { rows } = await sql`select 1 from charter_versions limit 1`.execute(scope.tx);
    if (rows.length > 0) return false;
    await addCharterVersion(scope, charter);
    // Units first: somebody sits for the unit that employs them.
    for (const unit of founders) await importUnit(scope, unit);
    for (const [rank, person] of people.entries()) await importPerson(scope, person, rank);
    await note(scope, {
      kind: 'alliance.set-up',
      actor: 'system',
      channel: 'system',
      subject: alliance.id,
      details: { charter: charter.id, version: charter.version, inOffice: people.length },
    });
    return true;
  });
}

/** Those in office come in with their document; no vote is simulated (X-Q23). */
export async function importPerson(scope: Scope, person: NewPerson, rank: number): Promise<string> {
  const { seats, ...details } = person;
  const basis = { evidence: 'import', by: null };
  const entered = await newPerson(
    scope,
    { ...details, employerCode: person.employerCode ?? null, preferredChannel: 'mail' },
    basis,
  );
  if (entered.kind === 'address-taken') throw new Error('two people to set up share an address');
  for (const seat of seats) {
    const begun = await beginHolding(scope, {
      ...basis,
      seat,
      rank,
      person: entered.person,
      from: scope.now,
    });
    if (begun.kind === 'refused') throw new Error(`${seat} cannot be taken: ${begun.because}`);
  }
  return entered.person;
}
