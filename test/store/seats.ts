import { sql } from 'kysely';
import { importPerson } from '../../src/setup/alliance.ts';
import { personOf, type Person } from '../../src/store/persons.ts';
import { newPersonVersion, versionsOfPerson } from '../../src/store/register/persons.ts';
import type { Scope } from '../../src/store/scope.ts';
import type { Ledger } from './ledger.ts';

export async function leaveSeat(ledger: Ledger, seat: string, person: Person): Promise<void> {
  await ledger.inScope((scope) =>
    sql`update holdings set valid_until = ${scope.now} where seat = ${seat} and person = ${person.id}`.execute(
      scope.tx,
    ),
  );
}

/** Those who may chair leave the offices by which they do; gives back who held which. */
export async function emptyTheChair(
  scope: Scope,
  chairs: readonly Person[],
): Promise<readonly { seat: string; person: Person }[]> {
  const { rows } = await sql<{ seat: string; id: string }>`
    update holdings set valid_until = ${scope.now}
    where person = any(${chairs.map(({ id }) => id)}) and (valid_until is null or valid_until > ${scope.now})
    returning seat, person as id`.execute(scope.tx);
  return rows.flatMap(({ seat, id }) =>
    chairs.flatMap((person) => (person.id === id ? [{ seat, person }] : [])),
  );
}

export async function takeSeat(
  ledger: Pick<Ledger, 'inScope'>,
  seat: string,
  person: Person,
): Promise<void> {
  await ledger.inScope((scope) =>
    sql`insert into holdings (alliance, id, seat, person, rank, valid_from, evidence)
      values (${scope.alliance}, ${scope.context.ids.next()}, ${seat}, ${person.id}, 9, ${scope.now}, 'test')`.execute(
      scope.tx,
    ),
  );
}

/** From now on a person is employed by the unit with this code. */
export async function employedBy(
  ledger: Ledger,
  person: Person,
  employerCode: string,
): Promise<void> {
  await ledger.inScope(async (scope) => {
    const versions = await versionsOfPerson(scope, person.id);
    const changed = await newPersonVersion(
      scope,
      person.id,
      { ...person, employerCode },
      { evidence: 'test', by: null, validFrom: scope.now, expected: versions.length },
    );
    if (changed.kind !== 'changed') throw new Error(changed.kind);
  });
}

/** Somebody new in office; without an address unless one is given. */
export function newcomer(
  ledger: Ledger,
  name: string,
  seats: readonly string[],
  email: string | null = null,
): Promise<Person> {
  return ledger.inScope(async (scope) => {
    const person = {
      name,
      title: '副理事长',
      email,
      phone: '13800000000',
      language: 'zh',
      seats,
    } as const;
    return personOf(scope, await importPerson(scope, person, 10));
  });
}
