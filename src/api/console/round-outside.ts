import { papersAwaited } from '../../store/papers-awaited.ts';
import { recordsAbout } from '../../store/records/records.ts';
import type { VoteContent } from '../../store/records/vote.ts';
import type { Scope } from '../../store/scope.ts';
import { lastOpinions } from '../../store/telephone-opinions.ts';
import { lastVotes, votesOf } from '../../store/voting-rounds.ts';
import type { Channel, VotingRoundView } from '../../web/views.ts';
import type { RoundStanding } from './desk.ts';

/** What came of an elector outside the system, and how their vote came. */
export type Outside = {
  readonly notes: VotingRoundView['electors'][number]['notes'];
  readonly channel?: Channel;
};

/** By elector: papers on their way or waiting for a check, calls, objections, and the channel of who has voted. */
export async function outsideOf(
  scope: Scope,
  { round, ballots, voters }: RoundStanding,
): Promise<ReadonlyMap<string, Outside>> {
  const awaited = new Set((await papersAwaited(scope, round.id)).map((one) => one.person));
  const records = await recordsAbout(scope, round.id);
  const checking = new Set(
    records
      .filter((record) => record.state === 'waiting')
      .map((record) => (record.content as unknown as VoteContent).person),
  );
  const said = await lastOpinions(scope, round.id);
  const votes = await votesOf(
    scope,
    ballots.map((ballot) => ballot.id),
  );
  const last = new Map(lastVotes(votes).map((vote) => [vote.person, vote.channel]));
  const objected = new Set(votes.flatMap((vote) => (vote.objectedAt ? [vote.person] : [])));
  return new Map(
    voters.map(({ person }) => {
      const channel = last.get(person);
      const notes: Outside['notes'][number][] = [];
      if (checking.has(person)) notes.push('checking');
      else if (awaited.has(person)) notes.push('awaited');
      if (said.has(person) && !channel) notes.push('said');
      if (objected.has(person)) notes.push('objected');
      return [person, { notes, ...(channel ? { channel } : {}) }];
    }),
  );
}
