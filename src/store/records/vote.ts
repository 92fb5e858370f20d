import { canonical } from '../../domain/canonical.ts';
import { castVotes, type Mark } from '../decide/vote.ts';
import { ballotsOfRound, readRound } from '../voting-rounds.ts';
import type { RecordRules } from './rules.ts';

/** A voter's marks as they stand on the paper: subject is the voting round. */
export type VoteContent = {
  readonly person: string;
  readonly marks: readonly Pick<Mark, 'ballot' | 'choice' | 'reason'>[];
};

/** 纸质表决票: counts as the voter's own vote once a second person has compared it with the scan. */
export const voteRecord: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const content = entry.content as unknown as VoteContent;
    const round = await readRound(scope, entry.subject);
    if (!round) return 'unknown';
    if (round.state !== 'open') return round.state === 'closed' ? 'closed' : 'not-open';
    if (entry.actedAt >= round.closesAt) return 'after-close';
    const ballots = await ballotsOfRound(scope, round.id);
    const entitled = ballots.filter((ballot) =>
      ballot.electorate?.voters.some((seat) => seat.person === content.person),
    );
    if (entitled.length === 0) return 'not-an-elector';
    return undefined;
  },
  async apply(scope, record) {
    const content = record.content as unknown as VoteContent;
    const cast = await castVotes(
      scope,
      record.subject,
      { person: content.person, channel: record.channel },
      content.marks.map((mark) => ({ ...mark, change: false })),
    );
    if (cast.kind === 'refused') return { kind: 'without-effect', because: cast.because };
    const recorded = cast.marks.filter((mark) => mark.kind === 'recorded');
    if (recorded.length === 0)
      return { kind: 'without-effect', because: cast.marks[0]?.kind ?? 'nothing-marked' };
    return { kind: 'counted', outcome: { marks: JSON.parse(canonical(cast.marks)) } };
  },
};
