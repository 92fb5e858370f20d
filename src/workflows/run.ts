import { defineSearchAttributeKey } from '@temporalio/common';
import {
  condition,
  defineSignal,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  setDefaultSignalHandler,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { Attended, Attending, Delivering, Run } from '../activities/contract.ts';
import { LOOK_AGAIN, MAIL_QUEUE, SEARCH_ATTRIBUTES } from './messages.ts';

/** Steps that only touch rows run as local activities: no task queue, one event each. */
export const rows = proxyLocalActivities<Attending>({
  startToCloseTimeout: '20 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '10 seconds' },
});

const MAIL_OPTIONS = {
  taskQueue: MAIL_QUEUE,
  startToCloseTimeout: '15 minutes',
  heartbeatTimeout: '20 seconds',
  retry: { initialInterval: '10 seconds', backoffCoefficient: 2, maximumInterval: '30 minutes' },
} as const;

const delivering = proxyActivities<Delivering>(MAIL_OPTIONS);

const lookAgain = defineSignal(LOOK_AGAIN);
const STAGE = defineSearchAttributeKey(SEARCH_ATTRIBUTES.stage, 'KEYWORD');
const DUE = defineSearchAttributeKey(SEARCH_ATTRIBUTES.due, 'DATETIME');
const OUTCOME = defineSearchAttributeKey(SEARCH_ATTRIBUTES.outcome, 'KEYWORD');

/** The longest timer, in milliseconds. */
const LONGEST = 30 * 86_400_000;

/** What every workflow here does: look at its rows, send what waits, and wait to be told to look again. */
export type Waiting = ReturnType<typeof beginWaiting>;

export function beginWaiting(alliance: string) {
  let woken = 0;
  const info = workflowInfo();
  const run: Run = { workflowId: info.workflowId, runId: info.runId };
  let sending: Promise<void> | undefined;
  let more = false;
  setHandler(lookAgain, () => void (woken += 1));
  setDefaultSignalHandler((name) =>
    rows.reportUnknownMessage({ alliance, workflowId: info.workflowId, name }),
  );

  /** Waits for a newer wake-up than `seen`, or for the instant where there is one (thirty days at most). */
  async function forNews(seen: number, until: number | null, summary: string): Promise<void> {
    const timeout = until && Math.min(Math.max(until - Date.now(), 1000), LONGEST);
    if (timeout === null) await condition(() => woken > seen);
    else await condition(() => woken > seen, timeout, { summary });
  }

  async function send(scope: string, summary: string): Promise<void> {
    await delivering.sendMail.executeWithOptions({ ...MAIL_OPTIONS, summary }, [
      { alliance, scope },
    ]);
  }

  /** One sender at a time: what is queued while it runs is sent by it or by the next. */
  async function keepSending(scope: string, summary: string): Promise<void> {
    do {
      more = false;
      await send(scope, summary);
    } while (more);
    sending = undefined;
  }

  /** Sends beside the waiting; the workflow ends only when it is done. */
  function sendMeanwhile(scope: string, summary: string): void {
    if (sending) more = true;
    else sending = keepSending(scope, summary);
  }

  return {
    run,
    woken: () => woken,
    forNews,
    send,
    sendMeanwhile,
    /** Attends until the rows settle it. Null: what was asked for is not what the rows say. */
    async untilSettled<Outcomes extends string>(
      summary: string,
      mailScope: string,
      attend: () => Promise<Attended<Outcomes>>,
      announce: (due: number | null) => void,
    ): Promise<Outcomes | null> {
      let announced: number | null | undefined;
      for (;;) {
        const seen = woken;
        const at = await attend();
        if (at.kind === 'refused') return null;
        if (at.mail) sendMeanwhile(mailScope, summary);
        if (at.kind === 'settled') return at.outcome;
        if (announced !== at.due) announce(at.due);
        announced = at.due;
        await forNews(seen, at.until, summary);
      }
    },
    async allSent(): Promise<void> {
      await sending;
    },
  };
}

export const issueDocument = (
  summary: string,
  of: Parameters<Delivering['issueDocument']>[0],
): Promise<void> => delivering.issueDocument.executeWithOptions({ ...MAIL_OPTIONS, summary }, [of]);

/** What administrators see and filter by. A stage without a due date has none shown. */
export function show(now: {
  readonly stage: string;
  readonly due?: number | null;
  readonly outcome?: string;
  readonly details: string;
}): void {
  setCurrentDetails(now.details);
  upsertSearchAttributes([
    { key: STAGE, value: now.stage },
    { key: DUE, value: now.due ? new Date(now.due) : null },
    ...(now.outcome ? [{ key: OUTCOME, value: now.outcome }] : []),
  ]);
}
