import {
  decisionRule,
  resolvePlan,
  type Charter,
  type Dues,
  type Walk,
} from '../domain/charter.ts';
import { duesOwed } from '../domain/dues.ts';
import { FEN } from '../domain/money.ts';
import type { Effect, Plan, PlanStage } from '../domain/plan.ts';
import { after, endsWell, type Outcome } from '../domain/progress.ts';
import { tally } from '../domain/tally.ts';
import type { Finding, Path } from './problem.ts';

/** Runs the examples that stand in a charter; what comes out otherwise than written is a finding. */
export function* runExamples(charter: Charter): Generator<Finding> {
  for (const [id, rule] of Object.entries(charter.rules))
    for (const [at, { votes, at: way, result }] of rule.examples.entries()) {
      const counted = tally(decisionRule(charter, id), votes, way);
      if (counted.result !== result)
        yield {
          path: ['rules', id, 'examples', at],
          message: {
            zh: `例子写的是 ${result}，按规则计算为 ${counted.result}（${counted.formula}）。请改正例子或规则。`,
            en: `The example says ${result}, the rule gives ${counted.result} (${counted.formula}). Correct the example or the rule.`,
          },
        };
    }
  for (const [id, { examples }] of Object.entries(charter.procedures))
    for (const [at, example] of examples.entries())
      yield* runWalk(resolvePlan(charter, id), example, ['procedures', id, 'examples', at]);
  yield* runDues(charter);
}

function* runDues(charter: Charter): Generator<Finding> {
  const { dues } = charter.money;
  // Examples count Monday to Friday: what they show must not change with a year’s holidays.
  for (const [at, example] of dues?.examples.entries() ?? []) {
    const owes = (duesOwed([], dues as Dues, [], example, example.year)?.fen ?? 0) / FEN;
    if (owes !== example.owes)
      yield {
        path: ['money', 'dues', 'examples', at],
        message: {
          zh: `例子写的是应缴${example.owes}元，按规则计算为${owes}元。请改正例子或规则。`,
          en: `The example says ${example.owes} yuan are owed, the rule gives ${owes}. Correct the example or the rule.`,
        },
      };
  }
}

/** How many examples stand in a charter. */
export function countExamples(charter: Charter): number {
  return [
    ...Object.values(charter.rules),
    ...Object.values(charter.procedures),
    ...(charter.money.dues ? [charter.money.dues] : []),
  ].reduce((sum, { examples }) => sum + examples.length, 0);
}

function* runWalk(plan: Plan, { walk, ends, effects }: Walk, path: Path): Generator<Finding> {
  const came = walkThrough(plan, walk);
  if (came.ends !== ends)
    yield {
      path,
      message: {
        zh: `例子写的是 ${ends}，实际走到 ${came.ends}${came.why ? `（${came.why.zh}）` : ''}。`,
        en: `The example ends ${ends}, the procedure comes to ${came.ends}${came.why ? ` (${came.why.en})` : ''}.`,
      },
    };
  if (effects !== null && effects.join() !== came.effects.join())
    yield {
      path: [...path, 'effects'],
      message: {
        zh: `例子写的效果是［${effects.join('、')}］，实际是［${came.effects.join('、')}］。`,
        en: `The example’s effects are [${effects.join(', ')}], the procedure’s are [${came.effects.join(', ')}].`,
      },
    };
}

type Came = {
  readonly ends: Walk['ends'];
  readonly effects: readonly string[];
  readonly why?: { readonly zh: string; readonly en: string };
};

/** Takes a procedure through the outcomes of an example. */
function walkThrough(plan: Plan, walk: Walk['walk']): Came {
  let stage = plan.stages[0];
  const effects: string[] = [];
  for (const [at, step] of walk.entries()) {
    if (!stage)
      return {
        ends: 'impossible',
        effects,
        why: { zh: `第${at + 1}步时流程已结束`, en: `it has ended before step ${at + 1}` },
      };
    const outcome = outcomeAt(stage, step);
    if (outcome === null)
      return {
        ends: 'impossible',
        effects,
        why: {
          zh: `第${at + 1}步应轮到 ${stage.name}`,
          en: `step ${at + 1} is the turn of ${stage.name}`,
        },
      };
    if (endsWell(outcome)) effects.push(...stage.then.map(nameOfEffect));
    const next = after(plan, stage.name, outcome);
    if (next.to === 'end') {
      stage = undefined;
      if (at === walk.length - 1)
        return { ends: next.end === 'withdrawn' ? 'refused' : next.end, effects };
    } else if (next.to === 'stage') stage = next.stage;
  }
  return { ends: 'open', effects };
}

const OUTCOMES: Readonly<Record<PlanStage['kind'], readonly Outcome[]>> = {
  submit: ['done'],
  review: ['approved', 'rejected', 'returned'],
  ballot: [],
  filing: ['sent', 'receipt'],
  issue: ['done'],
  formalities: ['done', 'lapsed'],
  warning: ['elapsed', 'lifted'],
  objection: ['lapsed', 'dismissed', 'upheld'],
};

/** As an example writes it: admit member, end-membership deemed. */
function nameOfEffect(effect: Effect): string {
  return `${effect.do} ${effect.do === 'admit' ? effect.class : effect.because}`;
}

/** What an example's step comes to at a stage; null when it is not this stage's turn or not its outcome. */
function outcomeAt(stage: PlanStage, step: Walk['walk'][number]): Outcome | null {
  if (step.stage !== stage.name) return null;
  if (stage.kind === 'ballot') {
    if (typeof step.outcome === 'string') return null;
    const { result } = tally(stage.rule, step.outcome);
    // Until a held result is confirmed the vote decides nothing.
    return result === 'to-be-confirmed' ? 'no-valid-resolution' : result;
  }
  const known = OUTCOMES[stage.kind].find((outcome) => outcome === step.outcome) ?? null;
  if (stage.kind === 'filing' && known === 'sent' && stage.passes === 'receipt') return null;
  return stage.kind === 'formalities' && known === 'lapsed' && stage.within === null ? null : known;
}
