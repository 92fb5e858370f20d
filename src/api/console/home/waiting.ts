import { nameIn } from '../../../domain/charter/in-words.ts';
import type { Wording } from '../../../domain/wording.ts';
import type { Scope } from '../../../store/scope.ts';
import type { Contact, HomeRow } from '../../../web/views.ts';
import {
  applicantContact,
  applicantsOf,
  daysSince,
  mayReview,
  peopleOf,
  remindersOf,
  type Desk,
  type RoundStanding,
} from '../desk.ts';
import { askedToAct, askedToCorrect, askedToOrder, askedToVote } from './wechat.ts';

const say = (zh: string, en: string): Wording => ({ zh, en });
const SEE = say('查看', 'See');

/** 等别人: reviews in a colleague's hands, corrections of applicants, receipts of authorities. */
export function tasksWaiting(_scope: Scope, desk: Desk): readonly HomeRow[] {
  return desk.tasks.flatMap((task): HomeRow[] => {
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
    const who = task.kind === 'supplement' ? [applicantContact(one)] : peopleOf(desk, task);
    const about = { one, stage: stage.title };
    return [
      {
        url: `${desk.visit.base}/cases/${one.id}`,
        number: one.number,
        what: one.applicantName,
        asked: titles[task.kind],
        who,
        since: task.openedAt.getTime(),
        days: daysSince(task.openedAt, desk.now),
        reminders: remindersOf(open?.nudgesDone ?? 0),
        texts: texts(who, (contact) =>
          task.kind === 'supplement'
            ? askedToCorrect(desk.visit, contact, about)
            : askedToAct(desk.visit, contact, about),
        ),
        act: SEE,
      },
    ];
  });
}

/** 等别人: the electors of a running vote who have not returned theirs, and the chair who has to order one. */
export function roundsWaiting(_scope: Scope, desk: Desk): readonly HomeRow[] {
  return (
    desk.rounds
      // A meeting waits for nobody but, before its notice, for the chair.
      .filter(({ round }) => round.way === 'correspondence' || round.state === 'proposed')
      .map((standing) => roundWaiting(desk, standing))
  );
}

function roundWaiting(desk: Desk, standing: RoundStanding): HomeRow {
  const { round, voters, returned } = standing;
  const open = round.state === 'open';
  const since = open ? (round.orderedAt ?? round.proposedAt) : round.proposedAt;
  const order = desk.tasks.find(
    (task) => (task.kind === 'order' || task.kind === 'shorten') && task.votingRound === round.id,
  );
  const missing = voters.filter((seat) => !returned.has(seat.person));
  const who = open
    ? missing.map((seat) => desk.roster.contact(seat.person))
    : order
      ? peopleOf(desk, order)
      : [];
  const [first] = standing.ballots;
  const about = {
    body: nameIn(desk.visit.charter, round.body),
    matter: desk.cases.get(first?.caseId ?? '')?.plan.matter ?? say('', ''),
    items: standing.ballots.length,
    closesAt: round.closesAt.getTime(),
  };
  return {
    url: `${desk.visit.base}/rounds/${round.id}`,
    number: round.number,
    what: applicantsOf(desk, standing),
    asked: open
      ? say(
          `表决（已收回${returned.size}票/应表决${voters.length}人）`,
          `Vote (${returned.size} returned / ${voters.length} entitled)`,
        )
      : round.way === 'meeting'
        ? say('决定是否缩短会议通知期', 'Decision on a shorter notice of the meeting')
        : say('决定是否进行通讯表决', 'Order of a correspondence vote'),
    who,
    since: since.getTime(),
    days: daysSince(since, desk.now),
    // Past the close it is papers and checks that are waited for.
    ...(open
      ? { due: { at: (desk.now < round.closesAt ? round.closesAt : round.countsBy).getTime() } }
      : {}),
    reminders: remindersOf(round.nudgesDone),
    texts: texts(round.way === 'meeting' ? [] : who, (contact) =>
      open ? askedToVote(desk.visit, contact, about) : askedToOrder(desk.visit, contact, about),
    ),
    act: SEE,
  };
}

function texts(
  who: readonly Contact[],
  write: (contact: Contact) => Wording,
): NonNullable<HomeRow['texts']> {
  return who.map((contact) => ({ to: contact.name, text: write(contact) }));
}

/** Votes whose result is 待确认, in the hands of whoever may confirm it. */
export function unconfirmed(_scope: Scope, desk: Desk): readonly HomeRow[] {
  return desk.stages.flatMap((stage): HomeRow[] => {
    const one = desk.cases.get(stage.caseId);
    if (!one || stage.ballot?.result !== 'to-be-confirmed') return [];
    const task = desk.tasks.find(
      (candidate) => candidate.kind === 'confirm' && candidate.caseId === one.id,
    );
    const who = task ? peopleOf(desk, task) : [];
    const about = { one, stage: say('确认表决结果', 'confirmation of the result') };
    return [
      {
        url: `${desk.visit.base}/cases/${one.id}`,
        number: one.number,
        what: one.applicantName,
        asked: say('表决结果待确认', 'Result of the vote to be confirmed'),
        who,
        texts: texts(who, (contact) => askedToAct(desk.visit, contact, about)),
        reminders: remindersOf(stage.nudgesDone),
        since: stage.openedAt.getTime(),
        days: daysSince(stage.openedAt, desk.now),
        act: SEE,
      },
    ];
  });
}
