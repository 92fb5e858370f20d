import type { Case } from '../store/cases.ts';
import type { CaseState } from '../web/views.ts';

/** Stages in which somebody decides. */
const DECIDES: ReadonlySet<string> = new Set(['review', 'ballot', 'objection']);

/** Whether somebody decides in a case: in one of leaving nobody does. */
export function isDecided({ member, plan }: Pick<Case, 'member' | 'plan'>): boolean {
  return member === null || plan.stages.some(({ kind }) => DECIDES.has(kind));
}

/** How a case stands, in words: what nobody decided about is done and not approved, and a notice is taken back. */
export function shownState(one: Pick<Case, 'status' | 'member' | 'plan'>): CaseState {
  if (isDecided(one)) return one.status;
  if (one.status === 'passed') return 'settled';
  return one.status === 'withdrawn' ? 'taken-back' : one.status;
}
