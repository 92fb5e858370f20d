import type { Request, Response } from 'express';
import { z } from 'zod';
import { dayOf } from '../../../domain/calendar.ts';
import { isDay } from '../../../domain/particulars/identifiers.ts';
import type { Wording } from '../../../domain/wording.ts';
import { announceSubstitutes } from '../../../store/decide/announce-substitutes.ts';
import { enterRecord } from '../../../store/decide/enter-record.ts';
import { personsOf } from '../../../store/persons.ts';
import { periodOf, type SubstituteContent } from '../../../store/records/substitute.ts';
import { personsMatching } from '../../../store/register/lists.ts';
import { inScope, type Scope } from '../../../store/scope.ts';
import { endSubstitution, giveSubstitution } from '../../../store/substitutes.ts';
import { problems } from '../../../web/words/problems.ts';
import { byStrokes } from '../../../domain/stroke-order.ts';
import type { Site } from '../../site.ts';
import { ruleSources } from '../../sources.ts';
import { entered, idIn, text } from '../entered.ts';
import { visitOf } from '../entrance.tsx';
import { enterWithEvidence, evidenceIn } from '../evidence.ts';
import { reasonInWords } from '../record-kinds.ts';
import { showForm } from './form.tsx';
import { knownPerson } from './office-forms.tsx';

const Form = z.object({ substitute: text(64), fromDay: text(20), untilDay: text(20) });
type Typed = z.output<typeof Form>;
type Answer = Typed & {
  readonly problems: Readonly<
    Partial<Record<'substitute' | 'fromDay' | 'untilDay' | 'evidence' | 'whole', Wording>>
  >;
};

const WHO: Wording = { zh: '代办人', en: 'Substitute' };

export function showSubstitute(site: Site, request: Request, response: Response): Promise<void> {
  return sendSubstitute(site, request, response);
}

/** 指定代办人: in person at once, or by the secretariat from the person's written word, checked by a second person. */
export async function postSubstitute(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = visitOf(response);
  const id = idIn(request.params, 'person');
  const own = id === visit.person.id;
  const form = entered(Form, request.body);
  const now = await inScope(site.context, visit.alliance.id, async (scope) => {
    await knownPerson(scope, id);
    return scope.now;
  });
  const { files, problem } = await evidenceIn(request, own ? 'optional' : 'mandatory');
  const found = { ...substituteProblems(form, now), ...(problem ? { evidence: problem } : {}) };
  const refuse = (refused: Answer['problems']): Promise<void> =>
    sendSubstitute(site, request, response, { ...form, problems: refused });
  if (Object.keys(found).length > 0) return refuse(found);
  const content: SubstituteContent = { person: id, ...form };
  const outcome = own
    ? await inScope(site.context, visit.alliance.id, (scope) => nameOwnSubstitute(scope, content))
    : await enterWithEvidence(site, visit, files, (scope, papers) =>
        enterRecord(
          scope,
          visit.person.id,
          { kind: 'substitute', subject: id, channel: 'letter', content, actedAt: scope.now },
          papers,
        ),
      );
  if (outcome.kind === 'refused')
    return refuse({
      [outcome.because === 'bad-period' ? 'untilDay' : 'substitute']: reasonInWords(
        'substitute',
        outcome.because,
      ),
    });
  site.nudge();
  response.redirect(
    303,
    `${visit.base}/people/${id}?done=${own ? 'substitute-given' : 'entered-for-check'}`,
  );
}

/** Names one's own substitute, at once; both are told. */
export async function nameOwnSubstitute(scope: Scope, content: SubstituteContent) {
  const given = await giveSubstitution(scope, {
    ...periodOf(content),
    evidence: 'own-word',
    givenBy: content.person,
  });
  if (given.kind === 'given') await announceSubstitutes(scope);
  return given;
}

export async function postEndSubstitute(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = visitOf(response);
  const id = idIn(request.params, 'substitution');
  await inScope(site.context, visit.alliance.id, (scope) =>
    endSubstitution(scope, id, visit.person.id),
  );
  response.redirect(
    303,
    `${visit.base}/people/${idIn(request.params, 'person')}?done=substitute-ended`,
  );
}

export function substituteProblems(form: Typed, now: Date): Answer['problems'] {
  const today = dayOf(now.getTime());
  const day = (value: string): Wording | undefined =>
    isDay(value) ? undefined : { zh: '请填写日期', en: 'Enter the date' };
  const from = day(form.fromDay);
  const until =
    day(form.untilDay) ??
    (form.untilDay < form.fromDay || form.untilDay < today
      ? {
          zh: '结束日期不能早于开始日期，也不能早于今天',
          en: 'The last day cannot lie before the first, nor before today',
        }
      : undefined);
  return {
    ...(form.substitute === '' ? { substitute: problems.choose(WHO) } : {}),
    ...(from ? { fromDay: from } : {}),
    ...(until ? { untilDay: until } : {}),
  };
}

function sendSubstitute(
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
      const own = id === visit.person.id;
      const others = [...(await personsOf(scope, await personsMatching(scope, '')))]
        .filter((other) => other.id !== id)
        .sort((one, other) => byStrokes(one.name, other.name));
      const day = (name: 'fromDay' | 'untilDay', label: Wording) => ({
        name,
        label,
        value: answer?.[name] ?? '',
        problem: answer?.problems[name],
        required: true,
        as: 'day' as const,
      });
      return {
        title: { zh: `指定代办人：${person.name}`, en: `Name a substitute: ${person.name}` },
        lead: {
          zh: '在此期间，代办人可以办理审核、备案确认等单人事项，记录和回执同时写明双方姓名；到期自动结束。表决不能代办。决定通讯表决，只能由章程规定可主持会议的人代办。',
          en: 'For this time the substitute may do single tasks such as reviews and filings; record and receipt name both, and it ends by itself. Nobody votes for another. A correspondence vote is ordered only by somebody the charter lets chair the body.',
        },
        back: { url: `${visit.base}/people/${id}`, label: person.name },
        form: { action: `${visit.base}/people/${id}/substitute` },
        fields: [
          {
            name: 'substitute',
            label: WHO,
            value: answer?.substitute ?? '',
            problem: answer?.problems.substitute,
            required: true,
            as: 'select',
            first: { zh: '请选择', en: 'Choose' },
            options: others.map((other) => ({
              value: other.id,
              label: `${other.name}（${other.title}）`,
            })),
          },
          day('fromDay', { zh: '开始日期', en: 'First day' }),
          day('untilDay', { zh: '结束日期（含当日）', en: 'Last day' }),
        ],
        ...(own
          ? {}
          : {
              evidence: {
                label: { zh: '本人的书面委托', en: 'The person’s written word' },
                required: true,
                ...(answer?.problems.evidence ? { problem: answer.problems.evidence } : {}),
              },
            }),
        ...(answer?.problems.whole ? { problem: answer.problems.whole } : {}),
        sources: ruleSources(visit.charter, [{ from: 'default', question: 'X-Q28' }]),
        submit: own
          ? { zh: '指定', en: 'Name' }
          : { zh: '提交，等待复核', en: 'Submit for the check' },
      };
    },
    answer ? { status: 422 } : undefined,
  );
}
