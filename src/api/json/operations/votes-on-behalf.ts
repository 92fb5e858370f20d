import { z } from 'zod';
import type { Wording } from '../../../domain/wording.ts';
import { demandMeeting } from '../../../store/decide/demand-meeting.ts';
import { handOutLink } from '../../../store/decide/hand-out-link.ts';
import { objectToVote } from '../../../store/decide/object-to-vote.ts';
import { confirmOpinion, noteOpinion } from '../../../store/decide/telephone-opinion.ts';
import { isClosed, situation } from '../../acting/vote-situation.ts';
import { announcePaper } from '../../console/elector.tsx';
import { reasonInWords } from '../../console/record-kinds.ts';
import { operation, type Operation } from '../operation.ts';
import { Problem, PROBLEMS } from '../problem.ts';
import { refused } from '../refusals.ts';
import { done, instant } from '../shapes.ts';
import { castMarks, choice, CLOSED, inRound, markedView, NOT_OPEN } from './votes.ts';

const ELECTOR = '/alliances/{alliance}/voting-rounds/{votingRound}/electors/{person}';
const id = z.string().min(1).max(64);

const ofIn = (params: Readonly<Record<string, string>>) => ({
  votingRound: params['votingRound'] ?? '',
  person: params['person'] ?? '',
});

const noteByTelephone = operation({
  id: 'noteTelephoneOpinion',
  tag: 'Votes',
  method: 'post',
  path: `${ELECTOR}/opinion`,
  summary: 'Note what an elector said by telephone (电话意见); it counts once they confirm it',
  by: 'secretariat',
  created: true,
  body: z.object({
    saidAt: instant.optional(),
    marks: z
      .array(z.object({ ballot: id, choice, reason: z.string().max(500).default('') }))
      .min(1)
      .max(200),
  }),
  answers: z.object({ opinion: z.string(), mailed: z.boolean() }),
  refusals: ['closed', 'in-the-future', 'nothing-marked', 'not-an-elector', 'channel-refused'],
  act: ({ by, params, body, inScope }) =>
    inScope(async (scope) => {
      const unexplained = body.marks.findIndex(
        (mark) => mark.choice === 'recuse' && mark.reason.trim() === '',
      );
      if (unexplained >= 0)
        return PROBLEMS.invalid([
          {
            field: `marks.${unexplained}.reason`,
            message: { zh: '请写明回避的原因', en: 'Say why they are recused' },
          },
        ]);
      const noted = await noteOpinion(scope, by.person.id, {
        ...ofIn(params),
        saidAt: body.saidAt ? new Date(body.saidAt) : scope.now,
        marks: body.marks,
      });
      return noted.kind === 'refused'
        ? refused(noted.because, reasonInWords('vote', noted.because))
        : { body: { opinion: noted.opinion, mailed: noted.mailed } };
    }),
});

const paper = operation({
  id: 'announcePaper',
  tag: 'Votes',
  method: 'post',
  path: `${ELECTOR}/awaited-paper`,
  summary: 'Let the count wait for a paper on its way, or wait no longer',
  by: 'secretariat',
  body: z.object({ action: z.enum(['await', 'give-up']) }),
  answers: done,
  refusals: ['too-late-to-await'],
  act: ({ by, params, body, inScope }) =>
    inScope(async (scope) => {
      const came = await announcePaper(scope, by.person.id, ofIn(params), body.action);
      return came === 'unknown' || came === 'too-late-to-await'
        ? refused(came, {
            zh: '表决已经截止，不能再等',
            en: 'The vote has closed; too late to wait',
          })
        : { body: { done: came } };
    }),
});

const handOut = operation({
  id: 'handOutLink',
  tag: 'Votes',
  method: 'post',
  path: `${ELECTOR}/link`,
  summary: 'An elector’s own link to pass on; votes by it are told apart',
  description: 'The link stands in this answer and nowhere else.',
  secret: true,
  by: 'secretariat',
  created: true,
  body: z.object({}),
  answers: z.object({ url: z.string() }),
  refusals: ['closed', 'not-an-elector', 'channel-refused'],
  act: ({ site, by, params, inScope }) =>
    inScope(async (scope) => {
      const handed = await handOutLink(scope, by.person.id, ofIn(params));
      return handed.kind === 'refused'
        ? refused(handed.because, reasonInWords('vote', handed.because))
        : { body: { url: `${site.baseUrl}/l/${handed.token}` } };
    }),
});

