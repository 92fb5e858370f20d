import { z } from 'zod';
import type { Article } from '../../domain/charter.ts';
import { expects } from '../expectation.ts';
import {
  articleNumber,
  list,
  namedParts,
  oneOf,
  optional,
  question,
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

/** What may be left out on purpose; a question that says so needs no rule that answers it. */
const LEAVES_OUT = [
  'certificate',
  'dues',
  'election',
  'expulsion',
  'inactivity',
  'numbering',
  'term',
  'termination',
] as const;

/** What the charter leaves open, and how it is read. */
export const questions = z
  .record(
    question,
    strict({
      asks: wording,
      reading: wording,
      'leaves-out': optional(list(oneOf(LEAVES_OUT))),
    }).transform(({ asks, reading, 'leaves-out': leavesOut }) => ({
      asks,
      reading,
      ...(leavesOut ? { leavesOut } : {}),
    })),
    { error: ({ code }) => expects(code === 'invalid_key' ? 'question' : 'map') },
  )
  .meta({ title: 'Questions', description: 'What the charter leaves open, and how it is read.' });

/** Outside bodies that found, host, guide, file, approve or recommend. */
export const authorities = namedParts(
  sourced({
    name: wording,
    short: wording,
    as: optional(list(oneOf(['founder', 'host', 'guidance', 'supervision', 'parent']))),
    dates: optional(namedParts(sourced({ name: wording }))),
  }).transform((written) => ({
    ...written,
    as: written.as ?? [],
    dates: written.dates ?? {},
  })),
).meta({ title: 'Authorities' });

/** What the charter says of the alliance itself: that it is no legal person, whom it serves … */
export const declarations = namedParts(
  sourced({ says: wording, shown: optional(list(oneOf(['certificates']))) }).transform(
    (written) => ({ ...written, shown: written.shown ?? [] }),
  ),
).meta({ title: 'Declarations' });
