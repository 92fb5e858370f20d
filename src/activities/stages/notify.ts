import type { NotifyStage } from '../../domain/plan.ts';
import { membersOfBody } from '../../store/bodies.ts';
import type { Case } from '../../store/cases.ts';
import { effectsOf } from '../../store/effects.ts';
import { queueMail } from '../../store/mails.ts';
import { toMember } from '../../store/decide/to-member.ts';
import { readMember } from '../../store/members.ts';
import { personsOf, type Person } from '../../store/persons.ts';
import type { Scope } from '../../store/scope.ts';
import { toApplicant } from '../tell.ts';
import type { Progress, StageAt } from './progress.ts';

/**
 * 通知: whoever opened the case is told the result, the member it is about, and the people of a body. A member whose
 * membership ends with this very stage is told by the mail that says so.
 */
export async function attendNotify(
  scope: Scope,
  one: Case,
  { stage, round }: StageAt<NotifyStage>,
): Promise<Progress> {
  const key = `told ${one.id} ${stage.name} ${round}`;
  for (const to of stage.to)
    if (to === 'subject') await tellSubjectOf(scope, one, stage, key);
    else if (to === 'opener' && (await hasLeft(scope, one))) continue;
    else if (to === 'opener' && one.openedBy === null)
      await toApplicant(scope, one, {
        key,
        template: 'approved',
        extra: { stage: stage.name },
        ...(stage.reaching ? { reaching: stage.reaching } : {}),
      });
    else
      for (const person of await personsToTell(scope, one, to))
        await queueMail(scope, {
          key: `${key} ${person.id}`,
          scope: one.id,
          template: 'outcome-copy',
          extra: {},
          language: person.language,
          to: { person: person.id, name: person.name, address: person.email },
          caseId: one.id,
        });
  return { outcome: 'sent' };
}

async function personsToTell(scope: Scope, one: Case, to: string): Promise<readonly Person[]> {
  if (to === 'opener') return personsOf(scope, one.openedBy === null ? [] : [one.openedBy]);
  return (await membersOfBody(scope, one.charterVersion, to)).map(({ person }) => person);
}

async function tellSubjectOf(
  scope: Scope,
  one: Case,
  stage: NotifyStage,
  key: string,
): Promise<void> {
  const member = await readMember(scope, one.member ?? '');
  if (!member || stage.then.some((effect) => effect.do === 'end-membership')) return;
  await toMember(scope, member, one, {
    key: `${key} subject`,
    template: 'about-member',
    extra: { came: 'decided', stage: stage.name },
  });
}

/** Whoever has left by this case was told so with the notice itself: that mail is the confirmation. */
async function hasLeft(scope: Scope, one: Case): Promise<boolean> {
  return (await effectsOf(scope, one.id)).some(
    ({ kind, result }) => kind === 'end-membership' && result['because'] === 'withdrawn',
  );
}
