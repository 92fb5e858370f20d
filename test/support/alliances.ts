import { inScope } from '../../src/store/scope.ts';
import type { World } from './world.ts';

/** The same world, seen by another of its alliances. */
export function allianceIn(world: World, alliance: string): World {
  return {
    ...world,
    inScope: (work) => inScope(world.context, alliance, work),
    async until(what, ask) {
      for (let attempt = 0; attempt < 1200; attempt += 1) {
        const answer = await inScope(world.context, alliance, ask);
        if (answer !== undefined && answer !== false) return answer;
        world.dispatcher.nudge();
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      throw new Error(`waited in vain until ${what}`);
    },
  };
}
