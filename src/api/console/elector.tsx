import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Wording } from '../../domain/wording.ts';
import { enterRecord } from '../../store/decide/enter-record.ts';
import { handOutLink } from '../../store/decide/hand-out-link.ts';
import { noteOpinion } from '../../store/decide/telephone-opinion.ts';
import { awaitPaper, endAwaiting } from '../../store/papers-awaited.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { readRound } from '../../store/voting-rounds.ts';
import { wake } from '../../store/wake-ups.ts';
import { ElectorPage } from '../../web/pages/elector.tsx';
import { problems } from '../../web/words/problems.ts';
import { momentOf } from '../acting/moment.ts';
import { HttpProblem } from '../errors.tsx';
import type { Site } from '../site.ts';
import { checkMarks, marksIn, type EnteredMarks } from './elector-marks.ts';
import { electorView, type ElectorAnswer, type PaperAnswer } from './elector-view.ts';
import { entered, idIn, text } from './entered.ts';
import { visitOf, type Visit } from './entrance.tsx';
import { enterWithEvidence, evidenceIn } from './evidence.ts';
import { showPart } from './frame.tsx';
import { reasonInWords } from './record-kinds.ts';
import { forwardedText } from './forwarded-text.ts';

const PaperForm = z.object({
  markedOn: text(40),
  markedTime: text(40),
  change: text(10),
});

type Of = { readonly votingRound: string; readonly person: string };

function ofIn(request: Request): Of {
  return { votingRound: idIn(request.params, 'round'), person: idIn(request.params, 'person') };
}

const pathOf = ({ base }: Visit, { votingRound, person }: Of) =>
  `${base}/rounds/${votingRound}/electors/${person}`;

/** An elector's page; with an answer, as the reply to one of its forms. */
export async function showElector(
  site: Site,
  request: Request,
  response: Response,
  answer: ElectorAnswer = {},
): Promise<void> {
  const of = ofIn(request);
  const wrong = answer.paper !== undefined || answer.opinion !== undefined;
  await showPart(site, request, response, {
    current: 'records',
    title: 'elector',
    read: (scope, visit) => electorView(scope, visit, of, answer),
    page: (view) => <ElectorPage view={view} />,
    ...(wrong ? { status: 422 } : {}),
    ...(request.method === 'POST' ? { path: pathOf(visitOf(response), of) } : {}),
    ...(answer.notice ? { notice: { kind: 'attention', text: answer.notice } } : {}),
  });
}

/** Enters a paper ballot with its scan. It counts once somebody else has checked it. */
export async function postPaper(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const of = ofIn(request);
  const form = entered(PaperForm, request.body);
  const marks = marksIn(request.body as Readonly<Record<string, unknown>>);
  const at = momentOf({ closesOn: form.markedOn, closesTime: form.markedTime });
  const evidence = await evidenceIn(request);
  const again = (found: PaperAnswer['problems'], recusals: PaperAnswer['recusals'] = {}) =>
    showElector(site, request, response, {
      paper: {
        marks,
        markedOn: form.markedOn,
        markedTime: form.markedTime,
        change: form.change === 'yes',
        problems: found,
        recusals,
      },
    });
  const { missing, recusals } = checkMarks(marks);
  const found: PaperAnswer['problems'] = {
    ...(missing ? { marks: missing } : {}),
    ...(at ? {} : { markedOn: problems.missing({ zh: '填写日期和时间', en: 'date and time' }) }),
    ...(evidence.problem ? { evidence: evidence.problem } : {}),
  };
  if (!at || Object.keys(found).length > 0 || Object.keys(recusals).length > 0)
    return again(found, recusals);
  const came = await enterWithEvidence(site, visit, evidence.files, (scope, files) =>
    enterRecord(
      scope,
      visit.person.id,
      {
        kind: 'vote',
        subject: of.votingRound,
        channel: 'paper',
        content: {
          person: of.person,
          marks: givenOf(marks),
          ...(form.change === 'yes' ? { change: true } : {}),
        },
        actedAt: at,
      },
      files,
    ),
  );
  if (came.kind === 'refused') {
    if (came.because === 'unknown') throw new HttpProblem(404);
    return again(placed(came.because));
  }
  site.nudge();
  response.redirect(303, `${visit.base}/records/${came.record.id}?done=entered`);
}

