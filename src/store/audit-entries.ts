import { sql } from 'kysely';
import type { Scope } from './scope.ts';

/** An entry of the audit trail with its place in the chain. */
export type ChainedEntry = {
  readonly sequence: number;
  readonly hash: string;
  readonly at: Date;
  readonly kind: string;
  /** A person's id, `applicant`, or `system`. */
  readonly actor: string;
  readonly channel: string;
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
};

const ENTRIES = sql`select c.sequence, c.hash, e.at, e.kind, e.actor, e.channel, e.subject, e.details
  from audit_chain c join audit_entries e on e.id = c.entry`;

/** A page of the trail, newest first. What was written within the last second may not be chained yet. */
export async function entriesPage(
  scope: Scope,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly ChainedEntry[]> {
  const { rows } =
    await sql<ChainedEntry>`${ENTRIES} order by c.sequence desc limit ${page.limit} offset ${page.offset}`.execute(
      scope.tx,
    );
  return rows;
}

/** What was noted about any of these subjects, in its order. */
export async function entriesAbout(
  scope: Scope,
  subjects: readonly string[],
): Promise<readonly ChainedEntry[]> {
  const { rows } =
    await sql<ChainedEntry>`${ENTRIES} where e.subject = any(${[...subjects]}) order by c.sequence limit 500`.execute(
      scope.tx,
    );
  return rows;
}

/** A page of the trail as it is exported, oldest first, after a place in the chain. */
export async function entriesAfter(
  scope: Scope,
  sequence: number,
  limit: number,
): Promise<readonly (ChainedEntry & { readonly previous: string })[]> {
  const { rows } = await sql<ChainedEntry & { previous: string }>`
    select c.sequence, c.previous, c.hash, e.at, e.kind, e.actor, e.channel, e.subject, e.details
    from audit_chain c join audit_entries e on e.id = c.entry
    where c.sequence > ${sequence} order by c.sequence limit ${limit}`.execute(scope.tx);
  return rows;
}
