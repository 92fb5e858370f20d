import { joined } from '../../domain/wording.ts';
import { nameIn } from '../../domain/charter/in-words.ts';
import { everySeat } from '../../domain/charter/people.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { personsOf, seatsHeldBy } from '../../store/persons.ts';
import type { Scope } from '../../store/scope.ts';
import type { SearchView } from '../../web/views.ts';

type Shown = Pick<SearchView['groups'][number]['results'][number], 'note' | 'contact'>;

/** A person's offices and how to reach them. */
export async function holdingsOf(scope: Scope, charter: Charter, id: string): Promise<Shown> {
  const [person] = await personsOf(scope, [id]);
  const seats = new Set(everySeat(charter).map((seat) => seat.id));
  const offices = (await seatsHeldBy(scope, id))
    .filter((seat) => seats.has(seat))
    .map((seat) => nameIn(charter, seat));
  return {
    note: joined(offices),
    ...(person
      ? {
          contact: {
            ...(person.phone ? { phone: person.phone } : {}),
            ...(person.email ? { email: person.email } : {}),
          },
        }
      : {}),
  };
}
