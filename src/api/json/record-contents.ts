import { z } from 'zod';
import { isMailAddress } from '../../domain/mail-address.ts';
import { CHANNELS_TO_PERSONS } from '../../store/persons.ts';
import { PARTICIPATION_KINDS } from '../../domain/participation.ts';
import { REPLIED_BY } from '../../store/decide/reply-on-paper.ts';
import type { RecordKind } from '../../store/records/records.ts';

/** A calendar day in China, as in 2026-12-04. */
const day = z.iso.date();
const id = z.string().min(1).max(64);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const line = z.string().max(200);
const text = z.string().max(2000);
/** Money in fen, so that sums are exact. */
const fen = z.int().min(1).max(100_000_000_000);
/** How many people, on a sheet. */
const voters = z.int().min(0).max(100_000);
const choice = z.enum(['for', 'against', 'abstain', 'recuse']);

const sheet = z.object({
  presentForItem: voters,
  issued: voters,
  returned: voters,
  valid: voters,
  for: voters,
  against: voters,
  abstain: voters,
  invalid: voters,
  recused: z.array(z.object({ person: id, reason: text })).max(1000),
  scrutineer: id,
  teller: id,
});

const correction = z.discriminatedUnion('of', [
  z.object({
    of: z.literal('vote'),
    reason: text.min(1),
    ballot: id,
    person: id,
    version: z.int().min(1),
    counts: z.union([choice, z.literal('nothing')]),
  }),
  z.object({ of: z.literal('sheet'), reason: text.min(1), ballot: id, sheet }),
  z.object({
    of: z.literal('review'),
    reason: text.min(1),
    decision: id,
    choice: z.enum(['approve', 'not-approve']),
  }),
  z.object({ of: z.literal('receipt-date'), reason: text.min(1), stage: line, day }),
  z.object({ of: z.literal('notice-day'), reason: text.min(1), day }),
  z.object({ of: z.literal('certificate'), reason: text.min(1), number: line, name: line.min(1) }),
  z.object({ of: z.literal('meeting-day'), reason: text.min(1), day }),
  z.object({
    of: z.literal('membership-day'),
    reason: text.min(1),
    which: z.enum(['since', 'until']),
    day,
  }),
  z.object({
    of: z.literal('office-day'),
    reason: text.min(1),
    which: z.enum(['from', 'until']),
    holding: id,
    day,
  }),
  z.object({
    of: z.literal('attendance'),
    reason: text.min(1),
    persons: z.array(id).max(1000),
    members: z.array(id).max(10_000),
  }),
  z.object({
    of: z.literal('activity'),
    reason: text.min(1),
    day,
    members: z.array(id).max(10_000),
  }),
]);

const mailAddress = z.string().refine(isMailAddress);
export const personDetails = z.object({
  name: line.min(1),
  title: line.min(1),
  email: mailAddress.nullable(),
  phone: line.nullable(),
  language: z.enum(['zh', 'en']),
  employerCode: line.nullable(),
  preferredChannel: z.enum(CHANNELS_TO_PERSONS),
});
export const organisationDetails = z.object({
  name: line.min(1),
  kind: id,
  creditCode: line.nullable(),
  details: z.record(id, text),
});
/** How many versions were seen, and from which day the next one holds; null: from its check on. */
const dated = { expected: z.int().min(1).max(100_000), day: day.nullable() };
const participation = z.object({ kind: z.enum(PARTICIPATION_KINDS), day, what: line.min(1) });

/** What each kind of record says. A kind of record without its schema here does not compile. */
export const RECORD_CONTENTS: Readonly<Record<RecordKind, z.ZodType<Record<string, unknown>>>> = {
  vote: z.object({
    person: id,
    marks: z
      .array(z.object({ ballot: id, choice, reason: text.default('') }))
      .min(1)
      .max(200),
    change: z.boolean().optional(),
  }),
  tally: sheet,
  receipt: z.object({ number: line.min(1), remark: text.default('') }),
  payment: z.object({
    fen,
    paidOn: day,
    payer: line.min(1),
    bankReference: line,
    shares: z.array(z.object({ member: id, year: z.int().min(2000).max(2200), fen })).max(500),
    told: id.optional(),
  }),
  'payment-reversal': z.object({ payment: id, reason: text.min(1) }),
  voucher: z.object({ payment: id, number: line.min(1), issuedOn: day }),
  'dues-tariff': z.object({
    from: day,
    amount: z.record(id, z.int().min(0).max(100_000_000)),
    resolvedOn: day,
  }),
  'payee-account': z.object({ holder: line.min(1), bank: line.min(1), number: line.min(1) }),
  expense: z.object({ use: line, reason: text, fen, spentOn: day, purpose: text.min(1) }),
  correction,
  change: z.discriminatedUnion('of', [
    z.object({ of: z.literal('person'), details: personDetails, ...dated }),
    z.object({ of: z.literal('organisation'), details: organisationDetails, ...dated }),
  ]),
  office: z.discriminatedUnion('act', [
    z.object({ act: z.literal('begin'), person: id, seat: id, day }),
    z.object({ act: z.literal('end'), person: id, seat: id, holding: id, day }),
  ]),
  substitute: z.object({ person: id, substitute: id, fromDay: day, untilDay: day }),
  roster: z.object({ file: hash, rows: hash }),
  activity: z.object({
    kind: z.enum(['assembly', 'activity']),
    name: line.min(1),
    day,
    members: z.array(id).max(10_000),
  }),
  attendance: z.object({
    as: z.enum(['assembly', 'body']),
    persons: z.array(id).max(1000),
    members: z.array(id).max(10_000),
  }),
  participation,
  'defaults-resolution': z.object({
    number: line.min(1),
    day,
    body: id,
    version: z.int().min(1).max(9999),
  }),
  'participation-struck': z.object({ entry: z.string().min(1).max(120), reason: text.min(1) }),
  leaving: z.object({ certificate: z.enum(['return', 'lost']).optional(), reason: text }),
  'leaving-taken-back': z.object({}),
  place: z.object({ offer: id, act: z.enum(['sign-up', 'take-back']) }),
  'member-notice': z.object({ procedure: id, reason: text.default('') }),
  formalities: z.object({
    how: z.enum(['returned', 'lost', 'never-issued', 'done']),
    items: z.array(z.int().min(0).max(100)).max(100).default([]),
  }),
  reply: z.object({ how: z.enum(REPLIED_BY), text: z.string().min(1).max(4000) }),
  'objection-answer': z.object({
    verdict: z.enum(['upheld', 'dismissed']),
    reason: text.min(1),
    missed: participation.nullable(),
  }),
};
