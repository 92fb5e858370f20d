import { z } from 'zod';
import { expects } from '../expectation.ts';
import { effect } from './effects.ts';
import {
  articleNumber,
  days,
  dueBefore,
  list,
  name,
  namedParts,
  names,
  notice,
  oneOf,
  optional,
  period,
  strict,
  wording,
  workingDays,
} from './forms.ts';
import { condition } from './members.ts';
import { sourced } from './sourced.ts';

const leads = z.record(name, name, { error: () => expects('map') });
const shared = {
  as: optional(name),
  title: optional(wording),
  if: optional(condition),
  then: optional(list(effect)),
  leads: optional(leads),
  due: optional(dueBefore),
};
const ticks = optional(list(articleNumber));

const VERBS = {
  submit: sourced({
    ...shared,
    form: name,
    declares: ticks,
    documents: optional(names),
  }).transform((written) => ({
    ...written,
    declares: written.declares ?? [],
    documents: written.documents ?? [],
  })),
  review: sourced({
    ...shared,
    by: name,
    checks: ticks,
    assesses: ticks,
    'other-than': optional(oneOf(['opener'])),
    reason: optional(oneOf(['told'])),
  }).transform((written) => ({
    ...written,
    checks: written.checks ?? [],
    assesses: written.assesses ?? [],
  })),
  ballot: sourced({
    ...shared,
    by: name,
    rule: optional(name),
    notice: optional(notice),
    counting: optional(workingDays),
    held: optional(oneOf(['either', 'meeting'])),
    shorten: optional(oneOf(['never'])),
    early: optional(oneOf(['never'])),
  }).transform((written) => ({ ...written, held: written.held ?? 'either' })),
  filing: sourced({
    ...shared,
    with: name,
    passes: oneOf(['sent', 'receipt']),
    objection: optional(sourced({ within: period, grounds: namedParts(wording) })),
  }),
  issue: sourced({ ...shared, document: name }),
  formalities: sourced({
    ...shared,
    by: name,
    returns: optional(name),
    within: optional(days),
    items: optional(list(wording)),
  }).transform((written) => ({ ...written, items: written.items ?? [] })),
  warning: sourced({ ...shared, clock: name }),
  objection: sourced({ ...shared, by: name, within: days, restarts: optional(name) }),
  reply: sourced({
    ...shared,
    by: oneOf(['subject', 'opener']),
    within: period,
    early: optional(oneOf(['never'])),
  }),
  notify: sourced({
    ...shared,
    to: names,
    reaching: optional(oneOf(['representative', 'head', 'liaison'])),
    within: optional(period),
  }),
  approval: sourced({ ...shared, by: name }),
  election: sourced({
    ...shared,
    by: name,
    rule: optional(name),
    seats: names,
    nominated: optional(names),
  }).transform((written) => ({ ...written, nominated: written.nominated ?? [] })),
  meeting: sourced({ ...shared, of: name, within: optional(period) }),
};
type Verb = keyof typeof VERBS;
type Written = { [V in Verb]: { kind: V } & z.output<(typeof VERBS)[V]> }[Verb];

/** A stage as the charter's verb: `review: {by: secretariat, article: "14(3)"}`. */
export const stage = strict(
  {
    submit: VERBS.submit.optional(),
    review: VERBS.review.optional(),
    ballot: VERBS.ballot.optional(),
    filing: VERBS.filing.optional(),
    issue: VERBS.issue.optional(),
    formalities: VERBS.formalities.optional(),
    warning: VERBS.warning.optional(),
    objection: VERBS.objection.optional(),
    reply: VERBS.reply.optional(),
    notify: VERBS.notify.optional(),
    approval: VERBS.approval.optional(),
    election: VERBS.election.optional(),
    meeting: VERBS.meeting.optional(),
  },
  'stage',
)
  .refine((written) => Object.keys(written).length === 1, expects('stage'))
  .transform((written) => {
    const [verb] = Object.keys(written) as Verb[];
    const part = { kind: verb, ...(verb && written[verb]) } as Written;
    const { as, then, leads: ways, ...rest } = part;
    // An effect without a source of its own is commanded by what commands its stage.
    const effects = (then ?? []).map((one) =>
      one.articles.length > 0 || Object.keys(one.defaults).length > 0
        ? one
        : { ...one, articles: part.articles, defaults: wholeOf(part.defaults) },
    );
    return { ...rest, name: as ?? part.kind, then: effects, leads: ways ?? {} };
  })
  .meta({ title: 'Stage', minProperties: 1, maxProperties: 1 });

function wholeOf(defaults: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const whole = defaults['*'];
  return whole === undefined ? {} : { '*': whole };
}
