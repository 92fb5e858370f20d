import type { Request, Response } from 'express';
import { addDays, dayOf, instantOf } from '../../../domain/calendar.ts';
import { nameIn } from '../../../domain/charter/in-words.ts';
import { resolvePlan } from '../../../domain/charter/plan.ts';
import { sourcesOf } from '../../../domain/charter/sources.ts';
import { inactivityClockFor } from '../../../domain/charter.ts';
import type { InactivityClock } from '../../../domain/charter/type.ts';
import { leavingNames } from '../../../domain/leaving-in-words.ts';
import { general, type Wording } from '../../../domain/wording.ts';
import { PARTICIPATION_NAMES, type Idle } from '../../../domain/participation.ts';
import { casesOfMember, stagesOf } from '../../../store/cases.ts';
import { leavingProcedure } from '../../../store/decide/leaving.ts';
import { readMember, type Member } from '../../../store/members.ts';
import {
  activitiesHeld,
  idleOf,
  ledgerOf,
  membersNow,
  type LedgerEntry,
} from '../../../store/participation.ts';
import { noticesOf } from '../../../store/records/member-notice.ts';
import type { Scope } from '../../../store/scope.ts';
import { ParticipationListPage, ParticipationPage } from '../../../web/pages/participation.tsx';
import type { ParticipationListView, ParticipationView } from '../../../web/views.ts';
import { ruleSources } from '../../sources.ts';
import type { Site } from '../../site.ts';
import { idIn } from '../entered.ts';
import type { Visit } from '../entrance.tsx';
import { showPart } from '../frame.tsx';
import { waysToOpen } from '../open-about.tsx';

const SOON = 180;

export async function showParticipation(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  await showPart(site, request, response, {
    current: 'people',
    title: 'participation',
    read: listView,
    page: (view) => <ParticipationListPage view={view} />,
  });
}

async function listView(scope: Scope, visit: Visit): Promise<Omit<ParticipationListView, 'nav'>> {
  const members = await membersNow(scope);
  const horizon = instantOf(addDays(dayOf(scope.now.getTime()), SOON), 24);
  const soon: ParticipationListView['soon'][number][] = [];
  for (const member of members) {
    const clock = inactivityClockFor(visit.charter, member.class);
    const idle = clock && (await standing(scope, member, clock));
    if (idle && idle.state !== 'suspended' && idle.ends <= horizon)
      soon.push({
        url: `${visit.base}/participation/${member.id}`,
        name: member.name,
        since: idle.since,
        ends: dayOf(idle.ends - 1),
        state: idle.state,
      });
  }
  return {
    soon: soon.toSorted((one, other) => (one.ends < other.ends ? -1 : 1)),
    members: members.map(({ id, name }) => ({ url: `${visit.base}/participation/${id}`, name })),
    activities: (await activitiesHeld(scope)).map((held) => ({
      name: held.name,
      kind: PARTICIPATION_NAMES[held.kind],
      day: held.day,
      struck: held.struck,
      recordUrl: `${visit.base}/records/${held.record}`,
      correctUrl: held.sitting
        ? `${visit.base}/sittings/${held.sitting}`
        : `${visit.base}/participation/activities/${held.id}/correction`,
      strikeUrl: `${visit.base}/participation/activities/strike?entry=${encodeURIComponent(`activity ${held.id}`)}`,
    })),
    activityUrl: `${visit.base}/participation/activity`,
  };
}

export async function showMemberParticipation(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const id = idIn(request.params, 'member');
  await showPart(site, request, response, {
    current: 'people',
    title: 'participation',
    read: async (scope, visit) => {
      const member = await readMember(scope, id);
      return member && memberView(scope, visit, member);
    },
    page: (view) => <ParticipationPage view={view} />,
  });
}

