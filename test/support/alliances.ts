import { inScope, type Context } from '../../src/store/scope.ts';
import type { Ledger } from '../store/ledger.ts';
import type { World } from './world.ts';

/** Asks the rows of an alliance again and again, in real time, until the answer is there. */
export function askingAgain(
  context: Context,
  alliance: string,
  dispatcher: Pick<World['dispatcher'], 'nudge'>,
): World['until'] {
  return async (what, ask) => {
    for (let attempt = 0; attempt < 1200; attempt += 1) {
      const answer = await inScope(context, alliance, ask);
      if (answer !== undefined && answer !== false) return answer;
      dispatcher.nudge();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`waited in vain until ${what}`);
  };
}

/** The same world, seen by another of its alliances. */
export function allianceIn(world: World, alliance: string): World {
  return {
    ...world,
    inScope: (work) => inScope(world.context, alliance, work),
    until: askingAgain(world.context, alliance, world.dispatcher),
  };
}

/** What one look wakes, the next one brings further. */
const MOST_LOOKS = 20;

/** Another alliance on rows alone, where nothing runs: each look brings everything as far as it can. */
export function standingIn(
  { context, world, attend }: Pick<Ledger, 'context' | 'world' | 'attend'>,
  alliance: string,
): World {
  return {
    ...world,
    inScope: (work) => inScope(context, alliance, work),
    async until(what, ask) {
      for (let look = 0; look < MOST_LOOKS; look += 1) {
        await attend();
        const answer = await inScope(context, alliance, ask);
        if (answer !== undefined && answer !== false) return answer;
      }
      throw new Error(`in vain until ${what}`);
    },
  };
}
