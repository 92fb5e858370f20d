import { z } from 'zod';
import type { Article, CharterDocument, Office } from '../../domain/charter.ts';
import { expects } from '../expectation.ts';
import { dues } from './dues.ts';
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
  question,
  share,
  strict,
  text,
  wording,
} from './forms.ts';
import { sourced } from './sourced.ts';

/** The charter's own words, by the source's numbering. */
export const articles = z
  .record(
    articleNumber,
    z
      .union([text, strict({ words: text, en: text })], { error: () => expects('article') })
      .transform((written): Article =>
        typeof written === 'string'
          ? { words: written, translation: null }
          : { words: written.words, translation: written.en },
      ),
    { error: ({ code }) => expects(code === 'invalid_key' ? 'articleNumber' : 'map') },
  )
  .meta({ title: 'Articles', description: 'The charter’s own words, by the source’s numbering.' });

/** What the charter leaves open, and how it is read. */
export const questions = z
  .record(question, strict({ asks: wording, reading: wording }), {
    error: ({ code }) => expects(code === 'invalid_key' ? 'question' : 'map'),
  })
  .meta({ title: 'Questions', description: 'What the charter leaves open, and how it is read.' });

/** Outside bodies that file, approve or recommend. */
export const authorities = namedParts(sourced({ name: wording, short: wording })).meta({
  title: 'Authorities',
});

const condition = z
  .record(name, name, { error: () => expects('map') })
  .meta({ title: 'If', description: 'Only when this choice was made in the form.' });

const requirement = sourced({ document: name, if: optional(condition) });
const kind = sourced({
  name: wording,
  who: optional(wording),
  person: oneOf(['unit', 'individual']),
  documents: list(requirement).min(1, expects('atLeastOne')),
});
/** Kinds of applicant with what each hands in, and the classes of member. */
export const members = strict({
  kinds: namedParts(kind),
  classes: namedParts(sourced({ name: wording })),
}).meta({ title: 'Members' });

const ask = z
  .union([name.transform((word) => ({ ask: word })), z.looseObject({})])
  .pipe(
    sourced({ ask: name, optional: optional(flag), if: optional(condition) }, { inherits: true }),
  )
  .transform((written) => ({ ...written, optional: written.optional ?? false }));

/** Papers that come in or go out. */
export const documents = namedParts(
  sourced({
    name: wording,
    hint: optional(wording),
    as: oneOf(['form', 'upload', 'issued']),
    shows: optional(list(oneOf(['signature', 'seal']))),
    asks: optional(namedParts(list(ask))),
  })
    .refine(
      ({ as, asks, shows }) =>
        (asks !== null) === (as === 'form') && (shows === null || as === 'upload'),
      expects('documentForm'),
    )
    .transform(({ as, asks, shows, ...shared }): CharterDocument => {
      switch (as) {
        case 'form':
          return { ...shared, as, asks: asks ?? {} };
        case 'upload':
          return { ...shared, as, shows: shows ?? [] };
        case 'issued':
          return { ...shared, as, copies: 'numbered' };
      }
    }),
).meta({ title: 'Documents' });

const seat = sourced({ name: wording, count, votes: optional(flag) }).transform((written) => ({
  ...written,
  votes: written.votes ?? true,
}));
const office = strict({
  address: wording,
  phone: line(/^[\d+][\d ()－—-]{4,24}$/, 'text'),
}).transform((written): Office => written);

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
    'chaired-by': optional(names),
    'led-by': optional(names),
    rule: optional(name),
    first: optional(first),
    correspondence: optional(correspondence),
    demand: optional(demand),
    'hosted-by': optional(name),
    office: optional(office),
  })
    .refine(
      ({ seats, members: others }) => (seats === null) !== (others === null),
      expects('bodySeats'),
    )
    .transform(
      ({
        seats,
        members: others,
        observers,
        'chaired-by': chairedBy,
        'led-by': ledBy,
        'hosted-by': hostedBy,
        ...shared
      }) => ({
        ...shared,
        seats: seats ?? {},
        members: others ?? [],
        observers: observers ?? [],
        chairedBy: chairedBy ?? [],
        ledBy: ledBy ?? [],
        hostedBy,
      }),
    ),
).meta({ title: 'Bodies' });

/** What members pay. */
export const money = strict({ dues: optional(dues) }).meta({ title: 'Money' });
