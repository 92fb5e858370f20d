import type { Request, Response } from 'express';
import { z } from 'zod';
import { dayOf, instantOf } from '../../../domain/calendar.ts';
import type { Wording } from '../../../domain/wording.ts';
import { enterRecord } from '../../../store/decide/enter-record.ts';
import { versionsOfOrganisation } from '../../../store/register/organisations.ts';
import { versionsOfPerson } from '../../../store/register/persons.ts';
import type { ChangeContent } from '../../../store/records/change.ts';
import { inScope, type Scope } from '../../../store/scope.ts';
import type { RegisterField, RegisterFormView } from '../../../web/views.ts';
import { HttpProblem } from '../../errors.tsx';
import type { Site } from '../../site.ts';
import { entered, idIn, text } from '../entered.ts';
import { visitOf, type Visit } from '../entrance.tsx';
import { enterWithEvidence, evidenceIn } from '../evidence.ts';
import { reasonInWords } from '../record-kinds.ts';
import { dayProblem } from './days.ts';
import { showForm } from './form.tsx';
import {
  ORGANISATION_FIELDS,
  organisationFacts,
  organisationFields,
  organisationFrom,
  PERSON_FIELDS,
  personFacts,
  personFields,
  personFrom,
  typedFrom,
  typedFromOrganisation,
} from './particulars.ts';

type Of = ChangeContent['of'];
type Typed = Readonly<Record<string, string>>;
type Problems = Readonly<Partial<Record<string, Wording>>>;
type Made =
  | { readonly problems: Problems }
  | { readonly details: Extract<ChangeContent, { of: Of }>['details'] };

const Form = z.object(
  Object.fromEntries([...PERSON_FIELDS, ...ORGANISATION_FIELDS].map((name) => [name, text(1000)])),
);
const Rest = z.object({ day: text(20), expected: z.coerce.number().int().min(0).max(100_000) });

/** What stands of a person or an organisation, with the fields to change it. */
type Standing = {
  readonly name: string;
  readonly versions: number;
  readonly typed: Typed;
  readonly facts: NonNullable<RegisterFormView['present']>['facts'];
  readonly fields: (typed: Typed, found: Problems) => readonly RegisterField[];
  readonly make: (typed: Typed) => Made;
};

async function standingOf(scope: Scope, of: Of, id: string): Promise<Standing | undefined> {
  if (of === 'person') {
    const versions = await versionsOfPerson(scope, id);
    const latest = versions.at(-1);
    return (
      latest && {
        name: latest.name,
        versions: versions.length,
        typed: typedFrom(latest),
        facts: personFacts(latest),
        fields: (typed, found) => personFields(typed, found),
        make: (typed) => personFrom(typed),
      }
    );
  }
  const versions = await versionsOfOrganisation(scope, id);
  const latest = versions.at(-1);
  return (
    latest && {
      name: latest.name,
      versions: versions.length,
      typed: typedFromOrganisation(latest),
      facts: organisationFacts(latest),
      fields: organisationFields,
      make: (typed) => organisationFrom(typed, latest),
    }
  );
}

type Answer = {
  readonly typed: Typed;
  readonly day: string;
  readonly problems: Problems;
  readonly evidence?: Wording;
  readonly whole?: Wording;
  readonly changed?: boolean;
};

export const showChange =
  (of: Of) =>
  (site: Site, request: Request, response: Response): Promise<void> =>
    sendChange(site, request, response, of);

