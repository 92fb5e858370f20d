import { sql } from 'kysely';
import {
  checkSeating,
  everySeat,
  type SeatingProblem,
  type SeatOf,
} from '../../domain/charter/people.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { charterInForce } from '../charters.ts';
import { contactSeat } from '../filings.ts';
import type { Scope } from '../scope.ts';
import { wakeWhoWaitsForAChair } from '../waiting-for-a-chair.ts';
import { knowsPerson } from './known.ts';
import { holderForMember, unitOfSeat, whyNotForMember, type NotDesignated } from './unit-seats.ts';
import { noteEntry, type Basis } from './versions.ts';

/** That somebody holds a seat, from when until when, and which documents show it. */
export type DatedHolding = {
  readonly id: string;
  readonly seat: string;
  readonly rank: number;
  readonly person: string;
  /** The member whose seat it is, where members fill it themselves. */
  readonly member: string | null;
  readonly from: Date;
  readonly until: Date | null;
  readonly evidence: string;
  readonly untilEvidence: string | null;
};

export type HoldingBegun =
  | {
      readonly kind: 'begun';
      readonly holding: string;
      readonly problems: readonly SeatingProblem[];
    }
  | {
      readonly kind: 'refused';
      readonly because: 'unknown-seat' | 'unknown-person' | 'held' | 'before-begin' | NotDesignated;
    }
  /** The charter allows no more holders of the seat in that time. */
  | {
      readonly kind: 'refused';
      readonly because: 'seat-full';
      readonly problems: readonly SeatingProblem[];
    };

export type NewHolding = Basis & {
  readonly seat: string;
  readonly person: string;
  /** Whose seat it is, where members fill it themselves; else the unit that employs the person. */
  readonly member?: string;
  /** Place within the seat; after everybody else where none is given. */
  readonly rank?: number;
  readonly from: Date;
  readonly until?: Date;
};

/**
 * Somebody takes a seat of the charter, or that of an authority's contact. More than the charter allows never sit. On
 * a member's own seat whom it designates takes the place of whom it designated before (X-Q12).
 */
export async function beginHolding(scope: Scope, entry: NewHolding): Promise<HoldingBegun> {
  await lockSeat(scope, entry.seat);
  const refused = await whyNotBegun(scope, entry);
  if (refused) return refused;
  const member = await memberSeatOf(scope, entry);
  const former =
    member && !isPast(scope, entry) && (await holderForMember(scope, member, entry.seat));
  if (former) {
    const ended = await endHolding(scope, former.id, { ...entry, until: entry.from });
    if (ended.kind === 'refused') return { kind: 'refused', because: 'before-begin' };
  }
  const id = scope.context.ids.next();
  const sitting = (await holdingsOfSeat(scope, entry.seat)).filter((one) => meets(one, entry));
  const rank = entry.rank ?? Math.max(-1, ...sitting.map((one) => one.rank)) + 1;
  await sql`insert into holdings (alliance, id, seat, person, member, rank, valid_from, valid_until, evidence, entered_by)
    values (${scope.alliance}, ${id}, ${entry.seat}, ${entry.person}, ${member ?? null}, ${rank}, ${entry.from}, ${entry.until ?? null},
      ${entry.evidence}, ${entry.by})`.execute(scope.tx);
  await noteEntry(scope, 'holding.begun', id, entry, {
    seat: entry.seat,
    person: entry.person,
    ...(member ? { member } : {}),
    from: entry.from.toISOString(),
  });
  await wakeWhoWaitsForAChair(scope);
  return { kind: 'begun', holding: id, problems: await seatingOf(scope, entry.seat) };
}

