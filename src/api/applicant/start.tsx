import type { Request, Response } from 'express';
import { formFields, type Problem } from '../../domain/charter/application.ts';
import { ownProcedures } from '../../domain/charter/own-procedures.ts';
import { resolvePlan } from '../../domain/charter/plan.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { Wording } from '../../domain/wording.ts';
import { mayOpen } from '../../domain/charter/rights.ts';
import { charterInForce } from '../../store/charters.ts';
import { startOwnProcedure, type Started } from '../../store/decide/own-procedure.ts';
import { inScope } from '../../store/scope.ts';
import { MemberFormPage, NotYourClassPage } from '../../web/pages/membership.tsx';
import { askedFor, textIn } from '../body.ts';
import { HttpProblem } from '../errors.tsx';
import type { OpenedLink } from '../link-pages.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';
import { memberFormField } from './application-views.ts';
import { memberOfLink, membershipUrl, notYourClass } from './membership-view.ts';

type Answer = {
  readonly procedure: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
};

/** The form by which a member starts a procedure of its own, or why its class may not. */
export async function sendStart(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  answer?: Answer,
): Promise<void> {
  const asked = answer?.procedure ?? askedFor(request, 'procedure');
  const read = await inScope(site.context, opened.alliance.id, async (scope) => {
    const member = await memberOfLink(scope, opened.link);
    const charter = await charterInForce(scope);
    const rule = ownProcedures(charter).find(({ id }) => id === asked);
    return member && rule && { member, charter, rule };
  });
  if (!read) throw new HttpProblem(404);
  const { member, charter, rule } = read;
  const backUrl = membershipUrl(opened);
  if (member.until !== null) return response.redirect(303, backUrl);
  const shared = {
    member: member.name,
    title: rule.name,
    backUrl,
    sources: ruleSources(charter, rule.sources),
  };
  const common = { title: rule.name, alliance: opened.alliance };
  if (!mayOpen(charter, rule.id, member.class))
    return sendPage(site, request, response, {
      ...common,
      status: 403,
      path: backUrl,
      page: (
        <NotYourClassPage
          view={{ ...shared, because: notYourClass(charter, rule, member.class) }}
        />
      ),
    });
  const fields = formFields(charter, rule.form, member.kind).map((field) =>
    memberFormField(charter, field, answer?.answers ?? {}, answer?.problems ?? []),
  );
  sendPage(site, request, response, {
    ...common,
    ...(answer ? { status: 422, path: `${opened.base}/start?procedure=${rule.id}` } : {}),
    page: (
      <MemberFormPage
        view={{
          ...shared,
          lead: followsFrom(charter, rule.id),
          form: { action: `${opened.base}/start`, hidden: { procedure: rule.id } },
          fields,
          submit: { zh: '提交', en: 'Submit' },
        }}
      />
    ),
  });
}

/** What comes after handing in: what takes effect by itself is asked of nobody. */
function followsFrom(charter: Charter, procedure: string): Wording {
  const [first] = resolvePlan(charter, procedure).stages;
  return first && first.then.length > 0
    ? {
        zh: '任何人不能不予同意；提交后立即生效，以邮件确认。',
        en: 'Nobody can refuse it: it takes effect as soon as you submit it, and a mail confirms it.',
      }
    : {
        zh: '提交后由章程规定的机构表决，结果以邮件告知。',
        en: 'It is then voted on as the charter says; you are told the outcome by mail.',
      };
}

/** POST `procedure` and the form's fields. */
export async function takeStart(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
): Promise<void> {
  const procedure = textIn(request, 'procedure', 64);
  const body = request.body as Readonly<Record<string, unknown>>;
  const answers = Object.fromEntries(
    Object.keys(body).map((name) => [name, textIn(request, name, 4000)]),
  );
  const started = await inScope(
    site.context,
    opened.alliance.id,
    async (scope): Promise<Started | undefined> => {
      const member = await memberOfLink(scope, opened.link);
      const actor = { person: null, channel: 'own-link' } as const;
      return member && startOwnProcedure(scope, member.id, procedure, { answers, actor });
    },
  );
  if (started?.kind === 'problems')
    return sendStart(site, request, response, opened, {
      procedure,
      answers,
      problems: started.problems,
    });
  if (!started || started.kind === 'refused')
    return sendStart(site, request, response, opened, { procedure, answers, problems: [] });
  site.nudge();
  const done = started.kind === 'opened' ? 'started' : 'started-before';
  response.redirect(303, `${membershipUrl(opened)}?done=${done}`);
}
