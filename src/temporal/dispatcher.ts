import {
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  type Client,
} from '@temporalio/client';
import { raiseAlarm } from '../store/alarms.ts';
import { inScope, type Context } from '../store/scope.ts';
import { allHaveVoted } from '../store/voting-rounds.ts';
import { forgetWakeUps, pendingWakeUps, type WakeUp } from '../store/wake-ups.ts';
import { LOOK_AGAIN } from '../workflows/messages.ts';
import { repeating } from './repeating.ts';
import { startFor, type Start } from './starting.ts';

export type Log = {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
};

/** Delivers wake-up rows to Temporal. */
export type Dispatcher = {
  /** Something was committed: look now. Never waits and never fails. */
  nudge(): void;
  /**
   * Delivers what is there and says how many workflows were told; throws when Temporal cannot be reached. What
   * cannot be delivered for a reason of its own raises an alarm and is held back, and the others go out.
   */
  deliver(): Promise<number>;
  stop(): Promise<void>;
};

const IDLE = 1000;
const LONGEST_PAUSE = 15_000;
/** How many workflows are told at a time: after Temporal's state was lost there may be thousands. */
const AT_ONCE = 8;
/** How long a wake-up that cannot be delivered is held back: at first, and at most. */
const HELD_BACK = { first: 2000, longest: 600_000 } as const;
/** gRPC's codes for failures of the connection or of the whole server: nothing else would go out either. */
const NOBODY_GETS_THROUGH: ReadonlySet<number> = new Set([
  1, // CANCELLED
  4, // DEADLINE_EXCEEDED
  7, // PERMISSION_DENIED
  8, // RESOURCE_EXHAUSTED
  14, // UNAVAILABLE
  16, // UNAUTHENTICATED
]);

type Group = WakeUp & { readonly ids: readonly string[] };

/** Runs beside the API and the worker; any number of them may run, for waking twice does no harm. */
export function startDispatcher(
  context: Context,
  client: Client,
  log: Log,
  atOnce = AT_ONCE,
): Dispatcher {
  let pause = IDLE;
  const heldBack = holdingBack();

  /** Says whether the workflow was told; throws when nobody can be. */
  async function deliverOne(group: Group): Promise<boolean> {
    try {
      if (await canMove(context, group)) await tell(context, client, group);
      await forgetWakeUps(context, group.ids);
      heldBack.release(group);
      return true;
    } catch (error) {
      if (cutsEverybodyOff(error)) throw error;
      heldBack.hold(group, () => running.soon());
      await report(context, log, group, error);
      return false;
    }
  }

  async function deliver(): Promise<number> {
    const waiting = [...(await pendingWakeUps(context, heldBack.now()))];
    let told = 0;
    const deliverInTurn = async (): Promise<void> => {
      for (let group = waiting.shift(); group; group = waiting.shift())
        try {
          if (await deliverOne(group)) told += 1;
        } catch (error) {
          waiting.length = 0;
          throw error;
        }
    };
    const turns = await Promise.allSettled(Array.from({ length: atOnce }, deliverInTurn));
    for (const turn of turns) if (turn.status === 'rejected') throw turn.reason;
    return told;
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
  if (await signalled(client, start)) return;
  if (await started(client, wakeUp.type, start)) return;
  // Another dispatcher was quicker, and its workflow may have looked before this row was written.
  await client.workflow.signalWithStart(wakeUp.type, {
    ...start,
    signal: LOOK_AGAIN,
    signalArgs: [],
  });
}

/** False: it does not run. */
async function signalled(client: Client, { workflowId }: Start): Promise<boolean> {
  try {
    await client.workflow.getHandle(workflowId).signal(LOOK_AGAIN);
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/** Who is started looks at the rows by itself and needs no signal. False: it runs already. */
async function started(client: Client, type: string, start: Start): Promise<boolean> {
  try {
    await client.workflow.start(type, start);
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}

function cutsEverybodyOff(error: unknown): boolean {
  if (isGrpcServiceError(error)) return NOBODY_GETS_THROUGH.has(error.code);
  // The SDK wraps what gRPC says.
  return error instanceof Error && error.cause !== undefined && cutsEverybodyOff(error.cause);
}

/** Tells that a wake-up cannot be delivered: one alarm for as long as the same row waits. */
async function report(
  context: Context,
  log: Log,
  { alliance, type, subject, ids }: Group,
  error: unknown,
): Promise<void> {
  const code = codeOf(error);
  log.error({ code, type, subject }, 'a wake-up cannot be delivered; the others go on');
  await inScope(context, alliance, (scope) =>
    raiseAlarm(scope, { kind: 'undelivered', subject, key: ids[0] ?? '', details: { type, code } }),
  );
}

/** What is held back, and until when: longer after each failure. Of one process; another one finds out by itself. */
function holdingBack() {
  const held = new Map<string, { failures: number; rows: readonly string[] }>();
  const keyOf = ({ alliance, type, subject }: WakeUp): string =>
    JSON.stringify([alliance, type, subject]);
  return {
    /** The rows that are not tried now. */
    now: () => [...held.values()].flatMap(({ rows }) => rows),
    hold(group: Group, again: () => void): void {
      const failures = (held.get(keyOf(group))?.failures ?? 0) + 1;
      const entry = { failures, rows: group.ids };
      held.set(keyOf(group), entry);
      const pause = Math.min(HELD_BACK.first * 2 ** (failures - 1), HELD_BACK.longest);
      setTimeout(() => {
        entry.rows = [];
        again();
      }, pause).unref();
    },
    release: (group: WakeUp): void => void held.delete(keyOf(group)),
  };
}

/** The name of a failure; its text may hold what must not be logged. */
export function codeOf(error: unknown): string {
  if (error && typeof error === 'object' && 'code' in error) return String(error.code);
  return error instanceof Error ? error.name : 'unknown';
}
