import type { Request, Response } from 'express';
import { uploadsOf } from '../../domain/charter/papers.ts';
import { resolvePlan } from '../../domain/charter/plan.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { mayOpen } from '../../domain/charter/rights.ts';
import type { Wording } from '../../domain/wording.ts';
import { receivedIn, receiveForm } from '../../documents/receive.ts';
import { LARGEST_FILE } from '../../documents/upload.ts';
import { openCaseOf } from '../../store/decide/member-case.ts';
import { startOwnProcedure, type Started } from '../../store/decide/own-procedure.ts';
import { DRAFT_DAYS, memberDraft } from '../../store/drafts.ts';
import { lockMember } from '../../store/members.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { MemberFormPage, NotYourClassPage } from '../../web/pages/membership.tsx';
import { askedFor, textIn } from '../body.ts';
import { HttpProblem } from '../errors.tsx';
import type { OpenedLink } from '../link-pages.ts';
import { sendPage } from '../respond.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';
import { storeUploads, type StoredUpload } from '../uploads.ts';
import { languageOf } from '../visitor.ts';
import { ASKED, askIn, type Asking } from './endorsements.ts';
import { membershipUrl, notYourClass } from './membership-view.ts';
import { formOf, NOTHING_WRONG, starting, type Found, type Starting } from './starting.ts';
import { keepTyped, typedIn } from './typed.ts';

const DONE: Readonly<Record<string, Wording>> = {
  asked: ASKED,
  save: {
    zh: `已保存。${DRAFT_DAYS}天内打开本页可继续填写。`,
    en: `Saved. Open this page within ${DRAFT_DAYS} days to go on.`,
  },
};

/** The form by which a member starts a procedure of its own, or why its class may not. */
export async function sendStart(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  posted?: { readonly procedure: string; readonly found: Found },
): Promise<void> {
  const procedure = posted?.procedure ?? askedFor(request, 'procedure');
  const at = await inScope(site.context, opened.alliance.id, (scope) =>
    starting(scope, opened.link, procedure),
  );
  if (!at) throw new HttpProblem(404);
  const { member, charter, rule } = at;
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
  const done = posted ? undefined : DONE[askedFor(request, 'after')];
  sendPage(site, request, response, {
    ...common,
    ...(posted ? { status: 422, path: `${opened.base}/start?procedure=${rule.id}` } : {}),
    ...(done ? { notice: { kind: 'done', text: done } } : {}),
    page: (
      <MemberFormPage
        view={{
          ...shared,
          lead: followsFrom(charter, rule.id),
          form: { action: `${opened.base}/start`, hidden: { procedure: rule.id } },
          ...formOf(at, opened.base, posted?.found ?? NOTHING_WRONG),
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
        zh: '提交后按章程规定的环节办理，结果以邮件告知。',
        en: 'It then goes the way the charter lays down; you are told the outcome by mail.',
      };
}

type Posted =
  | { readonly kind: 'not-kept' }
  | { readonly kind: 'kept'; readonly asking: Asking | undefined }
  | Started;

/** POST `procedure`, the form's fields, files and ticks; `action`: `submit`, `save`, `ask.<document>`, or a file taken away. */
export async function takeStart(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
): Promise<void> {
  await receiveForm(request, response, { maxFiles: 20, maxFileSize: LARGEST_FILE });
  const procedure = textIn(request, 'procedure', 64);
  const action = textIn(request, 'action', 80);
  const at = await inScope(site.context, opened.alliance.id, (scope) =>
    starting(scope, opened.link, procedure),
  );
  if (!at) throw new HttpProblem(404);
  const { stored, problems: uploads } = await storeUploads(
    site,
    receivedIn(request),
    uploadsOf(at.papers).map((document) => document.id),
  );
  const wrongFile = Object.keys(uploads).length > 0;
  const came = await inScope(site.context, opened.alliance.id, (scope) =>
    keepOrStart(scope, request, at, stored, wrongFile ? 'keep' : action),
  );
  const again = (found: Partial<Found>) =>
    sendStart(site, request, response, opened, {
      procedure,
      found: { ...NOTHING_WRONG, uploads, ...found },
    });
  if (came.kind === 'not-kept' || came.kind === 'open-before')
    for (const file of stored) await site.storage.remove(file.id);
  switch (came.kind) {
    case 'problems':
      return again({ problems: came.problems });
    case 'refused':
    case 'not-kept':
      return again({});
    case 'kept': {
      const { asking } = came;
      if (wrongFile || asking?.problem) return again({ asking });
      site.nudge();
      const after = asking ? '&after=asked' : action === 'save' ? '&after=save' : '';
      return response.redirect(303, `${opened.base}/start?procedure=${procedure}${after}`);
    }
    case 'opened':
    case 'open-before': {
      site.nudge();
      const done = came.kind === 'opened' ? 'started' : 'started-before';
      return response.redirect(303, `${membershipUrl(opened)}?done=${done}`);
    }
  }
}

/** Keeps what was posted in the member's draft, then hands it in or asks a member, as the action says. */
async function keepOrStart(
  scope: Scope,
  request: Request,
  { charter, rule, papers, member: { id } }: Starting,
  stored: readonly StoredUpload[],
  action: string,
): Promise<Posted> {
  const member = await lockMember(scope, id);
  if (!member || member.until !== null || !mayOpen(charter, rule.id, member.class))
    return { kind: 'not-kept' };
  const before = await openCaseOf(scope, id, rule.id);
  if (before) return { kind: 'open-before', case: before };
  const language = languageOf(request);
  const body = request.body as Readonly<Record<string, unknown>>;
  const answers = typedIn(charter, papers, body);
  const draft = await memberDraft(scope, member, rule.id, language);
  await keepTyped(scope, draft.id, answers, body, stored);
  if (action === 'submit')
    return startOwnProcedure(scope, id, rule.id, {
      answers,
      actor: { person: null, channel: 'own-link' },
    });
  const asking = await askIn(scope, charter, papers, action, {
    draft: { ...draft, answers },
    applicant: member.name,
  });
  return { kind: 'kept', asking };
}
