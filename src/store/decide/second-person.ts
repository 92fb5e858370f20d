import type { ReviewStage } from '../../domain/plan.ts';
import type { Case } from '../cases.ts';

/** Whether a person may review a case as far as its opener is concerned: where the charter asks for a second person, not the one who opened it. */
export function mayReviewOf(one: Case, stage: ReviewStage, person: string): boolean {
  return stage.otherThan !== 'opener' || one.openedBy !== person;
}
