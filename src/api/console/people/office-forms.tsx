import type { Request, Response } from 'express';
import { z } from 'zod';
import { dayOf, instantOf } from '../../../domain/calendar.ts';
import { everySeat } from '../../../domain/charter/people.ts';
import { sourcesOf } from '../../../domain/charter/sources.ts';
import type { Wording } from '../../../domain/wording.ts';
import { enterRecord } from '../../../store/decide/enter-record.ts';
import { personsOf, type Person } from '../../../store/persons.ts';
import type { OfficeContent } from '../../../store/records/office.ts';
import { readHolding } from '../../../store/register/holdings.ts';
import { inScope, type Scope } from '../../../store/scope.ts';
import { problems } from '../../../web/words/problems.ts';
import { HttpProblem } from '../../errors.tsx';
import type { Site } from '../../site.ts';
import { ruleSources } from '../../sources.ts';
import { entered, idIn, text } from '../entered.ts';
import { visitOf, type Visit } from '../entrance.tsx';
import { enterWithEvidence, evidenceIn } from '../evidence.ts';
import { reasonInWords } from '../record-kinds.ts';
import { dayProblem } from './days.ts';
import { showForm } from './form.tsx';
import { officeName, officesOf } from './names.ts';

const Form = z.object({ seat: text(64), day: text(20) });

type Answer = z.output<typeof Form> & {
  readonly problems: Readonly<Partial<Record<'seat' | 'day' | 'evidence' | 'whole', Wording>>>;
};

const OFFICE: Wording = { zh: '职务', en: 'Office' };

export function showOffice(site: Site, request: Request, response: Response): Promise<void> {
  return sendOffice(site, request, response);
}

export function showLeave(site: Site, request: Request, response: Response): Promise<void> {
  return sendLeave(site, request, response);
}

/** 登记任职: by the document, checked by a second person. */
export async function postOffice(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const form = entered(Form, request.body);
  const known = officesOf(visit.charter).some(({ id }) => id === form.seat);
  const read = await readPerson(site, visit, request);
  const found = {
    ...(known ? {} : { seat: problems.choose(OFFICE) }),
    ...dayFound(form.day, read.now),
  };
  await enter(site, request, response, {
    form,
    found,
    content: { act: 'begin', person: read.person.id, seat: form.seat, day: form.day },
    send: (answer) => sendOffice(site, request, response, answer),
  });
}

/** 登记离任: what waits for the person there goes to who may do it. */
export async function postLeave(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const form = entered(Form, request.body);
  const read = await readPerson(site, visit, request);
  const id = idIn(request.params, 'holding');
  const holding = await inScope(site.context, visit.alliance.id, (scope) => readHolding(scope, id));
  if (holding?.person !== read.person.id) throw new HttpProblem(404);
  await enter(site, request, response, {
    form,
    found: dayFound(form.day, read.now),
    content: {
      act: 'end',
      person: read.person.id,
      holding: holding.id,
      seat: holding.seat,
      day: form.day,
    },
    send: (answer) => sendLeave(site, request, response, answer),
  });
}

function dayFound(day: string, now: Date): { readonly day?: Wording } {
  const problem = dayProblem(day, now);
  return problem ? { day: problem } : {};
}

async function enter(
  site: Site,
  request: Request,
  response: Response,
  act: {
    readonly form: z.output<typeof Form>;
    readonly found: Answer['problems'];
    readonly content: OfficeContent;
    readonly send: (answer: Answer) => Promise<void>;
  },
): Promise<void> {
  const visit = visitOf(response);
  const { files, problem } = await evidenceIn(request);
  const found = { ...act.found, ...(problem ? { evidence: problem } : {}) };
  if (Object.keys(found).length > 0) return act.send({ ...act.form, problems: found });
  const outcome = await enterWithEvidence(site, visit, files, (scope, papers) => {
    const { day, person } = act.content;
    const actedAt = day === dayOf(scope.now.getTime()) ? scope.now : new Date(instantOf(day, 0));
    const entry = { kind: 'office', subject: person, channel: 'letter', actedAt } as const;
    return enterRecord(scope, visit.person.id, { ...entry, content: act.content }, papers);
  });
  if (outcome.kind === 'refused')
    return act.send({
      ...act.form,
      problems: { [fieldOf(outcome.because)]: reasonInWords('office', outcome.because) },
    });
  response.redirect(303, `${visit.base}/people/${act.content.person}?done=entered-for-check`);
}

