import { z } from 'zod';
import { proceduresAbout } from '../../../domain/charter/about-member.ts';
import { papersFor } from '../../../domain/charter/papers.ts';
import { readCase } from '../../../store/cases.ts';
import { charterInForce } from '../../../store/charters.ts';
import { openReply } from '../../../store/decide/reply.ts';
import { readMember } from '../../../store/members.ts';
import { replyWithPapers } from '../../applicant/reply.ts';
import { evidenceIn } from '../../console/evidence.ts';
import { NOT_OPENED, openWithPapers } from '../../console/open-about.tsx';
import { operation, type Operation } from '../operation.ts';
import { asValueProblems, papersShape, papersView } from '../papers.ts';
import { PROBLEMS } from '../problem.ts';
import { DECISION_REFUSALS, decidedAnswer, refused } from '../refusals.ts';
import { caseSummary, caseSummaryOf, instant, receipt, wording } from '../shapes.ts';

const TAG = 'Members';

const list = operation({
  id: 'listProceduresAboutMember',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/members/{member}/procedures',
  summary: 'What the secretariat may open about a member by the charter, with what each asks for',
  by: 'secretariat',
  answers: z.object({
    procedures: z.array(
      z.object({
        procedure: z.string(),
        name: wording,
        ...papersShape.shape,
      }),
    ),
  }),
  act: ({ params, inScope }) =>
    inScope(async (scope) => {
      const member = await readMember(scope, params['member'] ?? '');
      if (!member) return PROBLEMS.unknown();
      const charter = await charterInForce(scope);
      return {
        body: {
          procedures: proceduresAbout(charter).flatMap(({ id, name }) => {
            const papers = papersFor(charter, id, member.kind);
            return papers ? [{ procedure: id, name, ...papersView(charter, papers) }] : [];
          }),
        },
      };
    }),
});

const open = operation({
  id: 'openCaseAboutMember',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/members/{member}/cases',
  summary: 'Open a case about a member, such as its expulsion, by the form of the charter',
  description: 'Each paper is a file part named `document.<id>`.',
  by: 'secretariat',
  body: z.object({
    procedure: z.string().min(1).max(64),
    answers: z.record(z.string().max(64), z.string().max(4000)),
  }),
  files: ['document.<id>'],
  answers: caseSummary.extend({ before: z.boolean() }),
  refusals: Object.keys(NOT_OPENED),
  async act({ site, by, params, body, request }) {
    const member = params['member'] ?? '';
    const came = await openWithPapers(site, by, request, { ...body, member });
    if ('uploads' in came) return PROBLEMS.invalid(asValueProblems([], came.uploads));
    switch (came.kind) {
      case 'problems':
        return PROBLEMS.invalid(asValueProblems(came.problems));
      case 'refused':
        return came.because === 'unknown'
          ? PROBLEMS.unknown()
          : refused(came.because, NOT_OPENED[came.because]);
      case 'opened':
      case 'open-before':
        return { body: { ...caseSummaryOf(came.case), before: came.kind === 'open-before' } };
    }
  },
});

const awaited = operation({
  id: 'getReplyAwaited',
  tag: TAG,
  method: 'get',
  path: '/link/reply',
  summary: 'Whether a case about the member waits for its reply (陈述申辩), and until when',
  by: 'link',
  answers: z.object({ until: instant.nullable(), wholeTime: z.boolean() }),
  act: ({ by, inScope }) =>
    inScope(async (scope) => {
      const one = by.link.purpose === 'case' ? await readCase(scope, by.link.subject) : undefined;
      if (!one?.member) return PROBLEMS.unknown();
      const waits = await openReply(scope, one);
      return {
        body: {
          until: waits ? new Date(waits.closes).toISOString() : null,
          wholeTime: waits?.stage.early === 'never',
        },
      };
    }),
});

const reply = operation({
  id: 'replyToCase',
  tag: TAG,
  method: 'post',
  path: '/link/reply',
  summary: 'Reply to a case about the member (陈述申辩), or ask to have a decision reconsidered',
  description: 'Files come as parts named `evidence`.',
  by: 'link',
  files: ['evidence'],
  body: z.object({ text: z.string().trim().min(1).max(4000) }),
  answers: receipt,
  refusals: DECISION_REFUSALS,
  async act({ site, by, body, request, inScope }) {
    const about =
      by.link.purpose === 'case'
        ? await inScope((scope) => readCase(scope, by.link.subject))
        : undefined;
    if (!about?.member) return PROBLEMS.unknown();
    const { files, problem } = await evidenceIn(request, 'optional');
    if (problem) return PROBLEMS.invalid([{ field: 'evidence', message: problem }]);
    return decidedAnswer(await replyWithPapers(site, by, body.text, files));
  },
});

export const ABOUT_MEMBER_OPERATIONS: readonly Operation[] = [list, open, awaited, reply];
