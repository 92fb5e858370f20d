import type { Request, Response } from 'express';
import { nameIn } from '../../domain/charter/in-words.ts';
import { casesWith } from '../../store/cases.ts';
import { openStages } from '../../store/open-stages.ts';
import type { Scope } from '../../store/scope.ts';
import { ballotsOfRound, listRounds, type VotingRound } from '../../store/voting-rounds.ts';
import { RoundListPage } from '../../web/pages/rounds.tsx';
import type { RoundListView, RoundRow } from '../../web/views.ts';
import type { Site } from '../site.ts';
import { applicantsOf, standingOf } from './desk.ts';
import type { Visit } from './entrance.tsx';
import { showPart } from './frame.tsx';
import { bodiesToVote } from './home/proposals.ts';

const UNDER_WAY: ReadonlySet<VotingRound['state']> = new Set(['proposed', 'convened', 'open']);

/** How many of those that are over the page names: older ones are found by their number or their case. */
const PAST = 50;

/** 会议与表决: every vote and meeting of the alliance. */
export async function showRounds(site: Site, request: Request, response: Response): Promise<void> {
  await showPart(site, request, response, {
    current: 'rounds',
    title: 'rounds',
    read: (scope, visit) => roundsView(scope, visit),
    page: (view) => <RoundListPage view={view} />,
  });
}

async function roundsView(scope: Scope, visit: Visit): Promise<Omit<RoundListView, 'nav'>> {
  const rounds = await listRounds(scope);
  const current = rounds.filter(({ state }) => UNDER_WAY.has(state));
  const past = rounds.filter(({ state }) => !UNDER_WAY.has(state)).slice(0, PAST);
  return {
    toVote: await toVoteOf(scope, visit),
    current: await rowsOf(scope, visit, current),
    past: await rowsOf(scope, visit, past),
  };
}

async function toVoteOf(scope: Scope, { charter, base }: Visit): Promise<RoundListView['toVote']> {
  const stages = await openStages(scope);
  const cases = await casesWith(
    scope,
    stages.map(({ caseId }) => caseId),
  );
  const waiting = bodiesToVote({ stages, cases: new Map(cases.map((one) => [one.id, one])) });
  return [...waiting].map(([body, items]) => ({
    body: nameIn(charter, body),
    items: items.length,
    proposeUrl: `${base}#mine`,
    conveneUrl: `${base}/sittings/new?body=${encodeURIComponent(body)}`,
  }));
}

async function rowsOf(
  scope: Scope,
  { charter, base }: Visit,
  rounds: readonly VotingRound[],
): Promise<readonly RoundRow[]> {
  const rows: RoundRow[] = [];
  for (const round of rounds) {
    const { id, number, way, state } = round;
    const ballots = await ballotsOfRound(scope, id);
    const cases = await casesWith(
      scope,
      ballots.map(({ caseId }) => caseId),
    );
    const counting = way === 'correspondence' && state === 'open';
    const standing = counting ? await standingOf(scope, round, ballots) : undefined;
    const sat = way === 'meeting' && state !== 'to-meeting';
    rows.push({
      url: sat ? `${base}/sittings/${id}` : `${base}/rounds/${id}`,
      number,
      body: nameIn(charter, round.body),
      way,
      state,
      about: applicantsOf({ cases: new Map(cases.map((one) => [one.id, one])) }, { ballots }),
      items: ballots.length,
      at: round.closesAt.getTime(),
      ...(standing
        ? { returned: { of: standing.voters.length, count: standing.returned.size } }
        : {}),
      ...(sat && state === 'closed' ? { minutesUrl: `${base}/sittings/${id}/minutes` } : {}),
    });
  }
  return rows;
}
