import { fewest, reaches } from './fraction.ts';
import type { DecisionRule, Quorum, QuorumMode, VotingWay } from './plan.ts';

/** What may be marked on a resolution vote. */
export type VoteChoice = 'for' | 'against' | 'abstain';

/**
 * Counted votes. `electors` is the frozen electorate after recusal. `present` is counted at a meeting, item by
 * item; by correspondence it is left out, and who returned nothing is absent (X-Q1).
 */
export type Votes = {
  readonly electors: number;
  readonly present?: number;
  readonly for: number;
  readonly against: number;
  readonly abstain: number;
  readonly invalid: number;
};

/** 通过 · 未通过 · 未形成有效决议 · 待确认. */
export type BallotResult = 'passed' | 'failed' | 'no-valid-resolution' | 'to-be-confirmed';

/** Why a result has to be confirmed: fewer present than the quorum asks, or exactly half for it. */
export type HeldFor = 'quorum' | 'exact-half';

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
  /** What somebody has to confirm before it counts; empty unless the result is to be confirmed. */
  readonly held: readonly HeldFor[];
  /** The inequality with its numbers, true or false as it stands: "3 × 2 = 6 > 5 = 1 × 5". */
  readonly formula: string;
};

/** Counts one ballot. Abstentions and invalid votes are present and do not help (X-Q4). */
export function tally(rule: DecisionRule, votes: Votes, way: VotingWay = 'correspondence'): Tally {
  const present = votes.present ?? votes.for + votes.against + votes.abstain + votes.invalid;
  const base = baseOf(rule, votes, present);
  const thresholdMet = reaches(rule.passes, votes.for, base);
  const quorum = rule.quorum && {
    needed: fewest(rule.quorum, votes.electors) ?? null,
    met: reaches(rule.quorum, present, votes.electors),
  };
  const inquorate = rule.quorum !== null && quorum?.met === false;
  const invalid = inquorate && (present === 0 || quorumMode(rule.quorum, way) === 'enforce');
  const held: readonly HeldFor[] = invalid
    ? []
    : [
        ...(inquorate ? (['quorum'] as const) : []),
        ...(rule.exactHalf === 'hold' && base > 0 && votes.for * 2 === base
          ? (['exact-half'] as const)
          : []),
      ];
  return {
    result: invalid
      ? 'no-valid-resolution'
      : held.length > 0
        ? 'to-be-confirmed'
        : literal(thresholdMet),
    votes,
    present,
    base,
    needed: fewest(rule.passes, base) ?? null,
    thresholdMet,
    quorum,
    held,
    formula: formulaOf(rule, votes.for, base),
  };
}

/** What comes without the quorum in this way of voting. */
export function quorumMode({ mode }: Quorum, way: VotingWay): QuorumMode {
  return typeof mode === 'string' ? mode : mode[way];
}

/** What whoever confirms a held result may state. An exact half can only be confirmed, never refused (D-Q4). */
export type Statement = 'confirmed' | 'not-quorate';

export function statementsFor({ held }: Pick<Tally, 'held'>): readonly Statement[] {
  if (held.includes('quorum')) return ['confirmed', 'not-quorate'];
  return held.length > 0 ? ['confirmed'] : [];
}

/** What a held result comes to: what the charter's own words give, or nothing valid where the meeting was not quorate. */
export function afterStatement(
  { thresholdMet }: Pick<Tally, 'thresholdMet'>,
  statement: Statement,
): Exclude<BallotResult, 'to-be-confirmed'> {
  return statement === 'not-quorate' ? 'no-valid-resolution' : literal(thresholdMet);
}

/** The result of a count: of a held one what whoever may confirm it has stated, once they have. */
export function resultWith(
  counted: Pick<Tally, 'result' | 'thresholdMet'>,
  statement: Statement | null,
): BallotResult {
  return statement && counted.result === 'to-be-confirmed'
    ? afterStatement(counted, statement)
    : counted.result;
}

function literal(thresholdMet: boolean): 'passed' | 'failed' {
  return thresholdMet ? 'passed' : 'failed';
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

function formulaOf(rule: DecisionRule, yes: number, base: number): string {
  const { num, den, inclusive } = rule.passes;
  const left = yes * den;
  const right = num * base;
  const asked = inclusive ? '≥' : '>';
  const opposite = inclusive ? '<' : '≤';
  return `${yes} × ${den} = ${left} ${reaches(rule.passes, yes, base) ? asked : base === 0 ? 'against an empty base' : opposite} ${right} = ${num} × ${base}`;
}
