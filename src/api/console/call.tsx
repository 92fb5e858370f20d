import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Wording } from '../../domain/wording.ts';
import { endCall } from '../../store/calls.ts';
import { inScope } from '../../store/scope.ts';
import { readTask } from '../../store/tasks.ts';
import { CallPage } from '../../web/pages/call.tsx';
import { problems } from '../../web/words/problems.ts';
import { HttpProblem } from '../errors.tsx';
import type { Site } from '../site.ts';
import { callsOf } from './calls.ts';
import { deskOf } from './desk.ts';
import { entered, idIn, text } from './entered.ts';
import { visitOf } from './entrance.tsx';
import { showPart } from './frame.tsx';

const Form = z.object({ outcome: text(500) });

export async function showCall(
  site: Site,
  request: Request,
  response: Response,
  problem?: Wording,
): Promise<void> {
  const id = idIn(request.params, 'task');
  await showPart(site, request, response, {
    current: 'home',
    title: 'consoleHome',
    read: async (scope, visit) => {
      const call = callsOf(await deskOf(scope, visit)).find(({ task }) => task.id === id);
      return (
        call && {
          form: { action: `${visit.base}/calls/${id}` },
          number: call.number,
          applicant: call.applicant,
          why: call.why,
          about: call.about,
          who: call.who,
          script: call.script,
          since: call.task.openedAt.getTime(),
          url: call.url,
          outcome: '',
          ...(problem ? { problem } : {}),
        }
      );
    },
    page: (view) => <CallPage view={view} />,
    ...(problem ? { status: 422, path: `${visitOf(response).base}/calls/${id}` } : {}),
  });
}

/** Notes what came of a call. It decides nothing: the person still acts for themselves. */
export async function postCall(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const id = idIn(request.params, 'task');
  const { outcome } = entered(Form, request.body);
  if (outcome.trim() === '')
    return showCall(
      site,
      request,
      response,
      problems.missing({ zh: '联系结果', en: 'what came of it' }),
    );
  const known = await inScope(site.context, visit.alliance.id, async (scope) => {
    await endCall(scope, id, visit.person.id, outcome);
    return readTask(scope, id);
  });
  if (!known) throw new HttpProblem(404);
  response.redirect(303, `${visit.base}?done=called`);
}
