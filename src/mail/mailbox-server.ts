import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

export type MailEnvelope = { readonly sender: string; readonly recipients: readonly string[] };

export type MailboxServer = { readonly port: number; close(): Promise<void> };

const LARGEST_MAIL = 30 * 1024 * 1024;

class SmtpAnswer extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

async function readWhole(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest is read to its end and forgotten: the answer can only be given after it.
    if (size <= LARGEST_MAIL) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > LARGEST_MAIL) throw new SmtpAnswer(552, 'Message is larger than the mailbox takes');
  return Buffer.concat(chunks);
}

function envelopeOf(session: SMTPServerSession): MailEnvelope {
  const { mailFrom, rcptTo } = session.envelope;
  return {
    sender: mailFrom === false ? '' : mailFrom.address,
    recipients: rcptTo.map(({ address }) => address),
  };
}

/**
 * The built-in mailbox: an SMTP server on this machine's own address that answers 250 only after
 * `store` has committed the mail, and 451 when it could not, so that the sender keeps it.
 */
export async function startMailboxServer(options: {
  readonly port: number;
  readonly store: (raw: Buffer, envelope: MailEnvelope) => Promise<void>;
}): Promise<MailboxServer> {
  const server = new SMTPServer({
    banner: 'Charterflow mailbox',
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: LARGEST_MAIL,
    closeTimeout: 1000,
    onData(stream, session, answer) {
      readWhole(stream)
        .then((raw) => options.store(raw, envelopeOf(session)))
        .then(
          () => answer(null),
          (error: unknown) =>
            answer(
              error instanceof SmtpAnswer
                ? error
                : new SmtpAnswer(451, 'Message was not stored, try later'),
            ),
        );
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  // A client that hangs up in mid-session is no reason to end the process.
  server.on('error', () => {});
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
