import { sql } from 'kysely';
import { asksPerson, queueMail, type NewMail } from './mails.ts';
import { personsOf } from './persons.ts';
import type { Scope } from './scope.ts';
import { tasksWith } from './tasks.ts';

/** Queues mails like `queueMail`, to thousands in a few trips; whoever is asked in another way too goes one by one. */
export async function queueMails(scope: Scope, mails: readonly NewMail[]): Promise<void> {
  const persons = mails.flatMap((mail) =>
    asksPerson(mail.template) && mail.to.person ? [mail.to.person] : [],
  );
  const otherwise = new Set(
    (await personsOf(scope, persons)).flatMap(({ id, preferredChannel }) =>
      preferredChannel === 'mail' ? [] : [id],
    ),
  );
  const tasks = await tasksWith(
    scope,
    mails.flatMap((mail) => mail.taskId ?? []),
  );
  const stoodIn = new Set(tasks.flatMap((task) => (task.standIns.length > 0 ? [task.id] : [])));
  const isPlain = (mail: NewMail): boolean =>
    mail.to.address !== null &&
    !(asksPerson(mail.template) && otherwise.has(mail.to.person ?? '')) &&
    !stoodIn.has(mail.taskId ?? '');
  for (const mail of mails) if (!isPlain(mail)) await queueMail(scope, mail);
  const rows = mails.filter(isPlain).map((mail) => ({
    id: scope.context.ids.next(),
    key: mail.key,
    scope: mail.scope,
    case_id: mail.caseId ?? null,
    task_id: mail.taskId ?? null,
    voting_round: mail.votingRound ?? null,
    link: mail.link ?? null,
    template: mail.template,
    extra: mail.extra,
    language: mail.language,
    person: mail.to.person ?? null,
    address_name: mail.to.name,
    address: mail.to.address,
  }));
  if (rows.length === 0) return;
  await sql`
    insert into mails (alliance, id, key, scope, case_id, task_id, voting_round, link, template, extra, language, person, address_name, address, state, queued_at)
    select ${scope.alliance}, id, key, scope, case_id, task_id, voting_round, link, template, extra, language, person, address_name, address, 'queued', ${scope.now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m (id text, key text, scope text, case_id text, task_id text, voting_round text,
      link text, template text, extra jsonb, language text, person text, address_name text, address text)
    order by id
    on conflict (alliance, key) do nothing`.execute(scope.tx);
}
