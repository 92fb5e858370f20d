import type { Request, Response } from 'express';
import { z } from 'zod';
import { nameIn } from '../../../domain/charter/in-words.ts';
import { everySeat } from '../../../domain/charter/people.ts';
import { byStrokes } from '../../../domain/stroke-order.ts';
import { contactSeat } from '../../../store/filings.ts';
import { membershipsOf } from '../../../store/members.ts';
import { personsOf } from '../../../store/persons.ts';
import { holdingsOf } from '../../../store/register/holdings.ts';
import { organisationsMatching, personsMatching } from '../../../store/register/lists.ts';
import { organisationOf } from '../../../store/register/organisations.ts';
import type { Scope } from '../../../store/scope.ts';
import { PeoplePage } from '../../../web/pages/people.tsx';
import type { OrganisationRow, PeopleView } from '../../../web/views.ts';
import type { Site } from '../../site.ts';
import { pageIn, text } from '../entered.ts';
import type { Visit } from '../entrance.tsx';
import { showPart } from '../frame.tsx';
import { asOfDay } from './days.ts';
import { officeName } from './names.ts';

const PER_PAGE = 50;
const Query = z.object({ text: text(100).catch(''), day: text(20).catch('') });

export async function showPeople(site: Site, request: Request, response: Response): Promise<void> {
  const query = Query.parse(request.query);
  const page = pageIn(request.query);
  await showPart(site, request, response, {
    current: 'people',
    title: 'people',
    read: (scope, visit) => listView(scope, visit, query, page),
    page: (view) => <PeoplePage view={view} />,
  });
}

async function listView(
  now: Scope,
  visit: Visit,
  query: z.output<typeof Query>,
  page: number,
): Promise<Omit<PeopleView, 'nav'>> {
  const { scope, asOf, problem } = asOfDay(now, query.day);
  const base = `${visit.base}/people`;
  const persons = await personRows(scope, visit, query.text);
  const organisations = await organisationsMatching(scope, query.text);
  const shown: OrganisationRow[] = [];
  for (const id of organisations.slice(page * PER_PAGE, (page + 1) * PER_PAGE)) {
    const row = await organisationRow(scope, visit, id);
    if (row) shown.push(row);
  }
  const most = Math.max(persons.length, organisations.length);
  const to = (number: number): string =>
    `${base}?${new URLSearchParams({ ...query, page: String(number + 1) }).toString()}`;
  return {
    form: { action: base },
    query,
    ...(problem ? { problem } : {}),
    ...(asOf === undefined ? {} : { asOf }),
    newUrl: `${base}/new`,
    officesUrl: `${visit.base}/offices`,
    ...(everySeat(visit.charter).some(({ seat }) => seat.each.length > 0)
      ? { representativesUrl: `${visit.base}/representatives` }
      : {}),
    persons: persons.slice(page * PER_PAGE, (page + 1) * PER_PAGE),
    personsTotal: persons.length,
    organisations: shown,
    organisationsTotal: organisations.length,
    ...(page > 0 ? { previousUrl: to(page - 1) } : {}),
    ...((page + 1) * PER_PAGE < most ? { nextUrl: to(page + 1) } : {}),
  };
}

/** By rank of their first office, then by strokes of the surname; who holds none comes last. */
async function personRows(
  scope: Scope,
  visit: Visit,
  searched: string,
): Promise<PeopleView['persons']> {
  const seats = [
    ...everySeat(visit.charter).map(({ id }) => id),
    ...Object.keys(visit.charter.authorities).map(contactSeat),
  ];
  const holdings = await holdingsOf(scope, seats);
  const rank = (id: string): number => {
    const at = holdings.findIndex(({ person }) => person === id);
    return at < 0 ? holdings.length : at;
  };
  const persons = await personsOf(scope, await personsMatching(scope, searched));
  return [...persons]
    .sort((one, other) => rank(one.id) - rank(other.id) || byStrokes(one.name, other.name))
    .map((person) => ({
      url: `${visit.base}/people/${person.id}`,
      name: person.name,
      title: person.title,
      offices: holdings
        .filter((holding) => holding.person === person.id)
        .map(({ seat }) => officeName(visit.charter, seat)),
      channel: person.preferredChannel,
      ...(person.phone ? { phone: person.phone } : {}),
      ...(person.email ? { email: person.email } : {}),
    }));
}

async function organisationRow(
  scope: Scope,
  visit: Visit,
  id: string,
): Promise<OrganisationRow | undefined> {
  const one = await organisationOf(scope, id);
  if (!one) return undefined;
  const member = (await membershipsOf(scope, id)).find(
    ({ since, clockFrom, until }) =>
      (since ?? clockFrom) <= scope.now && (until === null || until > scope.now),
  );
  return {
    url: `${visit.base}/organisations/${id}`,
    name: one.name,
    creditCode: one.creditCode ?? '',
    kind: visit.charter.members.kinds[one.kind]?.name ?? one.kind,
    representative: one.details['legal-representative'] ?? '',
    liaison: one.details['liaison-name'] ?? '',
    ...(member ? { member: nameIn(visit.charter, member.class) } : {}),
  };
}
