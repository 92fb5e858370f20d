import { z } from 'zod';
import {
  archivePaper,
  askForRelease,
  changeDraft,
  decideRelease,
  discardDraft,
  draftPaper,
  sendPaper,
  type PaperStep,
} from '../../../store/decide/outgoing.ts';
import { latestPapers, readPaper, type Paper } from '../../../store/outgoing/papers.ts';
import type { Scope } from '../../../store/scope.ts';
import { Asked, firstDraft } from '../../console/outgoing/drafts.tsx';
import { sealWithScan } from '../../console/outgoing/papers.tsx';
import { PAPER_REFUSALS } from '../../console/outgoing/words.ts';
import { scanIn } from '../../console/letter.ts';
import { operation, type Answer, type Operation } from '../operation.ts';
import { PROBLEMS } from '../problem.ts';
import { refused } from '../refusals.ts';
import { instant } from '../shapes.ts';
import { taskOfLink } from './approver.ts';

const TAG = 'Outgoing papers';
const PER_PAGE = 100;
const PAPER = '/alliances/{alliance}/papers/{paper}';

const paper = z.object({
  id: z.string(),
  kind: z.string(),
  case: z.string().nullable(),
  votingRound: z.string().nullable(),
  title: z.string(),
  addressee: z.string(),
  body: z.string(),
  contentHash: z.string(),
  state: z.enum(['draft', 'released', 'sealed', 'sent', 'archived', 'discarded']),
  number: z.string().nullable(),
  draftedAt: instant,
  sealedSha256: z.string().nullable(),
});
const paperOf = (one: Paper): z.input<typeof paper> => ({
  id: one.id,
  kind: one.kind,
  case: one.caseId,
  votingRound: one.votingRound,
  title: one.title,
  addressee: one.addressee,
  body: one.body,
  contentHash: one.contentHash,
  state: one.state,
  number: one.number,
  draftedAt: one.draftedAt.toISOString(),
  sealedSha256: one.sealedSha256,
});
const answered = (step: PaperStep): Answer =>
  step.kind === 'refused'
    ? refused(step.because, PAPER_REFUSALS[step.because])
    : { body: paperOf(step.paper) };

const texts = {
  title: z.string().trim().min(1).max(200),
  addressee: z.string().max(200).default(''),
  body: z.string().trim().min(1).max(8000),
};
const release = z.object({
  decision: z.enum(['release', 'return']),
  reason: z.string().max(1000).default(''),
  contentHash: z.string().meta({ description: 'Of the text as it was read.' }),
});
const said = (decided: z.output<typeof release>) => ({
  release: decided.decision === 'release',
  reason: decided.reason,
  hash: decided.contentHash,
});

const list = operation({
  id: 'listPapers',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/papers',
  summary: 'Outgoing papers (发文), newest first',
  by: 'secretariat',
  query: z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) }),
  answers: z.object({ papers: z.array(paper) }),
  act: ({ query, inScope }) =>
    inScope(async (scope) => {
      const at = { limit: PER_PAGE, offset: (query.page - 1) * PER_PAGE };
      return { body: { papers: (await latestPapers(scope, at)).map(paperOf) } };
    }),
});

const get = operation({
  id: 'getPaper',
  tag: TAG,
  method: 'get',
  path: PAPER,
  summary: 'One outgoing paper with its text',
  by: 'secretariat',
  answers: paper,
  act: ({ params, inScope }) =>
    inScope(async (scope) => {
      const one = await readPaper(scope, params['paper'] ?? '');
      return one ? { body: paperOf(one) } : PROBLEMS.unknown();
    }),
});

const first = operation({
  id: 'getFirstDraft',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/first-draft',
  summary: 'The text that the product proposes for a paper about a case or a voting round',
  by: 'secretariat',
  query: Asked,
  answers: z.object({ title: z.string(), addressee: z.string(), body: z.string() }),
  act: ({ by, query, inScope }) =>
    inScope(async (scope) => {
      const proposed = await firstDraft(scope, { ...by, base: '' }, query);
      return proposed ? { body: proposed.text } : PROBLEMS.unknown();
    }),
});

const draft = operation({
  id: 'draftPaper',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/papers',
  summary: 'Draft a paper (拟稿) about a case or a voting round',
  by: 'secretariat',
  created: true,
  body: Asked.extend(texts),
  answers: paper,
  refusals: ['not-yours'],
  act: ({ by, body, inScope }) =>
    inScope(async (scope) => {
      if (!(await firstDraft(scope, { ...by, base: '' }, body))) return PROBLEMS.unknown();
      const of = {
        kind: body.kind,
        ...(body.case ? { caseId: body.case } : {}),
        ...(body.round ? { votingRound: body.round } : {}),
      };
      return answered(await draftPaper(scope, by.person.id, of, body));
    }),
});

