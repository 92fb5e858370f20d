import { sql } from 'kysely';
import type { Scope } from '../scope.ts';

/**
 * From now on the alliance knows a person: it sees their versions, and so does nobody else's console.
 * Done when they are entered, take a seat or become a member here.
 */
export async function knowPerson(scope: Scope, person: string): Promise<void> {
  await sql`insert into known_persons values (${scope.alliance}, ${person}, ${scope.now})
    on conflict do nothing`.execute(scope.tx);
}

export async function knowsPerson(scope: Scope, person: string): Promise<boolean> {
  const { rows } = await sql`select 1 from known_persons where person = ${person}`.execute(
    scope.tx,
  );
  return rows.length > 0;
}

export async function knowOrganisation(scope: Scope, organisation: string): Promise<void> {
  await sql`insert into known_organisations values (${scope.alliance}, ${organisation}, ${scope.now})
    on conflict do nothing`.execute(scope.tx);
}

export async function knowsOrganisation(scope: Scope, organisation: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from known_organisations where organisation = ${organisation}`.execute(
      scope.tx,
    );
  return rows.length > 0;
}
