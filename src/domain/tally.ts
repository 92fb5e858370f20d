import { fewest, reaches } from './fraction.ts';
import type { DecisionRule } from './plan.ts';

/** What may be marked on a resolution vote. */
export type VoteChoice = 'for' | 'against' | 'abstain';

/** Counted votes. `electors` is the frozen electorate after recusal; who returned nothing is absent. */
export type Votes = {
  readonly electors: number;
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  readonly invalid: number;
};

/** 通过 · 未通过 · 未形成有效决议 · 待确认. */
export type BallotResult = 'passed' | 'failed' | 'no-valid-resolution' | 'to-be-confirmed';

/** A result with everything needed to compute it again by hand. */
export type Tally = {
  readonly result: BallotResult;
  readonly votes: Votes;
  readonly present: number;
  readonly base: number;
  /** Votes for that the base asks; null when the base is empty. */
  readonly needed: number | null;
  readonly thresholdMet: boolean;
  readonly quorum: { readonly needed: number | null; readonly met: boolean } | null;
  /** The inequality with its numbers, true or false as it stands: "3 × 2 = 6 > 5 = 1 × 5". */
  readonly formula: string;
};

/** Counts one ballot. Abstentions and invalid votes are present and do not help (X-Q4). */
export function tally(rule: DecisionRule, votes: Votes): Tally {
  const present = votes.for + votes.against + votes.abstain + votes.invalid;
  const base = baseOf(rule, votes, present);
  const thresholdMet = reaches(rule.passes, votes.for, base);
  const quorum = rule.quorum && {
    needed: fewest(rule.quorum, votes.electors) ?? null,
    met: reaches(rule.quorum, present, votes.electors),
  };
  return {
    result: resultOf(rule, thresholdMet, quorum),
    votes,
    present,
    base,
    needed: fewest(rule.passes, base) ?? null,
    thresholdMet,
    quorum,
    formula: formulaOf(rule, votes.for, base),
  };
}

function baseOf(rule: DecisionRule, votes: Votes, present: number): number {
  switch (rule.passes.base) {
    case 'all':
      return votes.electors;
    case 'present':
      return present;
    case 'voting':
      return votes.for + votes.against;
  }
}

function resultOf(
  rule: DecisionRule,
  thresholdMet: boolean,
  quorum: Tally['quorum'],
): BallotResult {
  if (quorum && !quorum.met) {
    if (rule.quorum?.mode === 'enforce') return 'no-valid-resolution';
    // X-Q1: the charter's own rule and the system's quorum disagree only about a pass.
    if (thresholdMet) return 'to-be-confirmed';
  }
  return thresholdMet ? 'passed' : 'failed';
}

function formulaOf(rule: DecisionRule, yes: number, base: number): string {
  const { num, den, inclusive } = rule.passes;
  const left = yes * den;
  const right = num * base;
  const asked = inclusive ? '≥' : '>';
  const opposite = inclusive ? '<' : '≤';
  return `${yes} × ${den} = ${left} ${reaches(rule.passes, yes, base) ? asked : base === 0 ? 'against an empty base' : opposite} ${right} = ${num} × ${base}`;
}
