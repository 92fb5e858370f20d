import { sql } from 'kysely';
import type { Scope } from './scope.ts';
import type { VoteContent } from './records/vote.ts';

/** 电话意见: what an elector said on the telephone. It never counts; confirmed by their own link it becomes a vote. */
export type TelephoneOpinion = {
  readonly id: string;
  readonly votingRound: string;
  readonly person: string;
  readonly marks: VoteContent['marks'];
  readonly saidAt: Date;
  readonly notedBy: string;
  readonly notedAt: Date;
};

type Row = {
  id: string;
  voting_round: string;
  person: string;
  marks: VoteContent['marks'];
  said_at: Date;
  noted_by: string;
  noted_at: Date;
};

export async function insertOpinion(
  scope: Scope,
  opinion: Omit<TelephoneOpinion, 'id' | 'notedAt'>,
): Promise<string> {
  const id = scope.context.ids.next();
  await sql`insert into telephone_opinions (alliance, id, voting_round, person, marks, said_at, noted_by, noted_at)
    values (${scope.alliance}, ${id}, ${opinion.votingRound}, ${opinion.person}, ${JSON.stringify(opinion.marks)}::jsonb,
      ${opinion.saidAt}, ${opinion.notedBy}, ${scope.now})`.execute(scope.tx);
  return id;
}

export async function readOpinion(scope: Scope, id: string): Promise<TelephoneOpinion | undefined> {
  const { rows } = await sql<Row>`select * from telephone_opinions where id = ${id}`.execute(
    scope.tx,
  );
  return rows[0] && opinionFrom(rows[0]);
}

/** The last opinion of each elector of a round. */
export async function lastOpinions(
  scope: Scope,
  votingRound: string,
): Promise<ReadonlyMap<string, TelephoneOpinion>> {
  const { rows } = await sql<Row>`
    select distinct on (person) * from telephone_opinions where voting_round = ${votingRound}
    order by person, noted_at desc, id desc`.execute(scope.tx);
  return new Map(rows.map((row) => [row.person, opinionFrom(row)]));
}

function opinionFrom(row: Row): TelephoneOpinion {
  return {
    id: row.id,
    votingRound: row.voting_round,
    person: row.person,
    marks: row.marks,
    saidAt: row.said_at,
    notedBy: row.noted_by,
    notedAt: row.noted_at,
  };
}
