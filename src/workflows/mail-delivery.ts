import type { MailDeliveryInput } from './messages.ts';
import { beginWaiting } from './run.ts';

/** Sends the alliance's mails that belong to no case, and ends when none is left. */
export async function mailDelivery(input: MailDeliveryInput): Promise<void> {
  const waiting = beginWaiting(input.alliance);
  let seen: number;
  do {
    seen = waiting.woken();
    await waiting.send('alliance', input.alliance);
  } while (waiting.woken() > seen);
}
