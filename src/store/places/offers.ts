import { sql } from 'kysely';
import type { Day } from '../../domain/calendar.ts';
import type { Wording } from '../../domain/wording.ts';
import type { Scope } from '../scope.ts';

/** The type of the workflow that waits for the end of an offer's sign-up. */
export const PLACES_OFFER = 'placesOffer';

/** 名额: something the charter lets members join, offered by the secretariat. */
export type Offer = {
  readonly id: string;
  readonly number: string;
  /** What the charter lets members join, by its own name. */
  readonly what: string;
  readonly title: Wording;
  readonly about: string;
  /** Null: as many as sign up. */
  readonly places: number | null;
  /** The day until whose end the charter orders those who sign up. */
  readonly until: Day;
  readonly closesAt: Date;
  /** The last day on which anything of it can change; null where none was named. */
  readonly heldOn: Day | null;
  readonly offeredAt: Date;
  readonly settledAt: Date | null;
  readonly withdrawn: { readonly at: Date; readonly because: string } | null;
};

/** open: whoever signs up is ordered by the charter · settled: places are given · withdrawn: there are none. */
export type OfferState = 'open' | 'settled' | 'withdrawn';

export function stateOf({ settledAt, withdrawn }: Offer): OfferState {
  if (withdrawn) return 'withdrawn';
  return settledAt ? 'settled' : 'open';
}

type Row = {
  id: string;
  number: string;
  what: string;
  title_zh: string;
  title_en: string;
  about: string;
  places: number | null;
  until_day: string;
  closes_at: Date;
  held_on: string | null;
  offered_at: Date;
  settled_at: Date | null;
  withdrawn_at: Date | null;
  withdrawn_because: string | null;
};

export async function addOffer(
  scope: Scope,
  offer: Omit<Offer, 'id' | 'offeredAt' | 'settledAt' | 'withdrawn'> & { readonly by: string },
): Promise<string> {
  const id = scope.context.ids.next();
  await sql`
    insert into place_offers (alliance, id, number, what, title_zh, title_en, about, places, until_day, closes_at, held_on, offered_by, offered_at)
    values (${scope.alliance}, ${id}, ${offer.number}, ${offer.what}, ${offer.title.zh}, ${offer.title.en}, ${offer.about}, ${offer.places},
      ${offer.until}, ${offer.closesAt}, ${offer.heldOn}, ${offer.by}, ${scope.now})`.execute(
    scope.tx,
  );
  return id;
}

/** An offer; locked, whatever is decided about its places waits for the transaction before. */
export async function readOffer(
  scope: Scope,
  id: string,
  lock?: 'update',
): Promise<Offer | undefined> {
  const { rows } = await sql<Row>`
    select * from place_offers where id = ${id} ${lock ? sql`for update` : sql``}`.execute(
    scope.tx,
  );
  return rows[0] && offerFrom(rows[0]);
}

/** The offers of an alliance, the latest first. */
export async function listOffers(scope: Scope): Promise<readonly Offer[]> {
  const { rows } = await sql<Row>`
    select * from place_offers order by offered_at desc, id desc limit 500`.execute(scope.tx);
  return rows.map(offerFrom);
}

export async function setPlaces(scope: Scope, id: string, places: number | null): Promise<void> {
  await sql`update place_offers set places = ${places} where id = ${id}`.execute(scope.tx);
}

export async function markSettled(scope: Scope, id: string): Promise<void> {
  await sql`update place_offers set settled_at = ${scope.now} where id = ${id}`.execute(scope.tx);
}

/** Nothing is left to its workflow. */
export async function markEnded(scope: Scope, id: string): Promise<void> {
  await sql`update place_offers set ended_at = ${scope.now} where id = ${id} and ended_at is null`.execute(
    scope.tx,
  );
}

export async function markWithdrawn(
  scope: Scope,
  id: string,
  by: string,
  because: string,
): Promise<void> {
  await sql`update place_offers set withdrawn_at = ${scope.now}, withdrawn_by = ${by}, withdrawn_because = ${because}
    where id = ${id}`.execute(scope.tx);
}

function offerFrom(row: Row): Offer {
  return {
    id: row.id,
    number: row.number,
    what: row.what,
    title: { zh: row.title_zh, en: row.title_en },
    about: row.about,
    places: row.places,
    until: row.until_day,
    closesAt: row.closes_at,
    heldOn: row.held_on,
    offeredAt: row.offered_at,
    settledAt: row.settled_at,
    withdrawn:
      row.withdrawn_at && row.withdrawn_because !== null
        ? { at: row.withdrawn_at, because: row.withdrawn_because }
        : null,
  };
}
