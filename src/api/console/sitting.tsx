import type { Request, Response } from 'express';
import { z } from 'zod';
import { dayOf } from '../../domain/calendar.ts';
import { nameIn } from '../../domain/charter/in-words.ts';
import { sourcesOf } from '../../domain/charter/sources.ts';
import type { Wording } from '../../domain/wording.ts';
import { membersOfBody, observersOfBody } from '../../store/bodies.ts';
import { asCorrected } from '../../store/corrections.ts';
import { readCase } from '../../store/cases.ts';
import { cancelSitting } from '../../store/decide/convene.ts';
import { endSitting, enterAttendance, openSitting } from '../../store/decide/sitting.ts';
import { guestsOfSitting } from '../../store/guests.ts';
import { activityOfSitting, membersAt } from '../../store/participation.ts';
import { recordsAbout } from '../../store/records/records.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { attendanceOf, readSitting } from '../../store/sittings.ts';
import {
  ballotsOfRound,
  readRound,
  type Ballot,
  type VotingRound,
} from '../../store/voting-rounds.ts';
import { SittingPage } from '../../web/pages/sitting.tsx';
import type { SittingItem, SittingView } from '../../web/views.ts';
import { resolvesOf } from '../resolves.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';
import { entered, id, idIn, text } from './entered.ts';
import { visitOf, type Visit } from './entrance.tsx';
import { showPart, type ConsolePart } from './frame.tsx';
import { rosterOf } from './roster.ts';

const ids = z.array(id).max(5000);
const ticked = z.union([ids, id.transform((one) => [one])]).default([]);
const Attendance = z.object({ there: ticked, guest: ticked });
const Cancellation = z.object({ reason: text(1000) });

export async function showSitting(
  site: Site,
  request: Request,
  response: Response,
  over: Partial<ConsolePart<unknown>> & { readonly problem?: Wording } = {},
): Promise<void> {
  const round = idIn(request.params, 'round');
  const { problem, status, notice } = over;
  await showPart(site, request, response, {
    current: 'rounds',
    title: 'sitting',
    read: (scope, visit) => sittingView(scope, visit, round, problem),
    page: (view) => <SittingPage view={view} />,
    ...(request.method === 'POST' ? { path: `${visitOf(response).base}/sittings/${round}` } : {}),
    ...(status ? { status } : {}),
    ...(notice ? { notice } : {}),
  });
}

type Answer = { readonly done: string } | { readonly refused: Wording };

/** Carries out one act on a meeting and shows what came of it. */
async function act(
  site: Site,
  request: Request,
  response: Response,
  work: (scope: Scope, round: string, person: string) => Promise<Answer>,
): Promise<void> {
  const visit = visitOf(response);
  const round = idIn(request.params, 'round');
  const answer = await inScope(site.context, visit.alliance.id, (scope) =>
    work(scope, round, visit.person.id),
  );
  site.nudge();
  if ('refused' in answer)
    return showSitting(site, request, response, {
      status: 409,
      notice: { kind: 'attention', text: answer.refused },
    });
  response.redirect(303, `${visit.base}/sittings/${round}?done=${answer.done}`);
}

const NOT_OPEN: Wording = {
  zh: '没有记录：会议没有开始或已经结束。',
  en: 'Nothing was recorded: the meeting has not begun or is over.',
};

export const postOpen = (site: Site, request: Request, response: Response): Promise<void> =>
  act(site, request, response, async (scope, round, person) => {
    switch (await openSitting(scope, round, person)) {
      case 'opened':
      case 'opened-before':
        return { done: 'sitting-opened' };
      case 'too-early':
        return {
          refused: { zh: '会议当天才能开始。', en: 'The meeting can begin on its day only.' },
        };
      default:
        return { refused: NOT_OPEN };
    }
  });

export const postAttendance = (site: Site, request: Request, response: Response): Promise<void> =>
  act(site, request, response, async (scope, round, person) => {
    const { there, guest } = entered(Attendance, request.body);
    const came = await enterAttendance(scope, round, there, person, guest);
    return came === 'entered' ? { done: 'attendance' } : { refused: NOT_OPEN };
  });

