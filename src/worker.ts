import { Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import { attendingActivities, deliveringActivities } from './activities/index.ts';
import type { IssueDependencies } from './activities/issue-document.ts';
import { openQuickSender } from './activities/send-at-once.ts';
import type { MailDependencies } from './activities/send-mail.ts';
import { DECISIONS_QUEUE, MAIL_QUEUE } from './workflows/messages.ts';

/** Where workflow code comes from: a bundle built ahead, in production and here always. */
export type WorkflowCode = NonNullable<WorkerOptions['workflowBundle']>;

/** The two workers of one process: workflows with their steps on rows, and the slow steps. */
export type Workers = { readonly done: Promise<void>; stop(): Promise<void> };

export async function startWorkers(
  connection: NativeConnection,
  namespace: string,
  workflowBundle: WorkflowCode,
  dependencies: MailDependencies &
    IssueDependencies & {
      /** How long a step waits for mails that it sends itself, in milliseconds, where not as usual. */
      readonly mailPatience?: number;
    },
): Promise<Workers> {
  const sender = openQuickSender(dependencies, dependencies.mailPatience);
  const activities = { ...dependencies, sender };
  const decisions = await Worker.create({
    connection,
    namespace,
    taskQueue: DECISIONS_QUEUE,
    workflowBundle,
    activities: attendingActivities(activities),
    // Two of them cost little here; every cached workflow costs a quarter of a megabyte.
    maxCachedWorkflows: 400,
    shutdownGraceTime: '5 seconds',
  });
  const mail = await Worker.create({
    connection,
    namespace,
    taskQueue: MAIL_QUEUE,
    activities: deliveringActivities(activities),
    maxConcurrentActivityTaskExecutions: 10,
    shutdownGraceTime: '5 seconds',
  });
  const workers = [decisions, mail];
  const done = Promise.all(workers.map((worker) => worker.run())).then(() => {});
  return {
    done,
    async stop() {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
      await done;
      await sender.stop();
    },
  };
}
