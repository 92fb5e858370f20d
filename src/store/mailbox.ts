import { sql, type Kysely } from 'kysely';

/** A mail to be kept. */
export type ReceivedMail = {
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly raw: Buffer;
  readonly text: string;
  readonly html: string;
  readonly messageId: string | null;
  readonly links: readonly string[];
};

/** A line of the mailbox's list. `copies` counts deliveries of one Message-ID to the same recipients. */
export type MailboxLine = {
  readonly id: string;
  readonly receivedAt: Date;
  readonly sender: string;
  readonly recipients: readonly string[];
  readonly subject: string;
  readonly copies: number;
};

export type MailboxMessage = MailboxLine & {
  readonly raw: Buffer;
  readonly text: string;
  readonly html: string;
  readonly messageId: string | null;
  readonly links: readonly string[];
};

/** PostgreSQL's text cannot hold the zero character. */
function storable(text: string): string {
  return text.replaceAll('\0', '');
}

export async function saveMessage(db: Kysely<unknown>, mail: ReceivedMail): Promise<void> {
  const recipients = mail.recipients.map((address) => storable(address.toLowerCase()));
  const messageId = mail.messageId === null ? null : storable(mail.messageId);
  await sql`
    insert into mailbox_message (sender, recipients, subject, raw, text_body, html_body, message_id, links)
    values (${storable(mail.sender)}, ${recipients}, ${storable(mail.subject)}, ${mail.raw},
      ${storable(mail.text)}, ${storable(mail.html)}, ${messageId}, ${mail.links.map(storable)})`.execute(
    db,
  );
}

const COPIES = sql`
  case when m.message_id is null then 1 else (
    select count(*)::int from mailbox_message c
    where c.message_id = m.message_id and c.recipients = m.recipients) end`;

/** The newest mails first, one line for all copies of one mail; `before` is the id of the last line seen. */
export async function listMessages(
  db: Kysely<unknown>,
  wish: { readonly to?: string; readonly limit: number; readonly before?: string },
): Promise<readonly MailboxLine[]> {
  const { rows } = await sql<MailboxLine>`
    select m.id::text as id, m.received_at as "receivedAt", m.sender, m.recipients, m.subject, ${COPIES} as copies
    from mailbox_message m
    where (${wish.to?.toLowerCase() ?? null}::text is null or m.recipients @> array[${wish.to?.toLowerCase() ?? null}::text])
      and (${wish.before ?? null}::bigint is null or m.id < ${wish.before ?? null}::bigint)
      and not exists (
        select 1 from mailbox_message later
        where later.message_id = m.message_id and later.recipients = m.recipients and later.id > m.id)
    order by m.id desc
    limit ${wish.limit}`.execute(db);
  return rows;
}

/** One mail whole, or undefined when there is none of this id. */
export async function readMessage(
  db: Kysely<unknown>,
  id: string,
): Promise<MailboxMessage | undefined> {
  if (!/^\d{1,18}$/.test(id)) return undefined;
  const { rows } = await sql<MailboxMessage>`
    select m.id::text as id, m.received_at as "receivedAt", m.sender, m.recipients, m.subject, ${COPIES} as copies,
      m.raw, m.text_body as text, m.html_body as html, m.message_id as "messageId", m.links
    from mailbox_message m
    where m.id = ${id}::bigint`.execute(db);
  const [message] = rows;
  return message === undefined ? undefined : { ...message, raw: Buffer.from(message.raw) };
}
