import type { PlanStage } from './plan.ts';

/**
 * What a stage can come to. Time running out is no outcome, but for the charter's own terms: `elapsed` a clock has run
 * out, `lapsed` the days for an objection or for the formalities of leaving are over. `lifted`: the clock runs out no more.
 */
export type Outcome =
  | 'done'
  | 'approved'
  | 'rejected'
  | 'returned'
  | 'passed'
  | 'failed'
  | 'no-valid-resolution'
  /** 改为会议, or not taken up at the sitting: the item waits for a meeting again. */
  | 'put-off'
  | 'sent'
  | 'receipt'
  | 'elapsed'
  | 'lapsed'
  | 'dismissed'
  | 'upheld'
  | 'lifted'
  /** The person asked has replied, or those asked have answered. */
  | 'given'
  | 'withdrawn'
  /** Set aside by a correction (更正): the body decides again. */
  | 'corrected';

/** lifted: what the case was opened for does not hold, or holds no more. */
export type CaseEnd = 'passed' | 'refused' | 'lifted' | 'withdrawn';

/** Where a case stands after an outcome: another round of the same stage, the next stage, or its end. */
export type Step<Stage = PlanStage> =
  | { readonly to: 'again' }
  | { readonly to: 'stage'; readonly stage: Stage }
  | { readonly to: 'end'; readonly end: CaseEnd };

/** What follows when `stage` comes to `outcome`. A return, a vote without a valid resolution, one put off and an outcome set aside stay. */
export function after<Stage extends WalkedStage>(
  plan: { readonly stages: readonly Stage[] },
  stageName: string,
  outcome: Outcome,
): Step<Stage> {
  const at = plan.stages.findIndex(({ name }) => name === stageName);
  const leads = plan.stages[at]?.leads?.[outcome];
  if (leads !== undefined) return ledTo(plan.stages, leads);
  switch (outcome) {
    case 'withdrawn':
      return { to: 'end', end: 'withdrawn' };
    case 'upheld':
    case 'lifted':
      return { to: 'end', end: 'lifted' };
    case 'rejected':
    case 'failed':
      return { to: 'end', end: 'refused' };
    case 'returned':
    case 'no-valid-resolution':
    case 'put-off':
    case 'corrected':
      return { to: 'again' };
    case 'done':
    case 'approved':
    case 'passed':
    case 'sent':
    case 'receipt':
    case 'elapsed':
    case 'lapsed':
    case 'given':
    case 'dismissed': {
      const next = plan.stages[at + 1];
      return next ? { to: 'stage', stage: next } : { to: 'end', end: 'passed' };
    }
  }
}

const GOES_ON: readonly Outcome[] = [
  'done',
  'approved',
  'passed',
  'sent',
  'receipt',
  'elapsed',
  'lapsed',
  'given',
  'dismissed',
];

/** Whether an outcome carries out the stage's effects. */
export function endsWell(outcome: Outcome): boolean {
  return GOES_ON.includes(outcome);
}

/** What a walk needs to know of a stage. */
type WalkedStage = {
  readonly name: string;
  readonly leads?: Readonly<Record<string, string>>;
};

const ENDS: readonly CaseEnd[] = ['passed', 'refused', 'lifted', 'withdrawn'];

function ledTo<Stage extends WalkedStage>(stages: readonly Stage[], to: string): Step<Stage> {
  const end = ENDS.find((one) => one === to);
  if (end) return { to: 'end', end };
  const stage = stages.find(({ name }) => name === to);
  if (!stage) throw new Error(`the plan has no stage ${to}`);
  return { to: 'stage', stage };
}
