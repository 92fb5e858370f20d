import { z } from 'zod';
import type { Wording } from '../../../domain/wording.ts';
import { charterInForce } from '../../../store/charters.ts';
import { cancelSitting } from '../../../store/decide/convene.ts';
import { decisionOfTask } from '../../../store/decide/decisions.ts';
import { endSitting, enterAttendance, openSitting } from '../../../store/decide/sitting.ts';
import type { Scope } from '../../../store/scope.ts';
import type { TaskKind } from '../../../store/tasks.ts';
import { confirmation } from '../../acting/confirm.tsx';
import { enteredMoment } from '../../acting/moment.ts';
import { shortening } from '../../acting/shorten.tsx';
import { statementProblems, type StatementKind } from '../../acting/statement.tsx';
import { conveneWith } from '../../console/convene.tsx';
import { operation, type Answer, type Callers, type Operation } from '../operation.ts';
import { PROBLEMS } from '../problem.ts';
import { DECISION_REFUSALS, decidedAnswer, refusalProblem, refused } from '../refusals.ts';
import { done, instant, receipt, wordingOf } from '../shapes.ts';
import { taskOfLink } from './approver.ts';

const TAG = 'Meetings';
const MEETING = '/alliances/{alliance}/meetings/{votingRound}';
const id = z.string().min(1).max(64);

const FIELDS: Readonly<Record<string, string>> = { items: 'cases', meetsOn: 'meetsAt' };

const convene = operation({
  id: 'conveneMeeting',
  tag: TAG,
  method: 'post',
  path: '/alliances/{alliance}/meetings',
  summary: 'Convene a body with items that wait for it (召集会议)',
  by: 'secretariat',
  created: true,
  body: z.object({
    body: id,
    cases: z.array(id).min(1).max(200),
    meetsAt: instant,
    place: z.string().max(200),
    chairedBy: id,
    shortNoticeReason: z.string().max(1000).default(''),
  }),
  answers: z.object({
    votingRound: z.string(),
    number: z.string(),
    came: z.enum(['convened', 'asked']).meta({
      description: 'asked: the notice is short, and whoever chairs the body is asked first.',
    }),
  }),
  async act({ site, by, body }) {
    const { closesOn, closesTime } = enteredMoment(new Date(body.meetsAt));
    const convened = await conveneWith(site, by, {
      ...body,
      item: body.cases,
      meetsOn: closesOn,
      meetsTime: closesTime,
    });
    if ('problems' in convened)
      return PROBLEMS.invalid(
        Object.entries(convened.problems).flatMap(([field, message]) =>
          message ? [{ field: FIELDS[field] ?? field, message: wordingOf(message) }] : [],
        ),
      );
    const { kind, votingRound, number } = convened;
    return { body: { votingRound, number, came: kind } };
  },
});

const NOT_OPEN: Wording = {
  zh: '会议没有开始或已经结束',
  en: 'The meeting has not begun or is over',
};
const REFUSALS: Readonly<Record<string, Wording>> = {
  'not-open': NOT_OPEN,
  'not-convened': NOT_OPEN,
  'too-early': { zh: '会议当天才能开始', en: 'The meeting can begin on its day only' },
  'not-a-sitter': {
    zh: '名单中有的人不是应到或列席人员',
    en: 'Somebody on the list neither sits in the body nor attends',
  },
  'not-a-guest': {
    zh: '列席名单中有的会员未受邀列席',
    en: 'Somebody on the list of guests was not invited',
  },
  'records-waiting': {
    zh: '还有计票表等待另一人复核',
    en: 'A sheet still waits for the second person',
  },
  begun: { zh: '会议已经开始', en: 'The meeting has begun' },
  'ended-before': { zh: '会议已经结束', en: 'The meeting has ended' },
};

