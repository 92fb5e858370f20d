import { z } from 'zod';
import { endorsementsOf, papersFor } from '../../../domain/charter/papers.ts';
import type { Charter } from '../../../domain/charter/type.ts';
import { charterInForce } from '../../../store/charters.ts';
import { answerEndorsement } from '../../../store/decide/endorse.ts';
import { applicantIn } from '../../../store/decide/hand-in.ts';
import { keepAnswers, openDraft, startDraft } from '../../../store/drafts.ts';
import type { Scope } from '../../../store/scope.ts';
import { ADMISSION } from '../../applicant/application-views.ts';
import { askedIn, askMember, ASKING_PROBLEMS, type Asked } from '../../applicant/endorsements.ts';
import { operation, type Operation } from '../operation.ts';
import { PROBLEMS } from '../problem.ts';
import { refused } from '../refusals.ts';

const TAG = 'Public';
const draftKey = z.string().max(200).meta({
  description: 'Opens the application that is being written; a secret, answered once.',
});
export const askedShape = z.array(
  z.object({
    document: z.string(),
    member: z.string().meta({ description: 'As it was named.' }),
    state: z.enum(['waiting', 'confirmed', 'declined', 'lapsed']),
  }),
);

async function askedBy(scope: Scope, charter: Charter, kindId: string, key: string) {
  const papers = papersFor(charter, ADMISSION, kindId);
  const draft = papers && (await openDraft(scope, key, kindId));
  if (!papers || !draft) return undefined;
  const rows = await askedIn(scope, draft.id, applicantIn(charter, papers, draft.answers));
  return rows.map(askedView);
}

export const askedView = ({ document, named, state }: Asked) => ({
  document,
  member: named,
  state,
});

const ask = operation({
  id: 'askForEndorsement',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/endorsements',
  summary: 'Ask a member to recommend an applicant (推荐), by a link to its contact on record',
  description:
    'The answer is the same whether or not there is such a member. Hand the application in with the same `draft`.',
  by: 'anyone',
  tries: 20,
  created: true,
  secret: true,
  body: z.object({
    kind: z.string().max(64),
    language: z.enum(['zh', 'en']).default('zh'),
    document: z.string().max(64),
    applicant: z.string().max(200).meta({ description: 'The name it will apply under.' }),
    member: z.string().max(200).meta({
      description: 'The member’s name, or the number of its certificate or registration.',
    }),
    draft: draftKey.optional(),
  }),
  answers: z.object({ draft: draftKey, asked: askedShape }),
  refusals: ['no-name', 'no-applicant', 'too-often', 'closed'],
  act: ({ site, body, inScope }) =>
    inScope(async (scope) => {
      const charter = await charterInForce(scope);
      const papers = papersFor(charter, ADMISSION, body.kind);
      const paper =
        papers && endorsementsOf(charter, papers).find(({ id }) => id === body.document);
      if (!paper) return PROBLEMS.unknown();
      const started = body.draft ? undefined : await startDraft(scope, papers.kind, body.language);
      const key = started ? `${started.id}.${started.secret}` : (body.draft ?? '');
      const found = await openDraft(scope, key, papers.kind);
      if (!found) return PROBLEMS.unknown();
      const answers = { ...found.answers, 'organisation-name': body.applicant };
      await keepAnswers(scope, found.id, answers);
      const came = await askMember(scope, paper, {
        draft: found.id,
        applicant: applicantIn(charter, papers, answers),
        typed: body.member,
      });
      if (came !== 'asked') return refused(came, ASKING_PROBLEMS[came], 422);
      site.nudge();
      return {
        body: { draft: key, asked: (await askedBy(scope, charter, papers.kind, key)) ?? [] },
      };
    }),
});

const read = operation({
  id: 'readEndorsements',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/endorsements/state',
  summary: 'Whom an application named, and what they answered',
  description: 'Changes nothing; the draft’s key is a secret and stands in no address.',
  by: 'anyone',
  secret: true,
  body: z.object({ kind: z.string().max(64), draft: draftKey }),
  answers: z.object({ asked: askedShape }),
  act: ({ body, inScope }) =>
    inScope(async (scope) => {
      const rows = await askedBy(scope, await charterInForce(scope), body.kind, body.draft);
      return rows ? { body: { asked: rows } } : PROBLEMS.unknown();
    }),
});

const answer = operation({
  id: 'answerEndorsement',
  tag: TAG,
  method: 'post',
  path: '/link/endorsement',
  summary: 'Confirm or decline that one’s member recommends an applicant (确认推荐)',
  by: 'link',
  body: z.object({ answer: z.enum(['confirmed', 'declined']) }),
  answers: z.object({ answer: z.enum(['confirmed', 'declined']), before: z.boolean() }),
  refusals: ['closed', 'no-member'],
  act: ({ by, body, inScope }) =>
    inScope(async (scope) => {
      if (by.link.purpose !== 'endorsement') return PROBLEMS.unknown();
      const came = await answerEndorsement(scope, by.link.subject, body.answer);
      if (came.kind === 'refused')
        return came.because === 'unknown' ? PROBLEMS.unknown() : refused(came.because, TOO_LATE);
      return { body: { answer: came.answer, before: came.kind === 'answered-already' } };
    }),
});

const TOO_LATE = {
  zh: '已不能答复：期限已过、申请已提交，或者贵单位已不在可以推荐的成员之列',
  en: 'It can no longer be answered: the time is over, the application is in, or the unit is no member that may recommend',
};

export const ENDORSEMENT_OPERATIONS: readonly Operation[] = [ask, read, answer];
