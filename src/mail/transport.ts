import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SmtpConnection from 'nodemailer/lib/smtp-connection';
import type { Language } from '../domain/wording.ts';
import { isMailAddress } from '../domain/mail-address.ts';
import { plainLine } from '../domain/plain-line.ts';
import { codeOf, failedResult, type SendResult } from './send-result.ts';
import { readSmtpUrl, type SmtpSettings } from './smtp-settings.ts';

export type { SendResult } from './send-result.ts';

export type MailAddress = { readonly name: string; readonly address: string };

export type OutgoingMail = {
  /** From `messageIdFor`: the same for every attempt to send this mail. */
  readonly messageId: string;
  readonly to: MailAddress;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: Language;
  readonly attachments?: readonly {
    readonly filename: string;
    readonly content: Buffer;
    readonly contentType: string;
  }[];
};

export type MailTransport = {
  /** Sends one mail. Every outcome is a value; only bugs throw. */
  send(message: OutgoingMail, signal?: AbortSignal): Promise<SendResult>;
};

/** How long to wait, in milliseconds; `whole` ends a server that answers a byte at a time. */
export type MailPatience = {
  readonly connection: number;
  readonly greeting: number;
  readonly socket: number;
  readonly whole: number;
};

const PATIENCE: MailPatience = {
  connection: 10_000,
  greeting: 10_000,
  socket: 60_000,
  whole: 120_000,
};

/**
 * The Message-ID of a mail, from its key of idempotency: however often it is sent, and by whichever
 * process, it carries the same one, so that a copy delivered twice can be told.
 */
export function messageIdFor(key: string, domain: string): string {
  return `<${createHash('sha256').update(key).digest('hex')}@${domain}>`;
}

/** A display name that cannot pass for an address, nor for several. */
function displayName(name: string): string {
  return plainLine(name.replace(/["<>,;:\\]/g, ' ').replaceAll('@', ' at '), 64);
}

async function composed(message: OutgoingMail, from: MailAddress): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: displayName(from.name), address: from.address },
    to: { name: displayName(message.to.name), address: message.to.address },
    messageId: message.messageId,
    subject: plainLine(message.subject, 200),
    text: message.text,
    html: message.html,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': message.language },
    attachments: (message.attachments ?? []).map((attachment) => ({
      filename: plainLine(attachment.filename, 200),
      content: attachment.content,
      contentType: attachment.contentType,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** One SMTP session for one message. `handedOver` is set once its last byte has left. */
function deliver(
  connection: SmtpConnection,
  settings: SmtpSettings,
  envelope: { readonly from: string; readonly to: string[]; readonly size: number },
  content: Readable,
): Promise<string> {
  return new Promise((resolve, reject) => {
    connection.on('error', reject);
    const sendMessage = (): void =>
      connection.send(envelope, content, (error, sent) =>
        error ? reject(error) : resolve(sent.response),
      );
    connection.connect((error) => {
      if (error) return reject(error);
      if (settings.login === null) return sendMessage();
      if (!connection.allowsAuth)
        return reject(Object.assign(new Error('The server takes no login'), { code: 'ENOAUTH' }));
      return connection.login({ credentials: settings.login }, (refused) =>
        refused ? reject(refused) : sendMessage(),
      );
    });
  });
}

/** A transport to the server named by `smtpUrl`, writing as `from`. Opens one connection a mail. */
export function createMailTransport(
  smtpUrl: string,
  options: { readonly from: MailAddress; readonly patience?: Partial<MailPatience> },
): MailTransport {
  const settings = readSmtpUrl(smtpUrl);
  const patience = { ...PATIENCE, ...options.patience };
  if (!isMailAddress(options.from.address))
    throw new Error('The sender of mails has no valid address');

  return {
    async send(message, signal) {
      if (!isMailAddress(message.to.address)) return { kind: 'refused', code: 'EADDRESS' };
      const raw = await composed(message, options.from);
      const content = Readable.from([raw], { objectMode: false });
      // The stream is read only after the server answered DATA, and ends with the last byte.
      let handedOver = false;
      content.once('end', () => (handedOver = true));

      const connection = new SmtpConnection({
        host: settings.host,
        port: settings.port,
        secure: settings.secure,
        requireTLS: settings.requireTLS,
        connectionTimeout: patience.connection,
        greetingTimeout: patience.greeting,
        socketTimeout: patience.socket,
        dnsTimeout: patience.connection,
      });
      const patienceIsOver = AbortSignal.timeout(patience.whole);
      const ended =
        signal === undefined ? patienceIsOver : AbortSignal.any([signal, patienceIsOver]);
      const giveUp = new Promise<never>((_, reject) => {
        const abort = (): void => {
          const code = signal?.aborted === true ? 'EABORT' : 'ETIMEDOUT';
          reject(Object.assign(new Error('Sending was given up'), { code }));
        };
        if (ended.aborted) abort();
        else ended.addEventListener('abort', abort, { once: true });
      });
      const envelope = { from: options.from.address, to: [message.to.address], size: raw.length };
      try {
        const response = await Promise.race([
          giveUp,
          deliver(connection, settings, envelope, content),
        ]);
        connection.quit();
        return { kind: 'accepted', response: codeOf(response, '250') };
      } catch (error) {
        connection.close();
        return failedResult(error, handedOver);
      }
    },
  };
}
