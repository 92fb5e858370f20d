import type { Request, Response } from 'express';
import { z } from 'zod';
import { paragraphsOf } from '../../documents/letter-docx.ts';
import { signatoriesOf } from '../../domain/charter/signatories.ts';
import { charterInForce } from '../../store/charters.ts';
import { decideRelease } from '../../store/decide/outgoing.ts';
import { decisionOfTask, refusalFor } from '../../store/decide/decisions.ts';
import { readPaper } from '../../store/outgoing/papers.ts';
import type { Person } from '../../store/persons.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { readTask } from '../../store/tasks.ts';
import { ReleasePage } from '../../web/pages/paper.tsx';
import { outgoingWords } from '../../web/words/outgoing.ts';
import { pageTitles } from '../../web/words/titles.ts';
import { releaseProblems } from '../console/outgoing/papers.tsx';
import { PAPER_KINDS } from '../console/outgoing/words.ts';
import type { LinkPages, OpenedLink } from '../link-pages.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';
import { actingAs, sendReceipt, sendRefusal } from './result.tsx';
import { text } from './text.ts';

const Form = z.object({ decision: text(20), reason: text(1000), hash: text(64) });
type Entered = z.output<typeof Form>;

/** 请您签发: a paper's release by whoever holds the office, from the mail's link. */
export function releasePages(site: Site): LinkPages {
  const read = (opened: OpenedLink) =>
    inScope(site.context, opened.alliance.id, (scope) => situation(scope, opened.link.subject));
  type At = NonNullable<Awaited<ReturnType<typeof read>>>;

  function sendForm(
    request: Request,
    response: Response,
    opened: OpenedLink,
    at: At,
    entered: Partial<Entered>,
    problems: ReturnType<typeof releaseProblems>,
  ): void {
    const { paper, charter } = at;
    sendPage(site, request, response, {
      title: { zh: pageTitles.zh.release, en: pageTitles.en.release },
      alliance: opened.alliance,
      status: problems ? 422 : 200,
      path: opened.base,
      page: (
        <ReleasePage
          view={{
            acting: actingAs(opened.person as Person),
            kind: PAPER_KINDS[paper.kind],
            title: paper.title,
            addressee: paper.addressee,
            paragraphs: paragraphsOf(paper.body),
            sources: ruleSources(charter, [signatoriesOf(charter).source]),
            release: {
              form: { action: opened.base, hidden: { hash: paper.contentHash } },
              decision: entered.decision ?? '',
              reason: entered.reason ?? '',
              problems: problems ?? {},
            },
          }}
        />
      ),
    });
  }

  async function sendDecided(
    request: Request,
    response: Response,
    opened: OpenedLink,
    kind: 'recorded' | 'same',
  ): Promise<void> {
    const at = await read(opened);
    if (!at?.decision) return sendRefusal(site, request, response, opened.alliance, 'unknown');
    const released = at.decision.choice === 'release';
    const which = released ? 'released' : 'returned';
    await sendReceipt(
      site,
      request,
      response,
      opened.alliance,
      actingAs(opened.person as Person),
      { kind, decision: at.decision },
      {
        about: PAPER_KINDS[at.paper.kind],
        lines: [
          {
            title: at.paper.number ? `${at.paper.title} ${at.paper.number}` : at.paper.title,
            outcome: { zh: outgoingWords.zh[which], en: outgoingWords.en[which] },
            tone: released ? 'good' : 'plain',
            ...(at.decision.reason ? { reason: at.decision.reason } : {}),
          },
        ],
        sources: ruleSources(at.charter, [signatoriesOf(at.charter).source]),
      },
    );
  }

  return {
    async show(request, response, opened) {
      const at = await read(opened);
      if (!at) return sendRefusal(site, request, response, opened.alliance, 'unknown');
      if (at.decision) return sendDecided(request, response, opened, 'same');
      const refusal = refusalFor(at.task, { person: personId(opened), channel: 'own-link' });
      if (refusal) return sendRefusal(site, request, response, opened.alliance, refusal);
      sendForm(request, response, opened, at, {}, undefined);
    },
    forms: {
      async ''(request, response, opened) {
        const at = await read(opened);
        if (!at) return sendRefusal(site, request, response, opened.alliance, 'unknown');
        if (at.decision) return sendDecided(request, response, opened, 'same');
        const refusal = refusalFor(at.task, { person: personId(opened), channel: 'own-link' });
        if (refusal) return sendRefusal(site, request, response, opened.alliance, refusal);
        const form = Form.parse(request.body ?? {});
        const problems = releaseProblems(form);
        if (problems) return sendForm(request, response, opened, at, form, problems);
        const step = await inScope(site.context, opened.alliance.id, (scope) =>
          decideRelease(
            scope,
            at.paper.id,
            { person: personId(opened), channel: 'own-link' },
            { release: form.decision === 'release', reason: form.reason, hash: form.hash },
          ),
        );
        site.nudge();
        if (step.kind === 'done') return sendDecided(request, response, opened, 'recorded');
        const because = step.because === 'not-yours' ? 'no-longer-in-office' : 'changed-meanwhile';
        return sendRefusal(site, request, response, opened.alliance, because);
      },
    },
  };
}

const personId = (opened: OpenedLink): string => (opened.person as Person).id;

async function situation(scope: Scope, taskId: string) {
  const task = await readTask(scope, taskId);
  const paper = task?.subject ? await readPaper(scope, task.subject) : undefined;
  if (!task || !paper) return undefined;
  return {
    task,
    paper,
    charter: await charterInForce(scope),
    decision: await decisionOfTask(scope, task.id),
  };
}
