import { nameIn } from '../domain/charter/in-words.ts';
import { everySeat } from '../domain/charter/people.ts';
import type { Charter } from '../domain/charter/type.ts';
import { titleIn } from '../domain/form-of-address.ts';
import { seatsHeldBy, type Person } from './persons.ts';
import type { Scope } from './scope.ts';

/** 称谓 of a person in this alliance, by the offices they hold in it now. */
export async function titleHere(
  scope: Scope,
  charter: Charter,
  { id, title }: Pick<Person, 'id' | 'title'>,
): Promise<string> {
  const held = await seatsHeldBy(scope, id);
  const offices = everySeat(charter).filter((seat) => held.includes(seat.id));
  return titleIn(
    title,
    offices.map((seat) => nameIn(charter, seat.id).zh),
  );
}
