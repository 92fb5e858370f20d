import type { Request, Response } from 'express';
import { z } from 'zod';
import { countInWords } from '../../../domain/charter/in-words.ts';
import { everySeat } from '../../../domain/charter/people.ts';
import { sourcesOf } from '../../../domain/charter/sources.ts';
import type { Wording } from '../../../domain/wording.ts';
import { contactSeat } from '../../../store/filings.ts';
import { personsOf } from '../../../store/persons.ts';
import { holdingsOf, seatingOf, type DatedHolding } from '../../../store/register/holdings.ts';
import type { Scope } from '../../../store/scope.ts';
import { substitutionsInForce } from '../../../store/substitutes.ts';
import { OfficeListPage } from '../../../web/pages/offices.tsx';
import type { OfficeListView } from '../../../web/views.ts';
import type { Site } from '../../site.ts';
import { ruleSources } from '../../sources.ts';
import { text } from '../entered.ts';
import type { Visit } from '../entrance.tsx';
import { showPart } from '../frame.tsx';
import { asOfDay } from './days.ts';
import { officeName } from './names.ts';

const Query = z.object({ day: text(20).catch('') });
type Seat = OfficeListView['bodies'][number]['seats'][number];

/** 任职名单: every office of the charter in order of rank, with who holds it on a day. */
export async function showOffices(site: Site, request: Request, response: Response): Promise<void> {
  const query = Query.parse(request.query);
  await showPart(site, request, response, {
    current: 'people',
    title: 'offices',
    read: (scope, visit) => officesView(scope, visit, query.day),
    page: (view) => <OfficeListPage view={view} />,
  });
}

async function officesView(
  now: Scope,
  visit: Visit,
  day: string,
): Promise<Omit<OfficeListView, 'nav'>> {
  const { scope, asOf, problem } = asOfDay(now, day);
  const { charter } = visit;
  const contacts = Object.keys(charter.authorities).map(contactSeat);
  const held = await holdingsOf(scope, [...everySeat(charter).map(({ id }) => id), ...contacts]);
  const persons = new Map(
    (
      await personsOf(
        scope,
        held.map(({ person }) => person),
      )
    ).map((person) => [person.id, person]),
  );
  const marks = new Map((await seatingOf(scope)).map((found) => [found.seat, found]));
  const away = await awayNow(scope);
  const seatView = (id: string, count: Wording): Seat => {
    const mark = marks.get(id);
    return {
      name: officeName(charter, id),
      count,
      holders: held
        .filter((holding) => holding.seat === id)
        .map((holding) => holderView(visit, holding, persons, away)),
      ...(mark
        ? {
            mark: {
              tone: mark.grade === 'error' ? 'bad' : 'amber',
              text: mark.message,
            },
          }
        : {}),
    };
  };
  return {
    form: { action: `${visit.base}/offices` },
    query: { day },
    ...(problem ? { problem } : {}),
    ...(asOf === undefined ? {} : { asOf }),
    peopleUrl: `${visit.base}/people`,
    bodies: [
      ...Object.values(charter.bodies)
        .filter(({ seats }) => Object.keys(seats).length > 0)
        .map((body) => ({
          name: body.name,
          sources: ruleSources(charter, sourcesOf(body)),
          seats: Object.entries(body.seats).map(([id, seat]) =>
            seatView(id, countInWords(seat.count)),
          ),
        })),
      ...(contacts.length > 0
        ? [
            {
              name: { zh: '外部单位', en: 'Authorities' },
              sources: [],
              seats: contacts.map((id) => seatView(id, { zh: '人数不限', en: 'any number' })),
            },
          ]
        : []),
    ],
  };
}

function holderView(
  visit: Visit,
  holding: DatedHolding,
  persons: ReadonlyMap<string, { readonly name: string }>,
  away: ReadonlyMap<string, Wording>,
): Seat['holders'][number] {
  const inPlace = away.get(holding.person);
  return {
    url: `${visit.base}/people/${holding.person}`,
    name: persons.get(holding.person)?.name ?? holding.person,
    since: holding.from.getTime(),
    ...(holding.until ? { until: holding.until.getTime() } : {}),
    evidence: holding.evidence,
    ...(inPlace ? { inPlace } : {}),
  };
}

/** Who is stood in for, and by whom. */
async function awayNow(scope: Scope): Promise<ReadonlyMap<string, Wording>> {
  const inForce = await substitutionsInForce(scope);
  const names = new Map(
    (
      await personsOf(
        scope,
        inForce.map(({ substitute }) => substitute),
      )
    ).map(({ id, name }) => [id, name]),
  );
  return new Map(
    inForce.map(({ person, substitute }) => {
      const name = names.get(substitute) ?? '';
      return [person, { zh: `由${name}代办`, en: `${name} stands in` }];
    }),
  );
}
