import { z } from 'zod';
import { guestsOfSitting } from '../../../store/guests.ts';
import { attendanceOf, readSitting } from '../../../store/sittings.ts';
import { ballotsOfRound, readRound, votesOf, type Ballot } from '../../../store/voting-rounds.ts';
import { operation, type Operation } from '../operation.ts';
import { PROBLEMS } from '../problem.ts';
import { instant, roundState } from '../shapes.ts';

const ALLIANCE = '/alliances/{alliance}';

const seat = z.object({ person: z.string(), name: z.string(), seat: z.string() });

/** Everybody of an electorate once, in the order they were frozen in. */
function seatsOf(
  ballots: readonly Ballot[],
  pick: (electorate: NonNullable<Ballot['electorate']>) => readonly z.output<typeof seat>[],
): readonly z.output<typeof seat>[] {
  const found = new Map<string, z.output<typeof seat>>();
  for (const { electorate } of ballots)
    for (const one of electorate ? pick(electorate) : [])
      if (!found.has(one.person))
        found.set(one.person, { person: one.person, name: one.name, seat: one.seat });
  return [...found.values()];
}

const listElectors = operation({
  id: 'listElectors',
  tag: 'Votes',
  method: 'get',
  path: `${ALLIANCE}/voting-rounds/{votingRound}/electors`,
  summary:
    'Who may vote in a round (应表决人员), and who has; how they voted appears in the proof after the close',
  by: 'secretariat',
  answers: z.object({
    electors: z.array(
      seat.extend({
        ballots: z.array(
          z.object({
            ballot: z.string(),
            returned: z.boolean(),
          }),
        ),
      }),
    ),
    observers: z.array(seat),
    recused: z.array(seat).meta({ description: 'Kept from voting on an item by rule.' }),
  }),
  act: ({ params, inScope }) =>
    inScope(async (scope) => {
      const round = await readRound(scope, params['votingRound'] ?? '');
      if (!round) return PROBLEMS.unknown();
      const ballots = await ballotsOfRound(scope, round.id);
      const ids = ballots.map(({ id }) => id);
      const votes = await votesOf(scope, ids);
      return {
        body: {
          electors: seatsOf(ballots, ({ voters }) => voters).map((one) => ({
            ...one,
            ballots: ballots
              .filter(({ electorate }) =>
                electorate?.voters.some(({ person }) => person === one.person),
              )
              .map(({ id }) => ({
                ballot: id,
                returned: votes.some((vote) => vote.ballot === id && vote.person === one.person),
              })),
          })),
          observers: seatsOf(ballots, ({ observers }) => observers),
          recused: seatsOf(ballots, ({ recused }) => recused),
        },
      };
    }),
});

const getMeeting = operation({
  id: 'getMeeting',
  tag: 'Meetings',
  method: 'get',
  path: `${ALLIANCE}/meetings/{votingRound}`,
  summary: 'One meeting: when and where, who is there, and its items',
  by: 'secretariat',
  answers: z.object({
    votingRound: z.string(),
    number: z.string(),
    body: z.string(),
    state: roundState,
    meetsAt: instant,
    place: z.string(),
    chairedBy: z.string(),
    openedAt: instant.nullable(),
    closedAt: instant.nullable(),
    entitled: z.array(seat).meta({ description: 'Frozen when the meeting begins.' }),
    there: z.array(z.string()),
    guests: z
      .array(z.object({ member: z.string(), name: z.string(), there: z.boolean() }))
      .meta({ description: 'Members invited without a vote (列席); they count nowhere.' }),
    items: z.array(
      z.object({
        ballot: z.string(),
        case: z.string(),
        result: z.string().nullable(),
        record: z
          .string()
          .nullable()
          .meta({ description: 'The sheet that was counted (a record of the kind `tally`).' }),
      }),
    ),
  }),
  act: ({ params, inScope }) =>
    inScope(async (scope) => {
      const round = await readRound(scope, params['votingRound'] ?? '');
      const sitting = round && (await readSitting(scope, round.id));
      if (!round || !sitting) return PROBLEMS.unknown();
      const ballots = await ballotsOfRound(scope, round.id);
      return {
        body: {
          votingRound: round.id,
          number: round.number,
          body: round.body,
          state: round.state,
          meetsAt: sitting.meetsAt,
          place: sitting.place,
          chairedBy: sitting.chairedBy,
          openedAt: sitting.openedAt,
          closedAt: round.closedAt,
          entitled: seatsOf(ballots, ({ voters }) => voters),
          there: [...(await attendanceOf(scope, round.id))],
          guests: (await guestsOfSitting(scope, round.id)).map(({ member, name, there }) => ({
            member,
            name,
            there,
          })),
          items: ballots.map(({ id, caseId, result, record }) => ({
            ballot: id,
            case: caseId,
            result,
            record,
          })),
        },
      };
    }),
});

export const ELECTOR_OPERATIONS: readonly Operation[] = [listElectors, getMeeting];
