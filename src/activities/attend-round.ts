import { sql } from 'kysely';
import { nudgesForTask, nudgesForVote } from '../domain/reminders.ts';
import { noteRun, raiseAlarm } from '../store/alarms.ts';
import { whenToCount } from '../store/counting.ts';
import { moveToChair } from '../store/decide/body-chair.ts';
import { closeRound } from '../store/decide/close-round.ts';
import { askingToShorten } from '../store/decide/convene.ts';
import { tellGuests } from '../store/decide/tell-guests.ts';
import { askingToOrder } from '../store/decide/voting-order.ts';
import { whoChairsFor } from '../store/decide/who-chairs.ts';
import { linkFor, linksFor } from '../store/links.ts';
import { hasUnsentMail, type NewMail } from '../store/mails.ts';
import { queueMails } from '../store/mails-at-once.ts';
import { personsOf } from '../store/persons.ts';
import { inScope, type Context, type Scope } from '../store/scope.ts';
import { tasksOfRound, type Task, type TaskKind } from '../store/tasks.ts';
import { readRound, type VotingRound } from '../store/voting-rounds.ts';
import { workingCalendar } from '../store/working-years.ts';
import type { Attended, Run } from './contract.ts';
import { byTomorrow, nudge } from '../store/nudging.ts';

/** Brings a voting round as far as its rows allow: reminds, and closes it when its time has come or all have voted. */
export async function attendRound(
  context: Context,
  ref: { readonly alliance: string; readonly votingRound: string; readonly run: Run },
): Promise<Attended<'closed' | 'declined' | 'to-meeting'>> {
  return inScope(context, ref.alliance, async (scope) => {
    const round = await readRound(scope, ref.votingRound, 'update');
    if (!round) {
      await raiseAlarm(scope, {
        kind: 'unknown-case',
        subject: ref.run.workflowId,
        key: ref.run.runId,
        details: {},
      });
      return { kind: 'refused' };
    }
    await noteRun(scope, ref.run);
    // More guests than one step writes to: the next step goes on at once.
    if (await tellGuests(scope, round))
      return {
        kind: 'waiting',
        until: scope.now.getTime(),
        due: round.closesAt.getTime(),
        mail: true,
        state: 'convened',
      };
    if (round.state === 'declined' || round.state === 'to-meeting')
      return { kind: 'settled', outcome: round.state, mail: await hasUnsentMail(scope, round.id) };
    if (await closeRound(scope, round.id))
      return { kind: 'settled', outcome: 'closed', mail: await hasUnsentMail(scope, round.id) };
    const { state } = round;
    const from = correspondenceUnderWay(round) ? await whenToCount(scope, round) : null;
    const counts = from === 'now' ? scope.now.getTime() : (from?.getTime() ?? null);
    const until = await untilNextLook(scope, round, counts);
    const due = state === 'proposed' ? null : (counts ?? round.closesAt.getTime());
    const mail = await hasUnsentMail(scope, round.id);
    return { kind: 'waiting', until, due, mail, ...(state === 'closed' ? {} : { state }) };
  });
}

function correspondenceUnderWay(round: VotingRound): boolean {
  return round.way === 'correspondence' && round.state === 'open';
}

/** Reminds whoever is waited for. A meeting waits for nobody: it is held, and what came of it is entered. */
async function untilNextLook(
  scope: Scope,
  round: VotingRound,
  counts: number | null,
): Promise<number | null> {
  if (round.state === 'proposed') {
    const chaired = await followChair(scope, round);
    return byTomorrow(scope, chaired ? await remindRound(scope, round, null) : null);
  }
  return round.way === 'meeting' ? null : remindRound(scope, round, counts);
}

/** A request to the chair goes to whoever chairs now. False: nobody does, and whoever did is reminded of nothing. */
async function followChair(scope: Scope, round: VotingRound): Promise<boolean> {
  let chaired = true;
  for (const task of await tasksOfRound(scope, round.id)) {
    if (task.state !== 'open' || (task.kind !== 'order' && task.kind !== 'shorten')) continue;
    const asking = task.kind === 'order' ? askingToOrder(round.id) : askingToShorten(round.id);
    const chair = await moveToChair(scope, task, await whoChairsFor(scope, task), asking);
    chaired &&= chair !== undefined;
  }
  return chaired;
}

async function remindRound(
  scope: Scope,
  round: VotingRound,
  closes: number | null,
): Promise<number | null> {
  const open = round.state === 'open';
  // Past the close only papers and checks are waited for: nobody is asked to vote any more.
  if (open && scope.now >= round.closesAt) return closes;
  const calendar = await workingCalendar(scope);
  const nudges = open
    ? nudgesForVote(
        calendar,
        (round.orderedAt ?? round.proposedAt).getTime(),
        round.closesAt.getTime(),
      )
    : nudgesForTask(calendar, round.proposedAt.getTime());
  const { done, next } = await nudge(scope, nudges, round.nudgesDone, {
    remind: (sequence) => remindWhoIsWaitedFor(scope, round, sequence),
    telephone: { votingRound: round.id },
  });
  if (done !== round.nudgesDone)
    await sql`update voting_rounds set nudges_done = ${done} where id = ${round.id}`.execute(
      scope.tx,
    );
  return next !== null && closes !== null ? Math.min(next, closes) : (next ?? closes);
}

const REMINDERS: Readonly<Partial<Record<TaskKind, string>>> = {
  vote: 'ballot-reminder',
  order: 'correspondence-order-wanted',
  shorten: 'short-notice-wanted',
};

async function remindWhoIsWaitedFor(
  scope: Scope,
  round: VotingRound,
  sequence: 1 | 2,
): Promise<void> {
  const open = (await tasksOfRound(scope, round.id)).filter((task) => task.state === 'open');
  const asked = (task: Task): readonly string[] =>
    task.assignee ? [task.assignee] : task.addressees;
  const persons = await personsOf(scope, [...new Set(open.flatMap(asked))]);
  const byId = new Map(persons.map((person) => [person.id, person]));
  const voters = open.flatMap((task) => (task.kind === 'vote' ? asked(task) : []));
  const links = await linksFor(scope, 'voting-round', round.id, voters);
  const mails: NewMail[] = [];
  for (const task of open) {
    const template = REMINDERS[task.kind];
    if (!template) continue;
    for (const person of asked(task).flatMap((id) => byId.get(id) ?? []))
      mails.push({
        key: `reminder ${task.id} ${person.id} ${sequence}`,
        scope: round.id,
        template,
        extra: { sequence },
        language: person.language,
        to: { person: person.id, name: person.name, address: person.email },
        link:
          task.kind === 'vote'
            ? (links.get(person.id) as string)
            : await linkFor(scope, 'task', task.id, person.id),
        votingRound: round.id,
        taskId: task.id,
      });
  }
  await queueMails(scope, mails);
}
