import type { Office } from '../../domain/charter.ts';
import { expects } from '../expectation.ts';
import {
  articleNumber,
  count,
  flag,
  line,
  list,
  name,
  namedParts,
  names,
  oneOf,
  optional,
  period,
  share,
  strict,
  wording,
} from './forms.ts';
import { duty } from './members.ts';
import { heads } from './rules.ts';
import { sourced } from './sourced.ts';

const ANY = { atLeast: 0, atMost: null } as const;

const seat = sourced({
  name: wording,
  count: optional(count),
  votes: optional(flag),
  each: optional(names),
  as: optional(oneOf(['representative', 'head', 'liaison'])),
  from: optional(names),
})
  .refine(
    (written) =>
      (written.count !== null) !== (written.each !== null) &&
      (written.each !== null) === (written.as !== null),
    expects('seat'),
  )
  .transform((written) => ({
    ...written,
    count: written.count ?? ANY,
    each: written.each ?? [],
    from: written.from ?? [],
  }));

const office = strict({
  address: wording,
  phone: optional(line(/^[\d+][\d ()－—-]{4,24}$/, 'text')),
}).transform((written): Office => written);

const request = sourced({
  by: names,
  any: optional(heads),
  answer: optional(period),
  hold: optional(period),
}).transform((written) => ({ ...written, any: written.any ?? 1 }));

const agendaItem = sourced({
  item: wording,
  required: optional(flag),
  document: optional(name),
}).transform((written) => ({ ...written, required: written.required ?? false }));

const meetings = sourced({
  'called-by': names,
  requested: optional(request),
  agenda: optional(list(agendaItem)),
}).transform((written) => ({ ...written, agenda: written.agenda ?? [] }));

export const first = oneOf(['imported']);
export const correspondence = oneOf(['ordered-by-chair']);
export const demand = share;

/** People who decide together. */
export const bodies = namedParts(
  sourced({
    name: wording,
    seats: optional(namedParts(seat)),
    members: optional(names),
    observers: optional(names),
    guests: optional(names),
    'chaired-by': optional(names),
    'led-by': optional(names),
    rule: optional(name),
    first: optional(first),
    correspondence: optional(correspondence),
    demand: optional(demand),
    'hosted-by': optional(name),
    under: optional(name),
    office: optional(office),
    meetings: optional(meetings),
    powers: optional(list(articleNumber)),
    duties: optional(list(duty)),
  })
    .refine(
      ({ seats, members: others }) => (seats === null) !== (others === null),
      expects('bodySeats'),
    )
    .transform((written) => ({
      ...written,
      seats: written.seats ?? {},
      members: written.members ?? [],
      observers: written.observers ?? [],
      guests: written.guests ?? [],
      chairedBy: written.chairedBy ?? [],
      ledBy: written.ledBy ?? [],
      powers: written.powers ?? [],
      duties: written.duties ?? [],
    })),
).meta({ title: 'Bodies' });
