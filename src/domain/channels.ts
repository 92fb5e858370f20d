import type { DecisionRule } from './plan.ts';

/** Ways for a vote to come that a rule may refuse; an elector's own link is refused by none. */
export const REFUSABLE = ['forwarded-link', 'paper', 'telephone-confirmed'] as const;

/** Whether a rule refuses votes that come this way. */
export function refuses(rule: Pick<DecisionRule, 'refuses'>, channel: string): boolean {
  return (rule.refuses ?? []).some((refused) => refused === channel);
}
