import { sql } from 'kysely';
import { everySeat, seatsOf } from '../../domain/charter/people.ts';
import type { EndReason } from '../../domain/plan.ts';
import { note } from '../audit-trail.ts';
import { casesOfMember } from '../cases.ts';
import { restoreCertificates, revokeCertificates } from '../certificates.ts';
import { charterInForce } from '../charters.ts';
import type { Member } from '../members.ts';
import { endSeatsFilledFrom } from '../register/seats-filled-from.ts';
import type { Scope } from '../scope.ts';
import { wake } from '../wake-ups.ts';
import { freePlacesOf } from './give-places.ts';

type EndedHolding = { readonly id: string; readonly until: string | null };

/** What an end of membership changed, by ids, so that it can be undone as if it had never been. */
export type MembershipEnded = {
  readonly member: string;
  readonly because: EndReason;
  /** The legal instant, however much later it was carried out. */
  readonly at: string;
  readonly certificates: readonly string[];
  /** The offices that ended with it, and when they would have ended. */
  readonly holdings: readonly EndedHolding[];
  readonly persons: readonly string[];
  readonly tasks: readonly string[];
};

/**
 * Ends a membership with all it carries, at once: the certificate is revoked, the offices held on behalf of the unit
 * end, what its people were asked to do is asked of them no more, and its places go to who waits. Dues stop with `until`.
 */
export async function endMembership(
  scope: Scope,
  member: Member,
  end: { readonly because: EndReason; readonly at: Date; readonly caseId: string },
): Promise<MembershipEnded> {
  await sql`update members set until = ${end.at}, ended_because = ${end.because}, ended_case = ${end.caseId}
    where id = ${member.id}`.execute(scope.tx);
  const certificates = await revokeCertificates(scope, member.id, end.because, end.at);
  const { holdings, persons, tasks } = await endWhatItCarries(scope, member);
  for (const one of await casesOfMember(scope, member.id))
    if (one.status === 'open' && one.id !== end.caseId) await wake(scope, one.process, one.id);
  for (const { id } of await roundsUnderWay(scope)) await wake(scope, 'ballot', id);
  await freePlacesOf(scope, member.id);
  await wake(scope, 'membership', member.id);
  return {
    member: member.id,
    because: end.because,
    at: end.at.toISOString(),
    certificates,
    holdings,
    persons,
    tasks,
  };
}

/** The offices held on behalf of a unit, what its people were asked to do, and their links. */
export async function endWhatItCarries(
  scope: Scope,
  member: Member,
): Promise<Pick<MembershipEnded, 'holdings' | 'persons' | 'tasks'>> {
  const { holdings, persons } = await endOffices(scope, member);
  const tasks = await endTasks(scope, persons);
  await revokeLinksOf(scope, persons);
  return { holdings, persons, tasks };
}

const BECAUSE = 'the membership of the unit has ended';

/** The seats that members' people sit on: not those of a body that an authority hosts with its own staff. */
async function seatsOfMembers(scope: Scope): Promise<readonly string[]> {
  const charter = await charterInForce(scope);
  const hosted = Object.keys(charter.bodies)
    .filter((body) => charter.bodies[body]?.hostedBy)
    .flatMap((body) => seatsOf(charter, body));
  return everySeat(charter)
    .map(({ id }) => id)
    .filter((seat) => !hosted.includes(seat));
}

async function endOffices(
  scope: Scope,
  member: Member,
): Promise<{ readonly holdings: readonly EndedHolding[]; readonly persons: readonly string[] }> {
  const seats = await seatsOfMembers(scope);
  const { rows } = await sql<{ id: string; person: string; until: Date | null }>`
    with theirs as (
      select h.id, h.valid_until as until from holdings h
      where h.seat = any(${[...seats]}) and (h.valid_until is null or h.valid_until > ${scope.now})
        and (h.member = ${member.id} or h.person in (
          select p.person from person_versions p
          where p.valid_from = (select max(q.valid_from) from person_versions q where q.person = p.person and q.valid_from <= ${scope.now})
            and p.employer_code in (
              select o.credit_code from organisation_versions o join members m on m.organisation = o.organisation where m.id = ${member.id})))
      for update of h)
    update holdings h set valid_until = ${scope.now}, until_evidence = ${BECAUSE} from theirs
    where h.id = theirs.id returning h.id, h.person, theirs.until`.execute(scope.tx);
  const persons = [...new Set(rows.map(({ person }) => person))];
  const ended = [...rows, ...(await endSeatsFilledFrom(scope, persons, BECAUSE))];
  return {
    holdings: ended.map(({ id, until }) => ({ id, until: until?.toISOString() ?? null })),
    persons,
  };
}

