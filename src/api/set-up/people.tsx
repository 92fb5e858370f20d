import type { Request, Response } from 'express';
import { isDay } from '../../domain/particulars/identifiers.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { everySeat } from '../../domain/charter/people.ts';
import type { SetUpAnswers, SetUpPerson } from '../../domain/set-up.ts';
import type { Wording } from '../../domain/wording.ts';
import { receivedIn } from '../../documents/receive.ts';
import { personWithEmail } from '../../store/persons.ts';
import { changeSetUp } from '../../store/set-up/set-ups.ts';
import { askedFor, textIn } from '../body.ts';
import { PERSON_FIELDS, personFrom, type TypedPerson } from '../console/people/particulars.ts';
import type { Site } from '../site.ts';
import { draftAt, keepAndGoOn, MEANWHILE, revisionIn, type Draft } from './draft.ts';
import { storeScans } from './files.ts';
import { officesToFill, sendPeople, type TypedInOffice } from './people-view.tsx';
import { peopleFromRoster } from './roster.ts';

const say = (zh: string, en: string): Wording => ({ zh, en });
const MOST_PEOPLE = 300;

export async function showPeople(site: Site, request: Request, response: Response): Promise<void> {
  const draft = await draftAt(site, request, response);
  if (draft) sendPeople(site, request, response, draft, { editing: askedFor(request, 'edit') });
}

/** Enters somebody in office, or changes who is entered. */
export async function postPerson(site: Site, request: Request, response: Response): Promise<void> {
  const draft = await draftAt(site, request, response);
  if (!draft) return;
  const { charter } = draft;
  if (!charter) return sendPeople(site, request, response, draft, {});
  // Sent twice, the form of somebody new enters them once.
  const key = textIn(request, 'key', 64) || `new-${revisionIn(request)}`;
  const typed = typedIn(request);
  const read = await personIn(site, draft, charter, typed, key);
  if ('problems' in read) {
    const wrong = { problems: read.problems };
    return sendPeople(site, request, response, draft, { editing: key, typed, wrong });
  }
  const { people } = draft.setUp.answers;
  const known = people.some((one) => one.key === key);
  const changed = known
    ? people.map((one) => (one.key === key ? read.person : one))
    : [...people, read.person];
  const whole = await keepAndGoOn(site, request, response, draft, {
    change: { answers: { people: changed } },
    to: '/people',
  });
  if (whole) sendPeople(site, request, response, draft, { editing: key, typed, wrong: { whole } });
}

function typedIn(request: Request): TypedInOffice {
  const person = Object.fromEntries(
    PERSON_FIELDS.map((name) => [name, textIn(request, name, 254)]),
  ) as TypedPerson;
  const sent: unknown = (request.body as Readonly<Record<string, unknown>>)['seats'];
  const seats = [sent].flat().filter((one): one is string => typeof one === 'string');
  return { ...person, seats: seats.slice(0, 50), since: textIn(request, 'since', 10) };
}

async function personIn(
  site: Site,
  { contacts, today, setUp }: Draft,
  charter: Charter,
  typed: TypedInOffice,
  key: string,
): Promise<
  { readonly person: SetUpPerson } | { readonly problems: Readonly<Record<string, Wording>> }
> {
  const made = personFrom(typed);
  const found: Record<string, Wording> = 'problems' in made ? { ...defined(made.problems) } : {};
  const others = setUp.answers.people.filter((one) => one.key !== key);
  const seats = officesToFill(charter, contacts)
    .map(({ value }) => value)
    .filter((seat) => typed.seats.includes(seat));
  const full = seats.find((seat) => isFull(charter, others, seat));
  if (seats.length === 0) found['seats'] = say('请选择职务', 'Choose the office');
  else if (full) found['seats'] = fullOffice(charter, others, full);
  if (typed.since !== '' && !isDay(typed.since))
    found['since'] = say('请选择日期，或留空', 'Choose a day, or leave it empty');
  else if (typed.since > today)
    found['since'] = say(
      '任职时间晚于今天；将来到任的，到任后在工作台登记',
      'This day is yet to come; who takes office later is entered in the console then',
    );
  if (others.length >= MOST_PEOPLE)
    found['name'] = say(
      `最多登记${MOST_PEOPLE}人，其余的启动后导入`,
      `At most ${MOST_PEOPLE} people; import the others after the start`,
    );
  if ('details' in made) {
    const taken = await whoseAddress(site, made.details, others);
    if (taken) found['email'] = taken;
  }
  if ('problems' in made || Object.keys(found).length > 0) return { problems: found };
  const { details } = made;
  return {
    person: {
      key,
      ...details,
      seats,
      since: typed.since === '' ? null : typed.since,
    },
  };
}

