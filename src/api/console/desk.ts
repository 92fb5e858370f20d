import { dayOf } from '../../domain/calendar.ts';
import { contactIn } from '../../domain/particulars.ts';
import type { Wording } from '../../domain/wording.ts';
import type { WorkingCalendar } from '../../domain/working-days.ts';
import { casesWith, type Case } from '../../store/cases.ts';
import { mailsWith } from '../../store/mail-log.ts';
import type { Mail } from '../../store/mails.ts';
import { contactOfMember } from '../../store/contacts.ts';
import { readMember } from '../../store/members.ts';
import { papersUnderway, type Paper } from '../../store/outgoing/papers.ts';
import { openStages, type OpenStage } from '../../store/open-stages.ts';
import { readRecord, type Recorded } from '../../store/records/records.ts';
import type { Scope } from '../../store/scope.ts';
import { openTasks, type Task } from '../../store/tasks.ts';
import {
  ballotsOfRound,
  lastVotes,
  listRounds,
  votesOf,
  type Ballot,
  type FrozenSeat,
  type Vote,
  type VotingRound,
} from '../../store/voting-rounds.ts';
import { workingCalendar } from '../../store/working-years.ts';
import type { Contact } from '../../web/views.ts';
import type { Visit } from './entrance.tsx';
import { rosterOf, type Roster } from './roster.ts';

/** A voting round with who is asked and who has returned everything. */
export type RoundStanding = {
  readonly round: VotingRound;
  readonly ballots: readonly Ballot[];
  readonly voters: readonly FrozenSeat[];
  /** When each elector who is done marked the last item. */
  readonly returned: ReadonlyMap<string, Date>;
};

/** Everything that is open in an alliance, read once for the console's first page. */
export type Desk = {
  readonly visit: Visit;
  readonly now: Date;
  readonly tasks: readonly Task[];
  readonly stages: readonly OpenStage[];
  readonly cases: ReadonlyMap<string, Case>;
  readonly rounds: readonly RoundStanding[];
  readonly mails: ReadonlyMap<string, Mail>;
  /** Records that their voters have to be told of, or object to. */
  readonly records: ReadonlyMap<string, Recorded>;
  /** Outgoing papers that wait for a step. */
  readonly papers: ReadonlyMap<string, Paper>;
  readonly roster: Roster;
  /** Whom to telephone of the members that cases ask something, by case. */
  readonly members: ReadonlyMap<string, Contact>;
  readonly calendar: WorkingCalendar;
};

export async function deskOf(scope: Scope, visit: Visit): Promise<Desk> {
  const tasks = await openTasks(scope);
  const stages = await openStages(scope);
  const rounds: RoundStanding[] = [];
  for (const round of await listRounds(scope))
    if (['open', 'proposed', 'convened'].includes(round.state))
      rounds.push(await standingOf(scope, round));
  const ids = [
    ...tasks.flatMap((task) => task.caseId ?? []),
    ...stages.map((stage) => stage.caseId),
    ...rounds.flatMap(({ ballots }) => ballots.map((ballot) => ballot.caseId)),
  ];
  const cases = await casesWith(scope, [...new Set(ids)]);
  const mails = await mailsWith(
    scope,
    tasks.flatMap((task) => (task.kind === 'undeliverable' ? (task.subject ?? []) : [])),
  );
  return {
    visit,
    calendar: await workingCalendar(scope),
    now: scope.now,
    tasks,
    stages,
    cases: new Map(cases.map((one) => [one.id, one])),
    rounds,
    mails: new Map(mails.map((mail) => [mail.id, mail])),
    records: await recordsOf(scope, tasks),
    members: await membersToCall(scope, tasks, cases),
    papers: new Map((await papersUnderway(scope)).map((paper) => [paper.id, paper])),
    roster: await rosterOf(
      scope,
      visit.charter,
      tasks.flatMap((task) => [task.assignee, ...task.addressees]),
    ),
  };
}

/** The contacts of the members whose reply is asked for by telephone. */
async function membersToCall(
  scope: Scope,
  tasks: readonly Task[],
  cases: readonly Case[],
): Promise<ReadonlyMap<string, Contact>> {
  const called = new Map<string, Contact>();
  for (const { kind, caseId, subject } of tasks) {
    const one = cases.find(({ id }) => id === caseId);
    if (kind !== 'telephone' || subject !== null || !one?.member) continue;
    const member = await readMember(scope, one.member);
    if (!member) continue;
    const { name, phone } = await contactOfMember(scope, member);
    const office: Wording = { zh: `${member.name}联络员`, en: `liaison of ${member.name}` };
    called.set(one.id, {
      name,
      ...(name === member.name ? {} : { office }),
      ...(phone ? { phone } : {}),
    });
  }
  return called;
}

