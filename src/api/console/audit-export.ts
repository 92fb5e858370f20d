import type { Request, Response } from 'express';
import { canonical } from '../../domain/canonical.ts';
import { dayOf } from '../../domain/calendar.ts';
import { entriesAfter } from '../../store/audit-entries.ts';
import { headOf } from '../../store/audit-trail.ts';
import type { Context } from '../../store/scope.ts';
import { inScope } from '../../store/scope.ts';
import type { Site } from '../site.ts';
import { visitOf } from './entrance.tsx';

const AT_ONCE = 1000;

/**
 * The audit trail as lines of JSON: a heading with the number of entries and the head, then each entry with its place in
 * the chain. `scripts/verify-trail.mjs` computes it again without the product.
 */
export async function* exportedTrail(context: Context, alliance: string): AsyncGenerator<string> {
  const head = await inScope(context, alliance, ({ tx }) => headOf(tx));
  yield line({ format: 1, alliance, entries: head.sequence, head: head.hash });
  for (let last = 0; last < head.sequence;) {
    const entries = await inScope(context, alliance, (scope) => entriesAfter(scope, last, AT_ONCE));
    for (const { previous, hash, ...entry } of entries.filter(
      ({ sequence }) => sequence <= head.sequence,
    ))
      yield line({ entry: { ...entry, alliance }, previous, hash });
    last = entries.at(-1)?.sequence ?? head.sequence;
  }
}

/** The whole trail as a file to keep elsewhere: what is cut off here later is found by comparing. */
export async function sendTrail(site: Site, _request: Request, response: Response): Promise<void> {
  const { alliance } = visitOf(response);
  const now = await site.context.database.untenanted((tx) => site.context.clock.now(tx));
  response
    .set('Cache-Control', 'private, no-store')
    .attachment(`audit-trail-${alliance.id}-${dayOf(now.getTime())}.jsonl`)
    .type('application/x-ndjson');
  for await (const text of exportedTrail(site.context, alliance.id)) response.write(text);
  response.end();
}

function line(value: unknown): string {
  return `${canonical(value)}\n`;
}
