import { sql } from 'kysely';
import type { Scope } from '../scope.ts';

/** One member that wants a place: its membership stands, and it has not taken back its word. */
export type PlaceRequest = {
  readonly id: string;
  readonly offer: string;
  readonly member: string;
  readonly name: string;
  readonly class: string;
  readonly founder: boolean;
  readonly askedAt: Date;
  readonly channel: string;
  /** Its place in the order once that is settled; null before. */
  readonly turn: number | null;
  readonly givenAt: Date | null;
};

type Row = {
  id: string;
  offer: string;
  member: string;
  name: string;
  class: string;
  founder: boolean;
  asked_at: Date;
  channel: string;
  turn: number | null;
  given_at: Date | null;
};

/** Who wants a place in an offer, as they came; whose membership has ended wants none any more. */
export async function requestsOf(scope: Scope, offer: string): Promise<readonly PlaceRequest[]> {
  const { rows } = await sql<Row>`
    select r.*, m.name, m.class, m.founder from place_requests r join members m on m.id = r.member
    where r.offer = ${offer} and r.taken_back_at is null and (m.until is null or m.until > ${scope.now})
    order by r.asked_at, r.id`.execute(scope.tx);
  return rows.map(requestFrom);
}

/** The offers in which a member wants a place. */
export async function offersWantedBy(scope: Scope, member: string): Promise<readonly string[]> {
  const { rows } = await sql<{ offer: string }>`
    select offer from place_requests where member = ${member} and taken_back_at is null order by offer`.execute(
    scope.tx,
  );
  return rows.map(({ offer }) => offer);
}

/** How many want a place in each offer, and how many have one. */
export async function countRequests(
  scope: Scope,
): Promise<ReadonlyMap<string, { readonly wanted: number; readonly given: number }>> {
  const { rows } = await sql<{ offer: string; wanted: number; given: number }>`
    select r.offer, count(*)::int as wanted, count(r.given_at)::int as given
    from place_requests r join members m on m.id = r.member
    where r.taken_back_at is null and (m.until is null or m.until > ${scope.now})
    group by r.offer`.execute(scope.tx);
  return new Map(rows.map(({ offer, ...counts }) => [offer, counts]));
}

/** Enters a sign-up once; false: the member wants a place already. */
export async function addRequest(
  scope: Scope,
  request: {
    readonly offer: string;
    readonly member: string;
    readonly channel: string;
    readonly at: Date;
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into place_requests (alliance, id, offer, member, asked_at, channel)
    values (${scope.alliance}, ${scope.context.ids.next()}, ${request.offer}, ${request.member}, ${request.at}, ${request.channel})
    on conflict do nothing returning id`.execute(scope.tx);
  return rows.length > 0;
}

/** False: the member wanted no place. */
export async function dropRequest(scope: Scope, offer: string, member: string): Promise<boolean> {
  const { rows } = await sql`
    update place_requests set taken_back_at = ${scope.now}
    where offer = ${offer} and member = ${member} and taken_back_at is null returning id`.execute(
    scope.tx,
  );
  return rows.length > 0;
}

/** The last turn that anybody was given in an offer, whether or not they want a place still. */
export async function lastTurn(scope: Scope, offer: string): Promise<number> {
  const { rows } = await sql<{ turn: number | null }>`
    select max(turn) as turn from place_requests where offer = ${offer}`.execute(scope.tx);
  return rows[0]?.turn ?? 0;
}

/** Gives these requests, in this order, the turns that follow. */
export async function giveTurns(
  scope: Scope,
  requests: readonly string[],
  after: number,
): Promise<void> {
  await sql`update place_requests r set turn = t.turn
    from unnest(${[...requests]}::text[], ${requests.map((_, index) => after + index + 1)}::int[]) as t (id, turn)
    where r.id = t.id and r.turn is null`.execute(scope.tx);
}

export async function givePlaces(scope: Scope, requests: readonly string[]): Promise<void> {
  await sql`update place_requests set given_at = ${scope.now}
    where id = any(${[...requests]}) and given_at is null`.execute(scope.tx);
}

function requestFrom(row: Row): PlaceRequest {
  return {
    id: row.id,
    offer: row.offer,
    member: row.member,
    name: row.name,
    class: row.class,
    founder: row.founder,
    askedAt: row.asked_at,
    channel: row.channel,
    turn: row.turn,
    givenAt: row.given_at,
  };
}
