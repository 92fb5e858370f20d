import type { Gate, GateFacts, GateNeed, Spending } from './charter/type.ts';

/** What a gate still asks of an act; empty: it may pass. A gate for members of one class lets everybody else through. */
export function missingAt(gate: Gate, facts: GateFacts): readonly GateNeed[] {
  if (gate.leader !== null && gate.leader !== facts.leader) return [];
  return gate.needs.filter((need) => !isMet(need, facts));
}

function isMet(need: GateNeed, facts: GateFacts): boolean {
  switch (need.need) {
    case 'passed':
      return Object.hasOwn(facts.passed, need.procedure);
    case 'before-start': {
      // Approved on the day itself is not before it; an act without a day has not been approved for any.
      const day = facts.passed[need.procedure];
      return day !== undefined && facts.start !== null && day < facts.start;
    }
    case 'in-force':
      return facts.inForce.includes(need.what);
    case 'checked':
      return need.articles.every((article) => facts.checked.includes(article));
    case 'written':
      return facts.written.includes(need.language);
  }
}

/** Whether money may be spent on a purpose: never, freely, or only with a reason. */
export function mayBeSpentOn(spending: Spending, purpose: string): 'yes' | 'with-reason' | 'never' {
  if (Object.hasOwn(spending.never, purpose)) return 'never';
  if (Object.hasOwn(spending.for, purpose)) return 'yes';
  return spending.others;
}
