import type { Request, Response } from 'express';
import { proceduresAbout, type AboutMember } from '../../domain/charter/about-member.ts';
import type { AskedField } from '../../domain/charter/application.ts';
import type { Problem } from '../../domain/charter/lacking.ts';
import { fieldsOf, papersFor, uploadsOf, type Papers } from '../../domain/charter/papers.ts';
import { describePlan, type DescribedStage } from '../../domain/charter/plan.ts';
import { spanInWords } from '../../domain/charter/in-words.ts';
import type { PlanStage } from '../../domain/plan.ts';
import { general, type Wording } from '../../domain/wording.ts';
import { receivedIn } from '../../documents/receive.ts';
import { LARGEST_FILE } from '../../documents/upload.ts';
import { charterInForce } from '../../store/charters.ts';
import { openAbout, type OpenedAbout } from '../../store/decide/open-about.ts';
import { readMember, type Member } from '../../store/members.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { OpenAboutPage } from '../../web/pages/open-about.tsx';
import type { OpenAboutView } from '../../web/views.ts';
import { whoseTurn } from '../applicant/application-views.ts';
import { declaredArticles, documentFields, formField } from '../applicant/form-views.ts';
import { textIn } from '../body.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';
import { storeUploads, type StoredUpload, type UploadProblems } from '../uploads.ts';
import { idIn } from './entered.ts';
import { visitOf, type Visit } from './entrance.tsx';
import { showPart } from './frame.tsx';

type Answer = {
  readonly answers: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
  readonly uploads: UploadProblems;
  readonly whole?: Wording;
};

export const NOT_OPENED: Readonly<
  Record<Extract<OpenedAbout, { kind: 'refused' }>['because'], Wording>
> = {
  unknown: general('没有这个会员。', 'There is no such member.'),
  'not-yours': {
    zh: '只有秘书处的人员可以提起。',
    en: 'Only somebody of the secretariat opens it.',
  },
  'own-unit': general(
    '该会员是您本人或您所在的单位，您应回避，请由其他人员提起。',
    'The member is yourself or your own unit: somebody else has to open it.',
  ),
  'ended-before': general('会员资格已经终止。', 'The membership has ended.'),
  'not-offered': { zh: '章程没有规定这一程序。', en: 'The charter has no such procedure.' },
};

/** Where the secretariat opens a case about a member, for every procedure the charter has for that. */
export function waysToOpen(
  visit: Visit,
  member: Member,
): readonly { readonly url: string; readonly label: Wording }[] {
  if (member.until) return [];
  return proceduresAbout(visit.charter).map(({ id, name }) => ({
    url: `${visit.base}/members/${member.id}/open/${id}`,
    label: { zh: `提起：${name.zh}`, en: `Open: ${name.en}` },
  }));
}

export async function showOpenAbout(
  site: Site,
  request: Request,
  response: Response,
  answer?: Answer,
): Promise<void> {
  const member = idIn(request.params, 'member');
  const procedure = idIn(request.params, 'procedure');
  await showPart(site, request, response, {
    current: 'people',
    title: 'openAbout',
    read: (scope, visit) => viewOf(scope, visit, member, procedure, answer),
    page: (view) => <OpenAboutPage view={view} />,
    ...(answer ? { status: 422, path: request.originalUrl } : {}),
  });
}

/** POST (multipart) with the form's fields, `declares.<article>` and `document.<id>`. */
export async function postOpenAbout(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = visitOf(response);
  const member = idIn(request.params, 'member');
  const procedure = idIn(request.params, 'procedure');
  const body = request.body as Readonly<Record<string, unknown>>;
  const answers = Object.fromEntries(
    Object.keys(body).map((name) => [name, textIn(request, name, 4000)]),
  );
  const came = await openWithPapers(site, visit, request, { member, procedure, answers });
  if ('uploads' in came)
    return showOpenAbout(site, request, response, {
      answers,
      problems: [],
      uploads: came.uploads,
    });
  switch (came.kind) {
    case 'problems':
      return showOpenAbout(site, request, response, {
        answers,
        problems: came.problems,
        uploads: {},
      });
    case 'refused':
      return showOpenAbout(site, request, response, {
        answers,
        problems: [],
        uploads: {},
        whole: NOT_OPENED[came.because],
      });
    case 'opened':
    case 'open-before':
      site.nudge();
      response.redirect(
        303,
        `${visit.base}/cases/${came.case.id}?done=${came.kind === 'opened' ? 'case-opened' : 'case-open-before'}`,
      );
  }
}

