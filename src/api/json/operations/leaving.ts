import { z } from 'zod';
import { readCase } from '../../../store/cases.ts';
import { declareLoss, leave } from '../../../store/decide/leaving.ts';
import { takeBackLeaving } from '../../../store/decide/take-back-leaving.ts';
import { leaver } from '../../applicant/leave.tsx';
import { objectWithEvidence } from '../../applicant/member-case.tsx';
import { evidenceIn } from '../../console/evidence.ts';
import { operation, type Operation } from '../operation.ts';
import { PROBLEMS } from '../problem.ts';
import { DECISION_REFUSALS, decidedAnswer, refused } from '../refusals.ts';
import { caseSummary, caseSummaryOf, done, receipt } from '../shapes.ts';

const TAG = 'Members';

const NOT_NOW = {
  zh: '已不是会员，或者章程没有规定退会',
  en: 'No longer a member, or the charter does not foresee leaving',
};

const giveNotice = operation({
  id: 'leaveAlliance',
  tag: TAG,
  method: 'post',
  path: '/link/leaving',
  summary:
    'A member’s notice of leaving (退会), by the link of its admission or one mailed to leave by; nobody decides about it',
  by: 'link',
  body: z.object({
    reason: z.string().max(1000).default(''),
    certificate: z.enum(['return', 'lost']),
  }),
  answers: caseSummary.extend({ before: z.boolean() }),
  refusals: ['ended-before', 'not-offered'],
  act: ({ by, body, inScope }) =>
    inScope(async (scope) => {
      if (by.link.purpose !== 'case' && by.link.purpose !== 'leaving') return PROBLEMS.unknown();
      const member = await leaver(scope, by.link);
      if (!member) return refused('not-offered', NOT_NOW);
      const actor = { person: null, channel: 'api' } as const;
      const left = await leave(scope, member.id, { ...body, actor });
      return left.kind === 'refused'
        ? refused(left.because, NOT_NOW)
        : { body: { ...caseSummaryOf(left.case), before: left.kind === 'open-before' } };
    }),
});

const loss = operation({
  id: 'declareLoss',
  tag: TAG,
  method: 'post',
  path: '/link/loss',
  summary: 'Declare the certificate lost (遗失声明) instead of returning it',
  by: 'link',
  body: z.object({}),
  answers: done,
  refusals: ['closed'],
  act: ({ by, inScope }) =>
    inScope(async (scope) => {
      if (by.link.purpose !== 'case') return PROBLEMS.unknown();
      const actor = { person: null, channel: 'api' } as const;
      const came = await declareLoss(scope, by.link.subject, actor);
      return came === 'closed'
        ? refused(came, { zh: '事项已办结', en: 'The case has ended' })
        : { body: { done: came } };
    }),
});

const takeBack = operation({
  id: 'takeBackLeaving',
  tag: TAG,
  method: 'post',
  path: '/link/taking-back',
  summary: 'Take a notice of leaving back (收回退会申请) before the formalities are done',
  by: 'link',
  body: z.object({}),
  answers: done,
  refusals: ['closed'],
  act: ({ by, inScope }) =>
    inScope(async (scope) => {
      if (by.link.purpose !== 'case') return PROBLEMS.unknown();
      const actor = { person: null, channel: 'api' } as const;
      const came = await takeBackLeaving(scope, by.link.subject, actor);
      return came === 'closed'
        ? refused(came, { zh: '已不能收回', en: 'It cannot be taken back any more' })
        : { body: { done: came } };
    }),
});

const object = operation({
  id: 'objectToExit',
  tag: TAG,
  method: 'post',
  path: '/link/exit-objection',
  summary: 'Object to being taken for inactive (异议): which participation was missed',
  description: 'Files come as parts named `evidence`.',
  by: 'link',
  files: ['evidence'],
  body: z.object({ reason: z.string().trim().min(1).max(1000) }),
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
    return decidedAnswer(await objectWithEvidence(site, by, body.reason, files));
  },
});

export const LEAVING_OPERATIONS: readonly Operation[] = [giveNotice, loss, takeBack, object];
