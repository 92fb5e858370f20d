import { sql } from 'kysely';
import type { Charter } from '../domain/charter/type.ts';
import { caseFrom, type Case, type CaseRow } from './cases.ts';
import { charterRead } from './charters.ts';
import { withInstants } from './database.ts';
import type { Scope } from './scope.ts';
import {
  ballotFrom,
  voteFrom,
  type Ballot,
  type BallotRow,
  type Electorate,
  type FrozenSeat,
  type Vote,
  type VoteRow,
} from './voting-rounds.ts';

/** A ballot as one person finds it: of its electorate nothing but their own places in it. */
export type OwnBallot = Omit<Ballot, 'electorate'> & {
  readonly places: { readonly [Part in keyof Electorate]?: FrozenSeat };
};

/** An item of a voting round with its case and the charter it is decided by. */
export type OwnItem = {
  readonly ballot: OwnBallot;
  readonly one: Case;
  readonly charter: Charter;
};

/** Everything a person's vote in a round is judged by. */
export type Standing = {
  readonly items: readonly OwnItem[];
  /** Their own votes, every version, in the order they were recorded. */
  readonly votes: readonly Vote[];
  /** The seats they hold now. */
  readonly held: readonly string[];
};

type Row = Omit<BallotRow, 'electorate'> & {
  content_hash: string;
  confirmed_by: string | null;
  one: CaseRow;
  places: OwnBallot['places'] | null;
  votes: readonly VoteRow[];
  held: readonly string[];
};

/** How a person stands in a round, in one trip: it is read for every vote, among any number of electors. */
export async function readStanding(
  scope: Scope,
  votingRound: string,
  person: string,
): Promise<Standing> {
  const { rows } = await sql<Row>`
    select b.id, b.voting_round, b.position, b.case_id, b.stage, b.round, b.rule, b.charter_version, b.electorate_hash,
      b.opened_at, b.closed_at, b.result, b.tally, b.record, b.statement,
      h.content_hash, h.confirmed_by,
      to_jsonb(c) as one,
      (select jsonb_object_agg(e.part, e.place) from electors e where e.ballot = b.id and e.person = ${person}) as places,
      (select coalesce(jsonb_agg(to_jsonb(v) || jsonb_build_object('objected_at', o.at)), '[]')
        from votes v left join vote_objections o using (alliance, ballot, person, version)
        where v.ballot = b.id and v.person = ${person}) as votes,
      array(select seat from holdings
        where person = ${person} and valid_from <= ${scope.now} and (valid_until is null or valid_until > ${scope.now})
        order by seat) as held
    from ballots b
      join cases c on c.id = b.case_id
      join charter_versions h on h.version = b.charter_version
    where b.voting_round = ${votingRound} order by b.position`.execute(scope.tx);
  const items: OwnItem[] = [];
  for (const row of rows)
    items.push({
      ballot: { ...ballotFrom(row), places: row.places ?? {} },
      one: caseFrom(withInstants(row.one, ['opened_at', 'closed_at'])),
      charter: await charterRead(scope, { ...row, version: row.charter_version }),
    });
  return {
    items,
    votes: rows
      .flatMap((row) => row.votes)
      .map((vote) => voteFrom(withInstants(vote, ['acted_at', 'recorded_at', 'objected_at'])))
      .sort((one, other) => Number(one.recordedAt) - Number(other.recordedAt)),
    held: rows[0]?.held ?? [],
  };
}