type StepWritten<Body extends z.ZodObject> = {
  readonly id: string;
  readonly path: string;
  readonly summary: string;
  readonly body: Body;
  readonly refusals?: readonly string[];
};

/** One step on a paper. */
function step<Body extends z.ZodObject>(
  written: StepWritten<Body>,
  take: (scope: Scope, id: string, person: string, body: z.output<Body>) => Promise<PaperStep>,
): Operation {
  return operation<'secretariat', z.ZodObject, Body>({
    ...written,
    tag: TAG,
    method: 'post',
    path: `${PAPER}/${written.path}`,
    by: 'secretariat',
    answers: paper,
    refusals: ['not-yours', 'not-now', ...(written.refusals ?? [])],
    act: ({ by, params, body, inScope }) =>
      inScope(async (scope) =>
        answered(await take(scope, params['paper'] ?? '', by.person.id, body)),
      ),
  });
}

const change = step(
  { id: 'changeDraft', path: 'text', summary: 'Change a draft', body: z.object(texts) },
  (scope, id, person, text) => changeDraft(scope, id, person, text),
);
const discard = step(
  { id: 'discardDraft', path: 'discarding', summary: 'Discard a draft', body: z.object({}) },
  discardDraft,
);
const ask = step(
  {
    id: 'askForRelease',
    path: 'release-request',
    summary: 'Ask whoever may to release it (送签)',
    body: z.object({}),
    refusals: ['nobody-releases'],
  },
  askForRelease,
);
const releaseIt = step(
  {
    id: 'releasePaper',
    path: 'release',
    summary: 'Release a paper (签发) or return it, by whoever holds the office',
    body: release,
    refusals: ['changed-meanwhile', 'reason-missing'],
  },
  (scope, id, person, body) => decideRelease(scope, id, { person, channel: 'api' }, said(body)),
);
const send = step(
  {
    id: 'sendPaper',
    path: 'dispatch',
    summary: 'It was sent (寄发), and how',
    body: z.object({ how: z.string().trim().min(1).max(200) }),
  },
  (scope, id, person, { how }) => sendPaper(scope, id, person, how),
);
const archive = step(
  {
    id: 'archivePaper',
    path: 'archiving',
    summary: 'It was archived (归档), and where',
    body: z.object({ where: z.string().trim().min(1).max(200) }),
  },
  (scope, id, person, { where }) => archivePaper(scope, id, person, where),
);

const seal = operation({
  id: 'sealPaper',
  tag: TAG,
  method: 'post',
  path: `${PAPER}/sealed-copy`,
  summary: 'Hand in the scan of the sealed copy (用印)',
  description: 'The scan is a file part named `scan`.',
  by: 'secretariat',
  files: ['scan'],
  body: z.object({}),
  answers: paper,
  refusals: ['not-yours', 'not-now'],
  async act({ site, by, params, request }) {
    const scan = await scanIn(request);
    if ('problem' in scan) return PROBLEMS.invalid([{ field: 'scan', message: scan.problem }]);
    return answered(await sealWithScan(site, by, params['paper'] ?? '', scan));
  },
});

const releaseByLink = operation({
  id: 'releasePaperByLink',
  tag: 'Approvers',
  method: 'post',
  path: '/link/release',
  summary: 'Release a paper (签发) or return it, by the link that asked for it',
  by: 'link',
  body: release,
  answers: paper,
  refusals: ['not-yours', 'not-now', 'changed-meanwhile', 'reason-missing'],
  act: ({ by, body, inScope }) =>
    inScope(async (scope) => {
      const task = await taskOfLink(scope, by, 'release');
      if (!task?.subject || !by.person) return PROBLEMS.unknown();
      const actor = { person: by.person.id, channel: 'api' } as const;
      return answered(await decideRelease(scope, task.subject, actor, said(body)));
    }),
});

const readByLink = operation({
  id: 'getPaperByLink',
  tag: 'Approvers',
  method: 'get',
  path: '/link/release',
  summary: 'The paper that waits for its release',
  by: 'link',
  answers: paper,
  act: ({ by, inScope }) =>
    inScope(async (scope) => {
      const task = await taskOfLink(scope, by, 'release');
      const one = task?.subject ? await readPaper(scope, task.subject) : undefined;
      return one ? { body: paperOf(one) } : PROBLEMS.unknown();
    }),
});

export const OUTGOING_OPERATIONS: readonly Operation[] = [
  list,
  get,
  first,
  draft,
  change,
  discard,
  ask,
  releaseIt,
  seal,
  send,
  archive,
  readByLink,
  releaseByLink,
];
