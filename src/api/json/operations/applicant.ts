import { z } from 'zod';
import { receivedIn } from '../../../documents/receive.ts';
import {
  documentsReturned,
  submitSupplement,
  withdrawCase,
} from '../../../store/decide/applicant.ts';
import type { Scope } from '../../../store/scope.ts';
import { openToMember } from '../../applicant/member-case.tsx';
import { situation, type Situation } from '../../applicant/situation.ts';
import { addUploads, storeUploads } from '../../uploads.ts';
import { operation, type Callers, type Operation } from '../operation.ts';
import { Problem, PROBLEMS } from '../problem.ts';
import {
  caseSummary,
  caseSummaryOf,
  documentOf,
  documentShape,
  instant,
  receipt,
  receiptOf,
  wording,
} from '../shapes.ts';

const TAG = 'Applicants';
const OWN_ACTS = [
  'correctDocuments',
  'withdrawOwnCase',
  'leaveAlliance',
  'objectToExit',
  'declareLoss',
] as const;

async function ownCase(scope: Scope, { link }: Callers['link']): Promise<Situation | Problem> {
  return link.purpose === 'case' ? situation(scope, link.subject) : PROBLEMS.unknown();
}

const status = operation({
  id: 'getOwnCase',
  tag: TAG,
  method: 'get',
  path: '/link/case',
  summary: 'Where the applicant’s case stands',
  by: 'link',
  answers: caseSummary.extend({
    stages: z.array(
      z.object({
        name: z.string(),
        title: wording,
        round: z.number().int().nullable(),
        openedAt: instant.nullable(),
        outcome: z.string().nullable(),
      }),
    ),
    toCorrect: z.record(z.string(), z.string()).nullable().meta({
      description: 'Documents returned for correction (退回补正) and what was wrong with each.',
    }),
    certificate: z.string().nullable(),
    documents: z.array(documentShape).meta({ description: 'See downloadFileByLink.' }),
    may: z
      .array(z.enum(OWN_ACTS))
      .meta({ description: 'The operations that are open to the applicant or member now.' }),
  }),
  act: ({ by, inScope }) =>
    inScope(async (scope) => {
      const at = await ownCase(scope, by);
      if (at instanceof Problem) return at;
      return {
        body: {
          ...caseSummaryOf(at.one),
          stages: at.one.plan.stages.map(({ name, title }) => {
            const row = at.rows.filter((candidate) => candidate.name === name).at(-1);
            return {
              name,
              title,
              round: row?.round ?? null,
              openedAt: row?.openedAt ?? null,
              outcome: row?.outcome ?? null,
            };
          }),
          toCorrect: at.supplement ? documentsReturned(at.supplement.answered) : null,
          certificate: at.certificate
            ? `${at.certificate.number}-${at.certificate.checkCode}`
            : null,
          documents: at.files.filter((file) => file.recordId === null).map(documentOf),
          may: await openActs(scope, at),
        },
      };
    }),
});

/** What the pages of the link would offer. */
async function openActs(scope: Scope, at: Situation): Promise<(typeof OWN_ACTS)[number][]> {
  const ofMember = at.one.member !== null;
  const open = ofMember ? await openToMember(scope, at.one, at.rows) : undefined;
  const may: Readonly<Record<(typeof OWN_ACTS)[number], boolean>> = {
    correctDocuments: at.supplement !== undefined,
    withdrawOwnCase: at.one.status === 'open' && !at.admitted,
    leaveAlliance: at.mayLeave !== undefined,
    objectToExit: open?.objection ?? false,
    declareLoss: open?.loss ?? false,
  };
  return OWN_ACTS.filter((act) => may[act]);
}

const withdraw = operation({
  id: 'withdrawOwnCase',
  tag: TAG,
  method: 'post',
  path: '/link/withdrawal',
  summary: 'Withdraw one’s open application (撤回)',
  by: 'link',
  body: z.object({ reason: z.string().max(1000).default('') }),
  answers: caseSummary,
  refusals: ['ended'],
  act: ({ by, body, inScope }) =>
    inScope(async (scope) => {
      const at = await ownCase(scope, by);
      if (at instanceof Problem) return at;
      const done = await withdrawCase(scope, at.one.id, body.reason, {
        person: null,
        channel: 'api',
      });
      if (done !== 'withdrawn')
        return new Problem(409, 'ended', {
          zh: '事项已办结，或您已是会员，不能撤回',
          en: 'The case has ended, or you are a member already',
        });
      return { body: caseSummaryOf((await situation(scope, at.one.id)).one) };
    }),
});

const correct = operation({
  id: 'correctDocuments',
  tag: TAG,
  method: 'post',
  path: '/link/corrections',
  summary: 'Hand in the documents that were returned for correction (补正)',
  description:
    'Each document is a file part named `document.<id>`; all returned ones in one request.',
  by: 'link',
  body: z.object({ note: z.string().max(1000).default('') }),
  files: ['document.<id>'],
  answers: receipt,
  refusals: ['nothing-to-correct'],
  async act({ site, by, body, request, inScope }) {
    const at = await inScope((scope) => ownCase(scope, by));
    if (at instanceof Problem) return at;
    const { supplement, one } = at;
    if (!supplement)
      return new Problem(409, 'nothing-to-correct', {
        zh: '目前没有需要补正的材料',
        en: 'There is nothing to correct at present',
      });
    const wanted = Object.keys(documentsReturned(supplement.answered));
    const { stored, problems } = await storeUploads(site, receivedIn(request), wanted);
    const missing = wanted.filter((id) => !stored.some((file) => file.document === id));
    if (Object.keys(problems).length + missing.length > 0) {
      for (const file of stored) await site.storage.remove(file.id);
      return PROBLEMS.invalid([
        ...Object.entries(problems).map(([id, message]) => ({ field: `document.${id}`, message })),
        ...missing
          .filter((id) => !problems[id])
          .map((id) => ({
            field: `document.${id}`,
            message: { zh: '请重新上传这份材料', en: 'Upload this document again' },
          })),
      ]);
    }
    return inScope(async (scope) => {
      await addUploads(scope, stored, { caseId: one.id, round: supplement.round });
      const done = await submitSupplement(scope, supplement.task, body.note);
      switch (done.kind) {
        case 'recorded':
        case 'same':
        case 'other':
          return { body: receiptOf(done.decision, done.kind !== 'recorded') };
        case 'incomplete':
        case 'refused':
          return PROBLEMS.unknown();
      }
    });
  },
});

export const APPLICANT_OPERATIONS: readonly Operation[] = [status, withdraw, correct];
