import { z } from 'zod';
import { handOverAll, tasksLeaving } from '../../../store/decide/hand-over.ts';
import { linksOf } from '../../../store/links.ts';
import { personsOf } from '../../../store/persons.ts';
import { personsMatching } from '../../../store/register/lists.ts';
import { newPerson } from '../../../store/register/persons.ts';
import { endSubstitution } from '../../../store/substitutes.ts';
import { NOT_HANDED_OVER } from '../../console/people/hand-over.tsx';
import { sendFreshLink, takeBackLink } from '../../console/people/links.ts';
import { personFrom, typedFrom } from '../../console/people/particulars.ts';
import { nameOwnSubstitute, substituteProblems } from '../../console/people/substitute-form.tsx';
import { reasonInWords } from '../../console/record-kinds.ts';
import { operation, type Operation } from '../operation.ts';
import { PROBLEMS } from '../problem.ts';
import { personDetails } from '../record-contents.ts';
import { refused } from '../refusals.ts';
import { done, instant } from '../shapes.ts';

const TAG = 'People';
const PER_PAGE = 100;
const id = z.string().min(1).max(64);

const listPersons = operation({
  id: 'listPersons',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/persons',
  summary: 'People on record, by a part of their name, address or telephone',
  by: 'secretariat',
  query: z.object({
    text: z.string().max(100).default(''),
    page: z.coerce.number().int().min(1).max(10_000).default(1),
  }),
  answers: z.object({
    total: z.number().int(),
    persons: z.array(z.object({ id: z.string(), name: z.string(), title: z.string() })),
  }),
  act: ({ query, inScope }) =>
    inScope(async (scope) => {
      const ids = await personsMatching(scope, query.text);
      const from = (query.page - 1) * PER_PAGE;
      const persons = await personsOf(scope, ids.slice(from, from + PER_PAGE));
      return {
        body: {
          total: ids.length,
          persons: persons.map((one) => ({ id: one.id, name: one.name, title: one.title })),
        },
      };
    }),
});

const enterPerson = operation({
  id: 'enterPerson',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/persons',
  summary: 'Enter a person (新增人员); whoever is known by address and name is not entered twice',
  by: 'secretariat',
  created: true,
  body: z.object({ details: personDetails, source: z.string().trim().min(1).max(200) }),
  answers: z.object({ person: z.string(), came: z.enum(['entered', 'known', 'linked']) }),
  refusals: ['address-taken'],
  act: ({ by, body, inScope }) =>
    inScope(async (scope) => {
      const made = personFrom(typedFrom(body.details));
      if ('problems' in made)
        return PROBLEMS.invalid(
          Object.entries(made.problems).flatMap(([field, message]) =>
            message ? [{ field: `details.${field}`, message }] : [],
          ),
        );
      const came = await newPerson(scope, made.details, {
        evidence: body.source,
        by: by.person.id,
      });
      return came.kind === 'address-taken'
        ? refused('address-taken', {
            zh: '这个邮箱已登记在另一位人员名下',
            en: 'Somebody else is on record with this address',
          })
        : { body: { person: came.person, came: came.kind } };
    }),
});

const listTasksLeaving = operation({
  id: 'listTasksToHandOver',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/persons/{person}/tasks',
  summary: 'Everything that waits for a person, and who could take each of it over',
  by: 'secretariat',
  answers: z.object({
    tasks: z.array(
      z.object({
        task: z.string(),
        kind: z.string(),
        how: z.enum(['single', 'shared', 'stays']),
        able: z.array(z.string()),
      }),
    ),
  }),
  act: ({ params, inScope }) =>
    inScope(async (scope) => ({
      body: {
        tasks: (await tasksLeaving(scope, params['person'] ?? '')).map(({ task, kind, able }) => ({
          task: task.id,
          kind: task.kind,
          how: kind,
          able: able.map((one) => one.id),
        })),
      },
    })),
});

