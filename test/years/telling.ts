import { proxySinks, type Sinks, type WorkflowInterceptors } from '@temporalio/workflow';

/** What a workflow took in and gave out at one go. */
export type Activated = {
  /** Signals it heard, and its start. */
  readonly heard: number;
  /** Answers of the activities it had asked for. */
  readonly answered: number;
  readonly asked: number;
  /** Timers that rang, by their numbers; those it set, and those it cancelled. */
  readonly rang: readonly number[];
  readonly set: readonly number[];
  readonly cancelled: readonly number[];
  readonly end: 'ended' | 'begins anew' | null;
};

export type TellingSinks = Sinks & { readonly telling: { activated(activated: Activated): void } };

/** Loaded beside the workflows: tells the world outside what each of them has heard, asks for and waits for. */
export const interceptors = (): WorkflowInterceptors => {
  const { telling } = proxySinks<TellingSinks>();
  let heard = 0;
  let answered = 0;
  let rang: number[] = [];
  return {
    internals: [
      {
        activate(input, next) {
          for (const job of input.activation.jobs ?? []) {
            if (job.signalWorkflow || job.initializeWorkflow) heard += 1;
            if (job.resolveActivity) answered += 1;
            if (job.fireTimer) rang.push(Number(job.fireTimer.seq));
          }
          next(input);
        },
        concludeActivation(input, next) {
          const { commands } = input;
          const some = (is: (command: (typeof commands)[number]) => unknown): boolean =>
            commands.some((command) => Boolean(is(command)));
          telling.activated({
            heard,
            answered,
            rang,
            asked: commands.filter((one) => one.scheduleLocalActivity ?? one.scheduleActivity)
              .length,
            set: commands.flatMap((one) => (one.startTimer ? [Number(one.startTimer.seq)] : [])),
            cancelled: commands.flatMap((one) =>
              one.cancelTimer ? [Number(one.cancelTimer.seq)] : [],
            ),
            end: some((one) => one.continueAsNewWorkflowExecution)
              ? 'begins anew'
              : some((one) => one.completeWorkflowExecution ?? one.failWorkflowExecution)
                ? 'ended'
                : null,
          });
          heard = 0;
          answered = 0;
          rang = [];
          return next(input);
        },
      },
    ],
  };
};
