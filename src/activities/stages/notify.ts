import type { NotifyStage } from '../../domain/plan.ts';
import { membersOfBody } from '../../store/bodies.ts';
import type { Case } from '../../store/cases.ts';
import { queueMail } from '../../store/mails.ts';
import type { Scope } from '../../store/scope.ts';
import { toApplicant } from '../tell.ts';
import type { Progress, StageAt } from './progress.ts';

/** 通知: whoever opened the case is told the result, and the people of a body that it has come about. */
export async function attendNotify(
  scope: Scope,
  one: Case,
  { stage, round }: StageAt<NotifyStage>,
): Promise<Progress> {
  const key = `told ${one.id} ${stage.name} ${round}`;
  for (const to of stage.to)
    if (to === 'opener')
      await toApplicant(scope, one, {
        key,
        template: 'approved',
        extra: { stage: stage.name },
        ...(stage.reaching ? { reaching: stage.reaching } : {}),
      });
    else
      for (const { person } of await membersOfBody(scope, one.charterVersion, to))
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
