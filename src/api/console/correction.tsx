import type { Request, Response } from 'express';
import { z } from 'zod';
import { isDay } from '../../domain/particulars/identifiers.ts';
import type { Wording } from '../../domain/wording.ts';
import { readCase, type Case } from '../../store/cases.ts';
import { enterRecord } from '../../store/decide/enter-record.ts';
import { newCorrection } from '../../store/records/correction.ts';
import { inScope } from '../../store/scope.ts';
import { CorrectionChoicePage, CorrectionPage } from '../../web/pages/correction.tsx';
import type { CorrectionChoiceView, CorrectionFormView } from '../../web/views.ts';
import { correctionWords } from '../../web/words/correction.ts';
import { problems } from '../../web/words/problems.ts';
import { HttpProblem } from '../errors.tsx';
import type { Site } from '../site.ts';
import { correctablesOf, meetingsOf, type Correctable, type OwnForm } from './correctable.ts';
import { FOLLOWS } from './correction-words.ts';
import { entered, idIn, text } from './entered.ts';
import { visitOf, type Visit } from './entrance.tsx';
import { enterWithEvidence, evidenceIn } from './evidence.ts';
import { showPart } from './frame.tsx';
import { reasonInWords } from './record-kinds.ts';

const Form = z.object({ of: text(200), should: text(200), reason: text(1000) });

type ChoiceLink = CorrectionChoiceView['groups'][number]['links'][number];

type Answer = {
  readonly should: string;
  readonly reason: string;
  readonly problems: {
    readonly whole?: Wording;
    readonly should?: Wording;
    readonly reason?: Wording;
    readonly evidence?: Wording;
  };
};

/** 更正 of a case: what can be corrected, or with `of` the form for it. */
export async function showCorrection(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const of = request.query['of'];
  if (typeof of === 'string') return showForm(site, request, response, of);
  const id = idIn(request.params, 'case');
  await showPart(site, request, response, {
    current: 'cases',
    title: 'correction',
    read: async (scope, visit) => {
      const one = await readCase(scope, id);
      if (!one) return undefined;
      const meetings = await meetingsOf(scope, visit, one);
      return choiceView(visit, one, await correctablesOf(scope, visit, one), meetings);
    },
    page: (view) => <CorrectionChoicePage view={view} />,
  });
}

function choiceView(
  visit: Visit,
  one: Case,
  found: readonly Correctable[],
  ownForms: readonly OwnForm[],
): Omit<CorrectionChoiceView, 'nav'> {
  const groups = new Map<string, { readonly title: Wording; readonly links: ChoiceLink[] }>();
  const put = (title: Wording, link: ChoiceLink): void => {
    const group = groups.get(title.zh) ?? { title, links: [] };
    group.links.push(link);
    groups.set(title.zh, group);
  };
  for (const { key, group, label, note } of found)
    put(group, {
      url: `${visit.base}/cases/${one.id}/correction?of=${encodeURIComponent(key)}`,
      label,
      ...(note ? { note } : {}),
    });
  for (const { group, label, formUrl } of ownForms) put(group, { url: formUrl, label });
  return {
    caseNumber: one.number,
    applicant: one.applicantName,
    groups: [...groups.values()],
    backUrl: `${visit.base}/cases/${one.id}`,
  };
}

async function showForm(
  site: Site,
  request: Request,
  response: Response,
  of: string,
  answer?: Answer,
): Promise<void> {
  const id = idIn(request.params, 'case');
  await showPart(site, request, response, {
    current: 'cases',
    title: 'correction',
    read: async (scope, visit) => {
      const one = await readCase(scope, id);
      const found = one && (await correctablesOf(scope, visit, one)).find(({ key }) => key === of);
      return found && formView(visit, one, found, answer);
    },
    page: (view) => <CorrectionPage view={view} />,
    ...(answer
      ? {
          status: 422,
          path: `${visitOf(response).base}/cases/${id}/correction?of=${encodeURIComponent(of)}`,
        }
      : {}),
  });
}

function formView(
  visit: Visit,
  one: Case,
  found: Correctable,
  answer?: Answer,
): Omit<CorrectionFormView, 'nav'> {
  const { should, reason, evidence, whole } = answer?.problems ?? {};
  const address = `${visit.base}/cases/${one.id}/correction`;
  return {
    caseNumber: one.number,
    applicant: one.applicantName,
    original: found.original,
    form: { action: address, hidden: { of: found.key } },
    should: {
      ...found.should,
      value: answer?.should ?? '',
      ...(should ? { problem: should } : {}),
    },
    reason: answer?.reason ?? '',
    follows: FOLLOWS[found.of],
    evidence: {
      label: { zh: correctionWords.zh.evidence, en: correctionWords.en.evidence },
      required: true,
      ...(evidence ? { problem: evidence } : {}),
    },
    ...(whole ? { problem: whole } : {}),
    ...(reason ? { reasonProblem: reason } : {}),
    backUrl: address,
  };
}

/** Enters a correction; it counts once somebody else has checked it. */
export async function postCorrection(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = visitOf(response);
  const id = idIn(request.params, 'case');
  const form = entered(Form, request.body);
  const read = await inScope(site.context, visit.alliance.id, async (scope) => {
    const one = await readCase(scope, id);
    const all = one ? await correctablesOf(scope, visit, one) : [];
    return { one, found: all.find(({ key }) => key === form.of), now: scope.now };
  });
  const { one, found } = read;
  if (!one || !found) throw new HttpProblem(404);
  const evidence = await evidenceIn(request);
  const wrong: Answer['problems'] = {
    ...(isAnswer(found, form.should) ? {} : { should: problems.missing(asWording(found)) }),
    ...(form.reason.trim() === ''
      ? { reason: problems.missing({ zh: '更正理由', en: 'the reason' }) }
      : {}),
    ...(evidence.problem ? { evidence: evidence.problem } : {}),
  };
  const again = (more: Answer['problems']) =>
    showForm(site, request, response, form.of, { ...form, problems: more });
  if (Object.keys(wrong).length > 0) return again(wrong);
  const content = found.content(form.should, form.reason);
  const outcome = await enterWithEvidence(site, visit, evidence.files, (scope, files) =>
    enterRecord(scope, visit.person.id, newCorrection(one, content, scope.now), files),
  );
  if (outcome.kind === 'refused')
    return again({ whole: reasonInWords('correction', outcome.because) });
  response.redirect(303, `${visit.base}/records/${outcome.record.id}?done=entered`);
}

function isAnswer({ should }: Correctable, given: string): boolean {
  if (should.as === 'text') return given.trim() !== '';
  if (should.as === 'day') return isDay(given);
  return should.as.some(({ value }) => value === given);
}

function asWording({ should }: Correctable): Wording {
  return typeof should.label === 'string' ? { zh: should.label, en: should.label } : should.label;
}