async function memberView(
  scope: Scope,
  visit: Visit,
  member: Member,
): Promise<Omit<ParticipationView, 'nav'>> {
  const clock = inactivityClockFor(visit.charter, member.class);
  const idle = clock && (await standing(scope, member, clock));
  const base = `${visit.base}/participation/${member.id}`;
  return {
    listUrl: `${visit.base}/participation`,
    name: member.name,
    ...(clock && idle
      ? {
          clock: {
            state: member.until ? 'ended' : idle.state,
            since: idle.since,
            because: idle.because
              ? PARTICIPATION_NAMES[idle.because.kind]
              : general('没有；自入会或登记之日起', 'none; since admission or entry'),
            ends: idle.ends - 1,
            warnings: idle.warnings,
            sources: ruleSources(visit.charter, sourcesOf(clock)),
          },
        }
      : {}),
    cases: (await casesOfMember(scope, member.id)).map((one) => ({
      url: `${visit.base}/cases/${one.id}`,
      label: {
        zh: `${one.plan.name.zh} ${one.number}`,
        en: `${one.plan.name.en} ${one.number}`,
      },
    })),
    entries: (await ledgerOf(scope, member.id)).map((entry) => ({
      day: entry.day,
      kind: PARTICIPATION_NAMES[entry.kind],
      what: entry.what,
      source: sourceOf(visit, entry),
      ...(entry.struck ? { struck: entry.struck.reason } : {}),
      strikeUrl: `${base}/strike?entry=${encodeURIComponent(entry.key)}`,
    })),
    enterUrl: `${base}/enter`,
    corrections: [
      ...waysToOpen(visit, member),
      {
        url: `${base}/correction/since`,
        label: general('更正成为会员的日期', 'Correct when it became a member'),
      },
      ...(member.until
        ? [
            {
              url: `${base}/correction/until`,
              label: general('更正会员资格终止的日期', 'Correct when the membership ended'),
            },
          ]
        : []),
    ],
    notices: await paperNotices(scope, visit, member, base),
  };
}

/** What the member may give notice of on paper, by the names that the charter has for the notices. */
async function paperNotices(
  scope: Scope,
  { charter }: Visit,
  member: Member,
  base: string,
): Promise<ParticipationView['notices']> {
  const leaving = leavingProcedure(charter);
  const onPaper = ({ zh, en }: Wording): Wording => ({
    zh: `登记书面${zh}`,
    en: `Enter on paper: ${en}`,
  });
  return [
    ...(leaving && !member.until
      ? [
          {
            url: `${base}/leaving`,
            label: onPaper(leavingNames(charter, resolvePlan(charter, leaving)).notice),
          },
        ]
      : []),
    ...(await noticesOf(scope, member)).map(({ id, form }) => ({
      url: `${base}/notice/${id}`,
      label: onPaper(nameIn(charter, form)),
    })),
  ];
}

function sourceOf(
  visit: Visit,
  { source }: LedgerEntry,
): ParticipationView['entries'][number]['source'] {
  switch (source.from) {
    case 'record':
      return {
        label: { zh: '登记', en: 'Record' },
        url: `${visit.base}/records/${source.record}`,
      };
    case 'vote':
      return {
        label: { zh: '表决批次', en: 'Voting round' },
        url: `${visit.base}/rounds/${source.votingRound}`,
      };
    case 'task':
      return {
        label: { zh: '待办', en: 'Task' },
        ...(source.caseId ? { url: `${visit.base}/cases/${source.caseId}` } : {}),
      };
  }
}

/** The clock with the first warning of its open case, if there is one. */
export async function standing(
  scope: Scope,
  member: Member,
  clock: InactivityClock,
): Promise<Idle> {
  const exit = (await casesOfMember(scope, member.id)).find(
    (one) => one.procedure === clock.opens && one.status === 'open',
  );
  const warnedAt = exit ? ((await stagesOf(scope, exit.id))[0]?.openedAt ?? null) : null;
  return idleOf(scope, member, clock, warnedAt, member.until ?? scope.now);
}
