import { sql, type RawBuilder } from 'kysely';
import { canonical } from '../domain/canonical.ts';
import { sha256, type Tx } from './database.ts';
import type { Context, Scope } from './scope.ts';

/** One entry. `subject` names rows by id; `details` hold ids, choices and hashes, never a person's data. */
export type Note = {
  readonly kind: string;
  /** A person's id, `applicant`, or `system`. */
  readonly actor: string;
  readonly channel: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
};

type Entry = Note & { readonly alliance: string; readonly id: string; readonly at: Date };
type Link = {
  readonly sequence: number;
  readonly entry: string;
  readonly previous: string;
  readonly hash: string;
};

/** Transactions commit out of the order their entries were numbered in, but never by this many entries. */
const LOOK_BACK = 10_000;

const BEGINNING = sha256('charterflow audit trail');

/** Adds an entry in the caller's transaction. */
export async function note(scope: Scope, entry: Note): Promise<void> {
  await noting(scope, entry).execute(scope.tx);
}

/** The statement that adds an entry. */
export function noting(scope: Scope, entry: Note): RawBuilder<unknown> {
  return sql`
    insert into audit_entries (alliance, at, kind, actor, channel, subject, details)
    values (${scope.alliance}, ${scope.now}, ${entry.kind}, ${entry.actor}, ${entry.channel}, ${entry.subject},
      ${JSON.stringify(entry.details)}::jsonb)`;
}

/** Chains the entries that are not chained yet. One sequencer at a time: the alliance's row is locked. */
export async function chainEntries(context: Context, alliance: string): Promise<number> {
  return context.database.transaction(alliance, async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`audit ${alliance}`}))`.execute(tx);
    let head = await headOf(tx);
    const entries = await sql<Entry>`
      select e.* from audit_entries e
      where e.id > (select coalesce(max(entry), 0) - ${LOOK_BACK} from audit_chain)
        and not exists (select from audit_chain c where c.entry = e.id) order by e.id limit 500`.execute(
      tx,
    );
    const links: Link[] = [];
    for (const entry of entries.rows) {
      const sequence = head.sequence + 1;
      const hash = hashOf(head.hash, sequence, entry);
      links.push({ sequence, entry: entry.id, previous: head.hash, hash });
      head = { sequence, hash };
    }
    if (links.length > 0)
      await sql`insert into audit_chain (alliance, sequence, entry, previous, hash)
        select ${alliance}, l.sequence, l.entry, l.previous, l.hash
        from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as l (sequence integer, entry bigint, previous text, hash text)
        order by l.sequence`.execute(tx);
    return entries.rows.length;
  });
}

/** The last chained entry: how many there are and the hash that stands for all of them. */
export async function headOf(tx: Tx): Promise<{ sequence: number; hash: string }> {
  const { rows } =
    await sql<Link>`select * from audit_chain order by sequence desc limit 1`.execute(tx);
  return rows[0]
    ? { sequence: rows[0].sequence, hash: rows[0].hash }
    : { sequence: 0, hash: BEGINNING };
}

export type Verification =
  | { readonly kind: 'whole'; readonly entries: number; readonly head: string }
  | { readonly kind: 'broken'; readonly sequence: number; readonly because: string };

/**
 * Computes the whole chain again. A cut tail is found by the heads that certificates bear, and by `anchor`,
 * a head noted elsewhere before.
 */
export async function verifyTrail(
  scope: Scope,
  anchor?: { readonly sequence: number; readonly hash: string },
): Promise<Verification> {
  const { rows } = await sql<Link & { found: string | null } & Partial<Entry>>`
    select c.sequence, c.entry, c.previous, c.hash, e.id as found, e.alliance, e.at, e.kind, e.actor, e.channel, e.subject, e.details
    from audit_chain c left join audit_entries e on e.id = c.entry order by c.sequence`.execute(
    scope.tx,
  );
  let previous = BEGINNING;
  for (const [index, row] of rows.entries()) {
    const broken = (because: string): Verification => ({
      kind: 'broken',
      sequence: index + 1,
      because,
    });
    if (row.sequence !== index + 1) return broken('a link is missing');
    if (row.previous !== previous) return broken('the link does not follow the one before');
    if (row.found === null) return broken('the entry is missing');
    if (row.hash !== hashOf(previous, row.sequence, row as unknown as Entry))
      return broken('the entry was changed');
    if (anchor?.sequence === row.sequence && anchor.hash !== row.hash)
      return broken('the hash differs from the anchor');
    previous = row.hash;
  }
  const ended = (because: string): Verification => ({
    kind: 'broken',
    sequence: rows.length + 1,
    because,
  });
  if (anchor && anchor.sequence > rows.length) return ended('entries up to the anchor are missing');
  if (await hasLostPrintedHead(scope))
    return ended('an entry a certificate vouches for is missing');
  if (await hasUnchained(scope)) return ended('an entry stands outside the chain');
  return { kind: 'whole', entries: rows.length, head: previous };
}

/** Every certificate bears the head of its day: a head that is in the chain no more was cut off. */
async function hasLostPrintedHead(scope: Scope): Promise<boolean> {
  const { rows } = await sql`
    select 1 from effects e where e.kind = 'certificate' and e.result ->> 'auditHead' <> ${BEGINNING}
      and not exists (select from audit_chain c where c.hash = e.result ->> 'auditHead') limit 1`.execute(
    scope.tx,
  );
  return rows.length > 0;
}

/** Whether an entry lies where the sequencer looks no more. */
async function hasUnchained(scope: Scope): Promise<boolean> {
  const { rows } = await sql`
    select 1 from audit_entries e
    where e.id <= (select coalesce(max(entry), 0) - ${LOOK_BACK} from audit_chain)
      and not exists (select from audit_chain c where c.entry = e.id) limit 1`.execute(scope.tx);
  return rows.length > 0;
}

function hashOf(previous: string, sequence: number, entry: Entry): string {
  const { alliance, at, kind, actor, channel, subject, details } = entry;
  return sha256(
    previous + canonical({ sequence, alliance, at, kind, actor, channel, subject, details }),
  );
}