async function sendChange(
  site: Site,
  request: Request,
  response: Response,
  of: Of,
  answer?: Answer,
): Promise<void> {
  const id = idIn(request.params, of);
  await showForm(
    site,
    request,
    response,
    async (scope, visit) => {
      const standing = await standingOf(scope, of, id);
      if (!standing) return undefined;
      const url = pageOf(visit, of, id);
      return {
        title: { zh: `变更登记：${standing.name}`, en: `Change of particulars: ${standing.name}` },
        lead: {
          zh: '凭证明文件登记，由秘书处另一位人员复核后生效；以前的内容保留。纯属录入错误的，请用更正。',
          en: 'Entered from a document and in force once somebody else of the secretariat has checked it; what was before is kept. A mere slip of typing is corrected instead.',
        },
        back: { url, label: standing.name },
        form: { action: `${url}/change`, hidden: { expected: String(standing.versions) } },
        fields: [
          ...standing.fields(answer?.typed ?? standing.typed, answer?.problems ?? {}),
          {
            name: 'day',
            label: { zh: '生效日期', en: 'In force from' },
            hint: {
              zh: '证明文件上的变更日期；不填则自复核时起生效',
              en: 'The date on the document; left empty, it holds from its check on',
            },
            value: answer?.day ?? '',
            problem: answer?.problems['day'],
            required: false,
            as: 'day',
          },
        ],
        evidence: {
          label: { zh: '证明文件', en: 'Document that shows it' },
          required: true,
          ...(answer?.evidence ? { problem: answer.evidence } : {}),
        },
        ...(answer?.whole ? { problem: answer.whole } : {}),
        ...(answer?.changed ? { present: { title: standing.name, facts: standing.facts } } : {}),
        sources: [],
        submit: { zh: '提交，等待复核', en: 'Submit for the check' },
      };
    },
    answer ? { status: answer.changed ? 409 : 422 } : undefined,
  );
}

function pageOf(visit: Visit, of: Of, id: string): string {
  return `${visit.base}/${of === 'person' ? 'people' : 'organisations'}/${id}`;
}

/** 变更登记: entered with its evidence. Of two who edit at once the second is shown what stands, with everything they typed. */
export const postChange =
  (of: Of) =>
  async (site: Site, request: Request, response: Response): Promise<void> => {
    const visit = visitOf(response);
    const id = idIn(request.params, of);
    const typed: Typed = entered(Form, request.body);
    const { day, expected } = entered(Rest, request.body);
    const { standing, now } = await inScope(site.context, visit.alliance.id, async (scope) => ({
      standing: await standingOf(scope, of, id),
      now: scope.now,
    }));
    if (!standing) throw new HttpProblem(404);
    const made = standing.make(typed);
    const { files, problem: evidence } = await evidenceIn(request);
    const wrongDay = day === '' ? undefined : dayProblem(day, now);
    const found = {
      ...('problems' in made ? made.problems : {}),
      ...(wrongDay ? { day: wrongDay } : {}),
    };
    const answer: Answer = { typed, day, problems: found, ...(evidence ? { evidence } : {}) };
    const refuse = (because: string): Promise<void> =>
      sendChange(site, request, response, of, {
        ...answer,
        ...placed(because),
        ...(because === 'changed-meanwhile' ? { changed: true } : {}),
      });
    if (standing.versions !== expected) return refuse('changed-meanwhile');
    if ('problems' in made || wrongDay || evidence)
      return sendChange(site, request, response, of, answer);
    const content = { of, details: made.details, expected, day: day === '' ? null : day };
    const actedAt = day === '' || day === dayOf(now.getTime()) ? now : new Date(instantOf(day, 0));
    const outcome = await enterWithEvidence(site, visit, files, (scope, papers) =>
      enterRecord(
        scope,
        visit.person.id,
        { kind: 'change', subject: id, channel: 'letter', content, actedAt },
        papers,
      ),
    );
    if (outcome.kind === 'refused') return refuse(outcome.because);
    response.redirect(303, `${pageOf(visit, of, id)}?done=entered-for-check`);
  };

/** A refusal beside the field it is about, or above all. */
function placed(because: string): Pick<Answer, 'whole'> | { readonly problems: Problems } {
  const words = reasonInWords('change', because);
  const field = { 'address-taken': 'email', 'code-taken': 'creditCode', 'not-after-latest': 'day' }[
    because
  ];
  return field ? { problems: { [field]: words } } : { whole: words };
}
