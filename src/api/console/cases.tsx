import type { Request, Response } from 'express';
import { z } from 'zod';
import { asksMoreThanIsCarriedOut } from '../../domain/charter/carried-out.ts';
import { resolvePlan } from '../../domain/charter/plan.ts';
import { positionOf } from '../../domain/position.ts';
import { deadlineOfTask, type Deadline } from '../../domain/reminders.ts';
import type { Wording } from '../../domain/wording.ts';
import { searchCases, type CaseQuery, type FoundCase } from '../../store/case-search.ts';
import { stagesOf } from '../../store/cases.ts';
import type { Scope } from '../../store/scope.ts';
import { workingCalendar } from '../../store/working-years.ts';
import { ballotsOfCase, readRound } from '../../store/voting-rounds.ts';
import { shownState } from '../case-state.ts';
import { CaseListPage } from '../../web/pages/cases.tsx';
import type { CaseListView } from '../../web/views.ts';
import { kindOf, whoseTurn } from '../applicant/application-views.ts';
import type { Site } from '../site.ts';
import { pageIn, text } from './entered.ts';
import type { Visit } from './entrance.tsx';
import { showPart } from './frame.tsx';

const PER_PAGE = 50;
const Query = z.object({
  text: text(200).catch(''),
  stage: text(64).catch(''),
  state: z.enum(['open', 'returned', 'passed', 'refused', 'withdrawn', '']).catch(''),
});
type Wanted = Pick<CaseQuery, 'text' | 'stage' | 'state'>;

export async function showCases(site: Site, request: Request, response: Response): Promise<void> {
  const query = Query.parse(request.query);
  const page = pageIn(request.query);
  await showPart(site, request, response, {
    current: 'cases',
    title: 'cases',
    read: (scope, visit) => listView(scope, visit, query, page),
    page: (view) => <CaseListPage view={view} />,
  });
}

async function listView(
  scope: Scope,
  visit: Visit,
  query: Wanted,
  page: number,
): Promise<Omit<CaseListView, 'nav'>> {
  const found = await searchCases(scope, { ...query, limit: PER_PAGE, offset: page * PER_PAGE });
  const cases: CaseListView['cases'][number][] = [];
  for (const one of found.cases) cases.push(await rowOf(scope, visit, one));
  const action = `${visit.base}/cases`;
  const to = (number: number): string =>
    `${action}?${new URLSearchParams({ ...query, page: String(number + 1) }).toString()}`;
  return {
    form: { action },
    query,
    stages: stageChoices(visit),
    total: found.total,
    cases,
    ...(page > 0 ? { previousUrl: to(page - 1) } : {}),
    ...((page + 1) * PER_PAGE < found.total ? { nextUrl: to(page + 1) } : {}),
  };
}

/** The stages that a case can be at: of the procedures that are carried out; one name is one choice. */
function stageChoices({ charter }: Visit): CaseListView['stages'] {
  const titles = new Map<string, Wording>();
  for (const [id, procedure] of Object.entries(charter.procedures))
    if (!asksMoreThanIsCarriedOut(charter, procedure))
      for (const stage of resolvePlan(charter, id).stages)
        if (!titles.has(stage.name)) titles.set(stage.name, stage.title);
  return [...titles].map(([value, label]) => ({ value, label }));
}

async function rowOf(
  scope: Scope,
  visit: Visit,
  { one, returned }: FoundCase,
): Promise<CaseListView['cases'][number]> {
  const base = {
    url: `${visit.base}/cases/${one.id}`,
    caseNumber: one.number,
    applicant: one.applicantName,
    kind: kindOf(visit.charter, one.kind)?.name ?? one.kind,
    submittedAt: one.openedAt.getTime(),
  };
  const at = positionOf(one.plan, await stagesOf(scope, one.id));
  if (one.status !== 'open' || 'end' in at)
    return { ...base, state: shownState(one), stage: '', late: false };
  const applicant: Wording = { zh: '申请人', en: 'The applicant' };
  const due = await dueOf(scope, one.id, at.stage.name, at.stage.kind, at.row?.openedAt);
  return {
    ...base,
    state: returned ? 'returned' : 'open',
    stage: at.stage.title,
    with: returned ? applicant : whoseTurn(visit.charter, at.stage),
    ...(due === undefined ? {} : { due }),
    late: due !== undefined && due.at < scope.now.getTime(),
  };
}

/** A vote's close; for a review the day on which waiting ends and telephoning begins (X-Q9). */
async function dueOf(
  scope: Scope,
  caseId: string,
  stage: string,
  kind: string,
  openedAt: Date | undefined,
): Promise<Deadline | undefined> {
  if (kind === 'review' && openedAt)
    return deadlineOfTask(await workingCalendar(scope), openedAt.getTime());
  if (kind !== 'ballot') return undefined;
  const ballot = (await ballotsOfCase(scope, caseId)).findLast((one) => one.stage === stage);
  const round = ballot && (await readRound(scope, ballot.votingRound));
  return round?.state === 'open' ? { at: round.closesAt.getTime() } : undefined;
}
