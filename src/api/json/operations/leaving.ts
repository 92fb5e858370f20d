import { z } from 'zod';
import type { Wording } from '../../../domain/wording.ts';
import type { Actor } from '../../../store/decide/decisions.ts';
import { declareLoss, leave } from '../../../store/decide/leaving.ts';
import { takeBackLeaving } from '../../../store/decide/take-back-leaving.ts';
import type { Member } from '../../../store/members.ts';
import { leaver, noticeProblems } from '../../applicant/leave.tsx';
import { objectWithEvidence } from '../../applicant/member-case.tsx';
import type { Scope } from '../../../store/scope.ts';
import { wordInCase } from '../member-case.ts';
import { operation, type Operation } from '../operation.ts';
import { PROBLEMS, type ValueProblem } from '../problem.ts';
import { refused } from '../refusals.ts';
import { caseSummary, caseSummaryOf, done } from '../shapes.ts';

const TAG = 'Members';

const NOT_NOW = {
  zh: '已不是会员，或者章程没有规定退会',
  en: 'No longer a member, or the charter does not foresee leaving',
};

const LINKS_OF_MEMBERS: readonly string[] = ['case', 'leaving', 'member'];

const giveNotice = operation({
  id: 'leaveAlliance',
  tag: TAG,
  method: 'post',
  path: '/link/leaving',
  summary:
    'A member’s notice of leaving (退会), by the link of its admission, its own or one mailed to leave by; nobody decides about it',
  by: 'link',
  body: z.object({
    reason: z.string().max(1000).default(''),
    answers: z
      .record(z.string().max(64), z.string().max(4000))
      .default({})
      .meta({ description: 'What the charter’s form asks beside the reason.' }),
    certificate: z.enum(['return', 'lost']).optional().meta({
      description: 'Needed where the charter asks for the certificate back.',
    }),
  }),
  answers: caseSummary.extend({ before: z.boolean() }),
  refusals: ['ended-before', 'not-offered'],
  act: ({ by, body, inScope }) =>
    inScope(async (scope) => {
      if (!LINKS_OF_MEMBERS.includes(by.link.purpose)) return PROBLEMS.unknown();
      const member = await leaver(scope, by.link);
      if (!member) return refused('not-offered', NOT_NOW);
      const answers = { 'leaving-reason': body.reason, ...body.answers };
      const wrong = await missingIn(scope, member, answers, body.certificate);
      if (wrong.length > 0) return PROBLEMS.invalid(wrong);
      const left = await leave(scope, member.id, {
        answers,
        certificate: body.certificate,
        actor: { person: null, channel: 'api' },
      });
      return left.kind === 'refused'
        ? refused(left.because, NOT_NOW)
        : { body: { ...caseSummaryOf(left.case), before: left.kind === 'open-before' } };
    }),
});

async function missingIn(
  scope: Scope,
  member: Member,
  answers: Readonly<Record<string, string>>,
  fate: string = '',
): Promise<readonly ValueProblem[]> {
  const found = await noticeProblems(scope, member, { answers, certificate: fate });
  return [
    ...found.fields.map(({ id, message }) => ({ field: `answers.${id}`, message })),
    ...(found.certificate ? [{ field: 'certificate', message: found.certificate }] : []),
  ];
}

/** A step of the member itself in its case of leaving, by the case's link. */
function stepInCase<Came extends string>(
  written: { readonly id: string; readonly path: string; readonly summary: string },
  step: (scope: Scope, caseId: string, actor: Actor) => Promise<Came | 'closed'>,
  tooLate: Wording,
) {
  return operation({
    ...written,
    tag: TAG,
    method: 'post',
    by: 'link',
    body: z.object({}),
    answers: done,
    refusals: ['closed'],
    act: ({ by, inScope }) =>
      inScope(async (scope) => {
        if (by.link.purpose !== 'case') return PROBLEMS.unknown();
        const came = await step(scope, by.link.subject, { person: null, channel: 'api' });
        return came === 'closed' ? refused(came, tooLate) : { body: { done: came } };
      }),
  });
}

const loss = stepInCase(
  {
    id: 'declareLoss',
    path: '/link/loss',
    summary: 'Declare the certificate lost (遗失声明) instead of returning it',
  },
  declareLoss,
  { zh: '事项已办结', en: 'The case has ended' },
);

const takeBack = stepInCase(
  {
    id: 'takeBackLeaving',
    path: '/link/taking-back',
    summary: 'Take a notice of leaving back (收回退会申请) before the formalities are done',
  },
  takeBackLeaving,
  {
    zh: '已经生效或者手续已经办完，不能收回；可以重新申请加入',
    en: 'It has taken effect, or the formalities are done, and cannot be taken back; the unit may apply again',
  },
);

const object = wordInCase(
  {
    id: 'objectToExit',
    tag: TAG,
    path: '/link/exit-objection',
    summary: 'Object to being taken for inactive (异议): which participation was missed',
    body: z.object({ reason: z.string().trim().min(1).max(1000) }),
  },
  (site, by, { reason }, files) => objectWithEvidence(site, by, reason, files),
);

export const LEAVING_OPERATIONS: readonly Operation[] = [giveNotice, loss, takeBack, object];
