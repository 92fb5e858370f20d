import { sql } from 'kysely';
import type { DecisionRule, VotingWay } from '../domain/plan.ts';
import type { BallotResult, Statement, Tally, VoteChoice } from '../domain/tally.ts';
import type { Channel } from './decide/decisions.ts';
import type { Scope } from './scope.ts';

/** 表决批次: several ballots of one body, one mail and one page an elector. */
export type VotingRound = {
  readonly id: string;
  readonly number: string;
  readonly body: string;
  readonly way: VotingWay;
  /** convened: the notice of a meeting is out · to-meeting: the electors demanded a meeting instead (X-Q22). */
  readonly state: 'proposed' | 'convened' | 'open' | 'declined' | 'closed' | 'to-meeting';
  readonly proposedBy: string;
  readonly proposedAt: Date;
  readonly proposal: string;
  /** 截止: by when a vote must have been given; of a meeting, when it begins. */
  readonly closesAt: Date;
  /** 计票完成 at the latest; the close itself where nothing may be waited for. */
  readonly countsBy: Date;
  readonly orderedBy: string | null;
  readonly orderedAt: Date | null;
  readonly orderReason: string | null;
  readonly shortNoticeReason: string | null;
  readonly closedAt: Date | null;
  readonly nudgesDone: number;
};

/** A seat as frozen at opening, with the person who held it and how they were called. */
export type FrozenSeat = {
  readonly seat: string;
  /** Every seat of the body that the person held at opening, where there were several (X-Q13: one vote all the same). */
  readonly seats?: readonly string[];
  readonly person: string;
  /** The member who designated them, where members fill the seat themselves. */
  readonly member?: string;
  readonly name: string;
  readonly title: string;
};

/** Whether somebody still sits where they sat at opening: in one of their seats of that body at least. */
export function stillSits(frozen: FrozenSeat, held: readonly string[]): boolean {
  return (frozen.seats ?? [frozen.seat]).some((seat) => held.includes(seat));
}

/** Who may vote on one item: fixed at opening, printed on the result with its hash (X-Q19). */
export type Electorate = {
  readonly voters: readonly FrozenSeat[];
  readonly observers: readonly FrozenSeat[];
  /** Kept from voting by rule: the applicant's own people (X-Q11). */
  readonly recused: readonly FrozenSeat[];
};

/** put-off: the items wait for a meeting again, without any result. */
export type BallotEnd = BallotResult | 'put-off';

export type Ballot = {
  readonly id: string;
  readonly votingRound: string;
  readonly position: number;
  readonly caseId: string;
  readonly stage: string;
  readonly round: number;
  readonly rule: DecisionRule;
  readonly charterVersion: number;
  readonly electorate: Electorate | null;
  readonly electorateHash: string | null;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly result: BallotEnd | null;
  readonly tally: Tally | null;
  /** The record of the show of hands that was counted; null of a correspondence vote. */
  readonly record: string | null;
  /** What whoever confirmed a held result has stated. */
  readonly statement: Statement | null;
};

export type MarkedChoice = VoteChoice | 'recuse';

/** One version of one elector's vote; the last one counts. */
export type Vote = {
  readonly ballot: string;
  readonly person: string;
  readonly version: number;
  readonly choice: MarkedChoice;
  readonly reason: string | null;
  readonly channel: Channel;
  readonly actedAt: Date;
  readonly recordedAt: Date;
  readonly receipt: string;
  /** The record it was given by, where somebody else entered it. */
  readonly record?: string;
  /** When its voter said that it is not their vote: it does not count. */
  readonly objectedAt?: Date;
};

export type RoundRow = {
  id: string;
  number: string;
  body: string;
  way: VotingWay;
  state: VotingRound['state'];
  proposed_by: string;
  proposed_at: Date;
  proposal: string;
  closes_at: Date;
  counts_by: Date | null;
  ordered_by: string | null;
  ordered_at: Date | null;
  order_reason: string | null;
  short_notice_reason: string | null;
  closed_at: Date | null;
  nudges_done: number;
};

export type BallotRow = {
  id: string;
  voting_round: string;
  position: number;
  case_id: string;
  stage: string;
  round: number;
  rule: DecisionRule;
  charter_version: number;
  electorate: Electorate | null;
  electorate_hash: string | null;
  opened_at: Date | null;
  closed_at: Date | null;
  result: BallotEnd | null;
  tally: Tally | null;
  record: string | null;
  statement: Statement | null;
};

export type VoteRow = {
  ballot: string;
  person: string;
  version: number;
  choice: MarkedChoice;
  reason: string | null;
  channel: Channel;
  acted_at: Date;
  recorded_at: Date;
  receipt: string;
  record_id: string | null;
  objected_at: Date | null;
};

/** The round. `share` lets many vote at once and keeps the close out; `update` is the close's own lock. */
export async function readRound(
  scope: Scope,
  id: string,
  lock?: 'share' | 'update',
): Promise<VotingRound | undefined> {
  const suffix = lock === 'share' ? sql`for share` : lock === 'update' ? sql`for update` : sql``;
  const { rows } =
    await sql<RoundRow>`select * from voting_rounds where id = ${id} ${suffix}`.execute(scope.tx);
  return rows[0] && roundFrom(rows[0]);
}

export async function listRounds(scope: Scope): Promise<readonly VotingRound[]> {
  const { rows } =
    await sql<RoundRow>`select * from voting_rounds order by id desc limit 200`.execute(scope.tx);
  return rows.map(roundFrom);
}

