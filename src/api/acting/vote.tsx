import type { Request, Response } from 'express';
import { objectToVote } from '../../store/decide/object-to-vote.ts';
import { confirmOpinion } from '../../store/decide/telephone-opinion.ts';
import { z } from 'zod';
import { demandMeeting } from '../../store/decide/demand-meeting.ts';
import { castIn, type Mark, type Marked } from '../../store/decide/vote.ts';
import { lockVoting } from '../../store/decide/voting.ts';
import { type Person } from '../../store/persons.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { membersOfBody, observersOfBody } from '../../store/bodies.ts';
import { charterInForce } from '../../store/charters.ts';
import { readSitting } from '../../store/sittings.ts';
import { HttpProblem } from '../errors.tsx';
import { sendFile } from '../files.ts';
import type { ActingForm, LinkPages, OpenedLink } from '../link-pages.ts';
import { sendProblem } from '../link-problem.tsx';
import type { Site } from '../site.ts';
import {
  type Situation,
  situation,
  votingSituation,
  isClosed,
  isAddressed,
} from './vote-situation.ts';
import { type Entered, enteredIn, allFor, type VoteProblems, checkVotes } from './vote-entries.ts';
import { sendAgenda } from './agenda.tsx';
import {
  sendBallot,
  sendVoteReceipt,
  sendClosed,
  sendProof,
  type Demanding,
} from './vote-pages.tsx';

const Demand = z.object({ reason: z.string().max(1000).catch('').default('') });

/** An elector's page for a voting round; after the close its result with a proof for each item. */
export function votePages(site: Site): LinkPages {
  const acting = (
    post: (...asked: Parameters<ActingForm['act']>) => Promise<Posted>,
  ): ActingForm => ({
    async act(scope, opened, request) {
      const posted = await post(scope, opened, request);
      return (response) => answer(site, request, response, opened, posted);
    },
  });
  return {
    async show(request, response, opened) {
      const at = await inScope(site.context, opened.alliance.id, (scope) =>
        situation(scope, opened.link.subject, (opened.person as Person).id),
      );
      if (at?.round.way === 'meeting') return showMeeting(site, request, response, opened, at);
      if (!at || !isAddressed(at))
        return sendProblem(site, request, response, { problem: 'unknown' }, opened.alliance);
      const file = /\/file\/([\w-]+)(?:\/preview)?$/.exec(request.path)?.[1];
      if (file) return sendItemFile(site, request, response, at, file);
      const proof = /\/proof\/([\w-]+)$/.exec(request.path)?.[1];
      if (proof) return sendProof(site, request, response, opened, at, proof);
      if (at.round.state === 'declined')
        return sendProblem(site, request, response, { problem: 'closed' }, opened.alliance);
      if (isClosed(at)) return sendClosed(site, request, response, opened, at);
      sendBallot(site, request, response, opened, at, {}, {});
    },
    forms: {
      '': acting((scope, opened, request) =>
        post(scope, opened, request.body as Readonly<Record<string, unknown>>),
      ),
      demand: acting((scope, opened, request) => demand(scope, opened, request.body)),
    },
  };
}

/** What a POST came to: the page again, or the votes. `at` is how things stood before. */
type Posted =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'late'; readonly at: Situation }
  | {
      readonly kind: 'page';
      readonly at: Situation;
      readonly entered: Entered;
      readonly problems: VoteProblems;
      readonly demanding?: Demanding;
    }
  | { readonly kind: 'done' }
  | { readonly kind: 'cast'; readonly at: Situation; readonly marks: readonly Marked[] };

function answer(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  posted: Posted,
): void {
  switch (posted.kind) {
    case 'unknown':
      return sendProblem(site, request, response, { problem: 'unknown' }, opened.alliance);
    case 'late':
      return sendClosed(site, request, response, opened, posted.at, 'late');
    case 'page': {
      const { at, entered, problems, demanding } = posted;
      return sendBallot(site, request, response, opened, at, entered, problems, demanding);
    }
    case 'done':
      site.nudge();
      return response.redirect(303, opened.base);
    case 'cast':
      site.nudge();
      sendVoteReceipt(site, request, response, opened, posted.at, posted.marks);
  }
}

