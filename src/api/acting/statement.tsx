import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Charter } from '../../domain/charter/type.ts';
import type { Wording } from '../../domain/wording.ts';
import { charterInForce } from '../../store/charters.ts';
import {
  decisionOfTask,
  refusalFor,
  type Actor,
  type Decided,
  type Decision,
} from '../../store/decide/decisions.ts';
import type { Person } from '../../store/persons.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { readTask, type Task } from '../../store/tasks.ts';
import { StatementPage } from '../../web/pages/statement.tsx';
import type { StatementView } from '../../web/views.ts';
import type { LinkPages, OpenedLink } from '../link-pages.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { actingAs, sendReceipt, sendRefusal, type ReceiptParts } from './result.tsx';

const Form = z.object({
  choice: z.string().max(40).catch('').default(''),
  reason: z.string().max(1000).catch('').default(''),
});
type Entered = z.output<typeof Form>;

/** What one kind of statement is about, and what may be stated. */
export type Asked = Pick<
  StatementView,
  'title' | 'lead' | 'body' | 'about' | 'facts' | 'sources' | 'options' | 'reasonWhen' | 'proofUrl'
>;

/** One kind of statement that only whoever chairs may make. */
export type StatementKind = {
  /** Undefined: there is nothing to be stated any more. */
  read(scope: Scope, task: Task, charter: Charter, base: string): Promise<Asked | undefined>;
  /** Whether a choice needs words. */
  needsReason(choice: string): boolean;
  decide(
    scope: Scope,
    task: string,
    actor: Actor & { readonly person: string },
    entered: Entered,
  ): Promise<Decided>;
  receipt(asked: Asked, decision: Decision): ReceiptParts;
  /** Another page of the link, such as a proof; false where there is none. */
  more?(
    site: Site,
    request: Request,
    response: Response,
    opened: OpenedLink,
    task: Task,
  ): Promise<boolean>;
};

type Situation = {
  readonly task: Task;
  readonly asked: Asked | undefined;
  readonly decision: Decision | undefined;
};

/** The pages behind a task that whoever chairs decides by a statement on record. */
export function statementPages(site: Site, kind: StatementKind): LinkPages {
  const read = (opened: OpenedLink): Promise<Situation | undefined> =>
    inScope(site.context, opened.alliance.id, async (scope) => {
      const task = await readTask(scope, opened.link.subject);
      return (
        task && {
          task,
          asked: await kind.read(scope, task, await charterInForce(scope), opened.base),
          decision: await decisionOfTask(scope, task.id),
        }
      );
    });
  const actorOf = (opened: OpenedLink) =>
    ({ person: (opened.person as Person).id, channel: 'own-link' }) as const;
  return {
    async show(request, response, opened) {
      const at = await read(opened);
      if (!at?.asked) return sendRefusal(site, request, response, opened.alliance, 'closed');
      if (await kind.more?.(site, request, response, opened, at.task)) return;
      if (at.decision)
        return receipt(site, request, response, opened, at.asked, kind, {
          kind: 'same',
          decision: at.decision,
        });
      const refusal = refusalFor(at.task, actorOf(opened));
      if (refusal) return sendRefusal(site, request, response, opened.alliance, refusal);
      sendStatement(site, request, response, opened, at.asked, { choice: '', reason: '' }, {});
    },
    forms: {
      async ''(request, response, opened) {
        const at = await read(opened);
        if (!at?.asked) return sendRefusal(site, request, response, opened.alliance, 'closed');
        const refusal = refusalFor(at.task, actorOf(opened));
        if (refusal && !at.decision)
          return sendRefusal(site, request, response, opened.alliance, refusal);
        const entered = Form.parse(request.body);
        const problems = at.decision ? {} : statementProblems(kind, at.asked, entered);
        if (Object.keys(problems).length > 0)
          return sendStatement(site, request, response, opened, at.asked, entered, problems);
        const decided = await inScope(site.context, opened.alliance.id, (scope) =>
          kind.decide(scope, at.task.id, actorOf(opened), entered),
        );
        site.nudge();
        if (decided.kind === 'refused')
          return sendRefusal(site, request, response, opened.alliance, decided.because);
        await receipt(site, request, response, opened, at.asked, kind, decided);
      },
    },
  };
}

/** What is wrong with a statement as it was entered. */
export function statementProblems(
  kind: StatementKind,
  asked: Asked,
  entered: Entered,
): StatementView['problems'] {
  if (!asked.options.some(({ value }) => value === entered.choice))
    return { choice: { zh: '请选择您的意见', en: 'Choose your statement' } };
  return kind.needsReason(entered.choice) && entered.reason.trim() === ''
    ? { reason: { zh: '请写明理由', en: 'Give the reason' } }
    : {};
}

function sendStatement(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  asked: Asked,
  values: Entered,
  problems: StatementView['problems'],
): void {
  const view: StatementView = {
    ...asked,
    form: { action: opened.base },
    acting: actingAs(opened.person as Person),
    values,
    problems,
  };
  sendPage(site, request, response, {
    title: asked.title as Wording,
    alliance: opened.alliance,
    status: Object.keys(problems).length > 0 ? 422 : 200,
    path: opened.base,
    page: <StatementPage view={view} />,
  });
}

function receipt(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  asked: Asked,
  kind: StatementKind,
  decided: Extract<Decided, { readonly decision: Decision }>,
): Promise<void> {
  return sendReceipt(
    site,
    request,
    response,
    opened.alliance,
    actingAs(opened.person as Person),
    decided,
    kind.receipt(asked, decided.decision),
  );
}
