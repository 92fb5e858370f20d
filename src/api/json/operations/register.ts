import { z } from 'zod';
import { everySeat } from '../../../domain/charter/people.ts';
import { inactivityClockFor } from '../../../domain/charter.ts';
import { PARTICIPATION_KINDS } from '../../../domain/participation.ts';
import { casesOfMember } from '../../../store/cases.ts';
import { contactSeat } from '../../../store/filings.ts';
import { readMember, type Member } from '../../../store/members.ts';
import { activitiesHeld, ledgerOf, membersNow } from '../../../store/participation.ts';
import { holdersOf, personsOf } from '../../../store/persons.ts';
import { holdingsOfPerson } from '../../../store/register/holdings.ts';
import { organisationsMatching } from '../../../store/register/lists.ts';
import { organisationOf, versionsOfOrganisation } from '../../../store/register/organisations.ts';
import { versionsOfPerson } from '../../../store/register/persons.ts';
import { substitutionsOf } from '../../../store/substitutes.ts';
import { standing } from '../../console/participation/pages.tsx';
import { officeName } from '../../console/people/names.ts';
import { operation, type Operation } from '../operation.ts';
import { organisationDetails, personDetails } from '../record-contents.ts';
import { PROBLEMS } from '../problem.ts';
import { instant, wording } from '../shapes.ts';

const ALLIANCE = '/alliances/{alliance}';
const day = z.iso.date();
const PER_PAGE = 100;
const paged = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) });
const slice = <One>(all: readonly One[], page: number): readonly One[] =>
  all.slice((page - 1) * PER_PAGE, page * PER_PAGE);

const expected = z.number().int().meta({
  description:
    'How many versions there are: what a record of the kind `change` names as `expected`.',
});

const getPerson = operation({
  id: 'getPerson',
  tag: 'People',
  method: 'get',
  path: `${ALLIANCE}/persons/{person}`,
  summary: 'One person: particulars now, offices held, substitutes',
  by: 'secretariat',
  answers: z.object({
    id: z.string(),
    details: personDetails,
    versions: expected,
    offices: z.array(
      z.object({
        holding: z.string(),
        seat: z.string(),
        name: wording,
        from: instant,
        until: instant.nullable(),
      }),
    ),
    substitutes: z.array(
      z.object({
        id: z.string(),
        person: z.string(),
        substitute: z.string(),
        from: instant,
        until: instant,
        endedAt: instant.nullable(),
      }),
    ),
  }),
  act: ({ by, params, inScope }) =>
    inScope(async (scope) => {
      const id = params['person'] ?? '';
      const versions = await versionsOfPerson(scope, id);
      const [now] = await personsOf(scope, [id]);
      const person = now ?? versions.at(-1);
      if (!person) return PROBLEMS.unknown();
      return {
        body: {
          id,
          details: {
            name: person.name,
            title: person.title,
            email: person.email,
            phone: person.phone,
            language: person.language,
            employerCode: person.employerCode,
            preferredChannel: person.preferredChannel,
          },
          versions: versions.length,
          offices: (await holdingsOfPerson(scope, id)).map((holding) => ({
            holding: holding.id,
            seat: holding.seat,
            name: officeName(by.charter, holding.seat),
            from: holding.from,
            until: holding.until,
          })),
          substitutes: (await substitutionsOf(scope, id)).map((one) => ({
            id: one.id,
            person: one.person,
            substitute: one.substitute,
            from: one.from,
            until: one.until,
            endedAt: one.endedAt,
          })),
        },
      };
    }),
});

const listSeats = operation({
  id: 'listSeats',
  tag: 'People',
  method: 'get',
  path: `${ALLIANCE}/seats`,
  summary: 'Every office of the charter (任职), and who holds it now',
  by: 'secretariat',
  answers: z.object({
    seats: z.array(
      z.object({
        seat: z.string(),
        name: wording,
        holders: z.array(z.object({ person: z.string(), name: z.string() })),
      }),
    ),
  }),
  act: ({ by, inScope }) =>
    inScope(async (scope) => {
      const ids = [
        ...everySeat(by.charter).map(({ id }) => id),
        ...Object.keys(by.charter.authorities).map(contactSeat),
      ];
      const held = await holdersOf(scope, ids);
      return {
        body: {
          seats: ids.map((seat) => ({
            seat,
            name: officeName(by.charter, seat),
            holders: held
              .filter((holding) => holding.seat === seat)
              .map(({ person }) => ({ person: person.id, name: person.name })),
          })),
        },
      };
    }),
});

const listOrganisations = operation({
  id: 'listOrganisations',
  tag: 'People',
  method: 'get',
  path: `${ALLIANCE}/organisations`,
  summary: 'Organisations on record, by a part of their name, credit code or contact',
  by: 'secretariat',
  query: paged.extend({ text: z.string().max(100).default('') }),
  answers: z.object({
    total: z.number().int(),
    organisations: z.array(
      z.object({ id: z.string(), name: z.string(), creditCode: z.string().nullable() }),
    ),
  }),
  act: ({ query, inScope }) =>
    inScope(async (scope) => {
      const ids = await organisationsMatching(scope, query.text);
      const organisations: { id: string; name: string; creditCode: string | null }[] = [];
      for (const id of slice(ids, query.page)) {
        const one = await organisationOf(scope, id);
        if (one) organisations.push({ id, name: one.name, creditCode: one.creditCode });
      }
      return { body: { total: ids.length, organisations } };
    }),
});

