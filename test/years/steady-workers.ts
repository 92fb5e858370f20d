import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { bundleWorkflowCode, Worker, type InjectedSinks } from '@temporalio/worker';
import {
  attendingActivities,
  deliveringActivities,
  type ActivityDependencies,
} from '../../src/activities/index.ts';
import type { WorkflowCode } from '../../src/worker.ts';
import { DECISIONS_QUEUE, MAIL_QUEUE } from '../../src/workflows/messages.ts';
import { gated } from './gated-steps.ts';
import type { Gate } from './gate.ts';
import type { TellingSinks } from './telling.ts';

/**
 * The product's two workers, whose steps pass the gate; the server's clock is `ahead` of the years'. They stay to the
 * end: the time-skipping server leaves the tasks of a workflow to the worker that has it in its cache, for ever.
 */
export async function steadyWorkers(
  environment: TestWorkflowEnvironment,
  client: Client,
  gate: Gate,
  ahead: number,
  activities: ActivityDependencies,
): Promise<{ stop(): Promise<void> }> {
  const { namespace } = client.options;
  const sinks: InjectedSinks<TellingSinks> = {
    telling: {
      activated: {
        fn: ({ workflowId, runId }, activated) =>
          gate.motion.activated(workflowId, activated, () =>
            client.workflow
              .getHandle(workflowId, runId)
              .result()
              .catch(() => {}),
          ),
        callDuringReplay: false,
      },
    },
  };

  const shared = {
    connection: environment.nativeConnection,
    namespace,
    shutdownGraceTime: '5 seconds',
  } as const;
  const decisions = await Worker.create({
    ...shared,
    taskQueue: DECISIONS_QUEUE,
    workflowBundle: await tellingBundle(),
    sinks,
    activities: gated(gate, ahead, attendingActivities(activities)),
    maxCachedWorkflows: 1000,
    // Whoever is due at one instant waits together.
    maxConcurrentWorkflowTaskExecutions: 200,
    maxConcurrentLocalActivityExecutions: 200,
  });
  const delivering = await Worker.create({
    ...shared,
    taskQueue: MAIL_QUEUE,
    activities: gated(gate, ahead, deliveringActivities(activities)),
  });
  const workers = [decisions, delivering];
  const done = Promise.all(workers.map((worker) => worker.run()));
  return {
    async stop() {
      for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
      await done;
    },
  };
}

let bundle: Promise<WorkflowCode> | undefined;

/** The product's workflows with what tells of them, bundled once per process. */
function tellingBundle(): Promise<WorkflowCode> {
  const quietly = (): void => {};
  bundle ??= bundleWorkflowCode({
    workflowsPath: join(import.meta.dirname, '..', '..', 'src', 'workflows', 'index.ts'),
    workflowInterceptorModules: [join(import.meta.dirname, 'telling.ts')],
    logger: {
      log: quietly,
      trace: quietly,
      debug: quietly,
      info: quietly,
      warn: quietly,
      error: quietly,
    },
  });
  return bundle;
}
