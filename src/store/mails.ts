import { sql } from 'kysely';
import type { Language } from '../domain/wording.ts';
import type { Scope } from './scope.ts';
import { mayDo } from './decide/who-may.ts';
import { linkFor } from './links.ts';
import { personOf } from './persons.ts';
import { openTask, readTask } from './tasks.ts';

/** A mail as it waits to be sent: what it is about. Its text and its link's token are made when it is sent. */
export type Mail = {
  readonly id: string;
  readonly key: string;
  readonly scope: string;
  readonly caseId: string | null;
  readonly taskId: string | null;
  readonly votingRound: string | null;
  readonly link: string | null;
  readonly template: string;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly language: Language;
  readonly person: string | null;
  readonly addressName: string;
  readonly address: string;
  readonly state: 'queued' | 'sending' | 'sent' | 'refused';
  readonly attempts: number;
  readonly lastCode: string | null;
  readonly queuedAt: Date;
  readonly sentAt: Date | null;
};

export type NewMail = {
  /** Business key: a second mail with the same key is the same mail. */
  readonly key: string;
  /** Whose workflow sends it: a case, a voting round, or `alliance` for what belongs to neither. */
  readonly scope: string;
  readonly template: string;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly language: Language;
  readonly to: { readonly person?: string; readonly name: string; readonly address: string | null };
  readonly link?: string;
  readonly caseId?: string;
  readonly taskId?: string;
  readonly votingRound?: string;
};

type Row = {
  id: string;
  key: string;
  scope: string;
  case_id: string | null;
  task_id: string | null;
  voting_round: string | null;
  link: string | null;
  template: string;
  extra: Record<string, unknown>;
  language: Language;
  person: string | null;
  address_name: string;
  address: string;
  state: Mail['state'];
  attempts: number;
  last_code: string | null;
  queued_at: Date;
  sent_at: Date | null;
};

/** Queues a mail once. To a person without an address a task for the secretariat takes its place. */
export async function queueMail(scope: Scope, mail: NewMail): Promise<void> {
  await queueToStandIns(scope, mail);
  if (mail.to.address === null) return askByTelephone(scope, mail);
  if (mail.to.person && asksPerson(mail.template)) {
    const { preferredChannel } = await personOf(scope, mail.to.person);
    // The mail goes out all the same: it is the notice in writing, and its link is what is acted by.
    if (preferredChannel !== 'mail') await askByTelephone(scope, mail);
  }
  await sql`
    insert into mails (alliance, id, key, scope, case_id, task_id, voting_round, link, template, extra, language, person, address_name, address, state, queued_at)
    values (${scope.alliance}, ${scope.context.ids.next()}, ${mail.key}, ${mail.scope}, ${mail.caseId ?? null}, ${mail.taskId ?? null},
      ${mail.votingRound ?? null}, ${mail.link ?? null}, ${mail.template}, ${JSON.stringify(mail.extra)}::jsonb, ${mail.language},
      ${mail.to.person ?? null}, ${mail.to.name}, ${mail.to.address}, 'queued', ${scope.now})
    on conflict (alliance, key) do nothing`.execute(scope.tx);
}

const ASKING: ReadonlySet<string> = new Set([
  'review-wanted',
  'correspondence-order-wanted',
  'ballot',
  'filing',
  'release-wanted',
  'result-to-confirm',
  'short-notice-wanted',
  'advice-wanted',
]);

/** Whether a mail asks somebody to act. */
export function asksPerson(template: string): boolean {
  return ASKING.has(template);
}

/** Who stands in for somebody is asked together with them, by a link of their own (代办). */
async function queueToStandIns(scope: Scope, mail: NewMail): Promise<void> {
  const task = mail.taskId && mail.to.person ? await readTask(scope, mail.taskId) : undefined;
  if (!task || !mail.link) return;
  for (const { substitute, person } of task.standIns) {
    if (person !== mail.to.person) continue;
    // An order is given by whoever may chair the body; no other substitute is asked.
    if (task.kind === 'order' && !(await mayDo(scope, task, substitute))) continue;
    const { name, email, language } = await personOf(scope, substitute);
    await queueMail(scope, {
      ...mail,
      key: `${mail.key} by ${substitute}`,
      extra: { ...mail.extra, inPlaceOf: person },
      language,
      to: { person: substitute, name, address: email },
      link: await linkFor(scope, 'task', task.id, substitute),
    });
  }
}

