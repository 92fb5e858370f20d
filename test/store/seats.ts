import { sql } from 'kysely';
import { importPerson } from '../../src/setup/alliance.ts';
import { personOf, type Person } from '../../src/store/persons.ts';
import type { Ledger } from './ledger.ts';

export async function leaveSeat(ledger: Ledger, seat: string, person: Person): Promise<void> {
  await ledger.inScope((scope) =>
    sql`update holdings set valid_until = ${scope.now} where seat = ${seat} and person = ${person.id}`.execute(
      scope.tx,
    ),
  );
}

export async function takeSeat(ledger: Ledger, seat: string, person: Person): Promise<void> {
  await ledger.inScope((scope) =>
    sql`insert into holdings (alliance, id, seat, person, rank, valid_from, evidence)
      values (${scope.alliance}, ${scope.context.ids.next()}, ${seat}, ${person.id}, 9, ${scope.now}, 'test')`.execute(
      scope.tx,
    ),
  );
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
