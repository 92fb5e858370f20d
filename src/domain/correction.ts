/** What a correction says of one version of one vote: another choice counts instead, or nothing does. */
export type VoteCorrection<Choice extends string> = {
  readonly ballot: string;
  readonly person: string;
  readonly version: number;
  readonly counts: Choice | 'nothing';
};

/** The votes as they count after corrections, in their order; of two on the same version the later one holds. */
export function correctedVotes<
  Choice extends string,
  Vote extends {
    readonly ballot: string;
    readonly person: string;
    readonly version: number;
    readonly choice: Choice;
  },
>(votes: readonly Vote[], corrections: readonly VoteCorrection<Choice>[]): readonly Vote[] {
  return votes.flatMap((vote) => {
    const last = corrections.findLast(
      (correction) =>
        correction.ballot === vote.ballot &&
        correction.person === vote.person &&
        correction.version === vote.version,
    );
    if (!last) return [vote];
    return last.counts === 'nothing' ? [] : [{ ...vote, choice: last.counts }];
  });
}
