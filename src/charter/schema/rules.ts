import { z } from 'zod';
import { REFUSABLE } from '../../domain/channels.ts';
import type { Votes } from '../../domain/tally.ts';
import { expects } from '../expectation.ts';
import {
  flag,
  list,
  namedParts,
  oneOf,
  optional,
  period,
  quorum,
  strict,
  threshold,
} from './forms.ts';
import { sourced } from './sourced.ts';

export const heads = z
  .int(expects('number'))
  .min(0, expects('number'))
  .max(100_000, expects('number'));

const VOTES = {
  electors: heads,
  present: optional(heads),
  for: heads,
  against: optional(heads),
  abstain: optional(heads),
  invalid: optional(heads),
};

type WrittenVotes = {
  electors: number;
  present: number | null;
  for: number;
  against: number | null;
  abstain: number | null;
  invalid: number | null;
};

/** Who is present and marked nothing else has voted against. */
function votesOf(written: WrittenVotes): Votes {
  const { electors, present } = written;
  const abstain = written.abstain ?? 0;
  const invalid = written.invalid ?? 0;
  const rest = (present ?? written.for) - written.for - abstain - invalid;
  return {
    electors,
    for: written.for,
    against: written.against ?? Math.max(0, rest),
    abstain,
    invalid,
  };
}

function addsUp(written: WrittenVotes): boolean {
  const votes = votesOf(written);
  const sum = votes.for + votes.against + votes.abstain + votes.invalid;
  return sum <= votes.electors && (written.present === null || written.present === sum);
}

/** {electors: 5, present: 5, for: 3}: those present who marked nothing else voted against. */
export const votes = strict(VOTES, 'outcome').refine(addsUp, expects('votes')).transform(votesOf);

const voteExample = strict({
  ...VOTES,
  at: optional(oneOf(['correspondence', 'meeting'])),
  result: oneOf(['passed', 'failed', 'no-valid-resolution', 'to-be-confirmed']),
})
  .refine(addsUp, expects('votes'))
  .transform(({ result, at, ...written }) => ({
    votes: votesOf(written),
    at: at ?? ('correspondence' as const),
    result,
  }));

const exactHalf = oneOf(['hold']);
export const recuse = list(oneOf(['subject', 'declared']));
/** Ways for a vote to come that are refused. */
export const refuses = list(oneOf(REFUSABLE));

/** How bodies decide. */
export const rules = namedParts(
  sourced({
    passes: threshold,
    quorum: optional(quorum),
    'exact-half': optional(exactHalf),
    recuse: optional(recuse),
    secret: optional(flag),
    refuses: optional(refuses),
    consensus: optional(strict({ within: period })),
    method: optional(oneOf(['approval'])),
    tie: optional(list(oneOf(['run-off', 'lot']))),
    examples: optional(list(voteExample)),
  }).transform((written) => ({
    ...written,
    tie: written.tie ?? [],
    examples: written.examples ?? [],
  })),
).meta({ title: 'Rules' });