async function recordsOf(
  scope: Scope,
  tasks: readonly Task[],
): Promise<ReadonlyMap<string, Recorded>> {
  const records = new Map<string, Recorded>();
  for (const { kind, subject } of tasks) {
    if (subject === null || (kind !== 'tell' && kind !== 'objection')) continue;
    const record = await readRecord(scope, subject);
    if (record) records.set(record.id, record);
  }
  return records;
}

/** How far a voting round has come, or some of its ballots. */
export async function standingOf(
  scope: Scope,
  round: VotingRound,
  some?: readonly Ballot[],
): Promise<RoundStanding> {
  const ballots = some ?? (await ballotsOfRound(scope, round.id));
  const votes = lastVotes(
    await votesOf(
      scope,
      ballots.map((ballot) => ballot.id),
    ),
  );
  const voters = new Map(
    ballots.flatMap((ballot) =>
      (ballot.electorate?.voters ?? []).map((seat) => [seat.person, seat] as const),
    ),
  );
  return { round, ballots, voters: [...voters.values()], returned: returnedOf(ballots, votes) };
}

/** Who has marked every item that still asks them, and when they were done. */
function returnedOf(ballots: readonly Ballot[], votes: readonly Vote[]): ReadonlyMap<string, Date> {
  const returned = new Map<string, Date>();
  const last = new Map(votes.map((vote) => [`${vote.ballot} ${vote.person}`, vote]));
  const persons = new Set(
    ballots.flatMap((ballot) => ballot.electorate?.voters.map((seat) => seat.person) ?? []),
  );
  for (const person of persons) {
    const asked = ballots.filter(
      (ballot) =>
        // An item that was withdrawn asks nobody any more.
        (!ballot.closedAt || ballot.result !== null) &&
        ballot.electorate?.voters.some((seat) => seat.person === person),
    );
    const marked = asked.flatMap((ballot) => last.get(`${ballot.id} ${person}`)?.recordedAt ?? []);
    if (marked.length === asked.length && asked.length > 0)
      returned.set(person, new Date(Math.max(...marked.map((at) => at.getTime()))));
  }
  return returned;
}

/** Days begun since, by the calendar of China: today is 0. */
export function daysSince(since: Date, now: Date): number {
  const days = Date.parse(dayOf(now.getTime())) - Date.parse(dayOf(since.getTime()));
  return Math.max(0, Math.round(days / 86_400_000));
}

/** At most two reminders are sent; what follows is a telephone call. */
export function remindersOf(nudgesDone: number): number {
  return Math.min(2, nudgesDone);
}

/** Whom to call about an application. */
export function applicantContact(one: Case): Contact {
  const { name, phone } = contactIn(one.form);
  const office: Wording = { zh: '申请单位联络员', en: 'liaison of the applicant' };
  return {
    name: name || one.applicantName,
    ...(name && name !== one.applicantName ? { office } : {}),
    ...(phone ? { phone } : {}),
  };
}

/** The people of a task: the one it was handed to, else all it was sent to. */
export function peopleOf(desk: Desk, task: Task): readonly Contact[] {
  const ids = task.assignee ? [task.assignee] : task.addressees;
  return ids.map((id) => desk.roster.contact(id));
}

/** What a voting round is about: the applicants of its items, the first two by name. */
export function applicantsOf(
  desk: Pick<Desk, 'cases'>,
  standing: Pick<RoundStanding, 'ballots'>,
): Wording {
  const names = standing.ballots.flatMap(
    (ballot) => desk.cases.get(ballot.caseId)?.applicantName ?? [],
  );
  const shown = names.slice(0, 2);
  const more = names.length > shown.length;
  return {
    zh: `${shown.join('、')}${more ? `等${names.length}件` : ''}`,
    en: `${shown.join(', ')}${more ? ` and ${names.length - shown.length} more` : ''}`,
  };
}

/** Whether this person may decide this review: it is theirs, and the applicant is not their own unit (X-Q21). */
export function mayReview({ visit, cases }: Pick<Desk, 'visit' | 'cases'>, task: Task): boolean {
  const { person } = visit;
  const own =
    person.employerCode !== null &&
    cases.get(task.caseId ?? '')?.applicantCode === person.employerCode;
  const theirs =
    (task.assignee ? task.assignee === person.id : task.addressees.includes(person.id)) ||
    task.standIns.some(({ substitute }) => substitute === person.id);
  return task.kind === 'review' && theirs && !own;
}
