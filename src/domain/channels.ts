import type { DecisionRule } from './plan.ts';

/** Ways for a vote to come that a rule may refuse; an elector's own link is refused by none. */
export const REFUSABLE = ['forwarded-link', 'paper', 'telephone-confirmed'] as const;

/** Ways by which whoever enters the vote learns what was chosen: a secret vote has none of them (X-Q14). */
const SEEN_BY_OTHERS: readonly string[] = ['paper', 'telephone-confirmed'];

/** Whether a rule refuses votes that come this way. */
export function refuses(rule: Pick<DecisionRule, 'refuses' | 'secret'>, channel: string): boolean {
  if (rule.secret && SEEN_BY_OTHERS.includes(channel)) return true;
  return (rule.refuses ?? []).some((refused) => refused === channel);
}
