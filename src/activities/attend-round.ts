import { sql } from 'kysely';
import { nudgesForTask, nudgesForVote } from '../domain/reminders.ts';
import { noteRun, raiseAlarm } from '../store/alarms.ts';
import { whenToCount } from '../store/counting.ts';
import { closeRound } from '../store/decide/close-round.ts';
import { linkFor } from '../store/links.ts';
import { hasUnsentMail, queueMail } from '../store/mails.ts';
import { personsOf } from '../store/persons.ts';
import { inScope, type Context, type Scope } from '../store/scope.ts';
import { tasksOfRound } from '../store/tasks.ts';
import { readRound, type VotingRound } from '../store/voting-rounds.ts';
import { workingCalendar } from '../store/working-years.ts';
import type { Attended, Run } from './contract.ts';
import { nudge } from './nudging.ts';

/** Brings a voting round as far as its rows allow: reminds, and closes it when its time has come or all have voted. */
export async function attendRound(
  context: Context,
  ref: { readonly alliance: string; readonly votingRound: string; readonly run: Run },
): Promise<Attended<'closed' | 'declined'>> {
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
    if (round.state === 'declined')
      return { kind: 'settled', outcome: 'declined', mail: await hasUnsentMail(scope, round.id) };
    if (await closeRound(scope, round.id))
      return { kind: 'settled', outcome: 'closed', mail: await hasUnsentMail(scope, round.id) };
    const from = round.state === 'open' ? await whenToCount(scope, round) : null;
    const due = from === 'now' ? scope.now.getTime() : (from?.getTime() ?? null);
    const until = await remindRound(scope, round, due);
    return { kind: 'waiting', until, due, mail: await hasUnsentMail(scope, round.id) };
  });
}

async function remindRound(
  scope: Scope,
  round: VotingRound,
  closes: number | null,
): Promise<number | null> {
  const open = round.state === 'open';
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

async function remindWhoIsWaitedFor(
  scope: Scope,
  round: VotingRound,
  sequence: 1 | 2,
): Promise<void> {
  for (const task of await tasksOfRound(scope, round.id)) {
    if (task.state !== 'open' || (task.kind !== 'vote' && task.kind !== 'order')) continue;
    const vote = task.kind === 'vote';
    for (const person of await personsOf(scope, task.addressees))
      await queueMail(scope, {
        key: `reminder ${task.id} ${person.id} ${sequence}`,
        scope: round.id,
        template: vote ? 'ballot-reminder' : 'correspondence-order-wanted',
        extra: { sequence },
        language: person.language,
        to: { person: person.id, name: person.name, address: person.email },
        link: vote
          ? await linkFor(scope, 'voting-round', round.id, person.id)
          : await linkFor(scope, 'task', task.id, person.id),
        votingRound: round.id,
        taskId: task.id,
      });
  }
}
