import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Wording } from '../../domain/wording.ts';
import { readCase, type Case } from '../../store/cases.ts';
import { charterOfVersion } from '../../store/charters.ts';
import { consultationOfTask, type Consultation } from '../../store/consultations.ts';
import { giveAdvice } from '../../store/decide/advice.ts';
import { filesOfCase } from '../../store/files.ts';
import { personOf, type Person } from '../../store/persons.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { readTask } from '../../store/tasks.ts';
import { AdvicePage } from '../../web/pages/advice.tsx';
import { pageTitles } from '../../web/words/titles.ts';
import { factsOfCase } from '../applicant/case-facts.ts';
import { namedFileLink } from '../applicant/form-views.ts';
import { HttpProblem } from '../errors.tsx';
import { sendFile } from '../files.ts';
import type { LinkPages, OpenedLink } from '../link-pages.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';
import { actingAs, sendRefusal } from './result.tsx';

const Form = z.object({ answer: z.string().max(2000).catch('').default('') });

type Situation = {
  readonly consultation: Consultation;
  readonly one: Case;
  readonly open: boolean;
  readonly asker: Person;
};

/** 征求意见: one page with the question and the documents; the answer is kept and decides nothing. */
export function advicePages(site: Site): LinkPages {
  const read = (opened: OpenedLink): Promise<Situation | undefined> =>
    inScope(site.context, opened.alliance.id, (scope) => situation(scope, opened));
  return {
    async show(request, response, opened) {
      const at = await read(opened);
      const file = /\/file\/([\w-]+)(?:\/preview)?$/.exec(request.path)?.[1];
      if (file) return sendCaseFile(site, request, response, opened, at, file);
      if (!at) return sendRefusal(site, request, response, opened.alliance, 'unknown');
      if (!at.open && at.consultation.answer === null)
        return sendRefusal(site, request, response, opened.alliance, 'revoked');
      await sendAdvice(site, request, response, opened, at, '');
    },
    forms: {
      async ''(request, response, opened) {
        const { answer } = Form.parse(request.body);
        const given = await inScope(site.context, opened.alliance.id, (scope) =>
          giveAdvice(
            scope,
            opened.link.subject,
            { person: (opened.person as Person).id, channel: 'own-link' },
            answer,
          ),
        );
        const at = await read(opened);
        if (!at) return sendRefusal(site, request, response, opened.alliance, 'unknown');
        if (given.kind === 'refused' && given.because !== 'answer-missing')
          return sendRefusal(site, request, response, opened.alliance, given.because);
        site.nudge();
        await sendAdvice(
          site,
          request,
          response,
          opened,
          at,
          answer,
          given.kind === 'refused' ? { zh: '请填写您的意见', en: 'Write your advice' } : undefined,
        );
      },
    },
  };
}

async function situation(scope: Scope, opened: OpenedLink): Promise<Situation | undefined> {
  const task = await readTask(scope, opened.link.subject);
  const consultation = task && (await consultationOfTask(scope, task.id));
  const one = consultation && (await readCase(scope, consultation.caseId));
  if (!task || !one || consultation.asked !== opened.person?.id) return undefined;
  const asker = await personOf(scope, consultation.askedBy);
  return { consultation, one, open: task.state === 'open', asker };
}

async function sendAdvice(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  { consultation, one, asker }: Situation,
  typed: string,
  problem?: Wording,
): Promise<void> {
  const { charter, files } = await inScope(site.context, opened.alliance.id, async (scope) => ({
    charter: await charterOfVersion(scope, one.charterVersion),
    files: await shownFiles(scope, one),
  }));
  const answered = consultation.answer !== null;
  sendPage(site, request, response, {
    title: { zh: pageTitles.zh.advice, en: pageTitles.en.advice },
    alliance: opened.alliance,
    status: problem ? 422 : 200,
    path: opened.base,
    page: (
      <AdvicePage
        view={{
          ...(answered ? {} : { form: { action: opened.base } }),
          acting: actingAs(opened.person as Person),
          caseNumber: one.number,
          applicant: one.applicantName,
          asker: asker.title ? `${asker.name}（${asker.title}）` : asker.name,
          question: consultation.question,
          askedAt: consultation.askedAt.getTime(),
          sources: ruleSources(charter, one.plan.sources),
          particulars: factsOfCase(charter, one),
          files: files.map((file) =>
            namedFileLink(charter, file, (each) => `${opened.base}/file/${each.id}`),
          ),
          answer: consultation.answer ?? typed,
          ...(consultation.answeredAt ? { answeredAt: consultation.answeredAt.getTime() } : {}),
          ...(problem ? { problem } : {}),
        }}
      />
    ),
  });
}

async function shownFiles(scope: Scope, one: Case) {
  return (await filesOfCase(scope, one.id)).filter(
    (file) => !file.supersededAt && file.document !== 'certificate' && file.recordId === null,
  );
}

/** The documents of the case, as long as advice is wanted. */
async function sendCaseFile(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  at: Situation | undefined,
  id: string,
): Promise<void> {
  if (!at?.open) throw new HttpProblem(404);
  const file = await inScope(site.context, opened.alliance.id, async (scope) =>
    (await shownFiles(scope, at.one)).find((one) => one.id === id),
  );
  if (!file) throw new HttpProblem(404);
  await sendFile(site, request, response, file);
}
