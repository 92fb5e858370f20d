import { sql } from 'kysely';
import type { Language } from '../domain/wording.ts';
import type { Context, Scope } from './scope.ts';

/** 邮件、电话、纸质、微信转发: the ways a person can be asked. */
export const CHANNELS_TO_PERSONS = ['mail', 'telephone', 'paper', 'forwarded'] as const;
export type ChannelToPerson = (typeof CHANNELS_TO_PERSONS)[number];

/** A person as they are named on a day: the version in force then. */
export type Person = {
  readonly id: string;
  readonly name: string;
  /** 称谓, as in 王理事长. */
  readonly title: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: Language;
  /** How they want to be asked; a person without e-mail is normal. */
  readonly preferredChannel: ChannelToPerson;
  /** Credit code of the unit that employs them: nobody decides that unit's case. */
  readonly employerCode: string | null;
};

/** A seat and who holds it. */
export type Holding = {
  readonly seat: string;
  readonly rank: number;
  readonly person: Person;
  /** The member whose seat it is, where members fill it themselves. */
  readonly member: string | null;
};

/** The columns of a person's version; `where`, and `order by person, valid_from desc`, make it the one in force. */
export const PERSON_VERSION = sql`
  select distinct on (person) person, name, title, email, phone, language, employer_code, preferred_channel
  from person_versions`;

export type PersonRow = Omit<Person, 'id' | 'employerCode' | 'preferredChannel'> & {
  person: string;
  employer_code: string | null;
  preferred_channel: ChannelToPerson;
};

/** The person as of now; one the alliance does not know is a bug. */
export async function personOf(scope: Scope, id: string): Promise<Person> {
  const [person] = await personsOf(scope, [id]);
  if (!person) throw new Error(`no person ${id}`);
  return person;
}

export async function personsOf(scope: Scope, ids: readonly string[]): Promise<readonly Person[]> {
  const { rows } =
    await sql<PersonRow>`${PERSON_VERSION} where valid_from <= ${scope.now} and person = any(${[...ids]})
    order by person, valid_from desc`.execute(scope.tx);
  const byId = new Map(rows.map((row) => [row.person, personFrom(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The person as of now, whichever alliances know them: for whoever has signed in. */
export function personAnywhere(context: Context, id: string): Promise<Person> {
  return context.database.untenanted(async (tx) =>
    personOf({ tx, alliance: '', now: await context.clock.now(tx), context }, id),
  );
}

/** The person who signs in with an e-mail address; undefined when nobody has it now. */
export async function personWithEmail(scope: Scope, email: string): Promise<Person | undefined> {
  const { rows } = await sql<PersonRow>`
    select * from (${PERSON_VERSION} where valid_from <= ${scope.now} order by person, valid_from desc) v
    where lower(v.email) = ${email.toLowerCase()}`.execute(scope.tx);
  return rows[0] && personFrom(rows[0]);
}

/** Who holds any of the seats now, in order of the seats given and of rank within a seat. */
export async function holdersOf(
  scope: Scope,
  seats: readonly string[],
): Promise<readonly Holding[]> {
  const { rows } = await sql<{ seat: string; rank: number; person: string; member: string | null }>`
    select seat, rank, person, member from holdings
    where seat = any(${[...seats]}) and valid_from <= ${scope.now}
      and (valid_until is null or valid_until > ${scope.now})
    order by array_position(${[...seats]}, seat), rank, id`.execute(scope.tx);
  const persons = await personsOf(scope, [...new Set(rows.map((row) => row.person))]);
  const byId = new Map(persons.map((person) => [person.id, person]));
  return rows.flatMap((row) => {
    const person = byId.get(row.person);
    return person ? [{ seat: row.seat, rank: row.rank, person, member: row.member }] : [];
  });
}

/** The seats a person holds now. */
export async function seatsHeldBy(scope: Scope, person: string): Promise<readonly string[]> {
  const { rows } = await sql<{ seat: string }>`
    select seat from holdings where person = ${person} and valid_from <= ${scope.now}
      and (valid_until is null or valid_until > ${scope.now}) order by seat`.execute(scope.tx);
  return rows.map((row) => row.seat);
}

export function personFrom(row: PersonRow): Person {
  const { person, employer_code, preferred_channel, ...rest } = row;
  return {
    id: person,
    name: rest.name,
    title: rest.title,
    email: rest.email,
    phone: rest.phone,
    language: rest.language,
    employerCode: employer_code,
    preferredChannel: preferred_channel,
  };
}
