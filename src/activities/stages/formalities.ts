import type { FormalitiesStage } from '../../domain/plan.ts';
import { nudgesForTask } from '../../domain/reminders.ts';
import { countNudges, type Case } from '../../store/cases.ts';
import { tellSecretariat } from '../../store/decide/tell-member.ts';
import { toMember } from '../../store/decide/to-member.ts';
import { formalitiesOf } from '../../store/formalities.ts';
import { readMember, type Member } from '../../store/members.ts';
import { workingCalendar } from '../../store/working-years.ts';
import type { Scope } from '../../store/scope.ts';
import { nudge } from '../../store/nudging.ts';
import type { Progress, StageAt } from './progress.ts';

/**
 * 退会手续: over when the certificate is back or declared lost and every item is ticked off, or where the charter says
 * so after its days. Nobody can refuse.
 */
export async function attendFormalities(
  scope: Scope,
  one: Case,
  at: StageAt<FormalitiesStage>,
): Promise<Progress> {
  const member = await readMember(scope, one.member ?? '');
  // The membership has ended in another way meanwhile: nothing is left to leave.
  if (!member || member.until) return { outcome: 'lifted' };
  const { done, closes } = await formalitiesOf(scope, one, at.stage);
  if (done) return { outcome: 'done' };
  if (closes !== null && scope.now >= closes) return { outcome: 'lapsed', at: closes.getTime() };
  const next = at.stage.returns
    ? await remindMember(scope, one, member, at)
    : await remindSecretariat(scope, one, at);
  const due = closes?.getTime() ?? null;
  return { until: next !== null && due !== null ? Math.min(next, due) : (next ?? due), due };
}

/** Something of the member's is waited for. */
async function remindMember(
  scope: Scope,
  one: Case,
  member: Member,
  at: StageAt<FormalitiesStage>,
): Promise<number | null> {
  return remind(scope, one, at, (sequence) =>
    toMember(scope, member, one, {
      key: `leaving ${one.id} ${sequence}`,
      template: 'leaving-reminder',
    }),
  );
}

/** The secretariat has everything in its own hands; nobody telephones it. */
async function remindSecretariat(
  scope: Scope,
  one: Case,
  at: StageAt<FormalitiesStage>,
): Promise<number | null> {
  const wanted = (key: string): Promise<void> =>
    tellSecretariat(scope, one, `formalities ${one.id} ${key}`, 'formalities-wanted');
  if (at.isNew) await wanted('begin');
  return remind(scope, one, at, (sequence) => wanted(String(sequence)));
}

async function remind(
  scope: Scope,
  one: Case,
  { stage, round, openedAt, nudgesDone }: StageAt<FormalitiesStage>,
  mail: (sequence: 1 | 2) => Promise<void>,
): Promise<number | null> {
  const nudges = nudgesForTask(await workingCalendar(scope), openedAt.getTime()).filter(
    ({ does }) => does === 'remind' || stage.returns !== null,
  );
  const { done, next } = await nudge(scope, nudges, nudgesDone, {
    remind: mail,
    telephone: { caseId: one.id, stage: stage.name, round },
  });
  if (done !== nudgesDone) await countNudges(scope, one.id, stage.name, round, done);
  return next;
}
