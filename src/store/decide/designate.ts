import { note } from '../audit-trail.ts';
import { charterInForce } from '../charters.ts';
import { contactOfMember } from '../contacts.ts';
import { lockMember } from '../members.ts';
import { beginHolding } from '../register/holdings.ts';
import { newPerson } from '../register/persons.ts';
import { unitSeats, whyNotForMember } from '../register/unit-seats.ts';
import type { Scope } from '../scope.ts';
import type { Actor } from './decisions.ts';
import { readdressTasks } from './readdress.ts';

/** Whom a member designates for one of its seats. */
export type Designated = {
  readonly seat: string;
  readonly name: string;
  /** 称谓, as in 王理事长. */
  readonly title: string;
  readonly email: string;
  readonly phone: string;
};

export type NotSeated =
  'not-offered' | 'address-taken' | 'sits-for-another' | 'ballot-open' | 'held' | 'before-begin';
export type Designation =
  | { readonly kind: 'designated' | 'same'; readonly person: string }
  | { readonly kind: 'refused'; readonly because: NotSeated };

/**
 * 指派代表: a member says by its own link who sits for it. Whom it designated before leaves the seat at once; not while
 * a vote with them is open (X-Q12).
 */
export async function designate(
  scope: Scope,
  memberId: string,
  entry: Designated,
  actor: Actor,
): Promise<Designation> {
  const member = await lockMember(scope, memberId);
  const own = member && (await unitSeats(scope, member)).find(({ seat }) => seat.id === entry.seat);
  if (!member || !own) return { kind: 'refused', because: 'not-offered' };
  const same = ({ name, email }: { readonly name: string; readonly email: string | null }) =>
    name === entry.name && email?.toLowerCase() === entry.email.toLowerCase();
  if (own.holder && same(own.holder)) return { kind: 'same', person: own.holder.id };
  const charter = await charterInForce(scope);
  // Before anybody is entered: who cannot sit leaves no trace in the register.
  if ((await whyNotForMember(scope, charter, own.seat, member, '')) === 'ballot-open')
    return { kind: 'refused', because: 'ballot-open' };
  const contact = await contactOfMember(scope, member);
  const basis = { evidence: `designated by ${member.id}`, by: null };
  const entered = await newPerson(
    scope,
    {
      name: entry.name,
      title: entry.title,
      email: entry.email,
      phone: entry.phone || null,
      language: contact.language,
      preferredChannel: 'mail',
      employerCode: contact.code,
    },
    basis,
  );
  if (entered.kind === 'address-taken') return { kind: 'refused', because: 'address-taken' };
  const begun = await beginHolding(scope, {
    ...basis,
    seat: entry.seat,
    person: entered.person,
    member: member.id,
    from: scope.now,
  });
  if (begun.kind === 'refused') return { kind: 'refused', because: notSeated(begun.because) };
  await note(scope, {
    kind: 'representative.designated',
    actor: actor.person ?? 'applicant',
    channel: actor.channel,
    subject: member.id,
    details: { seat: entry.seat, person: entered.person, holding: begun.holding },
  });
  await readdressTasks(scope, 'system');
  return { kind: 'designated', person: entered.person };
}

function notSeated(because: string): NotSeated {
  return because === 'sits-for-another' || because === 'held' || because === 'before-begin'
    ? because
    : 'not-offered';
}