export const postEnd = (site: Site, request: Request, response: Response): Promise<void> =>
  act(site, request, response, async (scope, round, person) => {
    const ended = await endSitting(scope, round, person);
    if (ended === 'records-waiting')
      return {
        refused: {
          zh: '还有计票表等待另一人复核，复核之后才能结束会议。',
          en: 'A sheet still waits for the second person; the meeting can end once it is checked.',
        },
      };
    return ended === 'ended' ? { done: 'sitting-ended' } : { refused: NOT_OPEN };
  });

export async function postCancel(site: Site, request: Request, response: Response): Promise<void> {
  const { reason } = entered(Cancellation, request.body);
  if (reason.trim() === '')
    return showSitting(site, request, response, {
      status: 422,
      problem: { zh: '请写明会议不召开的理由', en: 'Say why the meeting is not held' },
    });
  await act(site, request, response, async (scope, round, person) =>
    (await cancelSitting(scope, round, person, reason)) === 'cancelled'
      ? { done: 'sitting-cancelled' }
      : {
          refused: {
            zh: '没有取消：会议已经开始或已经结束。',
            en: 'It was not cancelled: the meeting has begun or is over.',
          },
        },
  );
}

async function sittingView(
  scope: Scope,
  visit: Visit,
  id_: string,
  problem: Wording | undefined,
): Promise<Omit<SittingView, 'nav'> | undefined> {
  const round = await readRound(scope, id_);
  const sitting = await readSitting(scope, id_);
  if (!round || !sitting || round.state === 'to-meeting') return undefined;
  const { charter, base } = visit;
  const own = `${base}/sittings/${round.id}`;
  const roster = await rosterOf(scope, charter, [sitting.chairedBy, round.orderedBy]);
  const part = charter.bodies[round.body];
  const ballots = await ballotsOfRound(scope, round.id);
  const today = dayOf(scope.now.getTime()) >= dayOf(sitting.meetsAt.getTime());
  const { state } = round;
  return {
    number: round.number,
    body: nameIn(charter, round.body),
    state,
    meetsAt: sitting.meetsAt.getTime(),
    place: sitting.place,
    chairedBy: roster.label(sitting.chairedBy),
    ...(sitting.openedAt ? { openedAt: sitting.openedAt.getTime() } : {}),
    ...(round.closedAt ? { closedAt: round.closedAt.getTime() } : {}),
    ...(round.shortNoticeReason
      ? {
          shortNotice: {
            reason: round.shortNoticeReason,
            ...(round.orderedBy
              ? { by: roster.label(round.orderedBy), said: round.orderReason ?? '' }
              : {}),
          },
        }
      : {}),
    sources: part
      ? ruleSources(
          charter,
          sourcesOf(part).filter(({ from }) => from === 'charter'),
        )
      : [],
    items: await itemsOf(scope, visit, round, ballots),
    people: await peopleOf(scope, visit, round, ballots),
    ...(await guestsIn(scope, visit, round.id)),
    tooEarly: state === 'convened' && !today,
    ...(state === 'convened' && today ? { open: { action: `${own}/open` } } : {}),
    ...(state === 'open'
      ? { attendance: { form: { action: `${own}/attendance` } }, end: { action: `${own}/end` } }
      : {}),
    ...(state === 'proposed' || state === 'convened'
      ? { cancel: { form: { action: `${own}/cancel` }, reason: '', problem } }
      : {}),
    ...(state === 'closed' ? { minutesUrl: `${own}/minutes` } : {}),
    ...(sitting.openedAt ? { signedIn: await signedInAt(scope, round.id, own) } : {}),
    ...(sitting.openedAt ? { correctDayUrl: `${own}/correction` } : {}),
  };
}

