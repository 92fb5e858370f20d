import { sql } from 'kysely';
import { canonical } from '../../domain/canonical.ts';
import { positionOf } from '../../domain/position.ts';
import { note } from '../audit-trail.ts';
import type { Member } from '../bodies.ts';
import { lockCase, stagesOf } from '../cases.ts';
import { sha256 } from '../database.ts';
import type { Holding } from '../persons.ts';
import type { Scope } from '../scope.ts';
import type { Ballot, Electorate, FrozenSeat } from '../voting-rounds.ts';

/** Takes a case that waits for this body's vote into a voting round; false when it does not wait for it. */
export async function takeIn(
  scope: Scope,
  votingRound: string,
  position: number,
  caseId: string,
  body: string,
): Promise<boolean> {
  const one = await lockCase(scope, caseId);
  if (one?.status !== 'open') return false;
  const at = positionOf(one.plan, await stagesOf(scope, caseId));
  if ('end' in at || !at.row || at.stage.kind !== 'ballot' || at.stage.by !== body) return false;
  const { rows } = await sql`
    insert into ballots (alliance, id, voting_round, position, case_id, stage, round, rule, charter_version)
    values (${scope.alliance}, ${scope.context.ids.next()}, ${votingRound}, ${position}, ${caseId}, ${at.stage.name}, ${at.round},
      ${JSON.stringify(at.stage.rule)}::jsonb, ${one.charterVersion})
    on conflict (alliance, case_id, stage, round) do nothing returning id`.execute(scope.tx);
  return rows.length === 1;
}

/** Freezes who may vote on one item, without the applicant's own people (X-Q11, X-Q19). */
export async function openBallot(
  scope: Scope,
  ballot: Ballot,
  voters: readonly Member[],
  observers: readonly Holding[],
): Promise<Electorate> {
  const one = await lockCase(scope, ballot.caseId);
  const own = (holding: Holding): boolean =>
    ballot.rule.recuse.includes('subject') &&
    one !== undefined &&
    ((one.applicantCode !== null && holding.person.employerCode === one.applicantCode) ||
      (one.member !== null && holding.member === one.member));
  const electorate: Electorate = {
    voters: voters.filter((holding) => !own(holding)).map(frozen),
    observers: observers.map(frozen),
    recused: voters.filter(own).map(frozen),
  };
  const hash = sha256(canonical(electorate));
  await sql`
    with opened as (
      update ballots set electorate = ${JSON.stringify(electorate)}::jsonb, electorate_hash = ${hash}, opened_at = ${scope.now}
      where id = ${ballot.id} returning id, electorate)
    insert into electors (alliance, ballot, person, part, place)
    select ${scope.alliance}, o.id, e.place ->> 'person', parts.part, e.place
    from opened o
      cross join jsonb_each(o.electorate) parts (part, places)
      cross join lateral jsonb_array_elements(parts.places) e (place)`.execute(scope.tx);
  await note(scope, {
    kind: 'ballot.opened',
    actor: 'system',
    channel: 'system',
    subject: ballot.caseId,
    details: {
      ballot: ballot.id,
      electorate: hash,
      electors: electorate.voters.length,
      recused: electorate.recused.length,
    },
  });
  return electorate;
}

function frozen({
  seat,
  seats,
  person,
  member,
}: Holding & { readonly seats?: readonly string[] }): FrozenSeat {
  return {
    seat,
    ...(seats && seats.length > 1 ? { seats } : {}),
    person: person.id,
    ...(member ? { member } : {}),
    name: person.name,
    title: person.title,
  };
}
