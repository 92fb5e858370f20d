import { after, type CaseEnd, type Outcome, type Step } from '../progress.ts';
import type { Wording } from '../wording.ts';
import type { DescribedStage } from './plan.ts';

/** What a stage of a charter may come to: as a case does, and at stages that are only read. */
export type WalkedOutcome = Outcome | 'objected' | 'elected' | 'unfilled' | 'held';

const OUTCOMES: Readonly<Record<DescribedStage['kind'], readonly WalkedOutcome[]>> = {
  submit: ['done'],
  review: ['approved', 'rejected', 'returned'],
  ballot: ['passed', 'failed', 'no-valid-resolution'],
  filing: ['sent', 'receipt', 'objected'],
  issue: ['done'],
  formalities: ['done', 'lapsed'],
  warning: ['elapsed', 'lifted'],
  objection: ['lapsed', 'dismissed', 'upheld'],
  reply: ['given', 'lapsed'],
  notify: ['sent'],
  approval: ['approved', 'rejected'],
  election: ['elected', 'unfilled'],
  meeting: ['held'],
};

/** As a walk goes on: an election that fills its seats goes on, one that does not is tried again. */
const AS: Readonly<Partial<Record<WalkedOutcome, Outcome>>> = {
  elected: 'passed',
  held: 'done',
  objected: 'rejected',
  unfilled: 'returned',
};

/** Every outcome that a stage of this kind and with these fields can come to. */
export function outcomesOf(stage: DescribedStage): readonly WalkedOutcome[] {
  return OUTCOMES[stage.kind].filter((outcome) => {
    // What asks for a receipt does not go on by being sent; what was sent may have its receipt all the same.
    if (stage.kind === 'filing' && outcome === 'sent') return stage.passes === 'sent';
    if (stage.kind === 'formalities' && outcome === 'lapsed') return stage.within !== null;
    return true;
  });
}

/** The outcome by which a case moves. */
export function movesAs(outcome: WalkedOutcome): Outcome {
  return AS[outcome] ?? (outcome as Outcome);
}

/** What follows when a stage comes to an outcome; an outcome of its own kind may be led elsewhere by its own name. */
export function stepAfter(
  plan: { readonly stages: readonly DescribedStage[] },
  stage: DescribedStage,
  outcome: WalkedOutcome,
): Step<DescribedStage> {
  return after(plan, stage.name, movesAs(outcome));
}

const NAMES: Readonly<Record<string, Wording>> = {
  done: { zh: '完成', en: 'done' },
  'submit.done': { zh: '提交后', en: 'handed in' },
  'issue.done': { zh: '颁发后', en: 'issued' },
  'formalities.done': { zh: '手续办结', en: 'formalities done' },
  'formalities.lapsed': { zh: '期满未办的视为办结', en: 'not done in time: counts as done' },
  approved: { zh: '审核通过', en: 'approved' },
  'approval.approved': { zh: '批准', en: 'approved' },
  rejected: { zh: '未予通过', en: 'not approved' },
  returned: { zh: '退回补正', en: 'returned for correction' },
  passed: { zh: '通过', en: 'passed' },
  failed: { zh: '未通过', en: 'not passed' },
  'no-valid-resolution': { zh: '未形成有效决议', en: 'no valid resolution' },
  sent: { zh: '报送后', en: 'sent' },
  'notify.sent': { zh: '通知后', en: 'told' },
  receipt: { zh: '收到回执', en: 'receipt in' },
  objected: { zh: '提出异议', en: 'objected to' },
  elapsed: { zh: '期限届满', en: 'the term ran out' },
  lifted: { zh: '期满前参加活动', en: 'took part in time' },
  'objection.lapsed': { zh: '期内未提出', en: 'none in time' },
  dismissed: { zh: '理由不成立', en: 'reason not accepted' },
  upheld: { zh: '理由成立', en: 'reason accepted' },
  given: { zh: '已提出', en: 'given' },
  'reply.lapsed': { zh: '期内未提出', en: 'none in time' },
  lapsed: { zh: '期满', en: 'time over' },
  elected: { zh: '选出', en: 'elected' },
  unfilled: { zh: '未选出', en: 'not filled' },
  held: { zh: '召开后', en: 'held' },
};

/** What an outcome is called at a stage of this kind. */
export function outcomeInWords(kind: string, outcome: string): Wording {
  return NAMES[`${kind}.${outcome}`] ?? NAMES[outcome] ?? { zh: outcome, en: outcome };
}

const ENDS: Readonly<Record<CaseEnd, Wording>> = {
  passed: { zh: '办结', en: 'carried through' },
  refused: { zh: '结束，未予通过', en: 'ends, not approved' },
  lifted: { zh: '解除', en: 'lifted' },
  withdrawn: { zh: '撤回', en: 'withdrawn' },
};

/** How a case ends, in words. */
export function endInWords(end: CaseEnd): Wording {
  return ENDS[end];
}

export function isEnd(name: string): name is CaseEnd {
  return Object.hasOwn(ENDS, name);
}
