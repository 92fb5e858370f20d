import type { Plan } from './plan.ts';
import type { Wording } from './wording.ts';

/** What a vote of a case is about in a word: the procedure's own, or that what it decided is decided anew. */
export function matterOfBallot({ matter, stages }: Plan, stage: string): Wording {
  const voted = stages.find(({ name }) => name === stage);
  const again = voted?.then.some((effect) => effect.do === 'reinstate') ?? false;
  return again ? { zh: `${matter.zh}复议`, en: `the reconsidered ${matter.en}` } : matter;
}
