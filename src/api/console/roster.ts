import { nameIn } from '../../domain/charter/in-words.ts';
import { seatsByOffice } from '../../domain/charter/people.ts';
import { calledBy, titleIn } from '../../domain/form-of-address.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { Wording } from '../../domain/wording.ts';
import { contactSeat } from '../../store/filings.ts';
import { holdersOf, personsOf, type ChannelToPerson, type Person } from '../../store/persons.ts';
import type { Scope } from '../../store/scope.ts';
import type { Contact } from '../../web/views.ts';

/** Everybody who holds something in an alliance, and whoever else is asked for, as they are shown. */
export type Roster = {
  /** Name, office and telephone of a person. */
  contact(id: string): Contact;
  /** How somebody wants to be asked in place of mail, where mail reaches them too. */
  prefers(id: string): Exclude<ChannelToPerson, 'mail'> | undefined;
  /** 王建国（理事长）. */
  label(id: string): Wording;
  /** 李四代张三: who acted, and in whose place. */
  acting(id: string, inPlaceOf: string | undefined): Wording;
};

export async function rosterOf(
  scope: Scope,
  charter: Charter,
  others: readonly (string | null)[] = [],
): Promise<Roster> {
  const offices = new Map<string, Wording>(
    seatsByOffice(charter).map(({ id }) => [id, nameIn(charter, id)]),
  );
  for (const [id, authority] of Object.entries(charter.authorities))
    offices.set(contactSeat(id), {
      zh: `${authority.short.zh}联系人`,
      en: `contact of ${authority.short.en}`,
    });
  const known = new Map<string, { readonly person: Person; readonly office?: Wording }>();
  for (const { seat, person } of await holdersOf(scope, [...offices.keys()])) {
    const office = offices.get(seat);
    if (!known.has(person.id)) known.set(person.id, { person, ...(office ? { office } : {}) });
  }
  const missing = [...new Set(others)].flatMap((id) => (id !== null && !known.has(id) ? [id] : []));
  for (const person of await personsOf(scope, missing)) known.set(person.id, { person });
  const label = (id: string): Wording => {
    const found = known.get(id);
    const name = found?.person.name ?? id;
    return found?.office
      ? { zh: `${name}（${found.office.zh}）`, en: `${name} (${found.office.en})` }
      : { zh: name, en: name };
  };
  return {
    contact(id) {
      const found = known.get(id);
      if (!found) return { name: id };
      const { person, office } = found;
      const title = titleIn(person.title, office ? [office.zh] : []);
      return {
        name: person.name,
        called: calledBy(person.name, title),
        ...(office ? { office } : {}),
        ...(person.phone ? { phone: person.phone } : {}),
        ...(person.email === null ? { withoutMail: true } : {}),
      };
    },
    prefers(id) {
      const person = known.get(id)?.person;
      if (!person || person.email === null || person.preferredChannel === 'mail') return undefined;
      return person.preferredChannel;
    },
    label,
    acting(id, inPlaceOf) {
      if (inPlaceOf === undefined) return label(id);
      const [who, whose] = [label(id), label(inPlaceOf)];
      return { zh: `${who.zh}代${whose.zh}`, en: `${who.en} in the place of ${whose.en}` };
    },
  };
}