/** One call for one matter: whoever is to be telephoned already hears the rest then. */
async function askByTelephone(scope: Scope, mail: NewMail): Promise<void> {
  const { to, caseId } = mail;
  // What waits in a case outlives the voting round it came from, whose calls end with it.
  const votingRound = caseId ? undefined : mail.votingRound;
  const { rows } = await sql`
    select 1 from tasks where kind = 'telephone' and state = 'open'
      and subject is not distinct from ${to.person ?? null}::text
      and case_id is not distinct from ${caseId ?? null}::text
      and voting_round is not distinct from ${votingRound ?? null}::text limit 1`.execute(scope.tx);
  if (rows.length > 0) return;
  await openTask(scope, {
    kind: 'telephone',
    addressees: [],
    ...(caseId ? { caseId } : {}),
    ...(votingRound ? { votingRound } : {}),
    ...(to.person ? { subject: to.person } : {}),
  });
}

/** How many mails have a key that begins so. */
export async function countMails(scope: Scope, beginning: string): Promise<number> {
  const { rows } = await sql<{ mails: number }>`
    select count(*)::int as mails from mails where starts_with(key, ${beginning})`.execute(
    scope.tx,
  );
  return rows[0]?.mails ?? 0;
}

/** Whether anything of a scope still has to be sent. */
export async function hasUnsentMail(scope: Scope, mailScope: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from mails where scope = ${mailScope} and state in ('queued', 'sending') limit 1`.execute(
      scope.tx,
    );
  return rows.length > 0;
}

/** Takes the next unsent mail of a scope for one attempt; a claim that was never finished runs out. */
export async function claimMail(
  scope: Scope,
  mailScope: string,
  except: readonly string[],
): Promise<Mail | undefined> {
  const { rows } = await sql<Row>`
    update mails set state = 'sending', attempts = attempts + 1, claimed_until = ${new Date(scope.now.getTime() + 120_000)}
    where id = (
      select id from mails where scope = ${mailScope} and not (id = any(${[...except]}))
        and (state = 'queued' or (state = 'sending' and claimed_until < ${scope.now}))
      order by id limit 1 for update skip locked)
    and alliance = ${scope.alliance} returning *`.execute(scope.tx);
  return rows[0] && mailFrom(rows[0]);
}

/** Takes back the claims of a process that has died; only who knows that no other one lives may call it. */
export async function releaseClaims(scope: Scope): Promise<void> {
  await sql`update mails set state = 'queued', claimed_until = null where state = 'sending'`.execute(
    scope.tx,
  );
}

export async function markMailSent(scope: Scope, id: string, code: string): Promise<void> {
  await sql`update mails set state = 'sent', sent_at = ${scope.now}, last_code = ${code}, claimed_until = null where id = ${id}`.execute(
    scope.tx,
  );
}

export async function putMailBack(scope: Scope, id: string, code: string): Promise<void> {
  await sql`update mails set state = 'queued', last_code = ${code}, claimed_until = null where id = ${id}`.execute(
    scope.tx,
  );
}

export async function markMailRefused(scope: Scope, id: string, code: string): Promise<void> {
  await sql`update mails set state = 'refused', last_code = ${code}, claimed_until = null where id = ${id}`.execute(
    scope.tx,
  );
}

export async function mailsOf(
  scope: Scope,
  of: { readonly caseId: string } | { readonly votingRound: string } | { readonly latest: number },
): Promise<readonly Mail[]> {
  const where =
    'caseId' in of
      ? sql`case_id = ${of.caseId}`
      : 'votingRound' in of
        ? sql`voting_round = ${of.votingRound}`
        : sql`true`;
  const { rows } =
    await sql<Row>`select * from mails where ${where} order by id desc limit ${'latest' in of ? of.latest : 500}`.execute(
      scope.tx,
    );
  return rows.map(mailFrom);
}

function mailFrom(row: Row): Mail {
  return {
    id: row.id,
    key: row.key,
    scope: row.scope,
    caseId: row.case_id,
    taskId: row.task_id,
    votingRound: row.voting_round,
    link: row.link,
    template: row.template,
    extra: row.extra,
    language: row.language,
    person: row.person,
    addressName: row.address_name,
    address: row.address,
    state: row.state,
    attempts: row.attempts,
    lastCode: row.last_code,
    queuedAt: row.queued_at,
    sentAt: row.sent_at,
  };
}
