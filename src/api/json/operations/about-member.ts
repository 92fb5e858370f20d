import { z } from 'zod';
import { proceduresAbout } from '../../../domain/charter/about-member.ts';
import { papersFor } from '../../../domain/charter/papers.ts';
import { charterInForce } from '../../../store/charters.ts';
import { openReply } from '../../../store/decide/reply.ts';
import { readMember } from '../../../store/members.ts';
import { replyWithPapers } from '../../applicant/reply.ts';
import { NOT_OPENED, openWithPapers } from '../../console/open-about.tsx';
import { caseOfLink, wordInCase } from '../member-case.ts';
import { operation, type Operation } from '../operation.ts';
import { asValueProblems, papersShape, papersView } from '../papers.ts';
import { PROBLEMS } from '../problem.ts';
import { refused } from '../refusals.ts';
import { caseSummary, caseSummaryOf, instant, wording } from '../shapes.ts';

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
  async act({ by, inScope }) {
    const one = await caseOfLink({ by, inScope });
    if (!one) return PROBLEMS.unknown();
    const waits = await inScope((scope) => openReply(scope, one));
    return {
      body: {
        until: waits ? new Date(waits.closes).toISOString() : null,
        wholeTime: waits?.stage.early === 'never',
      },
    };
  },
});

const reply = wordInCase(
  {
    id: 'replyToCase',
    tag: TAG,
    path: '/link/reply',
    summary: 'Reply to a case about the member (陈述申辩), or ask to have a decision reconsidered',
    body: z.object({ text: z.string().trim().min(1).max(4000) }),
  },
  (site, by, { text }, files) => replyWithPapers(site, by, text, files),
);

export const ABOUT_MEMBER_OPERATIONS: readonly Operation[] = [list, open, awaited, reply];
