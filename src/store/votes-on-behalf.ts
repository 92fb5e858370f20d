import { filesOfRecord } from './files.ts';
import { readRecord, type Recorded } from './records/records.ts';
import type { Scope } from './scope.ts';
import type { Vote } from './voting-rounds.ts';

/** A record that votes stand in, with the digests of its evidence. */
export type VoteSource = { readonly record: Recorded; readonly evidence: readonly string[] };

/** The records that the votes were given by, by id. */
export async function sourcesOfVotes(
  scope: Scope,
  votes: readonly Vote[],
): Promise<ReadonlyMap<string, VoteSource>> {
  const sources = new Map<string, VoteSource>();
  for (const id of new Set(votes.flatMap((vote) => vote.record ?? []))) {
    const record = await readRecord(scope, id);
    if (!record) continue;
    const evidence = (await filesOfRecord(scope, id)).map((file) => file.sha256);
    sources.set(id, { record, evidence });
  }
  return sources;
}