/** Why somebody cannot take a seat; undefined when they can. */
export async function whyNotBegun(
  scope: Scope,
  entry: NewHolding,
): Promise<Extract<HoldingBegun, { kind: 'refused' }> | undefined> {
  const charter = await charterInForce(scope);
  const contacts = Object.keys(charter.authorities).map(contactSeat);
  const seat = everySeat(charter).find(({ id }) => id === entry.seat);
  if (!seat && !contacts.includes(entry.seat)) return { kind: 'refused', because: 'unknown-seat' };
  if (!(await knowsPerson(scope, entry.person)))
    return { kind: 'refused', because: 'unknown-person' };
  const others = (await holdingsOfSeat(scope, entry.seat)).filter((one) => meets(one, entry));
  const because = seat && (await whyNotForUnit(scope, charter, seat, entry));
  if (because) return { kind: 'refused', because };
  if (others.some((one) => one.person === entry.person))
    return { kind: 'refused', because: 'held' };
  const atMost = seat?.seat.count.atMost ?? null;
  const together = mostAtOnce(others, entry) + 1;
  if (atMost === null || together <= atMost) return undefined;
  const problems = checkSeating(charter, { [entry.seat]: together });
  return {
    kind: 'refused',
    because: 'seat-full',
    problems: problems.filter((problem) => problem.seat === entry.seat),
  };
}

/** What speaks against a holding of a seat that members fill themselves. */
async function whyNotForUnit(
  scope: Scope,
  charter: Charter,
  seat: SeatOf,
  entry: NewHolding,
): Promise<NotDesignated | 'before-begin' | undefined> {
  if (seat.seat.each.length === 0 || isPast(scope, entry)) return undefined;
  const unit = await unitOfSeat(scope, seat, entry);
  if (!unit) return 'no-unit';
  const former = await holderForMember(scope, unit.id, seat.id);
  if (former && entry.from <= former.from) return 'before-begin';
  return whyNotForMember(scope, charter, seat, unit, entry.person);
}

/** The member whose seat is taken; undefined for a seat that no member fills. */
async function memberSeatOf(scope: Scope, entry: NewHolding): Promise<string | undefined> {
  const seat = everySeat(await charterInForce(scope)).find(({ id }) => id === entry.seat);
  if (!seat || seat.seat.each.length === 0) return undefined;
  return (await unitOfSeat(scope, seat, entry))?.id;
}

/** Somebody who has left already is on record and replaces nobody. */
function isPast(scope: Scope, { until }: NewHolding): boolean {
  return until !== undefined && until <= scope.now;
}

export type HoldingEnded =
  | { readonly kind: 'ended'; readonly problems: readonly SeatingProblem[] }
  | { readonly kind: 'refused'; readonly because: NotEnded };
type NotEnded = 'unknown' | 'ended-before' | 'before-begin';

/** Somebody leaves a seat. That the charter now lacks somebody hinders nobody from leaving; it is told. */
export async function endHolding(
  scope: Scope,
  id: string,
  end: Basis & { readonly until: Date },
): Promise<HoldingEnded> {
  await sql`select 1 from holdings where id = ${id} for update`.execute(scope.tx);
  const because = await whyNotEnded(scope, id, end.until);
  if (because) return { kind: 'refused', because };
  const { seat, person } = (await readHolding(scope, id)) as DatedHolding;
  await sql`update holdings set valid_until = ${end.until}, until_evidence = ${end.evidence}, ended_by = ${end.by}
    where id = ${id}`.execute(scope.tx);
  await noteEntry(scope, 'holding.ended', id, end, {
    seat,
    person,
    until: end.until.toISOString(),
  });
  await wakeWhoWaitsForAChair(scope);
  return { kind: 'ended', problems: await seatingOf(scope, seat) };
}

/** Why a seat cannot be left at an instant; undefined when it can. */
export async function whyNotEnded(
  scope: Scope,
  id: string,
  until: Date,
): Promise<NotEnded | undefined> {
  const holding = await readHolding(scope, id);
  if (!holding) return 'unknown';
  if (holding.until !== null && holding.until <= scope.now) return 'ended-before';
  return until <= holding.from ? 'before-begin' : undefined;
}

/** Why a seat cannot have been held for other days; undefined when it can. */
export async function whyNotRedated(
  scope: Scope,
  holding: DatedHolding,
  span: Span,
): Promise<'before-begin' | 'held' | 'seat-full' | undefined> {
  if (span.until && span.until <= span.from) return 'before-begin';
  const others = (await holdingsOfSeat(scope, holding.seat)).filter(
    (one) => one.id !== holding.id && meets(one, span),
  );
  if (others.some((one) => one.person === holding.person)) return 'held';
  const seat = everySeat(await charterInForce(scope)).find(({ id }) => id === holding.seat);
  const atMost = seat?.seat.count.atMost ?? null;
  return atMost !== null && mostAtOnce(others, span) + 1 > atMost ? 'seat-full' : undefined;
}