function defined(
  problems: Readonly<Partial<Record<string, Wording>>>,
): Readonly<Record<string, Wording>> {
  return Object.fromEntries(
    Object.entries(problems).flatMap(([name, problem]) => (problem ? [[name, problem]] : [])),
  );
}

function mostIn(charter: Charter, seat: string): number | null {
  return everySeat(charter).find(({ id }) => id === seat)?.seat.count.atMost ?? null;
}

function isFull(charter: Charter, others: readonly SetUpPerson[], seat: string): boolean {
  const atMost = mostIn(charter, seat);
  return atMost !== null && others.filter(({ seats }) => seats.includes(seat)).length >= atMost;
}

function fullOffice(charter: Charter, others: readonly SetUpPerson[], seat: string): Wording {
  const holders = others.filter(({ seats }) => seats.includes(seat)).map(({ name }) => name);
  const name = officesToFill(charter, []).find(({ value }) => value === seat)?.label;
  const atMost = mostIn(charter, seat) ?? 0;
  return say(
    `${name?.zh ?? seat}只能有${atMost}人，已登记：${holders.join('、')}`,
    `${name?.en ?? seat}: the charter allows ${atMost}; entered already: ${holders.join(', ')}`,
  );
}

/** An address belongs to one person, here and in every alliance of the site. */
async function whoseAddress(
  site: Site,
  { email, name }: Pick<SetUpPerson, 'email' | 'name'>,
  others: readonly SetUpPerson[],
): Promise<Wording | undefined> {
  if (email === null) return undefined;
  const twin = others.find((one) => one.email?.toLowerCase() === email.toLowerCase());
  if (twin)
    return say(
      `这个邮箱已登记给${twin.name}；一人只登记一次，可以选几个职务`,
      `${twin.name} is entered with this address; enter a person once, with every office`,
    );
  const { context } = site;
  const known = await context.database.untenanted(async (tx, begun) =>
    personWithEmail({ tx, alliance: '', now: await context.clock.now(tx, begun), context }, email),
  );
  return known && known.name !== name
    ? say(
        '这个邮箱在本站属于另一人，邮箱须一人一个，请核对',
        'This address is another person’s on this site; one address belongs to one person',
      )
    : undefined;
}

export async function postRemoval(site: Site, request: Request, response: Response): Promise<void> {
  const key = textIn(request, 'key', 64);
  await changePeople(site, request, response, (answers) => ({
    people: answers.people.filter((one) => one.key !== key),
  }));
}

async function changePeople(
  site: Site,
  request: Request,
  response: Response,
  change: (answers: SetUpAnswers) => Partial<SetUpAnswers>,
): Promise<void> {
  const draft = await draftAt(site, request, response);
  if (!draft) return;
  const whole = await keepAndGoOn(site, request, response, draft, {
    change: { answers: change(draft.setUp.answers) },
    to: '/people',
  });
  if (whole) sendPeople(site, request, response, draft, { wrong: { whole } });
}

/** The documents by which these people are in office. */
export async function postDocuments(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const draft = await draftAt(site, request, response);
  if (!draft) return;
  const { files, problem } = await storeScans(site, request);
  if (problem)
    return sendPeople(site, request, response, draft, {
      wrong: { problems: { evidence: problem } },
    });
  const documents = [...draft.setUp.answers.documents, ...files];
  const whole = await keepAndGoOn(site, request, response, draft, {
    change: { answers: { documents } },
    to: '/people#documents',
  });
  if (!whole) return;
  for (const file of files) await site.storage.remove(file.id);
  sendPeople(site, request, response, draft, { wrong: { whole } });
}

/** Those in office from a roster's file; what it lacks is shown with what came of it. */
export async function postRoster(site: Site, request: Request, response: Response): Promise<void> {
  const draft = await draftAt(site, request, response);
  if (!draft?.charter) return draft && sendPeople(site, request, response, draft, {});
  const read = await peopleFromRoster(receivedIn(request), draft.charter, {
    people: draft.setUp.answers.people,
    today: draft.today,
    newKey: () => site.context.ids.next(),
  });
  if ('problem' in read)
    return sendPeople(site, request, response, draft, {
      wrong: { problems: { roster: read.problem } },
    });
  const { id } = draft.setUp;
  const { people, findings } = read;
  const changed = await changeSetUp(site.context, id, revisionIn(request), { answers: { people } });
  const after = await draftAt(site, request, response);
  if (after)
    sendPeople(
      site,
      request,
      response,
      after,
      changed === 'changed' ? { findings } : { wrong: { whole: MEANWHILE } },
    );
}
