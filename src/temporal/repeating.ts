/** A job that runs again and again with a pause between, until it is stopped. */
export type Repeating = {
  /** Cuts the present pause short. */
  soon(): void;
  stop(): Promise<void>;
};

/** Runs `job` at once and then after each pause; the job says how many milliseconds to wait. It must not throw. */
export function repeating(job: () => Promise<number>): Repeating {
  let stopped = false;
  let asked = false;
  let wakeSleeper: () => void = () => {};
  const running = (async () => {
    while (!stopped) {
      asked = false;
      const pause = await job();
      if (asked || stopped) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause);
        wakeSleeper = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return {
    soon() {
      asked = true;
      wakeSleeper();
    },
    async stop() {
      stopped = true;
      wakeSleeper();
      await running;
    },
  };
}
