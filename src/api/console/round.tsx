import type { Request, Response } from 'express';
import { isDayOff } from '../../domain/calendar.ts';
import { correspondenceOf } from '../../domain/charter/people.ts';
import { nameIn } from '../../domain/charter/in-words.ts';
import { sourcesOf } from '../../domain/charter/sources.ts';
import { casesWith } from '../../store/cases.ts';
import { asCorrected } from '../../store/corrections.ts';
import { mayBeSentAgain } from '../../store/mail-log.ts';
import { mailsOf, type Mail } from '../../store/mails.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import {
  readRound,
  type Ballot,
  type FrozenSeat,
  type VotingRound,
} from '../../store/voting-rounds.ts';
import { workingCalendar } from '../../store/working-years.ts';
import { VotingRoundPage } from '../../web/pages/voting-round.tsx';
import type { VotingRoundView } from '../../web/views.ts';
import type { Site } from '../site.ts';
import { ruleSources } from '../sources.ts';
import { standingOf, type RoundStanding } from './desk.ts';
import { idIn } from './entered.ts';
import { visitOf, type Visit } from './entrance.tsx';
import { showPart } from './frame.tsx';
import { outsideOf, type Outside } from './round-outside.ts';
import { roundPapers } from './outgoing/about.ts';
import { rosterOf, type Roster } from './roster.ts';

const INVITATIONS = new Set(['ballot', 'ballot-for-observer']);

export async function showRound(site: Site, request: Request, response: Response): Promise<void> {
  const id = idIn(request.params, 'round');
  const { alliance, base } = visitOf(response);
  const found = await inScope(site.context, alliance.id, (scope) => readRound(scope, id));
  if (found?.way === 'meeting') return response.redirect(303, `${base}/sittings/${id}`);
  await showPart(site, request, response, {
    current: 'rounds',
    title: 'votingRound',
    read: (scope, visit) => roundView(scope, visit, id),
    page: (view) => <VotingRoundPage view={view} />,
  });
}

async function roundView(
  scope: Scope,
  visit: Visit,
  id: string,
): Promise<Omit<VotingRoundView, 'nav'> | undefined> {
  const round = await readRound(scope, id);
  if (!round) return undefined;
  const { charter } = visit;
  const standing = await standingOf(scope, round);
  const cases = new Map(
    (
      await casesWith(
        scope,
        standing.ballots.map((ballot) => ballot.caseId),
      )
    ).map((one) => [one.id, one]),
  );
  const seats = seatsOf(standing);
  const roster = await rosterOf(scope, charter, [
    round.orderedBy,
    ...seats.map(({ seat }) => seat.person),
  ]);
  const ballots: Ballot[] = [];
  for (const ballot of standing.ballots) ballots.push(await asCorrected(scope, ballot));
  const body = charter.bodies[round.body];
  const correspondence = correspondenceOf(charter, round.body);
  return {
    number: round.number,
    body: nameIn(charter, round.body),
    state: round.state,
    sources: ruleSources(charter, [
      ...(body ? sourcesOf(body).filter(({ from }) => from === 'charter') : []),
      ...(correspondence ? [correspondence.source] : []),
    ]),
    proposedAt: round.proposedAt.getTime(),
    proposalReason: round.proposal,
    papers: await roundPapers(scope, visit, round),
    ...orderOf(round, roster),
    closesAt: Math.min(round.closesAt.getTime(), round.closedAt?.getTime() ?? Infinity),
    ...(round.state === 'open' || round.state === 'closed'
      ? {
          counted: {
            at: (round.closedAt ?? round.countsBy).getTime(),
            done: round.state === 'closed',
          },
        }
      : {}),
    dayOff:
      round.state === 'open' && isDayOff(await workingCalendar(scope), round.closesAt.getTime()),
    returned: standing.returned.size,
    entitled: standing.voters.length,
    items: ballots.flatMap((ballot) => {
      const one = cases.get(ballot.caseId);
      if (!one) return [];
      return [
        {
          title: one.applicantName,
          caseNumber: one.number,
          url: `${visit.base}/cases/${one.id}`,
          ...(ballot.result
            ? { result: ballot.result, proofUrl: `${visit.base}/ballots/${ballot.id}/proof` }
            : {}),
        },
      ];
    }),
    electors: electorsOf(
      visit,
      standing,
      seats,
      roster,
      await mailsOf(scope, { votingRound: round.id }),
      await outsideOf(scope, standing),
    ),
  };
}

function orderOf(
  round: VotingRound,
  roster: Roster,
): Pick<VotingRoundView, 'orderedBy' | 'orderedAt' | 'orderReason' | 'openedAt'> {
  if (!round.orderedBy || !round.orderedAt) return {};
  const at = round.orderedAt.getTime();
  return {
    orderedBy: roster.label(round.orderedBy),
    orderedAt: at,
    openedAt: at,
    ...(round.orderReason ? { orderReason: round.orderReason } : {}),
  };
}

type Sitting = { readonly seat: FrozenSeat; readonly observer: boolean };

/** Everybody who was written to: electors first, then who attends without a vote; each once. */
function seatsOf({ ballots, voters }: RoundStanding): readonly Sitting[] {
  const electors = new Set(voters.map((seat) => seat.person));
  const others = new Map(
    ballots.flatMap(({ electorate }) =>
      [...(electorate?.recused ?? []), ...(electorate?.observers ?? [])].map(
        (seat) => [seat.person, seat] as const,
      ),
    ),
  );
  return [
    ...voters.map((seat) => ({ seat, observer: false })),
    ...[...others.values()]
      .filter((seat) => !electors.has(seat.person))
      .map((seat) => ({ seat, observer: true })),
  ];
}

function electorsOf(
  visit: Visit,
  { round, returned }: RoundStanding,
  seats: readonly Sitting[],
  roster: Roster,
  mails: readonly Mail[],
  outside: ReadonlyMap<string, Outside>,
): VotingRoundView['electors'] {
  return seats.map(({ seat, observer }) => {
    const own = mails.filter((mail) => mail.person === seat.person);
    // Newest first: the copy that was sent last tells where the invitation stands.
    const invitation = own.find((mail) => INVITATIONS.has(mail.template));
    const at = returned.get(seat.person);
    const { phone } = roster.contact(seat.person);
    const noted = outside.get(seat.person);
    return {
      ...(observer ||
      round.way === 'meeting' ||
      (round.state !== 'open' && round.state !== 'closed')
        ? {}
        : { url: `${visit.base}/rounds/${round.id}/electors/${seat.person}` }),
      notes: noted?.notes ?? [],
      ...(noted?.channel ? { channel: noted.channel } : {}),
      name: seat.name,
      office: nameIn(visit.charter, seat.seat),
      observer,
      ...(phone ? { phone } : {}),
      returned: at !== undefined,
      ...(at ? { returnedAt: at.getTime() } : {}),
      mail: invitation?.state ?? 'none',
      reminders: new Set(
        own
          .filter((mail) => mail.template === 'ballot-reminder')
          .map((mail) => mail.extra['sequence']),
      ).size,
      ...(round.state === 'open' && invitation && mayBeSentAgain(invitation)
        ? {
            resend: {
              action: `${visit.base}/mails/${invitation.id}/again`,
              hidden: { back: `rounds/${round.id}` },
            },
          }
        : {}),
    };
  });
}
