import { sql } from 'kysely';
import type { Language } from '../../domain/wording.ts';
import type { ChannelToPerson, Person } from '../persons.ts';
import type { Scope } from '../scope.ts';
import { knowPerson, knowsPerson } from './known.ts';
import {
  entryFrom,
  latestBefore,
  noteEntry,
  type Basis,
  type Entry,
  type EntryRow,
  type VersionRefusal,
} from './versions.ts';

/** What a version says of a person. */
export type PersonDetails = Omit<Person, 'id'>;
export type PersonVersion = PersonDetails & Entry;

export type PersonEntered =
  | { readonly kind: 'entered'; readonly person: string }
  /** The same person is there already, with the same address and name (or name and telephone); nothing was added. */
  | { readonly kind: 'known'; readonly person: string }
  /** Known in another alliance only until now; from now on here too, as they are entered there. */
  | { readonly kind: 'linked'; readonly person: string }
  /** Somebody of another name signs in with this address. */
  | { readonly kind: 'address-taken' };

/** Enters a person once: whoever has the same address and name anywhere is that person. */
export async function newPerson(
  scope: Scope,
  details: PersonDetails,
  basis: Basis & { readonly validFrom?: Date },
): Promise<PersonEntered> {
  await lockName(scope, details.email?.toLowerCase() ?? details.name);
  const [alike, ...more] = await personsAlike(scope, details);
  if (alike) {
    const [same] = [alike, ...more].filter(({ name }) => name === details.name);
    if (!same) return { kind: 'address-taken' };
    if (await knowsPerson(scope, same.person)) return { kind: 'known', person: same.person };
    await knowPerson(scope, same.person);
    await noteEntry(scope, 'person.linked', same.person, basis);
    return { kind: 'linked', person: same.person };
  }
  const person = scope.context.ids.next();
  await sql`insert into persons values (${person}, ${scope.now})`.execute(scope.tx);
  await knowPerson(scope, person);
  await insertVersion(scope, person, details, basis.validFrom ?? scope.now, basis);
  await noteEntry(scope, 'person.entered', person, basis);
  return { kind: 'entered', person };
}

export type PersonChanged =
  { readonly kind: 'changed' } | { readonly kind: 'address-taken' } | VersionRefusal;

/**
 * A new version of a person, holding from an instant on. `expected` is how many versions the reader has seen:
 * of two who edit one person at once, the second is told.
 */
export async function newPersonVersion(
  scope: Scope,
  person: string,
  details: PersonDetails,
  basis: Basis & { readonly validFrom: Date; readonly expected: number },
): Promise<PersonChanged> {
  await sql`select 1 from persons where id = ${person} for update`.execute(scope.tx);
  const next = latestBefore(await versionsOfPerson(scope, person), basis);
  if ('refused' in next) return next.refused;
  if (details.email) await lockName(scope, details.email.toLowerCase());
  if (await addressTaken(scope, person, details)) return { kind: 'address-taken' };
  await insertVersion(scope, person, details, basis.validFrom, basis);
  await noteEntry(scope, 'person.changed', person, basis);
  return { kind: 'changed' };
}

/** Whether somebody else signs in with the address a person is to have. */
export async function addressTaken(
  scope: Scope,
  person: string,
  details: PersonDetails,
): Promise<boolean> {
  if (!details.email) return false;
  return (await personsAlike(scope, details)).some((alike) => alike.person !== person);
}

/** Every version of a person the alliance knows, oldest first; their number is what `expected` compares. */
export async function versionsOfPerson(
  scope: Scope,
  person: string,
): Promise<readonly PersonVersion[]> {
  const { rows } = await sql<Row>`
    select name, title, email, phone, language, employer_code, preferred_channel,
      valid_from, evidence, entered_by, entered_at, entered_in
    from person_versions where person = ${person} order by valid_from`.execute(scope.tx);
  return rows.map((row) => ({
    name: row.name,
    title: row.title,
    email: row.email,
    phone: row.phone,
    language: row.language,
    employerCode: row.employer_code,
    preferredChannel: row.preferred_channel,
    ...entryFrom(row),
  }));
}

type Row = EntryRow & {
  name: string;
  title: string;
  email: string | null;
  phone: string | null;
  language: Language;
  employer_code: string | null;
  preferred_channel: ChannelToPerson;
};

type Alike = { readonly person: string; readonly name: string };

/** Who has the address now, in any alliance; without an address, who has the same name and telephone. */
async function personsAlike(
  scope: Scope,
  { name, email, phone }: Pick<PersonDetails, 'name' | 'email' | 'phone'>,
): Promise<readonly Alike[]> {
  const { rows } = await sql<Alike>`
    select person, name from persons_alike(${scope.now}, ${name}, ${email}::text, ${phone}::text)`.execute(
    scope.tx,
  );
  return rows;
}

/** Two who enter the same person at once do so one after the other. */
async function lockName(scope: Scope, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`person ${name}`}))`.execute(scope.tx);
}

async function insertVersion(
  scope: Scope,
  person: string,
  details: PersonDetails,
  validFrom: Date,
  basis: Basis,
): Promise<void> {
  await sql`insert into person_versions (person, valid_from, name, title, email, phone, language, employer_code, preferred_channel,
      evidence, entered_by, entered_at, entered_in)
    values (${person}, ${validFrom}, ${details.name}, ${details.title}, ${details.email}, ${details.phone}, ${details.language},
      ${details.employerCode}, ${details.preferredChannel}, ${basis.evidence}, ${basis.by}, ${scope.now}, ${scope.alliance})`.execute(
    scope.tx,
  );
}
