import { sql } from 'kysely';
import { note } from './audit-trail.ts';
import { through, type Scope } from './scope.ts';
import { wake } from './wake-ups.ts';

/** 等纸质票: a vote on paper that is on its way. */
export type PaperAwaited = {
  readonly person: string;
  readonly announcedBy: string;
  readonly announcedAt: Date;
};

/** The papers a round waits for: announced, not given up, and their electors have not voted on every item meanwhile. */
export async function papersAwaited(
  scope: Scope,
  votingRound: string,
): Promise<readonly PaperAwaited[]> {
  const { rows } = await sql<{ person: string; announced_by: string; announced_at: Date }>`
    select person, announced_by, announced_at from papers_awaited p
    where voting_round = ${votingRound} and ended_at is null
      and exists (
        select from ballots b join electors e on e.ballot = b.id and e.part = 'voters' and e.person = p.person
        where b.voting_round = p.voting_round and b.closed_at is null
          and not exists (select from votes v where v.ballot = b.id and v.person = p.person
            and not exists (select from vote_objections o
              where o.ballot = v.ballot and o.person = v.person and o.version = v.version)))
    order by announced_at, person`.execute(scope.tx);
  return rows.map((row) => ({
    person: row.person,
    announcedBy: row.announced_by,
    announcedAt: row.announced_at,
  }));
}

/** Makes the count wait for a person's paper; once more after it was given up. */
export async function awaitPaper(
  scope: Scope,
  votingRound: string,
  person: string,
  by: string,
): Promise<void> {
  const { rows } = await sql`
    insert into papers_awaited (alliance, voting_round, person, announced_by, announced_at)
    values (${scope.alliance}, ${votingRound}, ${person}, ${by}, ${scope.now})
    on conflict (alliance, voting_round, person) do update
      set announced_by = excluded.announced_by, announced_at = excluded.announced_at, ended_at = null, ended_because = null
      where papers_awaited.ended_at is not null
    returning 1`.execute(scope.tx);
  if (rows.length === 0) return;
  await note(scope, {
    kind: 'paper.awaited',
    actor: by,
    channel: through(scope, 'console'),
    subject: votingRound,
    details: { person },
  });
}

/** The paper is not waited for any more: it was recorded, or the secretariat gave it up. */
export async function endAwaiting(
  scope: Scope,
  votingRound: string,
  person: string,
  because: 'recorded' | 'given-up',
  by: string,
): Promise<void> {
  const { rows } = await sql`
    update papers_awaited set ended_at = ${scope.now}, ended_because = ${because}
    where voting_round = ${votingRound} and person = ${person} and ended_at is null returning 1`.execute(
    scope.tx,
  );
  if (rows.length === 0) return;
  await note(scope, {
    kind: 'paper.not-awaited',
    actor: by,
    channel: through(scope, 'console'),
    subject: votingRound,
    details: { person, because },
  });
  await wake(scope, 'ballot', votingRound);
}
