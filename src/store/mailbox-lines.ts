import { sql, type Kysely } from 'kysely';

/** How many mails the mailbox's list has in all, copies of one mail counted once. */
export async function countMessages(db: Kysely<unknown>, to: string | undefined): Promise<number> {
  const address = to?.toLowerCase() ?? null;
  const { rows } = await sql<{ count: number }>`
    select count(distinct (coalesce(message_id, id::text), recipients))::int as count from mailbox_message
    where ${address}::text is null or recipients @> array[${address}::text]`.execute(db);
  return rows[0]?.count ?? 0;
}

/** The first words of each mail's text, for the list. */
export async function openingsOf(
  db: Kysely<unknown>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; opening: string }>`
    select id::text as id, left(text_body, 400) as opening from mailbox_message
    where id = any(${[...ids]}::bigint[])`.execute(db);
  return new Map(rows.map(({ id, opening }) => [id, opening]));
}
