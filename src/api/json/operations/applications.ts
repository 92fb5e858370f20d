import { z } from 'zod';
import { kindsOf } from '../../../domain/charter/application.ts';
import { papersFor, uploadsOf } from '../../../domain/charter/papers.ts';
import { receivedIn } from '../../../documents/receive.ts';
import { charterInForce, worksAt } from '../../../store/charters.ts';
import { applicantIn, handIn, lackingIn, writtenIn } from '../../../store/decide/hand-in.ts';
import { keepAnswers, openDraft, startDraft } from '../../../store/drafts.ts';
import { nowOf } from '../../alliance.ts';
import { ADMISSION } from '../../applicant/application-views.ts';
import { addUploads, storeUploads } from '../../uploads.ts';
import { operation, type Operation } from '../operation.ts';
import { asValueProblems, papersShape, papersView } from '../papers.ts';
import { PROBLEMS } from '../problem.ts';
import { refused } from '../refusals.ts';
import { wording } from '../shapes.ts';

const TAG = 'Public';

const listKinds = operation({
  id: 'listApplicantKinds',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/applicant-kinds',
  summary: 'Who may apply (会员类别), with the fields and documents each must hand in',
  by: 'anyone',
  answers: z.object({
    kinds: z.array(papersShape.extend({ id: z.string(), name: wording })),
  }),
  act: ({ inScope }) =>
    inScope(async (scope) => {
      const charter = await charterInForce(scope);
      const kinds = kindsOf(charter).flatMap(({ id, name }) => {
        const papers = papersFor(charter, ADMISSION, id);
        return papers ? [{ id, name, ...papersView(charter, papers) }] : [];
      });
      return { body: { kinds } };
    }),
});

const apply = operation({
  id: 'submitApplication',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/applications',
  summary: 'Hand in an application for membership (入会申请) with its documents',
  description:
    'Each document is a file part named `document.<id>`. The lookup code goes to the contact’s mail address. Send an Idempotency-Key: two requests without one are two applications.',
  by: 'anyone',
  created: true,
  body: z.object({
    kind: z.string().max(64),
    draft: z.string().max(200).optional().meta({
      description: 'From askForEndorsement, where members have to recommend the applicant.',
    }),
    language: z.enum(['zh', 'en']).default('zh'),
    declaration: z.literal(true).meta({
      description: 'That what is handed in is true and the privacy notice was read.',
    }),
    answers: z.record(z.string().max(64), z.string().max(4000)),
  }),
  files: ['document.<id>'],
  refusals: ['not-begun'],
  answers: z.object({ number: z.string() }),
  async act({ site, by, body, request, inScope }) {
    const charter = await inScope(charterInForce);
    if (by.alliance && !worksAt(by.alliance, await nowOf(site)))
      return refused('not-begun', {
        zh: '联盟尚未开始受理入会申请',
        en: 'The alliance takes no applications yet',
      });
    const papers = papersFor(charter, ADMISSION, body.kind);
    if (!papers)
      return PROBLEMS.invalid([
        { field: 'kind', message: { zh: '没有这个会员类别', en: 'There is no such kind' } },
      ]);
    const { stored, problems: refusedFiles } = await storeUploads(
      site,
      receivedIn(request),
      uploadsOf(papers).map((document) => document.id),
    );
    const lacking = await inScope(async (scope) => {
      const draft = body.draft ? await openDraft(scope, body.draft, papers.kind) : undefined;
      if (draft?.caseId) return [];
      const applicant = applicantIn(charter, papers, body.answers);
      const written = await writtenIn(scope, charter, papers, draft, applicant);
      const files = [...written.files, ...stored];
      return lackingIn(charter, papers, { ...written, files }, body.answers);
    });
    const found = asValueProblems(lacking, refusedFiles);
    if (found.length > 0) {
      for (const file of stored) await site.storage.remove(file.id);
      return PROBLEMS.invalid(found);
    }
    return inScope(async (scope) => {
      const known = body.draft ? await openDraft(scope, body.draft, papers.kind) : undefined;
      const draft = known ?? (await startDraft(scope, papers.kind, body.language));
      if (!known?.caseId) {
        await keepAnswers(scope, draft.id, body.answers);
        await addUploads(scope, stored, { draftId: draft.id });
      }
      const came = await handIn(scope, papers, draft.id, body.language);
      return came.kind === 'problems'
        ? PROBLEMS.invalid(asValueProblems(came.problems))
        : { body: { number: came.case.number } };
    });
  },
});

export const APPLICATION_OPERATIONS: readonly Operation[] = [listKinds, apply];
