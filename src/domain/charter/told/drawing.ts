import type { Source } from '../../plan.ts';
import type { CaseEnd } from '../../progress.ts';
import { joined, type Wording } from '../../wording.ts';
import { asksMoreThanIsCarriedOut } from '../carried-out.ts';
import { fractionInWords, nameIn, spanInWords, valueInWords } from '../in-words.ts';
import {
  endInWords,
  outcomeInWords,
  outcomesOf,
  stepAfter,
  type WalkedOutcome,
} from '../outcomes.ts';
import { periodInWords } from '../period-in-words.ts';
import { describePlan, type DescribedPlan, type DescribedStage } from '../plan.ts';
import { sourcesOf, WHOLE } from '../sources.ts';
import type { Charter, CharterStage, Opening, Period, Procedure } from '../type.ts';
import { conditionInWords } from './values.ts';

/** Something said, with what commands it. */
export type Said = { readonly says: Wording; readonly sources: readonly Source[] };

/** Where an outcome leads: on to the next step, to another one, round again, or to an end. */
export type Way = {
  readonly outcome: Wording;
  readonly to: 'next' | 'step' | 'again' | 'end';
  /** The end's name, or the step's. */
  readonly there: Wording;
  /** The number of the step it leads to. */
  readonly step: number | null;
  /** It goes on, or has come to what it is for; it is refused; or neither. */
  readonly tone: 'good' | 'bad' | 'plain';
};

/** One stage of a procedure as it is drawn. */
export type DrawnStep = {
  readonly number: number;
  readonly name: string;
  readonly kind: DescribedStage['kind'];
  readonly title: Wording;
  readonly who: Wording | null;
  readonly within: readonly Said[];
  readonly threshold: Said | null;
  /** Choices of the form without which the step is left out. */
  readonly only: Wording | null;
  readonly effects: readonly Said[];
  readonly ways: readonly Way[];
  readonly sources: readonly Source[];
};

/** A procedure of a charter drawn from its plan. */
export type Drawing = {
  readonly procedure: string;
  readonly process: string;
  readonly name: Wording;
  readonly sources: readonly Source[];
  readonly carriedOut: boolean;
  readonly start: Said;
  readonly steps: readonly DrawnStep[];
};

/** Draws one procedure. The charter must be sound. */
export function drawingOf(charter: Charter, procedure: string): Drawing {
  const part = charter.procedures[procedure];
  if (!part) throw new Error(`The charter has no procedure ${procedure}.`);
  const plan = describePlan(charter, procedure);
  return {
    procedure,
    process: part.process,
    name: part.name,
    sources: plan.sources,
    carriedOut: !asksMoreThanIsCarriedOut(charter, part),
    start: { says: openersInWords(charter, part.open), sources: sourcesOf(part.open) },
    steps: plan.stages.map((stage, at) => drawnStep(charter, part, plan, stage, at)),
  };
}

/** Every procedure of a charter, drawn. */
export function drawingsOf(charter: Charter): readonly Drawing[] {
  return Object.keys(charter.procedures).map((id) => drawingOf(charter, id));
}

/** Who starts a procedure: 任何人, 普通成员, 执行委员2人以上共同. */
export function openersInWords(charter: Charter, { by, any, share }: Opening): Wording {
  if (by === 'clock')
    return { zh: '期限届至时自动开始', en: 'begins by itself when a term runs out' };
  const who = joined([by].flat().map((id) => nameIn(charter, id)));
  if (share) {
    const { zh, en } = fractionInWords(share, 'electorate');
    return { zh: `${who.zh}（${zh}）`, en: `${who.en} (${en})` };
  }
  return any > 1
    ? { zh: `${who.zh}，须${any}人共同`, en: `${who.en}, ${any} of them together` }
    : who;
}

function drawnStep(
  charter: Charter,
  part: Procedure,
  plan: DescribedPlan,
  stage: DescribedStage,
  at: number,
): DrawnStep {
  const written = part.stages[at];
  if (!written) throw new Error(`${plan.procedure} has no stage ${at}.`);
  return {
    number: at + 1,
    name: stage.name,
    kind: stage.kind,
    title: stage.title,
    who: whoOf(charter, part, written),
    within: timesOf(charter, written, stage),
    threshold: thresholdOf(charter, written),
    only: stage.if ? conditionInWords(charter, stage.if) : null,
    effects: stage.then.map((effect) => ({
      says: valueInWords(charter, WHOLE, effect),
      sources: effect.sources,
    })),
    ways: outcomesOf(stage)
      .filter((outcome) => isDrawn(written, outcome))
      .map((outcome) => wayOf(plan, stage, outcome)),
    sources: stage.sources,
  };
}

/** A filing is drawn as it goes on; nobody objects where the charter gives no time for it. */
function isDrawn(stage: CharterStage, outcome: WalkedOutcome): boolean {
  if (stage.kind !== 'filing') return true;
  if (outcome === 'objected') return stage.objection !== null;
  return outcome === stage.passes;
}

