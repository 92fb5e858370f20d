import { sql } from 'kysely';
import type { Charter } from '../domain/charter/type.ts';
import type { Language } from '../domain/wording.ts';
import { note } from '../store/audit-trail.ts';
import { inScope, type Context, type Scope } from '../store/scope.ts';
import { bringIn, found, lockFounding } from '../store/set-up/found.ts';
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

/** Whether an alliance was set up here. */
export async function isSetUp(scope: Scope): Promise<boolean> {
  const { rows } = await sql`select 1 from charter_versions limit 1`.execute(scope.tx);
  return rows.length > 0;
}

/** Sets up an alliance with its charter, its founders and those in office, once: an alliance that is there stays as it is. */
export async function setUpAlliance(
  context: Context,
  { id, ...alliance }: { readonly id: string; readonly code: string; readonly language: Language },
  charter: Charter,
  people: readonly NewPerson[],
  founders: readonly NewUnit[] = [],
): Promise<void> {
  await inScope(context, id, async (scope) => {
    // Of two processes at their first start the second waits here, and finds everything there.
    await lockFounding(scope);
    if (await isSetUp(scope)) return;
    const office = charter.bodies['secretariat']?.office;
    await found(scope, charter, {
      ...alliance,
      phone: office?.phone ?? '',
      address: { zh: office?.address.zh ?? '', en: office?.address.en ?? '' },
      worksFrom: null,
    });
    // Units first: somebody sits for the unit that employs them.
    for (const unit of founders) await importUnit(scope, unit);
    for (const [rank, person] of people.entries()) await importPerson(scope, person, rank);
    await note(scope, {
      kind: 'alliance.set-up',
      actor: 'system',
      channel: 'system',
      subject: id,
      details: { charter: charter.id, version: charter.version, inOffice: people.length },
    });
  });
}

/** One of those in office, at their place within each of their seats. */
export async function importPerson(scope: Scope, person: NewPerson, rank: number): Promise<string> {
  const { seats, employerCode = null, ...details } = person;
  const came = await bringIn(scope, { ...details, employerCode, preferredChannel: 'mail' }, seats, {
    from: scope.now,
    rank,
  });
  if (came.kind === 'in-office') return came.person;
  throw new Error(
    came.because === 'address-taken'
      ? 'two people to set up share an address'
      : `${came.seat} cannot be taken: ${came.why}`,
  );
}
