import { defineSearchAttributeKey } from '@temporalio/common';
import {
  CancellationScope,
  condition,
  defineSignal,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  setDefaultSignalHandler,
  setHandler,
  sleep,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { Attended, Attending, Delivering, Run } from '../activities/contract.ts';
import { LOOK_AGAIN, MAIL_QUEUE, SEARCH_ATTRIBUTES } from './messages.ts';

/** Steps on rows run as local activities: no task queue, one event each. */
export const rows = proxyLocalActivities<Attending>({
  startToCloseTimeout: '30 seconds',
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
  let heard = 0;
  const info = workflowInfo();
  const run: Run = { workflowId: info.workflowId, runId: info.runId };
  const alarmClock = makeAlarmClock();
  let sending: Promise<void> | undefined;
  let more = false;
  setHandler(lookAgain, () => void (woken += 1));
  setDefaultSignalHandler((name) =>
    rows.reportUnknownMessage({ alliance, workflowId: info.workflowId, name }),
  );

  /** Asks the rows; whatever wakes the workflow from now on may be news to the answer. */
  function look<Answer>(
    ask: (sending: { readonly sendsItself: boolean }) => Promise<Answer>,
  ): Promise<Answer> {
    heard = woken;
    return ask({ sendsItself: sending === undefined });
  }

  /** Waits for a wake-up since the last look, or for the instant where there is one (thirty days at most). */
  async function forNews(until: number | null, summary: string): Promise<void> {
    alarmClock.set(until, summary);
    await condition(() => woken > heard || alarmClock.rang());
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

  /** Sends beside the waiting what could not be sent at once; the workflow ends only when it is done. */
  function sendMeanwhile(scope: string, summary: string): void {
    if (sending) more = true;
    else sending = keepSending(scope, summary);
  }

  return {
    run,
    look,
    forNews,
    send,
    sendMeanwhile,
    /** Whether it was woken since the last look. */
    hasNews: () => woken > heard,
    /** Attends until the rows settle it. Null: what was asked for is not what the rows say. */
    async untilSettled<Outcomes extends string>(
      summary: string,
      mailScope: string,
      attend: () => Promise<Attended<Outcomes>>,
      announce: (due: number | null) => void,
    ): Promise<Outcomes | null> {
      for (;;) {
        const at = await attend();
        if (at.kind === 'refused') return null;
        if (at.mail) sendMeanwhile(mailScope, summary);
        if (at.kind === 'settled') return at.outcome;
        announce(at.due);
        await forNews(at.until, summary);
      }
    },
    async allSent(): Promise<void> {
      await sending;
    },
  };
}

/** One timer at a time. It goes on while something else wakes the workflow: setting it to the same instant costs nothing. */
function makeAlarmClock() {
  let at: number | null = null;
  let running: CancellationScope | undefined;
  let rang = false;
  return {
    rang: () => rang,
    set(until: number | null, summary: string): void {
      if (running && !rang && until === at) return;
      if (!rang) running?.cancel();
      running = undefined;
      rang = false;
      at = until;
      if (until === null) return;
      const scope = new CancellationScope();
      running = scope;
      const rings = (): void => void (rang = running === scope);
      const milliseconds = Math.min(Math.max(until - Date.now(), 1000), LONGEST);
      // Cancelled means that another instant was set.
      scope.run(() => sleep(milliseconds, { summary })).then(rings, () => {});
    },
  };
}

export const issueDocument = (
  summary: string,
  of: Parameters<Delivering['issueDocument']>[0],
): Promise<void> => delivering.issueDocument.executeWithOptions({ ...MAIL_OPTIONS, summary }, [of]);

/** What administrators see and filter by, written where it changed. A stage without a due date has none shown. */
export function show(now: {
  readonly stage: string;
  readonly due?: number | null;
  readonly outcome?: string;
  readonly details: string;
}): void {
  setCurrentDetails(now.details);
  const shown = workflowInfo().typedSearchAttributes;
  const due = now.due ? new Date(now.due) : null;
  const changes = [
    ...(shown.get(STAGE) === now.stage ? [] : [{ key: STAGE, value: now.stage }]),
    ...(shown.get(DUE)?.getTime() === due?.getTime() ? [] : [{ key: DUE, value: due }]),
    ...(!now.outcome || shown.get(OUTCOME) === now.outcome
      ? []
      : [{ key: OUTCOME, value: now.outcome }]),
  ];
  if (changes.length > 0) upsertSearchAttributes(changes);
}