/** Stores the papers that came with the form and opens the case with them; of one that was not opened none is kept. */
export async function openWithPapers(
  site: Site,
  by: Pick<Visit, 'alliance' | 'person'>,
  request: Request,
  entry: {
    readonly member: string;
    readonly procedure: string;
    readonly answers: Readonly<Record<string, string>>;
  },
): Promise<OpenedAbout | { readonly uploads: UploadProblems }> {
  const asked = await inScope(site.context, by.alliance.id, (scope) =>
    askedAbout(scope, entry.member, entry.procedure),
  );
  let stored: readonly StoredUpload[] = [];
  let came: OpenedAbout | undefined;
  try {
    const received = await storeUploads(
      site,
      receivedIn(request),
      asked ? uploadsOf(asked.papers).map(({ id }) => id) : [],
    );
    stored = received.stored;
    if (Object.keys(received.problems).length > 0) return { uploads: received.problems };
    came = await inScope(site.context, by.alliance.id, (scope) =>
      openAbout(scope, entry.member, entry.procedure, {
        answers: entry.answers,
        files: stored,
        by: by.person.id,
      }),
    );
    return came;
  } finally {
    if (came?.kind !== 'opened') for (const { id } of stored) await site.storage.remove(id);
  }
}

/** A member and what a procedure about it asks of whoever opens it. */
async function askedAbout(
  scope: Scope,
  memberId: string,
  procedure: string,
): Promise<
  { readonly member: Member; readonly rule: AboutMember; readonly papers: Papers } | undefined
> {
  const charter = await charterInForce(scope);
  const member = await readMember(scope, memberId);
  const rule = proceduresAbout(charter).find(({ id }) => id === procedure);
  const papers = member && rule && papersFor(charter, rule.id, member.kind);
  return papers ? { member, rule, papers } : undefined;
}

async function viewOf(
  scope: Scope,
  visit: Visit,
  memberId: string,
  procedure: string,
  answer: Answer | undefined,
): Promise<Omit<OpenAboutView, 'nav'> | undefined> {
  const { charter } = visit;
  const asked = await askedAbout(scope, memberId, procedure);
  if (!asked) return undefined;
  const { member, rule, papers } = asked;
  const { answers = {}, problems = [], uploads = {} } = answer ?? {};
  const fields = fieldsOf(charter, papers);
  return {
    member: member.name,
    procedure: rule.name,
    back: {
      url: `${visit.base}/participation/${member.id}`,
      label: { zh: member.name, en: member.name },
    },
    sources: ruleSources(charter, rule.sources),
    form: { action: `${visit.base}/members/${member.id}/open/${rule.id}` },
    fields: fields.map((field) => formField(charter, papers, field, answers, problems)),
    declared: declaredArticles(charter, papers, answers, problems),
    documents: documentFields(charter, papers, [], problems, uploads, () => ''),
    stages: describePlan(charter, rule.id)
      .stages.slice(1)
      .map((stage) => ({
        title: stage.title,
        by: whoseTurn(charter, stage as PlanStage),
        notes: notesOn(stage, fields),
        sources: ruleSources(charter, stage.sources),
      })),
    fileLimitMegabytes: LARGEST_FILE / 1024 / 1024,
    ...(answer?.whole ? { problem: answer.whole } : {}),
  };
}

/** How long somebody may act, and upon which answer of the form the stage hangs. */
function notesOn(stage: DescribedStage, fields: readonly AskedField[]): readonly Wording[] {
  const within = stage.kind === 'reply' ? [spanInWords(stage.within)] : [];
  const conditions = Object.entries(stage.if ?? {}).map(([asked, value]): Wording => {
    const field = fields.find(({ id }) => id === asked);
    const option = field?.options?.find((one) => one.value === value)?.label;
    return {
      zh: `${field?.label.zh ?? asked}为“${option?.zh ?? value}”时`,
      en: `where “${field?.label.en ?? asked}” is “${option?.en ?? value}”`,
    };
  });
  return [...within, ...conditions];
}
