import { z } from 'zod';
import { RIGHTS } from '../../domain/charter.ts';
import { expects } from '../expectation.ts';
import { count, flag, list, name, namedParts, oneOf, optional, strict, wording } from './forms.ts';
import { sourced } from './sourced.ts';

export const condition = z
  .record(name, name, { error: () => expects('map') })
  .meta({ title: 'If', description: 'Only when this choice was made in the form.' });

const requirement = sourced({ document: name, if: optional(condition) });
const kind = sourced({
  name: wording,
  who: optional(wording),
  person: oneOf(['unit', 'individual']),
  documents: list(requirement).min(1, expects('atLeastOne')),
});

const right = sourced({ may: oneOf(RIGHTS), what: name, priority: optional(flag) }).transform(
  (written) => ({ ...written, priority: written.priority ?? false }),
);
/** What the product carries out of founders as such. */
const founderRight = sourced({
  may: oneOf(['join'] as const),
  what: name,
  priority: optional(flag),
}).transform((written) => ({ ...written, priority: written.priority ?? false }));
export const duty = sourced({ 'kept-in': optional(name) });
const memberClass = sourced({
  name: wording,
  includes: optional(name),
  first: optional(oneOf(['founders'])),
  rights: optional(list(right)),
  duties: optional(list(duty)),
}).transform((written) => ({
  ...written,
  rights: written.rights ?? [],
  duties: written.duties ?? [],
}));

/** Kinds of applicant with what each hands in, and the classes of member with their rights and duties. */
export const members = strict({
  founders: optional(
    sourced({ says: wording, rights: optional(list(founderRight)) }).transform((written) => ({
      ...written,
      rights: written.rights ?? [],
    })),
  ),
  liaison: optional(sourced({ count })),
  kinds: namedParts(kind),
  classes: namedParts(memberClass),
}).meta({ title: 'Members' });