export async function ballotsOfRound(
  scope: Scope,
  votingRound: string,
): Promise<readonly Ballot[]> {
  const { rows } =
    await sql<BallotRow>`select * from ballots where voting_round = ${votingRound} order by position`.execute(
      scope.tx,
    );
  return rows.map(wholeBallotFrom);
}

export async function readBallot(scope: Scope, id: string): Promise<Ballot | undefined> {
  const { rows } = await sql<BallotRow>`select * from ballots where id = ${id}`.execute(scope.tx);
  return rows[0] && wholeBallotFrom(rows[0]);
}

export async function ballotsOfCase(scope: Scope, caseId: string): Promise<readonly Ballot[]> {
  const { rows } =
    await sql<BallotRow>`select * from ballots where case_id = ${caseId} order by round`.execute(
      scope.tx,
    );
  return rows.map(wholeBallotFrom);
}

/** Every version of every vote of the ballots, or of one person's, in the order they were recorded. */
export async function votesOf(
  scope: Scope,
  ballots: readonly string[],
  person?: string,
): Promise<readonly Vote[]> {
  const whose = person === undefined ? sql`` : sql`and v.person = ${person}`;
  const { rows } = await sql<VoteRow>`select v.*, o.at as objected_at from votes v
      left join vote_objections o using (alliance, ballot, person, version)
      where v.ballot = any(${[...ballots]}) ${whose} order by v.recorded_at, v.person, v.version`.execute(
    scope.tx,
  );
  return rows.map(voteFrom);
}

/** The vote that counts for each elector: the last version its voter has not objected to. */
export function lastVotes(votes: readonly Vote[]): readonly Vote[] {
  const last = new Map<string, Vote>();
  for (const vote of votes) {
    if (vote.objectedAt) continue;
    const key = `${vote.ballot} ${vote.person}`;
    if ((last.get(key)?.version ?? 0) < vote.version) last.set(key, vote);
  }
  return [...last.values()];
}

/** Whether every elector has marked every item: then the round closes early (X-Q15). Asked in a fresh statement. */
export async function allHaveVoted(scope: Scope, votingRound: string): Promise<boolean> {
  const { rows } = await sql<{ missing: boolean }>`
    select exists (
      select from ballots b join electors e on e.ballot = b.id and e.part = 'voters'
      where b.voting_round = ${votingRound} and b.closed_at is null and not ${HAS_VOTED}) as missing`.execute(
    scope.tx,
  );
  return rows[0]?.missing === false;
}

/** Whether a vote of the elector `e` stands, one they have not objected to. */
const HAS_VOTED = sql`exists (select from votes v where v.ballot = e.ballot and v.person = e.person
  and not exists (select from vote_objections o
    where o.ballot = v.ballot and o.person = v.person and o.version = v.version))`;

/** How many electors a round has, how many of them are asked to vote on something, and how many have marked all of that. */
export type Turnout = {
  readonly electors: number;
  readonly entitled: number;
  readonly returned: number;
};

export async function turnoutOf(scope: Scope, votingRound: string): Promise<Turnout> {
  // An item that was withdrawn asks nobody any more.
  const { rows } = await sql<Turnout>`
    select count(*)::integer as electors, (count(*) filter (where asked))::integer as entitled,
      (count(*) filter (where asked and done))::integer as returned
    from (
      select bool_or(asks) as asked, bool_and(voted or not asks) as done
      from (
        select e.person, b.closed_at is null or b.result is not null as asks, ${HAS_VOTED} as voted
        from ballots b join electors e on e.ballot = b.id and e.part = 'voters'
        where b.voting_round = ${votingRound}) each_item
      group by person) each_elector`.execute(scope.tx);
  return rows[0] as Turnout;
}

export function roundFrom(row: RoundRow): VotingRound {
  return {
    id: row.id,
    number: row.number,
    body: row.body,
    way: row.way,
    state: row.state,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    proposal: row.proposal,
    closesAt: row.closes_at,
    countsBy: row.counts_by ?? row.closes_at,
    orderedBy: row.ordered_by,
    orderedAt: row.ordered_at,
    orderReason: row.order_reason,
    shortNoticeReason: row.short_notice_reason,
    closedAt: row.closed_at,
    nudgesDone: row.nudges_done,
  };
}

/** Without the electorate, which is long and often not read. */
export function ballotFrom(row: Omit<BallotRow, 'electorate'>): Omit<Ballot, 'electorate'> {
  return {
    id: row.id,
    votingRound: row.voting_round,
    position: row.position,
    caseId: row.case_id,
    stage: row.stage,
    round: row.round,
    rule: row.rule,
    charterVersion: row.charter_version,
    electorateHash: row.electorate_hash,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    result: row.result,
    tally: row.tally,
    record: row.record,
    statement: row.statement,
  };
}

function wholeBallotFrom(row: BallotRow): Ballot {
  return { ...ballotFrom(row), electorate: row.electorate };
}

export function voteFrom(row: VoteRow): Vote {
  return {
    ballot: row.ballot,
    person: row.person,
    version: row.version,
    choice: row.choice,
    reason: row.reason,
    channel: row.channel,
    actedAt: row.acted_at,
    recordedAt: row.recorded_at,
    receipt: row.receipt,
    ...(row.record_id ? { record: row.record_id } : {}),
    ...(row.objected_at ? { objectedAt: row.objected_at } : {}),
  };
}