/** Sets right from when until when a seat was held; the trail keeps what stood there before. */
export async function redateHolding(
  scope: Scope,
  { id, seat, person, from, until }: DatedHolding,
  span: Span,
  basis: Basis,
): Promise<void> {
  await lockSeat(scope, seat);
  await sql`update holdings set valid_from = ${span.from}, valid_until = ${span.until ?? null} where id = ${id}`.execute(
    scope.tx,
  );
  await noteEntry(scope, 'holding.redated', id, basis, {
    seat,
    person,
    was: { from, until },
    is: { from: span.from, until: span.until ?? null },
  });
  await wakeWhoWaitsForAChair(scope);
}

/** Who holds which seat at the scope's now, by the order of the seats given and by rank. */
export async function holdingsOf(
  scope: Scope,
  seats: readonly string[],
): Promise<readonly DatedHolding[]> {
  const { rows } = await sql<Row>`
    select * from holdings where seat = any(${[...seats]}) and valid_from <= ${scope.now}
      and (valid_until is null or valid_until > ${scope.now})
    order by array_position(${[...seats]}, seat), rank, id`.execute(scope.tx);
  return rows.map(holdingFrom);
}

/** Every seat a person holds, held or is to hold here, the latest first. */
export async function holdingsOfPerson(
  scope: Scope,
  person: string,
): Promise<readonly DatedHolding[]> {
  const { rows } = await sql<Row>`
    select * from holdings where person = ${person} order by valid_from desc, id desc`.execute(
    scope.tx,
  );
  return rows.map(holdingFrom);
}

export async function readHolding(scope: Scope, id: string): Promise<DatedHolding | undefined> {
  const { rows } = await sql<Row>`select * from holdings where id = ${id}`.execute(scope.tx);
  return rows[0] && holdingFrom(rows[0]);
}

/** How the seats are filled at the scope's now, against the charter; of one seat or of all. */
export async function seatingOf(scope: Scope, seat?: string): Promise<readonly SeatingProblem[]> {
  const charter = await charterInForce(scope);
  const held: Record<string, number> = {};
  const seats = everySeat(charter).map(({ id }) => id);
  for (const one of await holdingsOf(scope, seats)) held[one.seat] = (held[one.seat] ?? 0) + 1;
  return checkSeating(charter, held).filter((problem) => !seat || problem.seat === seat);
}

type Row = {
  id: string;
  seat: string;
  rank: number;
  person: string;
  member: string | null;
  valid_from: Date;
  valid_until: Date | null;
  evidence: string;
  until_evidence: string | null;
};

async function holdingsOfSeat(scope: Scope, seat: string): Promise<readonly DatedHolding[]> {
  const { rows } = await sql<Row>`select * from holdings where seat = ${seat}`.execute(scope.tx);
  return rows.map(holdingFrom);
}

type Span = { readonly from: Date; readonly until?: Date | null };

function meets(one: Span, other: Span): boolean {
  return (!other.until || one.from < other.until) && (!one.until || other.from < one.until);
}

/** The most who sit at the same time within a span: it changes only when somebody begins. */
function mostAtOnce(others: readonly DatedHolding[], span: Span): number {
  const begins = [span.from, ...others.map((one) => one.from).filter((from) => from > span.from)];
  return Math.max(
    ...begins.map(
      (at) => others.filter((one) => one.from <= at && (!one.until || one.until > at)).length,
    ),
  );
}

/** Of two who are seated at once the second sees the first. */
async function lockSeat(scope: Scope, seat: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`seat ${scope.alliance} ${seat}`}))`.execute(
    scope.tx,
  );
}

function holdingFrom(row: Row): DatedHolding {
  return {
    id: row.id,
    seat: row.seat,
    rank: row.rank,
    person: row.person,
    member: row.member,
    from: row.valid_from,
    until: row.valid_until,
    evidence: row.evidence,
    untilEvidence: row.until_evidence,
  };
}