/** Reads, checks and records. */
async function post(
  scope: Scope,
  opened: OpenedLink,
  body: Readonly<Record<string, unknown>>,
): Promise<Posted> {
  const person = (opened.person as Person).id;
  const round = opened.link.subject;
  const voting = body['action'] === 'vote' ? await lockVoting(scope, round, person) : undefined;
  const at = voting ? await votingSituation(scope, voting) : await situation(scope, round, person);
  if (!at || !isAddressed(at)) return { kind: 'unknown' };
  const channel = opened.forwarded ? 'forwarded-link' : 'own-link';
  if (body['action'] === 'object') {
    const record = String(body['record']).slice(0, 64);
    const came = await objectToVote(scope, at.round.id, { person, channel }, record);
    return came === 'closed' ? { kind: 'late', at } : { kind: 'done' };
  }
  if (isClosed(at)) return { kind: 'late', at };
  if (body['action'] === 'confirm') return confirm(scope, opened, at, body['opinion']);
  const entered = enteredIn(body, at);
  if (!voting) {
    const chosen = body['action'] === 'select-all-for' ? allFor(at, entered) : entered;
    return { kind: 'page', at, entered: chosen, problems: {} };
  }
  const problems = checkVotes(at, entered);
  if (Object.keys(problems).length > 0) {
    const shown = (await situation(scope, round, person)) as Situation;
    return { kind: 'page', at: shown, entered, problems };
  }
  const marks: Mark[] = Object.entries(entered).flatMap(([ballot, { choice, reason, change }]) =>
    choice ? [{ ballot, choice, reason, change }] : [],
  );
  const cast = await castIn(scope, voting, { person, channel }, marks);
  return cast.kind === 'refused' ? { kind: 'late', at } : { kind: 'cast', at, marks: cast.marks };
}

/** What was said by telephone becomes a vote; of an opinion noted over meanwhile the page comes again. */
async function confirm(
  scope: Scope,
  opened: OpenedLink,
  at: Situation,
  opinion: unknown,
): Promise<Posted> {
  const { forwarded } = opened;
  const person = (opened.person as Person).id;
  const came = await confirmOpinion(
    scope,
    at.round.id,
    { person, forwarded },
    String(opinion).slice(0, 64),
  );
  if (came.kind === 'superseded') return { kind: 'page', at, entered: {}, problems: {} };
  return came.kind === 'refused' ? { kind: 'late', at } : { kind: 'cast', at, marks: came.marks };
}

/** 要求开会, by the link of one's own ballot. */
async function demand(scope: Scope, opened: OpenedLink, body: unknown): Promise<Posted> {
  const { reason } = Demand.parse(body);
  const person = (opened.person as Person).id;
  const channel = opened.forwarded ? 'forwarded-link' : 'own-link';
  const round = opened.link.subject;
  const demanded = await demandMeeting(scope, round, { person, channel }, reason);
  if (demanded.kind !== 'refused') return { kind: 'done' };
  const at = await situation(scope, round, person);
  if (demanded.because === 'unknown' || demanded.because === 'not-an-elector' || !at)
    return { kind: 'unknown' };
  if (demanded.because !== 'reason-missing') return { kind: 'late', at };
  const problem = { zh: '请写明要求开会的理由', en: 'Say why you demand a meeting' };
  return { kind: 'page', at, entered: {}, problems: {}, demanding: { reason, problem } };
}

/** A meeting as whoever sits in the body sees it: its agenda and documents before, its results after. */
async function showMeeting(
  site: Site,
  request: Request,
  response: Response,
  opened: OpenedLink,
  at: Situation,
): Promise<void> {
  if (!(await sitsIn(site, opened, at)))
    return sendProblem(site, request, response, { problem: 'unknown' }, opened.alliance);
  const file = /\/file\/([\w-]+)(?:\/preview)?$/.exec(request.path)?.[1];
  if (file) return sendItemFile(site, request, response, at, file);
  const proof = /\/proof\/([\w-]+)$/.exec(request.path)?.[1];
  if (proof) return sendProof(site, request, response, opened, at, proof);
  if (at.round.state === 'closed') return sendClosed(site, request, response, opened, at);
  const sitting = await inScope(site.context, opened.alliance.id, (scope) =>
    readSitting(scope, at.round.id),
  );
  if (!sitting || at.items.length === 0 || at.round.state === 'declined')
    return sendProblem(site, request, response, { problem: 'closed' }, opened.alliance);
  sendAgenda(site, request, response, opened, at, sitting);
}

/** Whether somebody is on the frozen lists of a meeting, or sits in the body now while nothing is frozen yet. */
async function sitsIn(site: Site, opened: OpenedLink, at: Situation): Promise<boolean> {
  const person = (opened.person as Person).id;
  if (at.items.some(({ ballot }) => ballot.openedAt)) return isAddressed(at);
  return inScope(site.context, opened.alliance.id, async (scope) => {
    const { version } = await charterInForce(scope);
    const sitters = [
      ...(await membersOfBody(scope, version, at.round.body)),
      ...(await observersOfBody(scope, version, at.round.body)),
    ];
    return sitters.some((holding) => holding.person.id === person);
  });
}

async function sendItemFile(
  site: Site,
  request: Request,
  response: Response,
  at: Situation,
  id: string,
): Promise<void> {
  const file = at.items.flatMap((item) => item.files).find((candidate) => candidate.id === id);
  if (!file) throw new HttpProblem(404);
  await sendFile(site, request, response, file);
}
