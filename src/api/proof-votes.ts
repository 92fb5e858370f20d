import { nameIn } from '../domain/charter/in-words.ts';
import { electorsOf } from '../domain/charter/people.ts';
import type { Charter } from '../domain/charter/type.ts';
import type { Tally } from '../domain/tally.ts';
import type { Channel } from '../store/decide/decisions.ts';
import type { VoteSource } from '../store/votes-on-behalf.ts';
import {
  lastVotes,
  type Ballot,
  type FrozenSeat,
  type Vote,
  type VotingRound,
} from '../store/voting-rounds.ts';
import type { ProofView } from '../web/views.ts';

/** A closed ballot with its votes, counted again. */
export type Counted = {
  readonly ballot: Ballot;
  readonly round: VotingRound;
  readonly charter: Charter;
  readonly votes: readonly Vote[];
  readonly recomputed: Tally;
  /** Whose holders had left by the close, as `seat person`. */
  readonly left: ReadonlySet<string>;
  readonly sources: ReadonlyMap<string, VoteSource>;
  readonly names: ReadonlyMap<string, string>;
  readonly said: ReadonlySet<string>;
};

/** Who recused themselves on the ballot itself. */
export function recusalsOf({ ballot, votes }: Pick<Counted, 'ballot' | 'votes'>): readonly Vote[] {
  const voters = new Set(ballot.electorate?.voters.map((seat) => seat.person));
  return lastVotes(votes).filter((vote) => vote.choice === 'recuse' && voters.has(vote.person));
}

/** Every frozen seat by rank: who held it and what became of it. A secret ballot's choices stay out. */
export function seatsOf({
  ballot,
  votes,
  charter,
  round,
  left,
  sources,
  said,
}: Counted): ProofView['seats'] {
  const last = new Map(lastVotes(votes).map((vote) => [vote.person, vote]));
  const order = electorsOf(charter, round.body);
  const { voters, recused } = ballot.electorate!;
  const named = (seat: FrozenSeat) => ({ office: nameIn(charter, seat.seat), holder: seat.name });
  const kept = new Set(recused);
  return [...voters, ...recused]
    .sort((one, other) => order.indexOf(one.seat) - order.indexOf(other.seat))
    .map((seat) => {
      const vote = last.get(seat.person);
      if (kept.has(seat))
        return {
          ...named(seat),
          standing: 'recused',
          note: {
            zh: '申请人的本单位人员，依规定回避',
            en: 'of the applicant’s own unit, by rule',
          },
        };
      if (vote?.choice === 'recuse')
        return { ...named(seat), standing: 'recused', channel: vote.channel };
      if (!vote)
        return {
          ...named(seat),
          standing: (seat.seats ?? [seat.seat]).every((one) => left.has(`${one} ${seat.person}`))
            ? 'left'
            : 'not-voted',
          ...noteOfSilent(votes, said, seat.person),
        };
      return {
        ...named(seat),
        standing: 'voted',
        // How a secret vote came would tell whose it is where one came by paper.
        ...(ballot.rule.secret
          ? {}
          : { channel: vote.channel, choice: vote.choice, ...noteOfRecorded(sources, vote) }),
      };
    });
}

function noteOfRecorded(
  sources: Counted['sources'],
  vote: Vote,
): Pick<ProofView['seats'][number], 'note'> {
  const number = sources.get(vote.record ?? '')?.record.number;
  return number ? { note: { zh: `登记${number}`, en: `record ${number}` } } : {};
}

/** What was said by telephone and not confirmed, or objected to and not replaced, did not count. */
function noteOfSilent(
  votes: readonly Vote[],
  said: ReadonlySet<string>,
  person: string,
): Pick<ProofView['seats'][number], 'note'> {
  if (votes.some((vote) => vote.person === person && vote.objectedAt))
    return {
      note: {
        zh: '对登记的表决票提出异议，该票不计',
        en: 'objected to the recorded vote, which does not count',
      },
    };
  return said.has(person)
    ? {
        note: {
          zh: '有电话意见，未书面确认，不计票',
          en: 'said something by telephone and did not confirm it; not counted',
        },
      }
    : {};
}

/** The votes that somebody else entered: by whom, checked by whom, and by which evidence. */
export function recordsOf({ ballot, votes, sources, names }: Counted): ProofView['records'] {
  return [...sources.values()].map(({ record, evidence }) => {
    const vote = votes.find((one) => one.record === record.id);
    const seat = ballot.electorate?.voters.find(({ person }) => person === vote?.person);
    return {
      number: record.number,
      channel: record.channel,
      ...(ballot.rule.secret || !seat ? {} : { voter: seat.name }),
      actedAt: record.actedAt.getTime(),
      enteredBy: names.get(record.recordedBy) ?? record.recordedBy,
      enteredAt: record.recordedAt.getTime(),
      checkedBy: names.get(record.checkedBy ?? '') ?? '',
      checkedAt: (record.checkedAt ?? record.recordedAt).getTime(),
      evidence,
      objected: votes.some((one) => one.record === record.id && one.objectedAt !== undefined),
    };
  });
}

export function countsOf({ ballot, votes, recomputed }: Counted): ProofView['counts'] {
  const voters = new Set(ballot.electorate?.voters.map((seat) => seat.person));
  const counted = lastVotes(votes).filter((vote) => voters.has(vote.person));
  const channels = (choice: string) => {
    const count = new Map<Channel, number>();
    for (const vote of counted)
      if (vote.choice === choice) count.set(vote.channel, (count.get(vote.channel) ?? 0) + 1);
    return ballot.rule.secret
      ? []
      : [...count].map(([channel, number]) => ({ channel, count: number }));
  };
  return [
    ...(['for', 'against', 'abstain', 'invalid'] as const).map((choice) => ({
      choice,
      count: recomputed.votes[choice],
      channels: channels(choice),
    })),
    {
      choice: 'not-voted',
      count: recomputed.votes.electors - recomputed.present,
      channels: [],
    },
  ];
}
