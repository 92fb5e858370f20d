import type { PlanStage } from '../domain/plan.ts';
import type { CaseEnd } from '../domain/progress.ts';
import type { Case } from '../store/cases.ts';
import { endedByCase, reinstateMember } from '../store/decide/end-membership.ts';
import { tellSecretariat } from '../store/decide/tell-member.ts';
import { toMember } from '../store/decide/to-member.ts';
import { effectsOf } from '../store/effects.ts';
import { readMember } from '../store/members.ts';
import type { Scope } from '../store/scope.ts';

/** What becomes of the member: it stays one · it is one again · what was decided stands after reconsideration. */
export type CameToSubject = 'stays' | 'reinstated' | 'stands';

/** Tells the member a case was about how it ended, where no other mail has told it, and the secretariat with it. */
export async function tellSubject(
  scope: Scope,
  one: Case,
  stage: PlanStage,
  end: CaseEnd,
): Promise<void> {
  // A vote that was corrected has not ended the membership after all.
  const undone = end === 'refused' && (await reinstateMember(scope, one.id));
  const came = undone ? 'reinstated' : await whatCame(scope, one, stage, end);
  const member = await readMember(scope, one.member ?? '');
  if (!came || !member) return;
  await toMember(scope, member, one, {
    key: `subject ${came} ${one.id}`,
    template: 'about-member',
    extra: { came, stage: stage.name },
  });
  await tellSecretariat(scope, one, `subject ${came} ${one.id}`, 'about-member-copy', {
    came,
    stage: stage.name,
  });
}

async function whatCame(
  scope: Scope,
  one: Case,
  stage: PlanStage,
  end: CaseEnd,
): Promise<CameToSubject | undefined> {
  if (end === 'refused') return 'stays';
  const stands = await endedByCase(scope, one.id);
  if (end === 'lifted') {
    const ended = (await effectsOf(scope, one.id)).some(({ kind }) => kind === 'end-membership');
    return ended && !stands ? 'reinstated' : undefined;
  }
  // Decided anew, and as before.
  const again = one.plan.stages.slice(0, one.plan.stages.indexOf(stage));
  return stands && stage.kind === 'ballot' && again.some(endsMembership) ? 'stands' : undefined;
}

const endsMembership = ({ then }: PlanStage): boolean =>
  then.some((effect) => effect.do === 'end-membership');
