import type { ObjectionStage } from '../../domain/plan.ts';
import { objectionCloses } from '../../domain/position.ts';
import { nudgesForTask } from '../../domain/reminders.ts';
import { countNudges, stagesOf, type Case } from '../../store/cases.ts';
import { charterOfVersion } from '../../store/charters.ts';
import { membersOfBody } from '../../store/bodies.ts';
import { decisionOfTask } from '../../store/decide/decisions.ts';
import { closeUnderWay, hasLeftOtherwise } from '../../store/decide/left-otherwise.ts';
import { waitsForPaper } from '../../store/decide/reply-on-paper.ts';
import { tellSecretariat } from '../../store/decide/tell-member.ts';
import { toMember } from '../../store/decide/to-member.ts';
import { readMember, type Member } from '../../store/members.ts';
import { idleOf } from '../../store/participation.ts';
import { recordsAbout } from '../../store/records/records.ts';
import { workingCalendar } from '../../store/working-years.ts';
import type { Scope } from '../../store/scope.ts';
import { openTask, revokeTasks, tasksOfStage } from '../../store/tasks.ts';
import { nudge } from '../../store/nudging.ts';
import type { Progress, StageAt } from './progress.ts';
import { remindMember } from './remind-member.ts';

/**
 * 异议: the member may say what the ledger misses. An objection is answered by a checked record; silence ends the days,
 * and with them the case. A ledger that turns out to have been wrong upholds the objection by itself.
 */
export async function attendObjection(
  scope: Scope,
  one: Case,
  at: StageAt<ObjectionStage>,
): Promise<Progress> {
  const member = await readMember(scope, one.member ?? '');
  if (!member) return { outcome: 'lapsed' };
  // Left in another way while it could still state a reason.
  if (await hasLeftOtherwise(scope, one)) {
    await closeUnderWay(scope, one);
    return { outcome: 'lifted' };
  }
  const rows = await stagesOf(scope, one.id);
  const closes =
    objectionCloses(await workingCalendar(scope), one.plan, rows) ?? scope.now.getTime();
  if (at.isNew) {
    await openTask(scope, {
      kind: 'exit-objection',
      addressees: [],
      caseId: one.id,
      stage: at.stage.name,
      round: at.round,
    });
    // Where nothing has ended yet, no mail has told the member what it may say.
    if (!member.until) await askForReason(scope, one, member, closes, 0);
  }
  const answer = await answerTo(scope, one, member);
  if (answer) {
    await revokeTasks(scope, { caseId: one.id }, 'the objection was answered');
    await toMember(scope, member, one, {
      key: `answer ${one.id}`,
      template: 'objection-answered',
      extra: { answer },
    });
    return { outcome: answer };
  }
  const tasks = await tasksOfStage(scope, one.id, at.stage.name, at.round);
  const objection = tasks.find((task) => task.kind === 'exit-objection');
  const objected = objection && (await decisionOfTask(scope, objection.id));
  if (objected) return { until: await askForAnswer(scope, one, at), due: null };
  const paper = await waitsForPaper(scope, one, at.stage.name, closes);
  if (scope.now.getTime() >= closes && paper) return { until: null, due: closes };
  if (scope.now.getTime() < closes) {
    const until =
      member.until || paper
        ? closes
        : await remindMember(scope, one, at, closes, (sequence) =>
            askForReason(scope, one, member, closes, sequence),
          );
    return { until, due: closes };
  }
  await revokeTasks(scope, { caseId: one.id }, 'the days for an objection are over');
  return { outcome: 'lapsed', at: closes };
}

/** 0: it is asked for a reason; 1 and 2: it is reminded. */
async function askForReason(
  scope: Scope,
  one: Case,
  member: Member,
  closes: number,
  sequence: 0 | 1 | 2,
): Promise<void> {
  await toMember(scope, member, one, {
    key: sequence === 0 ? `reason ${one.id}` : `reason ${one.id} reminder ${sequence}`,
    template: 'reason-wanted',
    extra: { until: new Date(closes).toISOString(), sequence },
  });
}

async function answerTo(
  scope: Scope,
  one: Case,
  member: Member,
): Promise<'upheld' | 'dismissed' | undefined> {
  const answer = (await recordsAbout(scope, one.id)).findLast(
    ({ kind, state }) => kind === 'objection-answer' && state === 'counted',
  );
  if (answer) return answer.content['verdict'] === 'upheld' ? 'upheld' : 'dismissed';
  return (await hadRunOut(scope, one, member)) ? undefined : 'upheld';
}

/** Whether, by the ledger as it is now, the clock had run out at the instant at which the membership ended. */
async function hadRunOut(scope: Scope, one: Case, member: Member): Promise<boolean> {
  const [first] = one.plan.stages;
  const charter = await charterOfVersion(scope, one.charterVersion);
  const clock = first?.kind === 'warning' ? charter.clocks[first.clock] : undefined;
  const warned = (await stagesOf(scope, one.id)).find((row) => row.name === first?.name);
  if (clock?.kind !== 'inactivity' || !warned?.closedAt) return true;
  const at = member.until ?? warned.closedAt;
  return (await idleOf(scope, member, clock, warned.openedAt, at)).state === 'due';
}

/** The secretariat is asked for the answer, reminded twice; when nobody answers, somebody telephones. */
async function askForAnswer(
  scope: Scope,
  one: Case,
  at: StageAt<ObjectionStage>,
): Promise<number | null> {
  const asked = (await tasksOfStage(scope, one.id, at.stage.name, at.round)).find(
    (task) => task.kind === 'answer',
  );
  if (!asked) {
    const officers = await membersOfBody(scope, one.charterVersion, at.stage.by);
    await openTask(scope, {
      kind: 'answer',
      addressees: officers.map(({ person }) => person.id),
      caseId: one.id,
      stage: at.stage.name,
      round: at.round,
    });
    await tellSecretariat(scope, one, `objection ${one.id} 0`, 'objection-received');
    // From here on it is the secretariat that is reminded.
    await countNudges(scope, one.id, at.stage.name, at.round, 0);
  }
  const before = asked ? at.nudgesDone : 0;
  const nudges = nudgesForTask(
    await workingCalendar(scope),
    (asked?.openedAt ?? scope.now).getTime(),
  );
  const { done, next } = await nudge(scope, nudges, before, {
    remind: (sequence) =>
      tellSecretariat(scope, one, `objection ${one.id} ${sequence}`, 'objection-received'),
    telephone: { caseId: one.id, stage: at.stage.name, round: at.round },
  });
  if (done !== before) await countNudges(scope, one.id, at.stage.name, at.round, done);
  return next;
}
