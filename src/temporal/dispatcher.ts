import type { Client } from '@temporalio/client';
import { inScope, type Context } from '../store/scope.ts';
import { allHaveVoted } from '../store/voting-rounds.ts';
import { forgetWakeUps, pendingWakeUps, type WakeUp } from '../store/wake-ups.ts';
import { LOOK_AGAIN } from '../workflows/messages.ts';
import { repeating } from './repeating.ts';
import { startFor } from './starting.ts';

export type Log = {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
};

/** Delivers wake-up rows to Temporal. */
export type Dispatcher = {
  /** Something was committed: look now. Never waits and never fails. */
  nudge(): void;
  /** Delivers what is there and says how many workflows were told; throws when Temporal cannot be reached. */
  deliver(): Promise<number>;
  stop(): Promise<void>;
};

const IDLE = 1000;
const LONGEST_PAUSE = 15_000;

/** Runs beside the API and the worker; any number of them may run, for waking twice does no harm. */
export function startDispatcher(context: Context, client: Client, log: Log): Dispatcher {
  let pause = IDLE;

  async function deliver(): Promise<number> {
    const groups = await pendingWakeUps(context);
    for (const group of groups) {
      if (await canMove(context, group)) await tell(context, client, group);
      await forgetWakeUps(context, group.ids);
    }
    return groups.length;
  }

  const running = repeating(async () => {
    try {
      await deliver();
      pause = IDLE;
    } catch (error) {
      if (pause === IDLE)
        log.warn(
          { code: codeOf(error) },
          'Temporal or the database cannot be reached; wake-ups wait',
        );
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
    return pause;
  });
  return { nudge: running.soon, deliver, stop: running.stop };
}

/** Asked in a fresh statement: of two last votes, neither transaction sees the other's. */
async function canMove(context: Context, wakeUp: WakeUp): Promise<boolean> {
  switch (wakeUp.onlyWhen) {
    case null:
      return true;
    case 'all-voted':
      return inScope(context, wakeUp.alliance, (scope) => allHaveVoted(scope, wakeUp.subject));
  }
}

async function tell(context: Context, client: Client, wakeUp: WakeUp): Promise<void> {
  const start = await startFor(context, wakeUp);
  if (!start) return;
  await client.workflow.signalWithStart(wakeUp.type, {
    ...start,
    signal: LOOK_AGAIN,
    signalArgs: [],
  });
}

/** The name of a failure; its text may hold what must not be logged. */
export function codeOf(error: unknown): string {
  if (error && typeof error === 'object' && 'code' in error) return String(error.code);
  return error instanceof Error ? error.name : 'unknown';
}