const handOverEverything = operation({
  id: 'handOverAll',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/persons/{person}/hand-over',
  summary:
    'Hand over a person’s open tasks (离岗交接): by themselves or the head of the secretariat',
  by: 'secretariat',
  body: z.object({
    to: id,
    reason: z.string().max(1000),
    tasks: z.array(id).min(1).max(1000),
  }),
  answers: z.object({ tasks: z.array(z.string()) }),
  refusals: Object.keys(NOT_HANDED_OVER),
  act: ({ by, params, body, inScope }) =>
    inScope(async (scope) => {
      const from = params['person'] ?? '';
      if ((await personsOf(scope, [from])).length === 0) return PROBLEMS.unknown();
      const handed = await handOverAll(scope, { ...body, from, by: by.person.id });
      return handed.kind === 'refused'
        ? refused(handed.because, NOT_HANDED_OVER[handed.because])
        : { body: { tasks: handed.tasks } };
    }),
});

const nameSubstitute = operation({
  id: 'nameSubstitute',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/substitutes',
  summary: 'The token’s owner names who stands in for them (代办人)',
  description:
    'For somebody else, by their written word: enterRecord with the kind `substitute` and its evidence.',
  by: 'secretariat',
  created: true,
  body: z.object({ substitute: id, fromDay: z.iso.date(), untilDay: z.iso.date() }),
  answers: z.object({ substitution: z.string() }),
  refusals: ['same-person', 'unknown-person', 'bad-period', 'overlaps', 'substitute-away'],
  act: ({ by, body, inScope }) =>
    inScope(async (scope) => {
      const errors = Object.entries(substituteProblems(body, scope.now));
      if (errors.length > 0)
        return PROBLEMS.invalid(
          errors.flatMap(([field, message]) => (message ? [{ field, message }] : [])),
        );
      const given = await nameOwnSubstitute(scope, { person: by.person.id, ...body });
      return given.kind === 'refused'
        ? refused(given.because, reasonInWords('substitute', given.because))
        : { body: { substitution: given.id } };
    }),
});

const endSubstitute = operation({
  id: 'endSubstitution',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/substitutes/{substitution}/end',
  summary: 'End a substitution before its time',
  by: 'secretariat',
  body: z.object({}),
  answers: done,
  act: ({ by, params, inScope }) =>
    inScope(async (scope) => {
      const ended = await endSubstitution(scope, params['substitution'] ?? '', by.person.id);
      return { body: { done: ended ? 'ended' : 'ended-before' } };
    }),
});

const listLinks = operation({
  id: 'listPersonLinks',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/persons/{person}/links',
  summary: 'The links that were mailed to a person; never their tokens',
  by: 'secretariat',
  answers: z.object({
    links: z.array(
      z.object({
        id: z.string(),
        purpose: z.string(),
        subject: z.string(),
        expiresAt: instant.nullable(),
        revokedAt: instant.nullable(),
      }),
    ),
  }),
  act: ({ params, inScope }) =>
    inScope(async (scope) => ({
      body: {
        links: (await linksOf(scope, params['person'] ?? '')).map((link) => ({
          id: link.id,
          purpose: link.purpose,
          subject: link.subject,
          expiresAt: link.expiresAt,
          revokedAt: link.revokedAt,
        })),
      },
    })),
});

const revokePersonLink = operation({
  id: 'revokePersonLink',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/persons/{person}/links/{link}/revocation',
  summary: 'Take a link back: no mail sent so far opens it any more',
  by: 'secretariat',
  body: z.object({}),
  answers: done,
  act: ({ by, params, inScope }) =>
    inScope(async (scope) => {
      await takeBackLink(scope, {
        person: params['person'] ?? '',
        link: params['link'] ?? '',
        by: by.person.id,
        channel: 'api',
      });
      return { body: { done: 'revoked' } };
    }),
});

const renewPersonLink = operation({
  id: 'renewPersonLink',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/persons/{person}/links/{link}/renewal',
  summary: 'Send a fresh link to the address on record; those of before open nothing afterwards',
  by: 'secretariat',
  body: z.object({}),
  answers: done,
  act: ({ by, params, inScope }) =>
    inScope(async (scope) => {
      await sendFreshLink(scope, {
        person: params['person'] ?? '',
        link: params['link'] ?? '',
        by: by.person.id,
        channel: 'api',
      });
      return { body: { done: 'queued' } };
    }),
});

export const PEOPLE_OPERATIONS: readonly Operation[] = [
  listPersons,
  enterPerson,
  listTasksLeaving,
  handOverEverything,
  nameSubstitute,
  endSubstitute,
  listLinks,
  revokePersonLink,
  renewPersonLink,
];
