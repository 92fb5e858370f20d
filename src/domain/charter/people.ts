import type { Fraction, Source } from '../plan.ts';
import type { Wording } from '../wording.ts';
import { sourceOf, sourcesOf } from './sources.ts';
import type { Body, Charter, Seat } from './type.ts';

export type SeatOf = { readonly id: string; readonly body: string; readonly seat: Seat };

function bodyOf(charter: Charter, id: string): Body {
  const body = charter.bodies[id];
  if (!body) throw new Error(`The charter ${charter.id} has no body ${id}.`);
  return body;
}

/** Every seat of the charter, body after body, in the charter's order of rank. */
export function everySeat(charter: Charter): readonly SeatOf[] {
  return Object.entries(charter.bodies).flatMap(([body, { seats }]) =>
    Object.entries(seats).map(([id, seat]) => ({ id, body, seat })),
  );
}

/** The same as a person is called by them: what somebody is in the alliance goes before whom they represent in a body. */
export function seatsByOffice(charter: Charter): readonly SeatOf[] {
  const seats = everySeat(charter);
  return [
    ...seats.filter(({ seat }) => seat.each.length === 0),
    ...seats.filter(({ seat }) => seat.each.length > 0),
  ];
}

/** The seats that make up a body: its own, or those of its members who sit elsewhere; observers not. */
export function seatsOf(charter: Charter, body: string): readonly string[] {
  const { seats, members } = bodyOf(charter, body);
  return members.length > 0 ? members : Object.keys(seats);
}

/** The seats whose holders vote in a body, in order. */
export function electorsOf(charter: Charter, body: string): readonly string[] {
  const { seats } = bodyOf(charter, body);
  return seatsOf(charter, body).filter((id) => seats[id]?.votes ?? true);
}

/** The seats whose holders may attend (列席) without a vote. */
export function observersOf(charter: Charter, body: string): readonly string[] {
  const { seats, observers } = bodyOf(charter, body);
  const silent = Object.keys(seats).filter((id) => seats[id]?.votes === false);
  return [...silent, ...observers.filter((id) => !silent.includes(id))];
}

/** Who may put an item of a body to a correspondence vote: whoever chairs it, with a reason (X-Q22). Null: nobody. */
export function correspondenceOf(
  charter: Charter,
  body: string,
): { readonly orderedBy: readonly string[]; readonly source: Source } | null {
  const part = bodyOf(charter, body);
  if (part.correspondence === null) return null;
  return { orderedBy: part.chairedBy, source: sourceOf(part, 'correspondence') };
}

/** The share of a body's electorate that may demand a meeting instead of a correspondence vote (X-Q22). Null: none may. */
export function demandOf(
  charter: Charter,
  body: string,
): { readonly share: Fraction; readonly source: Source } | null {
  const part = bodyOf(charter, body);
  // A charter stored before this rule was asked for has no such field.
  return part.demand ? { share: part.demand, source: sourceOf(part, 'demand') } : null;
}

/** A count of holders that the charter does not allow, or that is worth a warning. */
export type SeatingProblem = {
  readonly seat: string;
  readonly grade: 'error' | 'warning';
  readonly message: Wording;
  readonly sources: readonly Source[];
};

/** Compares how many hold each seat with what the charter says; an empty seat of free number only warns (B-Q9). */
export function checkSeating(
  charter: Charter,
  holders: Readonly<Record<string, number>>,
): readonly SeatingProblem[] {
  return everySeat(charter).flatMap(({ id, seat }): SeatingProblem[] => {
    const held = holders[id] ?? 0;
    const { atLeast, atMost } = seat.count;
    const sources = sourcesOf(seat);
    const { zh, en } = seat.name;
    if (atMost !== null && held > atMost)
      return [
        {
          seat: id,
          grade: 'error',
          sources,
          message: {
            zh: `${zh}只能有${atMost}人，现有${held}人；请先结束多出的任职。`,
            en: `${en}: the charter allows ${atMost}, there are ${held}. End the surplus appointments first.`,
          },
        },
      ];
    if (held < atLeast)
      return [
        {
          seat: id,
          grade: 'error',
          sources,
          message: {
            zh: `${zh}应有${atLeast}人，现有${held}人；请登记任职人员。`,
            en: `${en}: the charter asks for ${atLeast}, there are ${held}. Enter who holds the office.`,
          },
        },
      ];
    if (held === 0)
      return [
        {
          seat: id,
          grade: 'warning',
          sources,
          message: { zh: `${zh}暂无人担任。`, en: `${en}: nobody holds this office at present.` },
        },
      ];
    return [];
  });
}
