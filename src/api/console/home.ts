import { correspondenceOf } from '../../domain/charter/people.ts';
import { isDayOff } from '../../domain/calendar.ts';
import { nameIn } from '../../domain/charter/in-words.ts';
import type { BallotStage } from '../../domain/plan.ts';
import { deadlineAt, deadlineOfTask } from '../../domain/reminders.ts';
import type { Wording } from '../../domain/wording.ts';
import type { WorkingCalendar } from '../../domain/working-days.ts';
import { listAlarms } from '../../store/alarms.ts';
import type { Case } from '../../store/cases.ts';
import { ordinaryClose } from '../../store/decide/voting-order.ts';
import { holdersOf } from '../../store/persons.ts';
import { recordsWaiting } from '../../store/records/records.ts';
import type { Scope } from '../../store/scope.ts';
import type { ConsoleHomeView } from '../../web/views.ts';
import { enteredMoment } from '../acting/moment.ts';
import { kindOf } from '../applicant/application-views.ts';
import { alarmViews } from './alarms.tsx';
import { callsOf } from './calls.ts';
import { daysSince, deskOf, mayReview, type Desk } from './desk.ts';
import type { Visit } from './entrance.tsx';
import { DESCRIBERS } from './record-kinds.ts';
import { waitingOf } from './waiting.ts';

type HomeView = Omit<ConsoleHomeView, 'nav'>;

/** A proposal as it was entered, to be shown again beside what is wrong with it. */
export type EnteredProposal = {
  readonly body: string;
  readonly item: readonly string[];
  readonly reason: string;
  readonly closesOn: string;
  readonly closesTime: string;
  readonly problems: ConsoleHomeView['forVoting'][number]['problems'];
};

/** The secretariat's first page: what needs me, what waits for others, what is to be voted on. */
export async function homeView(
  scope: Scope,
  visit: Visit,
  proposal?: EnteredProposal,
): Promise<HomeView> {
  const desk = await deskOf(scope, visit);
  const forVoting: HomeView['forVoting'][number][] = [];
  for (const [body, items] of bodiesToVote(desk))
    forVoting.push(await proposalView(scope, desk, body, items, proposal));
  return {
    mine: [
      ...reviews(desk),
      ...(await recordsToCheck(scope, visit, desk.now)),
      ...calls(desk),
      ...schedules(desk),
    ],
    waiting: waitingOf(desk),
    forVoting,
    rounds: desk.rounds
      .filter(({ round }) => round.state === 'open')
      .map((standing) => ({
        url: `${visit.base}/rounds/${standing.round.id}`,
        number: standing.round.number,
        body: nameIn(visit.charter, standing.round.body),
        items: standing.ballots.length,
        returned: standing.returned.size,
        entitled: standing.voters.length,
        closesAt: standing.round.closesAt.getTime(),
        dayOff: isDayOff(desk.calendar, standing.round.closesAt.getTime()),
      })),
    alarms: await alarmViews(
      scope,
      visit,
      (await listAlarms(scope)).filter((alarm) => !alarm.acknowledgedAt),
    ),
  };
}

function reviews(desk: Desk): HomeView['mine'] {
  return desk.tasks.flatMap((task) => {
    const one = desk.cases.get(task.caseId ?? '');
    const stage = one?.plan.stages.find((candidate) => candidate.name === task.stage);
    if (!one || !stage || !mayReview(desk, task)) return [];
    const due = deadlineOfTask(desk.calendar, task.openedAt.getTime());
    const again: Wording = { zh: `（第${task.round}轮）`, en: ` (round ${task.round})` };
    return [
      {
        url: `${desk.visit.base}/tasks/${task.id}`,
        caseNumber: one.number,
        applicant: one.applicantName,
        asked:
          (task.round ?? 1) > 1
            ? { zh: stage.title.zh + again.zh, en: stage.title.en + again.en }
            : stage.title,
        since: task.openedAt.getTime(),
        days: daysSince(task.openedAt, desk.now),
        due,
      },
    ];
  });
}

/** What a colleague entered waits for a second person: anybody of the secretariat but the one who entered it. */
async function recordsToCheck(scope: Scope, visit: Visit, now: Date): Promise<HomeView['mine']> {
  const rows: HomeView['mine'][number][] = [];
  for (const record of await recordsWaiting(scope)) {
    if (record.recordedBy === visit.person.id) continue;
    const kind = DESCRIBERS[record.kind];
    const { about } = await kind.describe(scope, visit, record);
    rows.push({
      url: `${visit.base}/records/${record.id}`,
      caseNumber: record.number,
      applicant: about,
      asked: { zh: `复核登记：${kind.name.zh}`, en: `Check the record: ${kind.name.en}` },
      since: record.recordedAt.getTime(),
      days: daysSince(record.recordedAt, now),
    });
  }
  return rows;
}

function calls(desk: Desk): HomeView['mine'] {
  return callsOf(desk).map((call) => {
    const who = call.who.map(({ name, phone }) => (phone ? `${name} ${phone}` : name));
    return {
      url: `${desk.visit.base}/calls/${call.task.id}`,
      caseNumber: call.number,
      applicant: call.applicant,
      asked: {
        zh: `请电话联系${who.join('、')}：${call.about.zh}`,
        en: `Please telephone ${who.join(', ')}: ${call.about.en}`,
      },
      since: call.task.openedAt.getTime(),
      days: daysSince(call.task.openedAt, desk.now),
    };
  });
}

/** The schedules of holidays that are to be entered. */
function schedules(desk: Desk): HomeView['mine'] {
  return desk.tasks.flatMap((task) =>
    task.kind === 'working-year'
      ? [
          {
            url: `${desk.visit.base}/calendar`,
            caseNumber: task.subject ?? '',
            applicant: {
              zh: `${task.subject}年放假安排`,
              en: `Working days of ${task.subject}`,
            },
            asked: {
              zh: '国务院办公厅公布后请录入，期限和提醒据此计算',
              en: 'Enter the State Council’s schedule once it is out: deadlines and reminders follow it',
            },
            since: task.openedAt.getTime(),
            days: daysSince(task.openedAt, desk.now),
          },
        ]
      : [],
  );
}

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

async function proposalView(
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
