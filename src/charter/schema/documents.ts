import { z } from 'zod';
import type { CharterDocument } from '../../domain/charter.ts';
import { expects } from '../expectation.ts';
import {
  count,
  flag,
  list,
  name,
  namedParts,
  names,
  oneOf,
  optional,
  period,
  wording,
} from './forms.ts';
import { condition } from './members.ts';
import { sourced } from './sourced.ts';

const ask = z
  .union([name.transform((word) => ({ ask: word })), z.looseObject({})])
  .pipe(
    sourced(
      {
        ask: name,
        optional: optional(flag),
        if: optional(condition),
        label: optional(wording),
        as: optional(oneOf(['text', 'long-text', 'choice', 'day', 'email', 'phone'])),
        options: optional(namedParts(wording)),
      },
      { inherits: true },
    ),
  )
  .refine(
    ({ label, as, options }) =>
      (label !== null) === (as !== null) && (options !== null) === (as === 'choice'),
    expects('ownQuestion'),
  )
  .transform(({ label, as, options, ...written }) => ({
    ...written,
    optional: written.optional ?? false,
    own: label && as ? { label, as, options: options ?? {} } : null,
  }));

/** Papers that come in or go out. */
export const documents = namedParts(
  sourced({
    name: wording,
    hint: optional(wording),
    as: oneOf(['form', 'upload', 'issued', 'endorsement']),
    shows: optional(list(oneOf(['signature', 'seal']))),
    asks: optional(namedParts(list(ask))),
    issuers: optional(names),
    languages: optional(list(oneOf(['zh', 'en']))),
    by: optional(names),
    count: optional(count),
    within: optional(period),
  })
    .refine(
      ({ as, asks, shows, issuers, languages, by, count: many, within }) =>
        (asks !== null) === (as === 'form') &&
        (shows === null || as === 'upload') &&
        ((issuers === null && languages === null) || as === 'issued') &&
        [by, many, within].every((field) => (field !== null) === (as === 'endorsement')),
      expects('documentForm'),
    )
    .transform(
      ({
        as,
        asks,
        shows,
        issuers,
        languages,
        by,
        count: many,
        within,
        ...shared
      }): CharterDocument => {
        switch (as) {
          case 'form':
            return { ...shared, as, asks: asks ?? {} };
          case 'upload':
            return { ...shared, as, shows: shows ?? [] };
          case 'issued':
            return {
              ...shared,
              as,
              copies: 'numbered',
              issuers: issuers ?? [],
              languages: languages ?? [],
            };
          case 'endorsement': {
            if (!by || !many || !within) throw new Error('refused before');
            return { ...shared, as, by, count: many, within };
          }
        }
      },
    ),
).meta({ title: 'Documents' });
