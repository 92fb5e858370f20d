import type { Wording } from '../../domain/wording.ts';
import type { ConsoleHomeView } from '../../web/views.ts';
import {
  applicantContact,
  applicantsOf,
  daysSince,
  mayReview,
  peopleOf,
  remindersOf,
  type Desk,
  type RoundStanding,
} from './desk.ts';

type Row = ConsoleHomeView['waiting'][number];

const say = (zh: string, en: string): Wording => ({ zh, en });

/** 等别人: what is in whose hands, the longest first. */
export function waitingOf(desk: Desk): readonly Row[] {
  return [
    ...tasksWaiting(desk),
    ...desk.rounds.map((one) => roundWaiting(desk, one)),
    ...unconfirmed(desk),
  ].sort((one, other) => Number(one.since) - Number(other.since));
}

function tasksWaiting(desk: Desk): readonly Row[] {
  return desk.tasks.flatMap((task): Row[] => {
    const one = desk.cases.get(task.caseId ?? '');
    const stage = one?.plan.stages.find((candidate) => candidate.name === task.stage);
    if (!one || !stage || mayReview(desk, task)) return [];
    if (task.kind !== 'review' && task.kind !== 'supplement' && task.kind !== 'filing') return [];
    const open = desk.stages.find(
      (row) =>
        row.caseId === one.id && (row.name === task.stage || row.name === `${task.stage}.receipt`),
    );
    const titles = {
      review: stage.title,
      supplement: say('补正材料', 'Correcting the documents'),
      filing: say(`${stage.title.zh}：等待回执`, `${stage.title.en}: receipt`),
    };
    return [
      {
        url: `${desk.visit.base}/cases/${one.id}`,
        caseNumber: one.number,
        applicant: one.applicantName,
        stage: titles[task.kind],
        who: task.kind === 'supplement' ? [applicantContact(one)] : peopleOf(desk, task),
        since: task.openedAt.getTime(),
        days: daysSince(task.openedAt, desk.now),
        reminders: remindersOf(open?.nudgesDone ?? 0),
      },
    ];
  });
}

function roundWaiting(desk: Desk, standing: RoundStanding): Row {
  const { round, voters, returned } = standing;
  const open = round.state === 'open';
  const since = open ? (round.orderedAt ?? round.proposedAt) : round.proposedAt;
  const order = desk.tasks.find((task) => task.kind === 'order' && task.votingRound === round.id);
  const missing = voters.filter((seat) => !returned.has(seat.person));
  return {
    url: `${desk.visit.base}/rounds/${round.id}`,
    caseNumber: round.number,
    applicant: applicantsOf(desk, standing),
    stage: open
      ? say(
          `表决（已收回${returned.size}票/应表决${voters.length}人）`,
          `Vote (${returned.size} returned / ${voters.length} entitled)`,
        )
      : say('决定是否进行通讯表决', 'Order of a correspondence vote'),
    who: open
      ? missing.map((seat) => desk.roster.contact(seat.person))
      : order
        ? peopleOf(desk, order)
        : [],
    since: since.getTime(),
    days: daysSince(since, desk.now),
    ...(open ? { until: round.closesAt.getTime() } : {}),
    reminders: remindersOf(round.nudgesDone),
  };
}

/** Votes whose result is 待确认: the alliance has to say which rule holds. */
function unconfirmed(desk: Desk): readonly Row[] {
  return desk.stages.flatMap((stage): Row[] => {
    const one = desk.cases.get(stage.caseId);
    if (!one || stage.ballot?.result !== 'to-be-confirmed') return [];
    return [
      {
        url: `${desk.visit.base}/cases/${one.id}`,
        caseNumber: one.number,
        applicant: one.applicantName,
        stage: say('表决结果待确认', 'Result of the vote to be confirmed'),
        who: [],
        since: stage.openedAt.getTime(),
        days: daysSince(stage.openedAt, desk.now),
        reminders: 0,
      },
    ];
  });
}