/** Beside which field a refusal belongs. */
function placed(because: string): PaperAnswer['problems'] {
  const said = reasonInWords('vote', because);
  switch (because) {
    case 'in-the-future':
    case 'after-close':
    case 'before-opening':
      return { markedOn: said };
    case 'evidence-missing':
      return { evidence: said };
    case 'nothing-marked':
      return { marks: said };
    default:
      return { whole: said };
  }
}

function givenOf(marks: EnteredMarks) {
  return Object.entries(marks).flatMap(([ballot, { choice, reason }]) =>
    choice ? [{ ballot, choice, reason: choice === 'recuse' ? reason : '' }] : [],
  );
}

/** Notes what was said by telephone and asks the elector to confirm it. */
export async function postOpinion(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const of = ofIn(request);
  const marks = marksIn(request.body as Readonly<Record<string, unknown>>);
  const { missing, recusals } = checkMarks(marks);
  if (missing || Object.keys(recusals).length > 0)
    return showElector(site, request, response, {
      opinion: { marks, recusals, ...(missing ? { problem: missing } : {}) },
    });
  const noted = await inScope(site.context, visit.alliance.id, (scope) =>
    noteOpinion(scope, visit.person.id, { ...of, saidAt: scope.now, marks: givenOf(marks) }),
  );
  if (noted.kind === 'refused')
    return showElector(site, request, response, {
      opinion: { marks, recusals: {}, problem: reasonInWords('vote', noted.because) },
    });
  site.nudge();
  response.redirect(
    303,
    `${pathOf(visit, of)}?done=${noted.mailed ? 'opinion-mailed' : 'opinion-noted'}`,
  );
}

/** Makes the count wait for a paper on its way, or wait no longer. */
export async function postAwaited(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const of = ofIn(request);
  const { action } = entered(z.object({ action: text(20) }), request.body);
  const done = await inScope(site.context, visit.alliance.id, (scope) =>
    announcePaper(scope, visit.person.id, of, action === 'give-up' ? 'give-up' : 'await'),
  );
  if (done === 'unknown') throw new HttpProblem(404);
  site.nudge();
  response.redirect(303, `${pathOf(visit, of)}?done=${done}`);
}

/** 等纸质票: the count waits for a paper on its way, until its round closes, or waits no longer. */
export async function announcePaper(
  scope: Scope,
  by: string,
  of: Of,
  action: 'await' | 'give-up',
): Promise<'awaited' | 'not-awaited' | 'too-late-to-await' | 'unknown'> {
  const round = await readRound(scope, of.votingRound, 'share');
  if (!round) return 'unknown';
  if (action === 'give-up') {
    await endAwaiting(scope, round.id, of.person, 'given-up', by);
    return 'not-awaited';
  }
  if (round.state !== 'open' || scope.now >= round.closesAt) return 'too-late-to-await';
  await awaitPaper(scope, round.id, of.person, by);
  await wake(scope, 'ballot', round.id);
  return 'awaited';
}

/** 转发的链接, with the words to send it with. The link stands in this one answer and nowhere else. */
export async function postLink(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const of = ofIn(request);
  const made = await inScope(site.context, visit.alliance.id, async (scope) => {
    const handed = await handOutLink(scope, visit.person.id, of);
    return handed.kind === 'refused'
      ? handed
      : {
          ...handed,
          text: await forwardedText(scope, visit, of, `${site.baseUrl}/l/${handed.token}`),
        };
  });
  if (made.kind === 'handed-out')
    return showElector(site, request, response, { forwardText: made.text });
  if (made.because === 'unknown') throw new HttpProblem(404);
  const notice: Wording = reasonInWords('vote', made.because);
  return showElector(site, request, response, { notice });
}
