import { timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { sha256, type Tx } from './database.ts';
import type { Context, Scope } from './scope.ts';

/**
 * What a link opens. `subject` is a task, a voting round or a case; of `member`, `dues` and `leaving` a member, of
 * `vouchers` the authority that issues them; of `place` a member’s invitation to an offer.
 */
export type LinkPurpose =
  | 'task'
  | 'voting-round'
  | 'case'
  | 'member'
  | 'dues'
  | 'leaving'
  | 'vouchers'
  | 'endorsement'
  | 'place';

export type Link = {
  readonly id: string;
  readonly purpose: LinkPurpose;
  readonly subject: string;
  readonly person: string | null;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
};

export type LinkRow = {
  id: string;
  purpose: LinkPurpose;
  subject: string;
  person: string | null;
  expires_at: Date;
  revoked_at: Date | null;
};

const SELECTOR_BYTES = 12;
const VERIFIER_BYTES = 32;
const TOKEN = /^([\w-]{16})([\w-]{43})$/;

/** A link's life: long enough for the slowest body; a fresh one can be asked for. */
const MILLISECONDS_VALID = 90 * 86_400_000;

/**
 * The link of a person to a subject: one row, however many mails carry it. Applicants have no person. One that was
 * taken back is good again for tokens of from now on: whoever is asked anew can answer, by the new mail only.
 */
export async function linkFor(
  scope: Scope,
  purpose: LinkPurpose,
  subject: string,
  person: string | null,
): Promise<string> {
  return (await linksFor(scope, purpose, subject, [person])).get(person) as string;
}

/** The same for each of these persons, in one trip. */
export async function linksFor<Person extends string | null>(
  scope: Scope,
  purpose: LinkPurpose,
  subject: string,
  persons: readonly Person[],
): Promise<ReadonlyMap<Person, string>> {
  const each = [...new Set(persons)];
  const { rows } = await sql<{ id: string; person: Person }>`
    insert into links (alliance, id, purpose, subject, person, created_at, expires_at)
    select ${scope.alliance}, t.id, ${purpose}, ${subject}, t.person, ${scope.now}, ${new Date(scope.now.getTime() + MILLISECONDS_VALID)}
    from unnest(${each.map(() => scope.context.ids.next())}::text[], ${each}::text[]) as t (id, person)
    on conflict (alliance, purpose, subject, person) do update set revoked_at = null, revoked_because = null,
      expires_at = case when links.revoked_at is null then links.expires_at else excluded.expires_at end
    returning id, person`.execute(scope.tx);
  return new Map(rows.map((row) => [row.person, row.id]));
}

/** A fresh token for a link: 256 random bits, of which only the hash is kept. Older ones stay valid until the link expires. */
export async function issueToken(
  scope: Scope,
  link: string,
  /** Who of the secretariat takes it to pass it on; null for a mail to the person. */
  handedOutBy: string | null = null,
): Promise<string> {
  const selector = scope.context.ids.random(SELECTOR_BYTES).toString('base64url');
  const verifier = scope.context.ids.random(VERIFIER_BYTES).toString('base64url');
  await sql`insert into link_tokens (selector, verifier_hash, alliance, link, created_at, handed_out_by)
    values (${selector}, ${sha256(verifier)}, ${scope.alliance}, ${link}, ${scope.now}, ${handedOutBy})`.execute(
    scope.tx,
  );
  return selector + verifier;
}

/** What a token stands for, and when it was sent out. */
export type Issued = {
  readonly alliance: string;
  readonly link: string;
  readonly at: Date;
  /** The secretariat took it to pass it on. */
  readonly forwarded: boolean;
};

/** The alliance and link a token stands for; undefined for anything that was never issued. */
export async function linkOfToken(context: Context, token: string): Promise<Issued | undefined> {
  return withToken(context, token, async (_tx, _begun, issued) => issued);
}

/** The same in one transaction with what is then done in the alliance; undefined for a token of another link. */
export function openByToken<Result>(
  context: Context,
  token: string,
  link: string,
  work: (scope: Scope, issued: Issued) => Promise<Result>,
): Promise<Result | undefined> {
  return withToken(context, token, async (tx, begun, issued) => {
    if (issued?.link !== link) return undefined;
    const now = await context.clock.now(tx, begun);
    return work({ tx, alliance: issued.alliance, now, context }, issued);
  });
}

type TokenRow = {
  verifier_hash: string;
  alliance: string;
  link: string;
  created_at: Date;
  handed_out_by: string | null;
};

/** A transaction within the alliance a token was issued in. */
async function withToken<Result>(
  { database }: Context,
  token: string,
  work: (tx: Tx, begun: Date, issued: Issued | undefined) => Promise<Result>,
): Promise<Result | undefined> {
  const [, selector, verifier] = TOKEN.exec(token) ?? [];
  if (!selector || !verifier) return undefined;
  return database.foundBy<TokenRow, Result>(
    sql`select * from link_tokens where selector = ${sql.lit(selector)}`,
    (tx, begun, row) => work(tx, begun, issuedFrom(row, verifier)),
  );
}

function issuedFrom(row: TokenRow | undefined, verifier: string): Issued | undefined {
  const same = timingSafeEqual(
    Buffer.from(sha256(verifier)),
    Buffer.from(row?.verifier_hash ?? sha256('')),
  );
  return row && same
    ? {
        alliance: row.alliance,
        link: row.link,
        at: row.created_at,
        forwarded: row.handed_out_by !== null,
      }
    : undefined;
}

export type TokenProblem = 'revoked' | 'expired' | 'superseded';

/**
 * Why a token opens nothing, at an instant. Renewing a link revives no token of before: whoever found an old
 * mail and asks for a fresh link has it sent to the address on record, and opens nothing with the old one.
 */
export function tokenProblem(link: Link, issued: Issued, now: Date): TokenProblem | undefined {
  if (link.revokedAt) return 'revoked';
  if (link.expiresAt <= now) return 'expired';
  const renewedAt = link.expiresAt.getTime() - MILLISECONDS_VALID;
  return issued.at.getTime() < renewedAt ? 'superseded' : undefined;
}

export async function readLink(scope: Scope, id: string): Promise<Link | undefined> {
  const { rows } = await sql<LinkRow>`select * from links where id = ${id}`.execute(scope.tx);
  return rows[0] && linkFrom(rows[0]);
}

/** The links a person was sent, the latest first. */
export async function linksOf(scope: Scope, person: string): Promise<readonly Link[]> {
  const { rows } =
    await sql<LinkRow>`select * from links where person = ${person} order by created_at desc, id desc limit 200`.execute(
      scope.tx,
    );
  return rows.map(linkFrom);
}

export function linkFrom(row: LinkRow): Link {
  return {
    id: row.id,
    purpose: row.purpose,
    subject: row.subject,
    person: row.person,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}

/** Takes a link back: its page says so and nothing can be decided by it. */
export async function revokeLink(
  scope: Scope,
  purpose: LinkPurpose,
  subject: string,
  person: string,
  because: string,
): Promise<void> {
  await sql`update links set revoked_at = ${scope.now}, revoked_because = ${because}
    where purpose = ${purpose} and subject = ${subject} and person = ${person} and revoked_at is null`.execute(
    scope.tx,
  );
}

/** Makes a link that expired or was taken back valid for another period, for tokens issued from now on. */
export async function renewLink(scope: Scope, id: string): Promise<void> {
  await sql`update links set revoked_at = null, revoked_because = null,
      expires_at = ${new Date(scope.now.getTime() + MILLISECONDS_VALID)} where id = ${id}`.execute(
    scope.tx,
  );
}