/** Who is invited without a vote, and what says so. */
async function guestsIn(
  scope: Scope,
  { charter }: Visit,
  round: string,
): Promise<Pick<SittingView, 'guests' | 'guestSources'>> {
  const guests = await guestsOfSitting(scope, round);
  const sources = new Map(guests.map(({ source }) => [JSON.stringify(source), source]));
  return {
    guests: guests.map((guest) => ({
      member: guest.member,
      name: guest.name,
      class: nameIn(charter, guest.class),
      there: guest.there,
      notice: guest.toldAt === null ? 'waiting' : guest.reached ? 'sent' : 'no-address',
    })),
    guestSources: ruleSources(charter, [...sources.values()]),
  };
}

/** Where the sign-in sheet is entered, or what came of it and where it is corrected. */
async function signedInAt(
  scope: Scope,
  round: string,
  own: string,
): Promise<NonNullable<SittingView['signedIn']>> {
  const held = await activityOfSitting(scope, round);
  return held
    ? {
        members: (await membersAt(scope, held.id)).length,
        url: `${own}/sign-in-sheet/correction`,
      }
    : { url: `${own}/sign-in-sheet` };
}

async function itemsOf(
  scope: Scope,
  visit: Visit,
  round: VotingRound,
  ballots: readonly Ballot[],
): Promise<readonly SittingItem[]> {
  const items: SittingItem[] = [];
  for (const counted of ballots) {
    const ballot = await asCorrected(scope, counted);
    const one = await readCase(scope, ballot.caseId);
    if (!one) continue;
    const waiting = (await recordsAbout(scope, ballot.id)).find(
      (record) => record.kind === 'tally' && record.state === 'waiting',
    );
    const resolves = await resolvesOf(scope, ballot);
    items.push({
      title: one.applicantName,
      caseNumber: one.number,
      url: `${visit.base}/cases/${one.id}`,
      ...(ballot.result ? { result: ballot.result } : {}),
      ...(ballot.tally ? { proofUrl: `${visit.base}/ballots/${ballot.id}/proof` } : {}),
      ...(resolves ? { resolves } : {}),
      ...(ballot.record
        ? { correctUrl: `${visit.base}/ballots/${ballot.id}/sheet/correction` }
        : {}),
      ...(waiting ? { waitingUrl: `${visit.base}/records/${waiting.id}` } : {}),
      ...(round.state === 'open' && !ballot.closedAt && !waiting
        ? { sheetUrl: `${visit.base}/ballots/${ballot.id}/sheet` }
        : {}),
    });
  }
  return items;
}

/** Everybody of the body: as frozen once the meeting has begun, before that as they sit now. */
async function peopleOf(
  scope: Scope,
  visit: Visit,
  round: VotingRound,
  ballots: readonly Ballot[],
): Promise<SittingView['people']> {
  const there = new Set(await attendanceOf(scope, round.id));
  const seats = ballots.flatMap(({ electorate }) => [
    ...(electorate?.voters ?? []).map((seat) => ({ seat, role: 'elector' as const })),
    ...(electorate?.recused ?? []).map((seat) => ({ seat, role: 'recused' as const })),
    ...(electorate?.observers ?? []).map((seat) => ({ seat, role: 'observer' as const })),
  ]);
  // Whoever votes on any item is an elector, though their own unit's item keeps them from another.
  const frozen = new Map<string, (typeof seats)[number]>();
  for (const one of seats)
    if (frozen.get(one.seat.person)?.role !== 'elector') frozen.set(one.seat.person, one);
  if (seats.length > 0)
    return [...frozen.values()].map(({ seat, role }) => ({
      id: seat.person,
      name: seat.name,
      office: nameIn(visit.charter, seat.seat),
      role,
      there: there.has(seat.person),
    }));
  const { version } = visit.charter;
  const electors = await membersOfBody(scope, version, round.body);
  const observers = await observersOfBody(scope, version, round.body);
  return [
    ...electors.map((holding) => ({ ...holding, role: 'elector' as const })),
    ...observers.map((holding) => ({ ...holding, role: 'observer' as const })),
  ].map(({ seat, person, role }) => ({
    id: person.id,
    name: person.name,
    office: nameIn(visit.charter, seat),
    role,
    there: false,
  }));
}
