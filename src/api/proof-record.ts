import type { Proof } from './proof.tsx';

/** What the result can be computed from by another program. A secret ballot's votes are given as counts only. */
export function proofRecord({
  ballot,
  one,
  votes,
  corrections,
  sources,
  recomputed,
  differences,
}: Proof) {
  const { secret } = ballot.rule;
  return {
    format: 1,
    case: one.number,
    charter: { id: one.plan.charter, version: ballot.charterVersion },
    stage: ballot.stage,
    round: ballot.round,
    rule: ballot.rule,
    openedAt: ballot.openedAt,
    closedAt: ballot.closedAt,
    electorate: ballot.electorate,
    electorateSha256: ballot.electorateHash,
    votes: secret
      ? null
      : votes.map((vote) => ({
          person: vote.person,
          version: vote.version,
          choice: vote.choice,
          channel: vote.channel,
          actedAt: vote.actedAt,
          recordedAt: vote.recordedAt,
          receipt: vote.receipt,
          ...(vote.record ? { record: sources.get(vote.record)?.record.number } : {}),
          // Whatever its voter objected to does not count.
          ...(vote.objectedAt ? { objectedAt: vote.objectedAt } : {}),
        })),
    /** Votes that somebody else entered, each with its check and the digests of its evidence. */
    records: [...sources.values()].map(({ record, evidence }) => ({
      number: record.number,
      channel: record.channel,
      actedAt: record.actedAt,
      enteredBy: record.recordedBy,
      enteredAt: record.recordedAt,
      checkedBy: record.checkedBy,
      checkedAt: record.checkedAt,
      contentSha256: record.contentHash,
      evidenceSha256: evidence,
    })),
    /** What counts instead of a wrong vote or sheet, each with the tally before and after it. */
    corrections: corrections.map(({ record, of, before, after }) => ({
      number: record.number,
      enteredAt: record.recordedAt,
      checkedAt: record.checkedAt,
      contentSha256: record.contentHash,
      ...(of.of === 'sheet' ? { sheet: of.sheet } : {}),
      ...(of.of === 'vote' && !secret
        ? { vote: { person: of.person, version: of.version, counts: of.counts } }
        : {}),
      before,
      after,
    })),
    recorded: ballot.tally,
    recomputed,
    agrees: differences.length === 0,
  };
}
