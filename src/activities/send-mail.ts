import { ApplicationFailure, Context as Activity } from '@temporalio/activity';
import {
  messageIdFor,
  type MailTransport,
  type OutgoingMail,
  type SendResult,
} from '../mail/transport.ts';
import { renderMail } from '../mail/templates/render.ts';
import { raiseAlarm } from '../store/alarms.ts';
import { membersOfBody } from '../store/bodies.ts';
import { certificateOfCase } from '../store/certificates.ts';
import { charterInForce } from '../store/charters.ts';
import { readFile } from '../store/files.ts';
import { issueToken } from '../store/links.ts';
import {
  claimMail,
  hasUnsentMail,
  markMailRefused,
  markMailSent,
  putMailBack,
  queueMail,
  type Mail,
} from '../store/mails.ts';
import { inScope, type Context, type Scope } from '../store/scope.ts';
import { openTask } from '../store/tasks.ts';
import { wake } from '../store/wake-ups.ts';
import { mailContext } from './mail-views/context.ts';
import { viewOf } from './mail-views/view-of.ts';

export type MailDependencies = {
  readonly context: Context;
  readonly transport: MailTransport;
  readonly baseUrl: string;
  /** Domain of the Message-IDs. */
  readonly mailDomain: string;
  readonly readStored: (id: string) => Promise<Buffer>;
};

/** Whose mails: those of a case, of a voting round, or `alliance` for what belongs to neither. */
export type MailScope = { readonly alliance: string; readonly scope: string };

/** The type of the failure by which Temporal tries again later. */
const MAIL_LATER = 'MAIL_LATER';

/** After this many milliseconds a mail that was never taken counts as refused: a person must be reached otherwise. */
const GIVE_UP = 3 * 86_400_000;

/** How long to wait for another run that is sending, in milliseconds, and how often to look. */
const OTHERS = { patience: 3000, pause: 200 } as const;

/**
 * Sends what is queued in a scope, one mail after another. What a server wants later fails the activity after
 * all were tried once, so that Temporal tries again; what it refuses becomes a task for the secretariat.
 */
export async function sendMail(
  dependencies: MailDependencies,
  of: MailScope,
): Promise<{ readonly sent: number; readonly refused: number }> {
  const count = await sendQueued(dependencies, of, Activity.current().cancellationSignal);
  if (count.later > 0)
    throw ApplicationFailure.retryable('the mail server asks to try later', MAIL_LATER);
  // Whoever claimed a mail and died has not sent it: this is done only when nothing is left.
  if (!(await othersAreDone(dependencies.context, of)))
    throw ApplicationFailure.create({
      message: 'another run is sending or has died',
      type: 'MAIL_CLAIMED',
      nextRetryDelay: '10 seconds',
    });
  return { sent: count.sent, refused: count.refused };
}

/** Tries each queued mail of a scope once, one after another, for as long as it may take up another one. */
export async function sendQueued(
  dependencies: MailDependencies,
  of: MailScope,
  signal: AbortSignal,
  mayTakeAnother: () => boolean = () => true,
): Promise<{ readonly sent: number; readonly refused: number; readonly later: number }> {
  const tried: string[] = [];
  const count = { sent: 0, refused: 0, later: 0 };
  while (mayTakeAnother()) {
    const prepared = await inScope(dependencies.context, of.alliance, (scope) =>
      prepareNext(dependencies, scope, of.scope, tried),
    );
    if (!prepared) break;
    tried.push(prepared.mail.id);
    const result = await dependencies.transport.send(
      await withAttachment(dependencies, prepared),
      signal,
    );
    const became = await inScope(dependencies.context, of.alliance, (scope) =>
      note(scope, prepared.mail, result),
    );
    count[became] += 1;
    if (result.kind === 'stop-the-line') break;
  }
  return count;
}

