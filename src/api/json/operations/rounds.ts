import { z } from 'zod';
import { inScope as inTransaction } from '../../../store/scope.ts';
import {
  ballotsOfRound,
  listRounds,
  readRound,
  type VotingRound,
} from '../../../store/voting-rounds.ts';
import { enteredMoment } from '../../acting/moment.ts';
import { propose } from '../../console/propose.tsx';
import { proofRecord } from '../../proof-record.ts';
import { proofOf } from '../../proof.tsx';
import { operation, type Operation } from '../operation.ts';
import { PROBLEMS } from '../problem.ts';
import { instant, roundState, wordingOf } from '../shapes.ts';

const TAG = 'Votes';

const votingRound = z.object({
  id: z.string(),
  number: z.string(),
  body: z.string(),
  way: z.enum(['correspondence', 'meeting']),
  state: roundState,
  proposedAt: instant,
  closesAt: instant,
  closedAt: instant.nullable(),
});
const roundOf = (round: VotingRound): z.input<typeof votingRound> => ({
  id: round.id,
  number: round.number,
  body: round.body,
  way: round.way,
  state: round.state,
  proposedAt: round.proposedAt.toISOString(),
  closesAt: round.closesAt.toISOString(),
  closedAt: round.closedAt?.toISOString() ?? null,
});

const listVotingRounds = operation({
  id: 'listVotingRounds',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/voting-rounds',
  summary: 'Voting rounds (表决批次), newest first',
  by: 'secretariat',
  answers: z.object({ votingRounds: z.array(votingRound) }),
  act: ({ inScope }) =>
    inScope(async (scope) => ({
      body: { votingRounds: (await listRounds(scope)).map(roundOf) },
    })),
});

const getVotingRound = operation({
  id: 'getVotingRound',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/voting-rounds/{votingRound}',
  summary: 'One voting round with its ballots',
  by: 'secretariat',
  answers: votingRound.extend({
    ballots: z.array(
      z.object({
        id: z.string(),
        case: z.string(),
        position: z.number().int(),
        result: z.string().nullable(),
      }),
    ),
  }),
  act: ({ params, inScope }) =>
    inScope(async (scope) => {
      const round = await readRound(scope, params['votingRound'] ?? '');
      if (!round) return PROBLEMS.unknown();
      const ballots = await ballotsOfRound(scope, round.id);
      return {
        body: {
          ...roundOf(round),
          ballots: ballots.map(({ id, caseId, position, result }) => ({
            id,
            case: caseId,
            position,
            result,
          })),
        },
      };
    }),
});

const FIELDS: Readonly<Record<string, string>> = {
  closesOn: 'closesAt',
  closesTime: 'closesAt',
  items: 'cases',
};

const proposeVote = operation({
  id: 'proposeVotingRound',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/voting-rounds',
  summary:
    'Put waiting cases (待上会) before the body’s chair, who alone may order a correspondence vote',
  by: 'secretariat',
  created: true,
  body: z.object({
    body: z.string().max(64),
    cases: z.array(z.string().max(64)).min(1).max(200),
    reason: z.string().max(1000),
    closesAt: instant,
  }),
  answers: votingRound,
  async act({ site, by, body }) {
    const form = {
      body: body.body,
      item: body.cases,
      reason: body.reason,
      ...enteredMoment(new Date(body.closesAt)),
    };
    const visit = { ...by, base: '' };
    const outcome = await propose(site, visit, form);
    if ('problems' in outcome)
      return PROBLEMS.invalid(
        Object.entries(outcome.problems).flatMap(([field, message]) =>
          message ? [{ field: FIELDS[field] ?? field, message: wordingOf(message) }] : [],
        ),
      );
    return inTransaction(site.context, by.alliance.id, async (scope) => {
      const round = await readRound(scope, outcome.votingRound);
      return round ? { body: roundOf(round) } : PROBLEMS.unknown();
    });
  },
});

const getProof = operation({
  id: 'getProof',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/ballots/{ballot}/proof',
  summary: 'Everything the result of a ballot is computed from (计票说明), counted again now',
  by: 'secretariat',
  answers: z.looseObject({
    format: z.literal(1),
    case: z.string(),
    stage: z.string(),
    round: z.number().int(),
    agrees: z.boolean().meta({ description: 'Whether counting again gives what was recorded.' }),
  }),
  act: ({ params, inScope }) =>
    inScope(async (scope) => {
      const proof = await proofOf(scope, params['ballot'] ?? '');
      return proof ? { body: proofRecord(proof) } : PROBLEMS.unknown();
    }),
});

export const ROUND_OPERATIONS: readonly Operation[] = [
  listVotingRounds,
  getVotingRound,
  proposeVote,
  getProof,
];
