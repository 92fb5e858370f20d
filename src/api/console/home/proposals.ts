import { correspondenceOf } from '../../../domain/charter/people.ts';
import { nameIn } from '../../../domain/charter/in-words.ts';
import type { BallotStage } from '../../../domain/plan.ts';
import { deadlineAt } from '../../../domain/reminders.ts';
import type { WorkingCalendar } from '../../../domain/working-days.ts';
import type { Case } from '../../../store/cases.ts';
import { ordinaryClose } from '../../../store/decide/voting-order.ts';
import { holdersOf } from '../../../store/persons.ts';
import type { Scope } from '../../../store/scope.ts';
import type { ConsoleHomeView } from '../../../web/views.ts';
import { enteredMoment } from '../../acting/moment.ts';
import { kindOf } from '../../applicant/application-views.ts';
import type { Desk } from '../desk.ts';

type HomeView = ConsoleHomeView;

/** A proposal as it was entered, to be shown again beside what is wrong with it. */
export type EnteredProposal = {
  readonly body: string;
  readonly item: readonly string[];
  readonly reason: string;
  readonly closesOn: string;
  readonly closesTime: string;
  readonly problems: ConsoleHomeView['forVoting'][number]['problems'];
};

export type ItemToVote = { readonly one: Case; readonly stage: BallotStage; readonly since: Date };

/** 待上会: open cases whose stage is a body's vote and which no voting round has taken in. */
export function bodiesToVote(
  desk: Pick<Desk, 'stages' | 'cases'>,
): ReadonlyMap<string, readonly ItemToVote[]> {
  const bodies = new Map<string, ItemToVote[]>();
  for (const row of desk.stages) {
    const one = desk.cases.get(row.caseId);
    const stage = one?.plan.stages.find((candidate) => candidate.name === row.name);
    if (one?.status !== 'open' || stage?.kind !== 'ballot' || row.ballot) continue;
    bodies.set(stage.by, [...(bodies.get(stage.by) ?? []), { one, stage, since: row.openedAt }]);
  }
  return bodies;
}

/** The earliest closing time that keeps the longest ordinary notice among the items. */
export function earliestClose(
  calendar: WorkingCalendar,
  now: Date,
  items: readonly ItemToVote[],
): Date {
  const closes = items.map(({ stage }) => ordinaryClose(calendar, now, stage).getTime());
  return new Date(Math.max(...closes));
}

export async function proposalView(
  scope: Scope,
  desk: Desk,
  body: string,
  items: readonly ItemToVote[],
  entered: EnteredProposal | undefined,
): Promise<HomeView['forVoting'][number]> {
  const { visit } = desk;
  const own = entered?.body === body ? entered : undefined;
  const chairs = await holdersOf(scope, correspondenceOf(visit.charter, body)?.orderedBy ?? []);
  const chair = chairs[0]?.person.id;
  const earliest = earliestClose(desk.calendar, desk.now, items);
  const { unknownYear } = deadlineAt(desk.calendar, earliest.getTime());
  return {
    body: nameIn(visit.charter, body),
    form: { action: `${visit.base}/rounds`, hidden: { body } },
    conveneUrl: `${visit.base}/sittings/new?body=${body}`,
    chair: chair ? desk.roster.label(chair) : { zh: '主持人', en: 'The chair' },
    items: items.map(({ one, since }) => ({
      id: one.id,
      caseNumber: one.number,
      applicant: one.applicantName,
      kind: kindOf(visit.charter, one.kind)?.name ?? one.kind,
      since: since.getTime(),
      chosen: own ? own.item.includes(one.id) : true,
      url: `${visit.base}/cases/${one.id}`,
    })),
    values: own
      ? { reason: own.reason, closesOn: own.closesOn, closesTime: own.closesTime }
      : { reason: '', ...enteredMoment(earliest) },
    unknownYear,
    problems: own?.problems ?? {},
  };
}