async function othersAreDone(context: Context, of: MailScope): Promise<boolean> {
  for (let waited = 0; ; waited += OTHERS.pause) {
    if (!(await inScope(context, of.alliance, (scope) => hasUnsentMail(scope, of.scope))))
      return true;
    if (waited >= OTHERS.patience) return false;
    await Activity.current().sleep(OTHERS.pause);
  }
}

type Prepared = {
  readonly mail: Mail;
  readonly message: OutgoingMail;
  readonly attach: { readonly file: string; readonly filename: string } | undefined;
};

async function prepareNext(
  { mailDomain, baseUrl }: MailDependencies,
  scope: Scope,
  mailScope: string,
  tried: readonly string[],
): Promise<Prepared | undefined> {
  const mail = await claimMail(scope, mailScope, tried);
  if (!mail) return undefined;
  const link = mail.link
    ? `${baseUrl}/l/${await issueToken(scope, mail.link)}`
    : `${baseUrl}/console`;
  const view = await viewOf(await mailContext(scope, mail, link, baseUrl));
  const certificate =
    mail.caseId &&
    ((view.template === 'approved' && view.certificate) || mail.extra['came'] === 'reissued')
      ? await certificateOfCase(scope, mail.caseId)
      : undefined;
  return {
    mail,
    message: {
      messageId: messageIdFor(`${scope.alliance} ${mail.key}`, mailDomain),
      to: { name: mail.addressName, address: mail.address },
      language: mail.language,
      ...renderMail(view, mail.language),
    },
    attach: certificate && {
      file: (await readFile(scope, certificate.file))?.id ?? certificate.file,
      filename: `${certificate.number}.pdf`,
    },
  };
}

async function withAttachment(
  { readStored }: MailDependencies,
  { message, attach }: Prepared,
): Promise<OutgoingMail> {
  if (!attach) return message;
  return {
    ...message,
    attachments: [
      {
        filename: attach.filename,
        content: await readStored(attach.file),
        contentType: 'application/pdf',
      },
    ],
  };
}

async function note(
  scope: Scope,
  mail: Mail,
  result: SendResult,
): Promise<'sent' | 'refused' | 'later'> {
  switch (result.kind) {
    case 'accepted':
      await markMailSent(scope, mail.id, result.response);
      return 'sent';
    case 'refused':
      await refuse(scope, mail, result.code);
      return 'refused';
    case 'stop-the-line':
      await raiseAlarm(scope, {
        kind: 'mail-stopped',
        subject: scope.alliance,
        key: scope.now.toISOString().slice(0, 13),
        details: { code: result.code },
      });
      await putMailBack(scope, mail.id, result.code);
      return 'later';
    case 'try-later':
    case 'unknown':
      if (scope.now.getTime() - mail.queuedAt.getTime() > GIVE_UP) {
        await refuse(scope, mail, result.code);
        return 'refused';
      }
      await putMailBack(scope, mail.id, result.code);
      return 'later';
  }
}

async function refuse(scope: Scope, mail: Mail, code: string): Promise<void> {
  await markMailRefused(scope, mail.id, code);
  await openTask(scope, {
    kind: 'undeliverable',
    addressees: [],
    subject: mail.id,
    ...(mail.caseId ? { caseId: mail.caseId } : {}),
    ...(mail.votingRound ? { votingRound: mail.votingRound } : {}),
  });
  // A refused notice about a refused mail would go round for ever.
  if (mail.template === 'undeliverable') return;
  const charter = await charterInForce(scope);
  for (const { person } of await membersOfBody(scope, charter.version, 'secretariat'))
    await queueMail(scope, {
      key: `undeliverable ${mail.id} ${person.id}`,
      scope: 'alliance',
      template: 'undeliverable',
      extra: {
        person: mail.person,
        name: mail.addressName,
        address: mail.address,
        template: mail.template,
        code,
        caseId: mail.caseId,
      },
      language: person.language,
      to: { person: person.id, name: person.name, address: person.email },
    });
  await wake(scope, 'mailDelivery', 'alliance');
}
