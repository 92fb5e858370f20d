import { sql } from 'kysely';
import { note } from './audit-trail.ts';
import { readLink, renewLink } from './links.ts';
import { queueMail, type Mail } from './mails.ts';
import { personsOf } from './persons.ts';
import { through, type Scope } from './scope.ts';
import { wake } from './wake-ups.ts';

const COLUMNS = sql`id, key, scope, case_id as "caseId", task_id as "taskId", voting_round as "votingRound", link, template, extra,
  language, person, address_name as "addressName", address, state, attempts, last_code as "lastCode",
  queued_at as "queuedAt", sent_at as "sentAt"`;

/** A later copy of a mail carries the number of the copy behind this word in its key. */
const AGAIN = ' again ';

/** A page of the log, newest first. */
export async function mailPage(
  scope: Scope,
  page: { readonly limit: number; readonly offset: number },
): Promise<readonly Mail[]> {
  const { rows } =
    await sql<Mail>`select ${COLUMNS} from mails order by id desc limit ${page.limit} offset ${page.offset}`.execute(
      scope.tx,
    );
  return rows;
}

/** Refused mails of which no later copy was asked for, newest first. */
export async function refusedMails(scope: Scope): Promise<readonly Mail[]> {
  const { rows } = await sql<Mail>`
    select ${COLUMNS} from mails m where state = 'refused' and not exists (
      select from mails later where later.id > m.id
        and starts_with(later.key, split_part(m.key, ${AGAIN}, 1) || ${AGAIN}))
    order by id desc limit 200`.execute(scope.tx);
  return rows;
}

export async function mailsWith(scope: Scope, ids: readonly string[]): Promise<readonly Mail[]> {
  const { rows } =
    await sql<Mail>`select ${COLUMNS} from mails where id = any(${[...ids]})`.execute(scope.tx);
  return rows;
}

/** Codes and notices about refusals go out of date at once: they are never sent again. */
export function mayBeSentAgain(mail: Mail): boolean {
  return (
    (mail.state === 'sent' || mail.state === 'refused') &&
    mail.template !== 'sign-in-code' &&
    mail.template !== 'undeliverable'
  );
}

/**
 * Queues a copy of a mail, to the address on record now, and sends it before anything else asks for it.
 * The first stays in the log as it was. A copy still on its way is not doubled.
 */
export async function sendAgain(
  scope: Scope,
  id: string,
  by: string,
): Promise<'queued' | 'on-its-way' | 'unknown'> {
  const [mail] = await mailsWith(scope, [id]);
  if (!mail || !mayBeSentAgain(mail)) return 'unknown';
  const first = mail.key.split(AGAIN)[0] as string;
  const { rows: copies } = await sql<{ state: Mail['state'] }>`
    select state from mails where starts_with(key, ${first + AGAIN})`.execute(scope.tx);
  if (copies.some(({ state }) => state === 'queued' || state === 'sending')) return 'on-its-way';
  const [person] = mail.person ? await personsOf(scope, [mail.person]) : [];
  await renewExpired(scope, mail.link);
  await queueMail(scope, {
    key: `${first}${AGAIN}${copies.length + 1}`,
    scope: 'alliance',
    template: mail.template,
    extra: mail.extra,
    language: mail.language,
    to: {
      ...(mail.person ? { person: mail.person } : {}),
      name: mail.addressName,
      address: person?.email ?? mail.address,
    },
    ...(mail.link ? { link: mail.link } : {}),
    ...(mail.caseId ? { caseId: mail.caseId } : {}),
    ...(mail.taskId ? { taskId: mail.taskId } : {}),
    ...(mail.votingRound ? { votingRound: mail.votingRound } : {}),
  });
  await note(scope, {
    kind: 'mail.sent-again',
    actor: by,
    channel: through(scope, 'console'),
    subject: mail.caseId ?? mail.votingRound ?? mail.id,
    details: { mail: mail.id, template: mail.template },
  });
  await wake(scope, 'mailDelivery', 'alliance');
  return 'queued';
}

async function renewExpired(scope: Scope, id: string | null): Promise<void> {
  const link = id ? await readLink(scope, id) : undefined;
  if (link && !link.revokedAt && link.expiresAt <= scope.now) await renewLink(scope, link.id);
}