const TONES: Readonly<Record<CaseEnd, Way['tone']>> = {
  passed: 'good',
  refused: 'bad',
  lifted: 'plain',
  withdrawn: 'plain',
};

function wayOf(plan: DescribedPlan, stage: DescribedStage, outcome: WalkedOutcome): Way {
  const name = outcomeInWords(stage.kind, outcome);
  const step = stepAfter(plan, stage, outcome);
  switch (step.to) {
    case 'again':
      return {
        outcome: name,
        to: 'again',
        there: { zh: '本步骤重新进行', en: 'this step once more' },
        step: null,
        tone: 'plain',
      };
    case 'end':
      return {
        outcome: name,
        to: 'end',
        there: endInWords(step.end),
        step: null,
        tone: TONES[step.end],
      };
    case 'stage': {
      const [here, there] = [stage, step.stage].map(({ name: one }) =>
        plan.stages.findIndex((other) => other.name === one),
      ) as [number, number];
      return {
        outcome: name,
        to: there === here + 1 ? 'next' : 'step',
        there: step.stage.title,
        step: there + 1,
        tone: 'good',
      };
    }
  }
}

function whoOf(charter: Charter, { open }: Procedure, stage: CharterStage): Wording | null {
  switch (stage.kind) {
    case 'submit':
      return open.by === 'clock' ? null : openersInWords(charter, { ...open, any: 1, share: null });
    case 'review':
    case 'ballot':
    case 'election':
    case 'approval':
    case 'formalities':
    case 'objection':
      return nameIn(charter, stage.by);
    case 'filing':
      return nameIn(charter, stage.with);
    case 'reply':
      return valueInWords(charter, 'to', [stage.by]);
    case 'notify':
      return valueInWords(charter, 'to', stage.to);
    case 'meeting':
      return nameIn(charter, stage.of);
    case 'warning': {
      const clock = charter.clocks[stage.clock];
      return clock?.kind === 'inactivity' ? nameIn(charter, clock.of) : null;
    }
    case 'issue':
      return null;
  }
}

function timesOf(
  charter: Charter,
  stage: CharterStage,
  described: DescribedStage,
): readonly Said[] {
  const said = (zh: string, en: string, field: string): Said => ({
    says: { zh, en },
    sources: sourcesOfField(stage, field),
  });
  const within = (period: Period): Said => {
    const { zh, en } = periodInWords(period);
    return said(`${zh}内`, `within ${en}`, 'within');
  };
  const due = stage.due ? [dueOf(charter, stage)] : [];
  switch (stage.kind) {
    case 'ballot': {
      if (described.kind !== 'ballot') return due;
      const { zh, en } = spanInWords(described.notice);
      return [
        ...due,
        said(`提前${zh}通知`, `notice of ${en}`, 'notice'),
        ...['shorten', 'early'].flatMap((field) => neverOf(charter, stage, field)),
      ];
    }
    case 'formalities':
    case 'objection':
      return stage.within === null ? due : [...due, within({ count: stage.within, of: 'days' })];
    case 'reply':
      return [...due, within(stage.within), ...neverOf(charter, stage, 'early')];
    case 'notify':
    case 'meeting':
      return stage.within === null ? due : [...due, within(stage.within)];
    case 'filing': {
      if (!stage.objection) return due;
      const { zh, en } = periodInWords(stage.objection.within);
      return [
        ...due,
        {
          says: { zh: `${zh}内可以提出异议`, en: `objections within ${en}` },
          sources: sourcesOf(stage.objection),
        },
      ];
    }
    default:
      return due;
  }
}

/** 不得缩短, 期满前不结束: what may not be done with the time of a stage. */
function neverOf(charter: Charter, stage: CharterStage, field: string): readonly Said[] {
  const value = (stage as unknown as Readonly<Record<string, unknown>>)[field] ?? null;
  return value === null
    ? []
    : [{ says: valueInWords(charter, field, value), sources: sourcesOfField(stage, field) }];
}

function dueOf(charter: Charter, stage: CharterStage): Said {
  return {
    says: valueInWords(charter, 'due', stage.due),
    sources: sourcesOfField(stage, 'due'),
  };
}

function sourcesOfField(stage: CharterStage, field: string): readonly Source[] {
  const question = stage.defaults[field];
  if (question !== undefined) return [{ from: 'default', question }];
  const whole = stage.defaults[WHOLE];
  return sourcesOf({ ...stage, defaults: whole === undefined ? {} : { [WHOLE]: whole } });
}

function thresholdOf(charter: Charter, stage: CharterStage): Said | null {
  if (stage.kind !== 'ballot' && stage.kind !== 'election') return null;
  const id = stage.rule ?? charter.bodies[stage.by]?.rule ?? null;
  const rule = id === null ? undefined : charter.rules[id];
  if (!rule) return null;
  const question = rule.defaults['passes'] ?? rule.defaults[WHOLE];
  return {
    says: fractionInWords(rule.passes, rule.passes.base),
    sources:
      question === undefined
        ? rule.articles.map((article): Source => ({ from: 'charter', article }))
        : [{ from: 'default', question }],
  };
}
