import type { Request, Response } from 'express';
import { everySeat } from '../../domain/charter/people.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { peopleFaults, seatsToFill, vacancies, type SetUpPerson } from '../../domain/set-up.ts';
import type { Wording } from '../../domain/wording.ts';
import { SetUpPeoplePage } from '../../web/pages/set-up-people.tsx';
import type { Fact, RegisterField } from '../../web/views.ts';
import { officeName } from '../console/people/names.ts';
import { personFields, typedFrom, type TypedPerson } from '../console/people/particulars.ts';
import type { Site } from '../site.ts';
import type { Draft } from './draft.ts';
import { scanLinks } from './files.ts';
import { formOf, frameOf, sendStep, type Wrong } from './frame.tsx';
import type { RosterFinding } from './roster.ts';

const say = (zh: string, en: string): Wording => ({ zh, en });

/** A person as typed, with the seats and the day. */
export type TypedInOffice = TypedPerson & {
  readonly seats: readonly string[];
  readonly since: string;
};

const NOBODY: TypedInOffice = {
  name: '',
  title: '',
  language: 'zh',
  preferredChannel: 'mail',
  email: '',
  phone: '',
  employerCode: '',
  seats: [],
  since: '',
};

export function typedPerson(person: SetUpPerson): TypedInOffice {
  const { seats, since } = person;
  return { ...typedFrom(person), seats, since: since ?? '' };
}

/** The seats people are entered for, with their names. */
export function officesToFill(
  charter: Charter,
  contacts: readonly string[],
): readonly { readonly value: string; readonly label: Wording }[] {
  return [...seatsToFill(charter), ...contacts].map((value) => ({
    value,
    label: officeName(charter, value),
  }));
}

export type PeopleShown = {
  readonly editing?: string | undefined;
  readonly typed?: TypedInOffice;
  readonly wrong?: Wrong;
  readonly findings?: readonly RosterFinding[];
};

export function sendPeople(
  site: Site,
  request: Request,
  response: Response,
  draft: Draft,
  { editing, typed, wrong, findings = [] }: PeopleShown,
): void {
  const { charter, base, setUp, contacts } = draft;
  if (!charter) return response.redirect(303, `${base}/defaults`);
  const { people, documents } = setUp.answers;
  const edited = people.find(({ key }) => key === editing);
  const values = typed ?? (edited ? typedPerson(edited) : NOBODY);
  const page = `${base}/people`;
  sendStep(site, request, response, draft, {
    step: 'people',
    wrong: wrong !== undefined,
    page: (
      <SetUpPeoplePage
        view={{
          frame: frameOf(draft, 'people', wrong?.whole),
          people: people.map((one) => ({
            name: one.name,
            title: one.title,
            offices: one.seats.map((seat) => officeName(charter, seat)),
            since: one.since ?? say('不详', 'not known'),
            contact: [one.email, one.phone].filter(Boolean).join(' · ') || say('无', 'none'),
            editUrl: `${page}?edit=${one.key}#person`,
            remove: formOf(draft, '/remove', { key: one.key }),
          })),
          faults:
            people.length === 0 && documents.length === 0
              ? []
              : peopleFaults(charter, setUp.answers, contacts),
          vacancies: people.length === 0 ? [] : vacantOffices(charter, people),
          byMembers: everySeat(charter).flatMap(({ seat }) =>
            seat.each.length > 0 ? [seat.name] : [],
          ),
          documents: {
            form: formOf(draft, '/documents'),
            files: scanLinks(base, documents),
            evidence: {
              label: say('任职文件（扫描件）', 'Documents (scans)'),
              required: documents.length === 0,
              problem: wrong?.problems?.['evidence'],
            },
          },
          roster: {
            form: formOf(draft, '/roster'),
            problem: wrong?.problems?.['roster'],
            findings,
          },
          person: {
            form: formOf(draft, '/people', { key: edited?.key ?? '' }),
            editing: edited !== undefined,
            fields: fieldsOf(draft, charter, values, wrong?.problems ?? {}),
            cancelUrl: page,
          },
          nextUrl: `${base}/first-day`,
        }}
      />
    ),
  });
}

export function vacantOffices(
  charter: Charter,
  people: readonly SetUpPerson[],
): readonly Wording[] {
  return vacancies(charter, people).map(({ message }) => message);
}

function fieldsOf(
  { contacts }: Draft,
  charter: Charter,
  values: TypedInOffice,
  problems: Readonly<Record<string, Wording>>,
): readonly RegisterField[] {
  return [
    ...personFields(values, problems),
    {
      as: 'ticks',
      name: 'seats',
      label: say('职务（可以选几个）', 'Offices (one or more)'),
      value: '',
      problem: problems['seats'],
      required: true,
      ticked: values.seats,
      options: officesToFill(charter, contacts),
    },
    {
      as: 'day',
      name: 'since',
      label: say('任职时间', 'In office since'),
      hint: say(
        '不知道的留空；留空的，任期不早于启用日期起算',
        'Leave it empty where it is not known; no term then begins before the first day',
      ),
      value: values.since,
      problem: problems['since'],
      required: false,
    },
  ];
}

/** Those in office, for the last look. */
export function peopleFacts(charter: Charter, people: readonly SetUpPerson[]): readonly Fact[] {
  return people.map(({ name, title, seats, email }) => ({
    label: title ? say(`${name}（${title}）`, `${name} (${title})`) : name,
    value: {
      zh: [...seats.map((seat) => officeName(charter, seat).zh), email ?? '没有邮箱'].join('，'),
      en: [...seats.map((seat) => officeName(charter, seat).en), email ?? 'no e-mail'].join(', '),
    },
  }));
}