const SEAT_PROBLEMS: readonly string[] = [
  'seat-full',
  'held',
  'unknown-seat',
  'no-unit',
  'sits-for-another',
  'ballot-open',
];

function fieldOf(because: string): keyof Answer['problems'] {
  if (because === 'before-begin' || because === 'day-ahead') return 'day';
  return SEAT_PROBLEMS.includes(because) ? 'seat' : 'whole';
}

async function readPerson(
  site: Site,
  visit: Visit,
  request: Request,
): Promise<{ readonly person: Person; readonly now: Date }> {
  const id = idIn(request.params, 'person');
  return inScope(site.context, visit.alliance.id, async (scope) => ({
    person: await knownPerson(scope, id),
    now: scope.now,
  }));
}

export async function knownPerson(scope: Scope, id: string): Promise<Person> {
  const [person] = await personsOf(scope, [id]);
  if (!person) throw new HttpProblem(404);
  return person;
}

function sendOffice(
  site: Site,
  request: Request,
  response: Response,
  answer?: Answer,
): Promise<void> {
  const id = idIn(request.params, 'person');
  return showForm(
    site,
    request,
    response,
    async (scope, visit) => {
      const person = await knownPerson(scope, id);
      return {
        title: { zh: `登记任职：${person.name}`, en: `Record an office: ${person.name}` },
        lead: {
          zh: '凭任职文件登记，由秘书处另一位人员复核后生效。超过章程规定人数的不能登记。',
          en: 'Entered from the document that shows it, in force once somebody else has checked it. More than the charter allows cannot sit.',
        },
        back: { url: `${visit.base}/people/${id}`, label: person.name },
        form: { action: `${visit.base}/people/${id}/office` },
        fields: [
          {
            name: 'seat',
            label: OFFICE,
            value: answer?.seat ?? '',
            problem: answer?.problems.seat,
            required: true,
            as: 'select',
            first: { zh: '请选择', en: 'Choose' },
            options: officesOf(visit.charter).map((office) => ({
              value: office.id,
              label: office.name,
            })),
          },
          {
            name: 'day',
            label: { zh: '任职日期', en: 'Since' },
            value: answer?.day ?? '',
            problem: answer?.problems.day,
            required: true,
            as: 'day',
          },
        ],
        evidence: {
          label: { zh: '任职文件', en: 'Document that shows it' },
          required: true,
          ...(answer?.problems.evidence ? { problem: answer.problems.evidence } : {}),
        },
        ...(answer?.problems.whole ? { problem: answer.problems.whole } : {}),
        sources: [],
        submit: { zh: '提交，等待复核', en: 'Submit for the check' },
      };
    },
    answer ? { status: 422 } : undefined,
  );
}

function sendLeave(
  site: Site,
  request: Request,
  response: Response,
  answer?: Answer,
): Promise<void> {
  const id = idIn(request.params, 'person');
  const holdingId = idIn(request.params, 'holding');
  return showForm(
    site,
    request,
    response,
    async (scope, visit) => {
      const person = await knownPerson(scope, id);
      const holding = await readHolding(scope, holdingId);
      if (holding?.person !== id) return undefined;
      const office = officeName(visit.charter, holding.seat);
      const seat = everySeat(visit.charter).find((one) => one.id === holding.seat)?.seat;
      return {
        title: {
          zh: `登记离任：${person.name}（${office.zh}）`,
          en: `Record leaving: ${person.name} (${office.en})`,
        },
        lead: {
          zh: '离任生效后，以该职务办理的待办转由在任人员办理；已开始的表决，应表决人员名单不变。',
          en: 'Tasks of the office then go to who holds it; in a vote under way the electorate stays as it is.',
        },
        back: { url: `${visit.base}/people/${id}`, label: person.name },
        form: { action: `${visit.base}/people/${id}/leave/${holdingId}` },
        fields: [
          {
            name: 'day',
            label: { zh: '离任日期', en: 'Left on' },
            value: answer?.day ?? '',
            problem: answer?.problems.day,
            required: true,
            as: 'day',
          },
        ],
        evidence: {
          label: { zh: '离任文件', en: 'Document that shows it' },
          required: true,
          ...(answer?.problems.evidence ? { problem: answer.problems.evidence } : {}),
        },
        ...(answer?.problems.whole ? { problem: answer.problems.whole } : {}),
        sources: seat ? ruleSources(visit.charter, sourcesOf(seat)) : [],
        submit: { zh: '提交，等待复核', en: 'Submit for the check' },
      };
    },
    answer ? { status: 422 } : undefined,
  );
}
