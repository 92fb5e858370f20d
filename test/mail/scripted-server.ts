import { createServer, type AddressInfo, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A reply to a command; `hang` says nothing, `close` ends the connection, `drip` sends a byte now and then. */
export type Reply = string;

export type Script = Partial<
  Readonly<Record<'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'message', Reply>>
>;

export type ScriptedServer = {
  readonly url: string;
  /** Every message that was received whole, whatever was answered to it. */
  readonly messages: string[];
  readonly recipients: string[];
  readonly close: () => Promise<void>;
};

const FRIENDLY: Required<Script> = {
  greeting: '220 ready',
  EHLO: '250 hello',
  MAIL: '250 2.1.0 fine',
  RCPT: '250 2.1.5 fine',
  DATA: '354 go on',
  message: '250 2.0.0 queued',
};

/** A server that answers each command as the script says, and kindly where it says nothing. */
export async function startScriptedServer(script: Script): Promise<ScriptedServer> {
  const messages: string[] = [];
  const recipients: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    const answer = (moment: keyof Script): boolean => {
      const reply = script[moment] ?? FRIENDLY[moment];
      if (reply === 'close') socket.destroy();
      else if (reply === 'drip') setInterval(() => socket.write('2'), 100).unref();
      else if (reply !== 'hang') socket.write(`${reply}\r\n`);
      return /^[23]/.test(reply);
    };
    let received = '';
    let inMessage = false;
    answer('greeting');
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      for (;;) {
        const end = received.indexOf(inMessage ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const part = received.slice(0, end);
        received = received.slice(end + (inMessage ? 5 : 2));
        if (inMessage) {
          messages.push(part);
          inMessage = false;
          answer('message');
        } else {
          const command = part.slice(0, 4).toUpperCase();
          if (command === 'QUIT') socket.end('221 bye\r\n');
          else if (command === 'RSET') socket.write('250 reset\r\n');
          else if (command === 'RCPT') {
            recipients.push(part);
            answer('RCPT');
          } else if (command === 'DATA') inMessage = answer('DATA');
          else answer(command as 'EHLO' | 'MAIL');
        }
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    recipients,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** A real SMTP server that takes this password and no other; with `offersLogin` false it takes none at all. */
export async function startServerWithLogin(
  password: string,
  options: { readonly offersLogin: boolean; readonly offersTLS: boolean },
): Promise<{
  readonly port: number;
  readonly passwords: string[];
  readonly close: () => Promise<void>;
}> {
  const passwords: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    logger: false,
    closeTimeout: 200,
    disabledCommands: [
      ...(options.offersLogin ? [] : ['AUTH']),
      ...(options.offersTLS ? [] : ['STARTTLS']),
    ],
    onAuth(login, _session, answer) {
      passwords.push(login.password ?? '');
      if (login.password === password) answer(null, { user: login.username });
      else answer(Object.assign(new Error('wrong'), { responseCode: 535 }));
    },
    onData(stream, _session, answer) {
      stream.resume();
      stream.on('end', () => answer());
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    port: (server.server.address() as AddressInfo).port,
    passwords,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
