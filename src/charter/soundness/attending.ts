import { cite, seatsOf, type Charter, type Seat } from '../../domain/charter.ts';
import { rightToAttend } from '../../domain/charter/guests.ts';
import type { Finding, Path } from '../problem.ts';

/** A class that may merely attend a body gets no vote in it by leaving a word out: its seat says whether it votes. */
export function* examineAttending(charter: Charter): Generator<Finding> {
  for (const body of Object.keys(charter.bodies))
    for (const id of seatsOf(charter, body)) {
      const at = whereSeated(charter, id);
      if (!at) continue;
      const own = at.body === body;
      if (own && at.seat.votes !== null) continue;
      const attending = attendingClass(charter, at.seat, body);
      if (!attending) continue;
      const { memberClass, source } = attending;
      const { zh, en } = cite(charter, source).label;
      const path: Path = own
        ? ['bodies', body, 'seats', id, 'each']
        : ['bodies', body, 'members', charter.bodies[body]?.members.indexOf(id) ?? 0];
      yield {
        path,
        message: own
          ? {
              zh: `“${memberClass}”对这一机构只有参加（attend）的权利（${zh}）；请写明该席位是否表决：votes: false，或 votes: true 并注明依据。`,
              en: `The right of ${memberClass} here is to attend (${en}); say whether the seat votes: votes: false, or votes: true with what gives it the vote.`,
            }
          : {
              zh: `“${memberClass}”对这一机构只有参加（attend）的权利（${zh}），列在 members 中就会表决；请把“${id}”改列入 observers。`,
              en: `The right of ${memberClass} here is to attend (${en}), and whoever is named in members votes; name ${id} in observers instead.`,
            },
      };
    }
}

function whereSeated(
  charter: Charter,
  id: string,
): { readonly body: string; readonly seat: Seat } | undefined {
  for (const [body, { seats }] of Object.entries(charter.bodies))
    if (seats[id]) return { body, seat: seats[id] };
  return undefined;
}

function attendingClass(charter: Charter, seat: Seat, body: string) {
  for (const memberClass of seat.each) {
    const source = rightToAttend(charter, memberClass, body);
    if (source) return { memberClass, source };
  }
  return undefined;
}
