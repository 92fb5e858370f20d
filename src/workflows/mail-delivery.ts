import type { MailDeliveryInput } from './messages.ts';
import { beginWaiting, rows } from './run.ts';

/** Sends the alliance's mails that belong to no case, and ends when none is left. */
export async function mailDelivery({ alliance }: MailDeliveryInput): Promise<void> {
  const waiting = beginWaiting(alliance);
  const of = { alliance, scope: 'alliance' };
  do if (await waiting.look(() => rows.sendAtOnce(of))) await waiting.send(of.scope, alliance);
  while (waiting.hasNews());
}
