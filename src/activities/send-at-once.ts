import { setTimeout as pause } from 'node:timers/promises';
import { hasUnsentMail } from '../store/mails.ts';
import { inScope } from '../store/scope.ts';
import { sendQueued, type MailDependencies, type MailScope } from './send-mail.ts';

/** How long a step waits for mails that it sends itself, in milliseconds: a mail server that is well needs a fraction of it. */
const PATIENCE = 3000;

/** Sends the mails of a scope at once, without the mail queue. */
export type QuickSender = {
  /** Tries what is queued, and says after a few seconds at most whether something is left. Never fails because of a mail. */
  sendAtOnce(of: MailScope): Promise<{ readonly left: boolean }>;
  /** Waits for what was begun in this process and not waited for. */
  finished(of: MailScope): Promise<void>;
  stop(): Promise<void>;
};

/**
 * A server may take its time after it was handed a mail, and giving up then would deliver the mail twice. So an
 * attempt that outlasts the patience is not broken off: it goes on beside and notes its result, under its claim.
 */
export function openQuickSender(
  dependencies: MailDependencies,
  patience: number = PATIENCE,
): QuickSender {
  const underway = new Map<string, Promise<void>>();
  const stopping = new AbortController();

  async function attempt(of: MailScope, mayTakeAnother: () => boolean): Promise<void> {
    try {
      await sendQueued(dependencies, of, stopping.signal, mayTakeAnother);
    } catch {
      // Whatever it is, the mail queue meets it again, and Temporal shows it.
    }
  }

  return {
    async sendAtOnce(of) {
      const key = JSON.stringify([of.alliance, of.scope]);
      let patient = true;
      if (!underway.has(key))
        underway.set(
          key,
          attempt(of, () => patient && !stopping.signal.aborted).finally(() =>
            underway.delete(key),
          ),
        );
      const enough = new AbortController();
      await Promise.race([
        underway.get(key),
        pause(patience, undefined, { signal: enough.signal }).catch(() => {}),
      ]);
      enough.abort();
      patient = false;
      const left = await inScope(dependencies.context, of.alliance, (scope) =>
        hasUnsentMail(scope, of.scope),
      );
      return { left };
    },
    async finished(of) {
      await underway.get(JSON.stringify([of.alliance, of.scope]));
    },
    async stop() {
      stopping.abort();
      await Promise.all(underway.values());
    },
  };
}
