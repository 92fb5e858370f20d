import { Context as Activity } from '@temporalio/activity';

/** Well within the heartbeat's time-out, in milliseconds. */
const EVERY = 4000;

/** Runs a slow step and tells Temporal meanwhile that its process lives: after a kill it is tried again in seconds. */
export async function beating<Result>(work: () => Promise<Result>): Promise<Result> {
  const activity = Activity.current();
  const timer = setInterval(() => activity.heartbeat(), EVERY);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