/** What only they were asked is asked no more; where others were asked too, those go on. */
async function endTasks(scope: Scope, persons: readonly string[]): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    update tasks set state = 'revoked', closed_at = ${scope.now}, closed_because = ${BECAUSE}
    where state = 'open' and cardinality(addressees) > 0 and addressees <@ ${[...persons]}::text[]
    returning id`.execute(scope.tx);
  await sql`update tasks set assignee = null where state = 'open' and assignee = any(${[...persons]})`.execute(
    scope.tx,
  );
  return rows.map(({ id }) => id);
}

async function revokeLinksOf(scope: Scope, persons: readonly string[]): Promise<void> {
  await sql`update links set revoked_at = ${scope.now}, revoked_because = ${BECAUSE}
    where person = any(${[...persons]}) and revoked_at is null and not exists (
      select from holdings h where h.person = links.person and h.valid_from <= ${scope.now}
        and (h.valid_until is null or h.valid_until > ${scope.now}))`.execute(scope.tx);
}

async function roundsUnderWay(scope: Scope): Promise<readonly { readonly id: string }[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from voting_rounds where state = 'open'`.execute(scope.tx);
  return rows;
}

/** The membership that a case ended, as long as that stands. */
export async function endedByCase(scope: Scope, caseId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from members where ended_case = ${caseId} and until is not null`.execute(scope.tx);
  return rows[0]?.id;
}

/** Undoes an end that should not have been: the membership goes on as if it had never ended. */
export async function reinstateMember(scope: Scope, caseId: string): Promise<boolean> {
  const { rows } = await sql<{ result: MembershipEnded }>`
    select result from effects where case_id = ${caseId} and kind = 'end-membership'`.execute(
    scope.tx,
  );
  const ended = rows[0]?.result;
  if (!ended) return false;
  const { rows: restored } = await sql`
    update members set until = null, ended_because = null, ended_case = null
    where id = ${ended.member} and ended_case = ${caseId} returning id`.execute(scope.tx);
  if (restored.length === 0) return false;
  await restoreCertificates(scope, ended.certificates);
  const holdings = await restoreOffices(scope, ended.holdings);
  await note(scope, {
    kind: 'membership.reinstated',
    actor: 'system',
    channel: 'system',
    subject: caseId,
    details: { member: ended.member, certificates: ended.certificates, holdings },
  });
  await wake(scope, 'membership', ended.member);
  return true;
}

/** An office that only one may hold, and that somebody else holds by now, stays with whoever holds it. */
async function restoreOffices(
  scope: Scope,
  holdings: readonly EndedHolding[],
): Promise<readonly string[]> {
  const charter = await charterInForce(scope);
  const single = everySeat(charter)
    .filter(({ seat }) => seat.count.atMost === 1)
    .map(({ id }) => id);
  const restored: string[] = [];
  for (const { id, until } of holdings) {
    const { rows } = await sql<{ id: string }>`
      update holdings h set valid_until = ${until === null ? null : new Date(until)}, until_evidence = null
      where h.id = ${id} and not (h.seat = any(${single}) and exists (
        select from holdings o where o.seat = h.seat and o.id <> h.id and o.valid_from <= ${scope.now}
          and (o.valid_until is null or o.valid_until > ${scope.now})))
      returning h.id`.execute(scope.tx);
    restored.push(...rows.map((row) => row.id));
  }
  return restored;
}