const getOrganisation = operation({
  id: 'getOrganisation',
  tag: 'People',
  method: 'get',
  path: `${ALLIANCE}/organisations/{organisation}`,
  summary: 'One organisation: particulars now',
  by: 'secretariat',
  answers: z.object({ id: z.string(), details: organisationDetails, versions: expected }),
  act: ({ params, inScope }) =>
    inScope(async (scope) => {
      const id = params['organisation'] ?? '';
      const one = await organisationOf(scope, id);
      if (!one) return PROBLEMS.unknown();
      const { name, kind, creditCode, details } = one;
      const versions = (await versionsOfOrganisation(scope, id)).length;
      return { body: { id, details: { name, kind, creditCode, details }, versions } };
    }),
});

const member = z.object({
  id: z.string(),
  name: z.string(),
  class: z.string(),
  kind: z.string(),
  organisation: z.string().nullable(),
  person: z.string().nullable(),
  admittedBy: z.string().nullable().meta({ description: 'The case that admitted it.' }),
  since: instant.nullable(),
  until: instant.nullable(),
  endedBecause: z.string().nullable(),
});
const memberOf = (one: Member): z.input<typeof member> => ({
  id: one.id,
  name: one.name,
  class: one.class,
  kind: one.kind,
  organisation: one.organisation,
  person: one.person,
  admittedBy: one.caseId,
  since: one.since?.toISOString() ?? null,
  until: one.until?.toISOString() ?? null,
  endedBecause: one.endedBecause,
});

const listMembers = operation({
  id: 'listMembers',
  tag: 'Members',
  method: 'get',
  path: `${ALLIANCE}/members`,
  summary: 'Everybody who is a member now (会员名册), by name; exportRoster gives them as a file',
  by: 'secretariat',
  query: paged.extend({ text: z.string().max(100).default('') }),
  answers: z.object({ total: z.number().int(), members: z.array(member) }),
  act: ({ query, inScope }) =>
    inScope(async (scope) => {
      const found = (await membersNow(scope)).filter(({ name }) => name.includes(query.text));
      return { body: { total: found.length, members: slice(found, query.page).map(memberOf) } };
    }),
});

const getMember = operation({
  id: 'getMember',
  tag: 'Members',
  method: 'get',
  path: `${ALLIANCE}/members/{member}`,
  summary: 'One membership: its cases, what it took part in, and when the clock of inactivity ends',
  by: 'secretariat',
  answers: member.extend({
    clock: z
      .object({
        state: z.enum(['running', 'suspended', 'warned', 'due']),
        since: day,
        ends: instant.meta({ description: 'If nothing else happens.' }),
      })
      .nullable()
      .meta({ description: 'null: the charter has none for this class of members.' }),
    cases: z.array(z.string()),
    participation: z.array(
      z.object({
        entry: z
          .string()
          .meta({ description: 'By which it is struck out (participation-struck).' }),
        kind: z.enum(PARTICIPATION_KINDS),
        day,
        what: z.string(),
        struck: z.string().nullable(),
      }),
    ),
  }),
  act: ({ by, params, inScope }) =>
    inScope(async (scope) => {
      const one = await readMember(scope, params['member'] ?? '');
      if (!one) return PROBLEMS.unknown();
      const clock = inactivityClockFor(by.charter, one.class);
      const idle = clock && (await standing(scope, one, clock));
      return {
        body: {
          ...memberOf(one),
          clock:
            idle && !one.until
              ? { state: idle.state, since: idle.since, ends: new Date(idle.ends).toISOString() }
              : null,
          cases: (await casesOfMember(scope, one.id)).map(({ id }) => id),
          participation: (await ledgerOf(scope, one.id)).map((entry) => ({
            entry: entry.key,
            kind: entry.kind,
            day: entry.day,
            what: entry.what,
            struck: entry.struck?.reason ?? null,
          })),
        },
      };
    }),
});

const listActivities = operation({
  id: 'listActivities',
  tag: 'Members',
  method: 'get',
  path: `${ALLIANCE}/activities`,
  summary: 'Assemblies and activities on record, the latest first',
  by: 'secretariat',
  answers: z.object({
    activities: z.array(
      z.object({
        entry: z.string(),
        kind: z.enum(['assembly', 'activity']),
        name: z.string(),
        day,
        record: z.string(),
        struck: z.boolean(),
      }),
    ),
  }),
  act: ({ inScope }) =>
    inScope(async (scope) => ({
      body: {
        activities: (await activitiesHeld(scope)).map(
          ({ id, kind, name, day, record, struck }) => ({
            entry: `activity ${id}`,
            kind,
            name,
            day,
            record,
            struck,
          }),
        ),
      },
    })),
});

export const REGISTER_OPERATIONS: readonly Operation[] = [
  getPerson,
  listSeats,
  listOrganisations,
  getOrganisation,
  listMembers,
  getMember,
  listActivities,
];
