import type { Instant } from '../../src/domain/calendar.ts';
import { openMotion } from './motion.ts';

/** The longest a workflow sleeps without looking, in milliseconds. */
const LONGEST = 30 * 86_400_000;
/** Real milliseconds after which a world that does not come to rest is stuck. */
const STUCK = 120_000;

type Asking = {
  /** Workflow and step. */
  readonly who: string;
  readonly at: Instant;
  readonly answer: () => Promise<void>;
};

/** Where all steps pass, one at a time, with the clock of the years. */
export type Gate = ReturnType<typeof openGate>;

/**
 * Every step of every workflow waits here until nothing is on its way any more; then the one of the earliest instant,
 * and of several the first by workflow id, is carried out. So neither the speed of a machine nor chance has a say in
 * what comes after what. The clock stands still until the next timer's instant, and never passes the instant the
 * years were let go on to.
 */
export function openGate(begins: Instant, deliver: () => Promise<unknown>) {
  let now = begins;
  let limit = begins;
  let busy = false;
  let undelivered = true;
  let waiting: { readonly rested: () => void; readonly failed: (error: unknown) => void }[] = [];
  const asking: Asking[] = [];
  const motion = openMotion(proceed);

  function proceed(): void {
    if (busy || motion.any(asking.length)) return;
    if (undelivered) {
      undelivered = false;
      return void occupy(deliver);
    }
    const ringing = motion.nextTimer();
    const instants = [...asking.map(({ at }) => at), ...(ringing === undefined ? [] : [ringing])];
    const next = instants.length === 0 ? undefined : Math.max(Math.min(...instants), now);
    if (next === undefined || next > limit) return rest();
    now = next;
    // Whoever is due at this instant comes too, as soon as the server's clock is there.
    if (ringing !== undefined && ringing <= now) return;
    const [first] = asking
      .filter(({ at }) => at <= now)
      .toSorted((one, other) => (one.who < other.who ? -1 : 1));
    if (!first) return;
    asking.splice(asking.indexOf(first), 1);
    undelivered = true;
    void occupy(first.answer);
  }

  async function occupy(work: () => Promise<unknown>): Promise<void> {
    busy = true;
    try {
      await work();
    } catch (error) {
      for (const { failed } of waiting.splice(0)) failed(error);
    }
    busy = false;
    proceed();
  }

  function rest(): void {
    for (const { rested } of waiting.splice(0)) rested();
  }

  return {
    motion,
    now: () => now,
    /** Carries a step out when it is its turn. */
    pass<Answer>(workflowId: string, name: string, step: () => Promise<Answer>): Promise<Answer> {
      return new Promise((resolve, reject) => {
        asking.push({
          who: `${workflowId} ${name}`,
          at: motion.askedAt(workflowId, now),
          answer: () => step().then(resolve, reject),
        });
        proceed();
      });
    },
    /** A workflow waits until an instant, and so long at most that it looks again now and then; gives back which it is. */
    waits(workflowId: string, until: Instant | null): Instant | null {
      const at = until === null ? null : Math.min(until, now + LONGEST);
      motion.looksAgain(workflowId, at);
      return at;
    },
    letGoOn(until: Instant): void {
      limit = Math.max(limit, until);
      proceed();
    },
    /** Waits until nothing is left to do up to the instant the years may go on to. */
    async atRest(): Promise<void> {
      undelivered = true;
      await new Promise<void>((rested, failed) => {
        const stuck = setTimeout(
          () => failed(new Error(`it did not come to rest: ${motion.describe()}`)),
          STUCK,
        );
        const settle = (end: () => void) => () => {
          clearTimeout(stuck);
          end();
        };
        waiting.push({
          rested: settle(rested),
          failed: (error) => settle(() => failed(error))(),
        });
        proceed();
      });
      now = limit;
    },
  };
}
