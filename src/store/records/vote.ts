import { dayOf } from '../../domain/calendar.ts';
import { canonical } from '../../domain/canonical.ts';
import { refuses } from '../../domain/channels.ts';
import { castVotes, type Mark } from '../decide/vote.ts';
import { filesOfRecord } from '../files.ts';
import { awaitPaper, endAwaiting } from '../papers-awaited.ts';
import type { Scope } from '../scope.ts';
import { ballotsOfRound, readRound } from '../voting-rounds.ts';
import { wake } from '../wake-ups.ts';
import type { NewRecord, Recorded } from './records.ts';
import type { Applied, RecordRules } from './rules.ts';
import { tellVoter } from './tell-voter.ts';

/** A voter's marks as they stand on the paper: subject is the voting round. */
export type VoteContent = {
  readonly person: string;
  readonly marks: readonly Pick<Mark, 'ballot' | 'choice' | 'reason'>[];
  /** The paper says expressly that it changes an earlier vote. */
  readonly change?: boolean;
};

/** 纸质表决票: counts as the voter's own vote once a second person has compared it with the scan. */
export const voteRecord: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const content = contentOf(entry);
    // The close waits for whoever is entering a paper, and then sees it.
    const round = await readRound(scope, entry.subject, 'share');
    if (!round) return 'unknown';
    if (round.way === 'meeting' || round.state === 'proposed' || round.state === 'declined')
      return 'not-open';
    // Papers bear a day, and often no hour.
    const opened = dayOf((round.orderedAt ?? round.proposedAt).getTime());
    if (dayOf(entry.actedAt.getTime()) < opened) return 'before-opening';
    if (entry.actedAt >= round.closesAt) return 'after-close';
    if (content.marks.length === 0) return 'nothing-marked';
    const entitled = (await ballotsOfRound(scope, round.id)).filter((ballot) =>
      ballot.electorate?.voters.some((seat) => seat.person === content.person),
    );
    if (entitled.length === 0) return 'not-an-elector';
    if (entitled.every((ballot) => refuses(ballot.rule, entry.channel)))
      return entitled.every(({ rule }) => rule.secret) ? 'secret-vote' : 'channel-refused';
    return undefined;
  },
  /** What is in the house is waited for as if it had been announced, even if the first entry was wrong. */
  async entered(scope, record) {
    const round = await readRound(scope, record.subject);
    if (round?.state === 'open')
      await awaitPaper(scope, record.subject, contentOf(record).person, record.recordedBy);
  },
  async apply(scope, record, checkedBy) {
    const { person } = contentOf(record);
    const applied = await count(scope, record, checkedBy);
    await endAwaiting(scope, record.subject, person, 'recorded', checkedBy);
    await tellVoter(scope, record, person);
    await wake(scope, 'ballot', record.subject);
    return applied;
  },
  async turnedDown(scope, record) {
    await wake(scope, 'ballot', record.subject);
  },
};

function contentOf({ content }: Pick<NewRecord, 'content'>): VoteContent {
  return content as unknown as VoteContent;
}

async function count(scope: Scope, record: Recorded, checkedBy: string): Promise<Applied> {
  const content = contentOf(record);
  const evidence = await filesOfRecord(scope, record.id);
  const cast = await castVotes(
    scope,
    record.subject,
    {
      person: content.person,
      channel: record.channel,
      record: {
        id: record.id,
        actedAt: record.actedAt,
        details: {
          record: record.number,
          enteredBy: record.recordedBy,
          checkedBy,
          evidence: evidence.map((file) => file.sha256),
        },
      },
    },
    content.marks.map((mark) => ({ ...mark, change: content.change ?? false })),
  );
  if (cast.kind === 'refused') return { kind: 'without-effect', because: cast.because };
  if (!cast.marks.some((mark) => mark.kind === 'recorded')) {
    const [mark] = cast.marks;
    const because = mark?.kind === 'refused' ? mark.because : mark?.kind;
    return { kind: 'without-effect', because: because ?? 'nothing-marked' };
  }
  return { kind: 'counted', outcome: { marks: JSON.parse(canonical(cast.marks)) } };
}
