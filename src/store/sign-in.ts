import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { sha256, type Tx } from './database.ts';
import { queueMail } from './mails.ts';
import { personWithEmail, seatsHeldBy, type Person } from './persons.ts';
import { inScope, type Context, type Scope } from './scope.ts';
import { wake } from './wake-ups.ts';

export const CODE_MINUTES = 10;
const TRIES = 5;
/** Codes one person can be sent in an hour, however many browsers ask. */
const CODES_AN_HOUR = 6;

/** What a browser is given to come back with: as unguessable as a session, and there for any address. */
export function newSignInId(context: Context): string {
  return context.ids.random(16).toString('hex');
}

/** Who has the address now; undefined when nobody has. */
export function personToSignIn(context: Context, email: string): Promise<Person | undefined> {
  return context.database.untenanted(async (tx) =>
    personWithEmail({ tx, alliance: '', now: await context.clock.now(tx), context }, email),
  );
}

/** Sends a code to a person, from the first of the alliances in which they hold a seat; false when in none. */
export async function sendSignInCode(
  context: Context,
  id: string,
  person: Person,
  alliances: readonly string[],
): Promise<boolean> {
  for (const alliance of alliances) {
    const sent = await inScope(context, alliance, async (scope) => {
      if ((await seatsHeldBy(scope, person.id)).length === 0) return 'no-seat';
      return (await queueCode(scope, id, person)) ? 'sent' : 'too-many';
    });
    if (sent !== 'no-seat') return sent === 'sent';
  }
  return false;
}

async function queueCode(scope: Scope, id: string, person: Person): Promise<boolean> {
  const { rows } = await sql<{ sent: number }>`select count(*)::int as sent from sign_in_codes
    where person = ${person.id} and created_at > ${new Date(scope.now.getTime() - 3_600_000)}`.execute(
    scope.tx,
  );
  if ((rows[0]?.sent ?? 0) >= CODES_AN_HOUR) return false;
  await sql`insert into sign_in_codes (id, person, created_at, expires_at)
    values (${id}, ${person.id}, ${scope.now}, ${new Date(scope.now.getTime() + CODE_MINUTES * 60_000)})`.execute(
    scope.tx,
  );
  await queueMail(scope, {
    key: `sign-in ${id}`,
    scope: 'alliance',
    template: 'sign-in-code',
    extra: { signIn: id },
    language: person.language,
    to: { person: person.id, name: person.name, address: person.email },
  });
  await wake(scope, 'mailDelivery', 'alliance');
  return true;
}

/** Tries a code once. Every try counts, also a right one; after the fifth nothing opens any more. */
export async function tryCode(
  context: Context,
  id: string,
  code: string,
): Promise<string | undefined> {
  return context.database.untenanted(async (tx) => {
    const now = await context.clock.now(tx);
    const { rows } = await sql<{ person: string; code_hash: string | null }>`
      update sign_in_codes set attempts = attempts + 1
      where id = ${id} and used_at is null and expires_at > ${now} and attempts < ${TRIES}
      returning person, code_hash`.execute(tx);
    const row = rows[0];
    const given = Buffer.from(sha256(`${id} ${code}`));
    const fits = timingSafeEqual(given, Buffer.from(row?.code_hash ?? sha256('')));
    if (!row || !fits) return undefined;
    await use(tx, id, now);
    return row.person;
  });
}

async function use(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update sign_in_codes set used_at = ${now} where id = ${id}`.execute(tx);
}
