import { dayOf } from '../../domain/calendar.ts';
import { checkSheet, votesOnSheet, type ShowOfHands } from '../../domain/show-of-hands.ts';
import { tally, type Tally } from '../../domain/tally.ts';
import { recordResult } from '../decide/ballot-result.ts';
import { closeRound } from '../decide/close-round.ts';
import type { Scope } from '../scope.ts';
import { attendanceOf, readSitting } from '../sittings.ts';
import { readBallot, readRound, type Ballot } from '../voting-rounds.ts';
import { wake } from '../wake-ups.ts';
import { readRecord, recordsAbout, type NewRecord } from './records.ts';
import type { RecordRules } from './rules.ts';

/** 会议举手表决: the signed sheet of one item; subject is its ballot. The result is recomputed from it at any time. */
export const tallyRecord: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const waiting = (await recordsAbout(scope, entry.subject)).some(
      (record) => record.kind === 'tally' && record.state === 'waiting',
    );
    if (waiting) return 'waits-already';
    return against(scope, entry);
  },
  async apply(scope, record) {
    const ballot = await readBallot(scope, record.subject);
    // The round is locked before its cases, as an order and a close lock them.
    if (ballot) await readRound(scope, ballot.votingRound, 'update');
    const because = await against(scope, record);
    const open = await readBallot(scope, record.subject);
    if (because || !open) return { kind: 'without-effect', because: because ?? 'unknown' };
    const counted = countSheet(open, record.content as unknown as ShowOfHands);
    await recordResult(scope, open, counted, record.id);
    await closeRound(scope, open.votingRound);
    await wake(scope, 'ballot', open.votingRound);
    return { kind: 'counted', outcome: { result: counted.result, formula: counted.formula } };
  },
};

/** Why a sheet cannot be taken for its ballot now. */
async function against(
  scope: Scope,
  entry: Pick<NewRecord, 'subject' | 'content' | 'actedAt'>,
): Promise<string | undefined> {
  const ballot = await readBallot(scope, entry.subject);
  const round = ballot && (await readRound(scope, ballot.votingRound));
  if (!ballot || round?.way !== 'meeting') return 'unknown';
  if (ballot.closedAt) return 'settled-before';
  if (round.state !== 'open') return 'not-open';
  const sitting = await readSitting(scope, round.id);
  if (sitting?.openedAt && dayOf(entry.actedAt.getTime()) < dayOf(sitting.openedAt.getTime()))
    return 'before-opening';
  const sheet = entry.content as unknown as ShowOfHands;
  const [problem] = checkSheet(sheet, await entitledTo(scope, ballot));
  return problem && 'does-not-add-up';
}

/** Who is entitled to an item, and who of them was ticked as there. */
export async function entitledTo(
  scope: Scope,
  ballot: Ballot,
): Promise<{
  readonly voters: readonly string[];
  readonly attending: readonly string[] | undefined;
}> {
  const there = await attendanceOf(scope, ballot.votingRound);
  return {
    voters: (ballot.electorate?.voters ?? []).map((seat) => seat.person),
    attending: there.length > 0 ? there : undefined,
  };
}

/** Counts a ballot of a meeting from a sheet. */
export function countSheet(ballot: Ballot, sheet: ShowOfHands): Tally {
  return tally(ballot.rule, votesOnSheet(sheet, ballot.electorate?.voters.length ?? 0), 'meeting');
}

/** The sheet that was counted for a ballot; undefined of a correspondence vote. */
export async function sheetOf(scope: Scope, ballot: Ballot): Promise<ShowOfHands | undefined> {
  const record = ballot.record ? await readRecord(scope, ballot.record) : undefined;
  return record?.content as unknown as ShowOfHands | undefined;
}

/** Counts a ballot of a meeting again from its stored sheet alone (invariant 1). */
export async function recountSheet(scope: Scope, ballot: Ballot): Promise<Tally | undefined> {
  const sheet = await sheetOf(scope, ballot);
  return sheet && countSheet(ballot, sheet);
}