/** One act on a meeting: what came of it, or why nothing did. */
function actOn<Body extends z.ZodObject>(
  written: {
    readonly id: string;
    readonly path: string;
    readonly summary: string;
    readonly body: Body;
    readonly refusals: readonly string[];
  },
  act: (scope: Scope, round: string, person: string, body: z.output<Body>) => Promise<string>,
): Operation {
  return operation<'secretariat', z.ZodObject, Body>({
    ...written,
    tag: TAG,
    method: 'post',
    path: `${MEETING}/${written.path}`,
    by: 'secretariat',
    answers: done,
    act: ({ by, params, body, inScope }) =>
      inScope(async (scope) => {
        const came = await act(scope, params['votingRound'] ?? '', by.person.id, body);
        return came === 'unknown' || REFUSALS[came]
          ? refused(came, REFUSALS[came])
          : { body: { done: came } };
      }),
  });
}

const open = actOn(
  {
    id: 'openMeeting',
    path: 'opening',
    summary: 'Begin a meeting: its electorates freeze',
    body: z.object({}),
    refusals: ['too-early', 'not-convened'],
  },
  openSitting,
);

const attendance = actOn(
  {
    id: 'enterAttendance',
    path: 'attendance',
    summary: 'Who is there, by name; the list may be corrected until the meeting is over',
    body: z.object({
      there: z.array(id).max(500),
      guests: z
        .array(id)
        .max(5000)
        .optional()
        .meta({ description: 'Members attending without a vote (列席); left out: as it stands.' }),
    }),
    refusals: ['not-open', 'not-a-sitter', 'not-a-guest'],
  },
  (scope, round, person, { there, guests }) => enterAttendance(scope, round, there, person, guests),
);

const end = actOn(
  {
    id: 'endMeeting',
    path: 'end',
    summary: 'End a meeting; what was not voted on waits on',
    body: z.object({}),
    refusals: ['not-open', 'records-waiting'],
  },
  endSitting,
);

const cancel = actOn(
  {
    id: 'cancelMeeting',
    path: 'cancellation',
    summary: 'A meeting is not held after all; whoever had the notice is told',
    body: z.object({ reason: z.string().trim().min(1).max(1000) }),
    refusals: ['begun', 'ended-before'],
  },
  (scope, round, person, { reason }) => cancelSitting(scope, round, person, reason),
);

/** A statement on record by whoever chairs, by the link that asked for it. */
async function state(
  scope: Scope,
  by: Callers['link'],
  task: Extract<TaskKind, 'confirm' | 'shorten'>,
  kind: StatementKind,
  said: { readonly choice: string; readonly reason: string },
): Promise<Answer> {
  const found = await taskOfLink(scope, by, task);
  if (!found || !by.person) return refusalProblem('unknown');
  const asked = await kind.read(scope, found, await charterInForce(scope), '');
  if (!asked) return refusalProblem('closed');
  const problems = (await decisionOfTask(scope, found.id))
    ? {}
    : statementProblems(kind, asked, said);
  const errors = Object.entries(problems).flatMap(([field, message]) =>
    message ? [{ field, message: wordingOf(message) }] : [],
  );
  if (errors.length > 0) return PROBLEMS.invalid(errors);
  const actor = { person: by.person.id, channel: 'api' } as const;
  return decidedAnswer(await kind.decide(scope, found.id, actor, said));
}

const reason = z.string().max(1000).default('');

const confirmHeld = operation({
  id: 'confirmResult',
  tag: 'Approvers',
  method: 'post',
  path: '/link/result-confirmation',
  summary: 'Confirm a held result (待确认), or state that the meeting was not quorate',
  by: 'link',
  body: z.object({ choice: z.enum(['confirmed', 'not-quorate']), reason }),
  answers: receipt,
  refusals: DECISION_REFUSALS,
  act: ({ by, body, inScope }) =>
    inScope((scope) => state(scope, by, 'confirm', confirmation, body)),
});

const shorten = operation({
  id: 'decideShorterNotice',
  tag: 'Approvers',
  method: 'post',
  path: '/link/shorter-notice',
  summary: 'Agree to a shorter notice of a meeting, or keep the ordinary one',
  by: 'link',
  body: z.object({ choice: z.enum(['shorten', 'keep']), reason }),
  answers: receipt,
  refusals: DECISION_REFUSALS,
  act: ({ by, body, inScope }) => inScope((scope) => state(scope, by, 'shorten', shortening, body)),
});

export const MEETING_OPERATIONS: readonly Operation[] = [
  convene,
  open,
  attendance,
  end,
  cancel,
  confirmHeld,
  shorten,
];