const DEMAND_REFUSALS: Readonly<Record<string, Wording>> = {
  closed: { zh: '表决已经截止', en: 'The vote has closed' },
  'not-an-elector': {
    zh: '只有应表决人员可以要求开会',
    en: 'Only an elector may demand a meeting',
  },
  'not-foreseen': {
    zh: '章程没有规定可以要求改为会议',
    en: 'The charter does not foresee that a meeting is demanded',
  },
  'reason-missing': { zh: '请写明要求开会的理由', en: 'Say why you demand a meeting' },
};

const demand = operation({
  id: 'demandMeeting',
  tag: 'Approvers',
  method: 'post',
  path: '/link/meeting-demand',
  summary: 'Demand a meeting instead of the correspondence vote (要求开会)',
  by: 'link',
  body: z.object({ reason: z.string().trim().min(1).max(1000) }),
  answers: z.object({
    demands: z.number().int(),
    ends: z.boolean().meta({ description: 'Whether enough have demanded it now.' }),
    before: z.boolean(),
  }),
  refusals: Object.keys(DEMAND_REFUSALS),
  act: ({ by, body, inScope }) =>
    inScope(async (scope) => {
      if (by.link.purpose !== 'voting-round' || !by.person) return PROBLEMS.unknown();
      const actor = { person: by.person.id, channel: 'api' } as const;
      const demanded = await demandMeeting(scope, by.link.subject, actor, body.reason);
      if (demanded.kind === 'refused')
        return refused(demanded.because, DEMAND_REFUSALS[demanded.because]);
      const { demands, ends } = demanded;
      return { body: { demands, ends, before: demanded.kind === 'same' } };
    }),
});

const object = operation({
  id: 'objectToRecordedVote',
  tag: 'Approvers',
  method: 'post',
  path: '/link/vote-objection',
  summary: 'Say that a vote recorded in one’s name is not one’s own (这不是我的意思)',
  by: 'link',
  body: z.object({ record: id }),
  answers: done,
  refusals: ['closed'],
  act: ({ by, body, inScope }) =>
    inScope(async (scope) => {
      if (by.link.purpose !== 'voting-round' || !by.person) return PROBLEMS.unknown();
      const voter = { person: by.person.id, channel: 'api' } as const;
      const came = await objectToVote(scope, by.link.subject, voter, body.record);
      if (came === 'closed') return CLOSED();
      return came === 'unknown' ? PROBLEMS.unknown() : { body: { done: came } };
    }),
});

const confirmSaid = operation({
  id: 'confirmTelephoneOpinion',
  tag: 'Approvers',
  method: 'post',
  path: '/link/telephone-opinion',
  summary: 'Confirm what was noted of one’s telephone call: it becomes a vote',
  by: 'link',
  body: z.object({ opinion: id }),
  answers: castMarks,
  refusals: ['closed', 'not-open', 'superseded'],
  act: ({ by, body, inScope }) =>
    inScope(async (scope) => {
      const at = await inRound(
        by.link.purpose,
        (round, person) => situation(scope, round, person),
        by,
      );
      if (at instanceof Problem) return at;
      if (isClosed(at)) return CLOSED();
      const voter = { person: by.person?.id ?? '', forwarded: by.forwarded };
      const came = await confirmOpinion(scope, at.round.id, voter, body.opinion);
      if (came.kind === 'superseded')
        return refused('superseded', {
          zh: '电话意见已有更新，请重新读取',
          en: 'Another opinion was noted meanwhile: read it again',
        });
      if (came.kind === 'refused') return came.because === 'not-open' ? NOT_OPEN() : CLOSED();
      return { body: { marks: came.marks.map(markedView) } };
    }),
});

export const ON_BEHALF_OPERATIONS: readonly Operation[] = [
  noteByTelephone,
  paper,
  handOut,
  demand,
  object,
  confirmSaid,
];
