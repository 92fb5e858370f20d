import {
  decisionRule,
  planFor,
  type Charter,
  type DescribedEffect,
  type DescribedPlan,
  type DescribedStage,
  type Dues,
  type Walk,
} from '../domain/charter.ts';
import { movesAs, outcomesOf } from '../domain/charter/outcomes.ts';
import { duesOwed } from '../domain/dues.ts';
import { mayBeSpentOn, missingAt } from '../domain/gates.ts';
import { FEN } from '../domain/money.ts';
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
      yield* runWalk(planFor(charter, id, example.given ?? {}), example, [
        'procedures',
        id,
        'examples',
        at,
      ]);
  yield* runGates(charter);
  yield* runDues(charter);
  yield* runSpending(charter);
}

function* runGates(charter: Charter): Generator<Finding> {
  for (const [id, gate] of Object.entries(charter.gates))
    for (const [at, { given, blocked }] of gate.examples.entries())
      if (missingAt(gate, given).length > 0 !== blocked)
        yield {
          path: ['gates', id, 'examples', at],
          message: blocked
            ? {
                zh: '例子写的是拦下，按规则可以通过。请改正例子或规则。',
                en: 'The example says blocked, the rule lets it pass. Correct the example or the rule.',
              }
            : {
                zh: '例子写的是可以通过，按规则应拦下。请改正例子或规则。',
                en: 'The example says it passes, the rule blocks it. Correct the example or the rule.',
              },
        };
}

function* runSpending(charter: Charter): Generator<Finding> {
  const { spending } = charter.money;
  for (const [at, { for: purpose, blocked }] of spending?.examples.entries() ?? [])
    if (spending && (mayBeSpentOn(spending, purpose) === 'never') !== blocked)
      yield {
        path: ['money', 'spending', 'examples', at],
        message: {
          zh: `按规则，这笔支出${blocked ? '可以' : '不可以'}列支，与例子不符。请改正例子或规则。`,
          en: `By the rule this ${blocked ? 'may' : 'may not'} be spent, unlike the example. Correct the example or the rule.`,
        },
      };
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
    ...Object.values(charter.gates),
    ...(charter.money.dues ? [charter.money.dues] : []),
    ...(charter.money.spending ? [charter.money.spending] : []),
  ].reduce((sum, { examples }) => sum + examples.length, 0);
}

function* runWalk(
  plan: DescribedPlan,
  { walk, ends, effects }: Walk,
  path: Path,
): Generator<Finding> {
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
function walkThrough(plan: DescribedPlan, walk: Walk['walk']): Came {
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

/** As an example writes it: admit member, end-membership deemed, move activities.filed. */
function nameOfEffect(effect: DescribedEffect): string {
  switch (effect.do) {
    case 'admit':
    case 'class':
      return `${effect.do} ${effect.class}`;
    case 'end-membership':
      return `${effect.do} ${effect.because}`;
    case 'reinstate':
      return 'reinstate member';
    case 'dissolve':
      return 'dissolve alliance';
    case 'move':
      return `move ${effect.what}.${effect.to}`;
    default:
      return `${effect.do} ${effect.what}`;
  }
}

/** What an example's step comes to at a stage; null when it is not this stage's turn or not its outcome. */
function outcomeAt(stage: DescribedStage, step: Walk['walk'][number]): Outcome | null {
  if (step.stage !== stage.name) return null;
  if (stage.kind === 'ballot') {
    if (typeof step.outcome === 'string') return null;
    const { result } = tally(stage.rule, step.outcome);
    // Until a held result is confirmed the vote decides nothing.
    return result === 'to-be-confirmed' ? 'no-valid-resolution' : result;
  }
  const known = outcomesOf(stage).find((outcome) => outcome === step.outcome);
  return known === undefined ? null : movesAs(known);
}
