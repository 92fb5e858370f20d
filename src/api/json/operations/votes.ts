import { z } from 'zod';
import { castIn, type Marked } from '../../../store/decide/vote.ts';
import { lockVoting, type Voting } from '../../../store/decide/voting.ts';
import {
  isAddressed,
  isClosed,
  keptFrom,
  situation,
  votingSituation,
  type Situation,
} from '../../acting/vote-situation.ts';
import { checkVotes } from '../../acting/vote-entries.ts';
import { operation, type Operation } from '../operation.ts';
import { Problem, PROBLEMS, type ValueProblem } from '../problem.ts';
import { documentOf, documentShape, instant, roundState } from '../shapes.ts';

const TAG = 'Approvers';
export const choice = z.enum(['for', 'against', 'abstain', 'recuse']);

export const CLOSED = () =>
  new Problem(409, 'closed', { zh: '表决已经截止', en: 'The vote has closed' });
export const NOT_OPEN = () =>
  new Problem(409, 'not-open', { zh: '表决尚未开始', en: 'The vote has not begun' });

const showVotingRound = operation({
  id: 'getVotingRoundByLink',
  tag: TAG,
  method: 'get',
  path: '/link/voting-round',
  summary: 'The voting round (表决批次) a link was mailed for, with what its holder has marked',
  by: 'link',
  answers: z.object({
    number: z.string(),
    state: roundState,
    closesAt: instant,
    entitled: z.number().int(),
    returned: z
      .number()
      .int()
      .meta({ description: 'Counts per choice appear only after the close.' }),
    items: z.array(
      z.object({
        ballot: z.string(),
        case: z.string(),
        applicant: z.string(),
        mayVote: z.boolean(),
        marked: choice.nullable(),
        result: z.string().nullable(),
        documents: z.array(documentShape),
      }),
    ),
    telephoneOpinion: z.string().nullable().meta({
      description: 'What was noted of the holder’s telephone call and waits to be confirmed.',
    }),
    recorded: z
      .array(z.object({ record: z.string(), objected: z.boolean() }))
      .meta({ description: 'Records by which votes were entered in the holder’s name.' }),
  }),
  act: ({ by, inScope }) =>
    inScope(async (scope) => {
      const at = await inRound(
        by.link.purpose,
        (round, person) => situation(scope, round, person),
        by,
      );
      if (at instanceof Problem) return at;
      return {
        body: {
          number: at.round.number,
          state: at.round.state,
          closesAt: at.round.closesAt.toISOString(),
          entitled: at.turnout.entitled,
          returned: at.turnout.returned,
          items: at.items.map((item) => ({
            ballot: item.ballot.id,
            case: item.one.number,
            applicant: item.one.applicantName,
            mayVote: !isClosed(at) && keptFrom(item, at.held) === undefined,
            marked: at.own.find((vote) => vote.ballot === item.ballot.id)?.choice ?? null,
            result: item.ballot.result,
            documents: item.files.map(documentOf),
          })),
          telephoneOpinion: at.said?.id ?? null,
          recorded: at.recorded.map(({ record, objected }) => ({ record: record.id, objected })),
        },
      };
    }),
});

export const castMarks = z.object({
  marks: z.array(
    z.object({
      ballot: z.string(),
      came: z.enum(['recorded', 'same', 'other', 'refused']),
      because: z.string().nullable(),
      choice: choice.nullable().meta({ description: 'The mark that stands now.' }),
      receipt: z.string().nullable(),
    }),
  ),
});

const castVotesByLink = operation({
  id: 'castVotes',
  tag: TAG,
  method: 'post',
  path: '/link/votes',
  summary: 'Mark items of a voting round; `change` replaces an earlier mark expressly',
  description: 'Every item one may vote on and has not yet marked must be in the request.',
  by: 'link',
  body: z.object({
    marks: z
      .array(
        z.object({
          ballot: z.string(),
          choice,
          reason: z.string().max(500).default(''),
          change: z.boolean().default(false),
        }),
      )
      .min(1)
      .max(200)
      .refine((marks) => new Set(marks.map((mark) => mark.ballot)).size === marks.length, {
        message: 'Each ballot may be marked once in a request.',
      }),
  }),
  answers: castMarks,
  refusals: ['closed', 'not-open'],
  act: ({ by, body, inScope }) =>
    inScope(async (scope) => {
      let voting: Voting | undefined;
      const at = await inRound(
        by.link.purpose,
        async (round, person) => {
          voting = await lockVoting(scope, round, person);
          return voting && votingSituation(scope, voting);
        },
        by,
      );
      if (at instanceof Problem || !voting) return at instanceof Problem ? at : PROBLEMS.unknown();
      if (isClosed(at)) return CLOSED();
      const person = by.person?.id ?? '';
      const entered = Object.fromEntries(body.marks.map((mark) => [mark.ballot, mark]));
      const errors = problemsOf(at, entered, body.marks);
      if (errors.length > 0) return PROBLEMS.invalid(errors);
      const cast = await castIn(
        scope,
        voting,
        { person, channel: 'api', forwarded: by.forwarded },
        body.marks,
      );
      if (cast.kind === 'refused') return cast.because === 'not-open' ? NOT_OPEN() : CLOSED();
      return { body: { marks: cast.marks.map(markedView) } };
    }),
});

export async function inRound(
  purpose: string,
  read: (round: string, person: string) => Promise<Situation | undefined>,
  by: {
    readonly link: { readonly subject: string };
    readonly person: { readonly id: string } | undefined;
  },
): Promise<Situation | Problem> {
  if (purpose !== 'voting-round' || !by.person) return PROBLEMS.unknown();
  const at = await read(by.link.subject, by.person.id);
  return at && isAddressed(at) ? at : PROBLEMS.unknown();
}

function problemsOf(
  at: Situation,
  entered: Parameters<typeof checkVotes>[1],
  marks: readonly { readonly ballot: string }[],
): readonly ValueProblem[] {
  return Object.entries(checkVotes(at, entered)).flatMap(([ballot, found]) => {
    const index = marks.findIndex((mark) => mark.ballot === ballot);
    const message = found.choice ?? found.recusal;
    const field = index < 0 ? 'marks' : `marks.${index}.${found.choice ? 'choice' : 'reason'}`;
    return message ? [{ field, message }] : [];
  });
}

export function markedView(mark: Marked) {
  return mark.kind === 'refused'
    ? { ballot: mark.ballot, came: 'refused', because: mark.because, choice: null, receipt: null }
    : {
        ballot: mark.vote.ballot,
        came: mark.kind,
        because: null,
        choice: mark.vote.choice,
        receipt: mark.vote.receipt,
      };
}

export const VOTE_OPERATIONS: readonly Operation[] = [showVotingRound, castVotesByLink];
