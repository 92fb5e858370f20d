import type { DecisionRule, Notice, Plan, PlanStage, Source, Span } from '../plan.ts';
import { asksMoreThanIsCarriedOut } from './carried-out.ts';
import { applies } from './conditions.ts';
import { nameIn } from './in-words.ts';
import type { Wording } from '../wording.ts';
import { sourceOf, sourcesOf } from './sources.ts';
import type {
  ActsAs,
  Charter,
  CharterEffect,
  CharterStage,
  Condition,
  Named,
  Period,
} from './type.ts';

function named<Part>(parts: Named<Part>, id: string): Part {
  const part = parts[id];
  if (part === undefined) throw new Error(`The charter names nothing ${id}.`);
  return part;
}

/** A rule of the charter as a ballot carries it out, each field with its source. */
export function decisionRule(charter: Charter, id: string): DecisionRule {
  const rule = named(charter.rules, id);
  return {
    passes: rule.passes,
    quorum: rule.quorum,
    ...(rule.exactHalf ? { exactHalf: rule.exactHalf } : {}),
    recuse: rule.recuse,
    secret: rule.secret,
    refuses: rule.refuses,
    sources: {
      passes: sourceOf(rule, 'passes'),
      quorum: sourceOf(rule, 'quorum'),
      recuse: sourceOf(rule, 'recuse'),
      secret: sourceOf(rule, 'secret'),
      ...(rule.exactHalf ? { exactHalf: sourceOf(rule, 'exactHalf') } : {}),
      refuses: sourceOf(rule, 'refuses'),
    },
  };
}

/** What a stage is called where the charter has no words of its own for it. */
export function stageTitle(charter: Charter, stage: CharterStage): Wording {
  if (stage.title) return stage.title;
  switch (stage.kind) {
    case 'submit': {
      const { name } = named(charter.documents, stage.form);
      return { zh: `提交${name.zh}`, en: `Handing in: ${name.en}` };
    }
    case 'review':
      return titled(named(charter.bodies, stage.by).name, '审核', 'Review');
    case 'ballot':
      return titled(named(charter.bodies, stage.by).name, '表决', 'Vote');
    case 'filing': {
      const { zh, en } = shortNameIn(charter, stage.with);
      return { zh: `报${zh}备案`, en: `Filing with ${en}` };
    }
    case 'issue': {
      const { name } = named(charter.documents, stage.document);
      return { zh: `颁发${name.zh}`, en: `Issue: ${name.en}` };
    }
    case 'formalities': {
      const returned = stage.returns === null ? null : named(charter.documents, stage.returns).name;
      return returned
        ? { zh: `交回${returned.zh}`, en: `Return of the ${returned.en.toLowerCase()}` }
        : { zh: '履行退会手续', en: 'Formalities of leaving' };
    }
    case 'warning':
      return { zh: '期满提示', en: 'Warnings' };
    case 'objection':
      return { zh: '异议期', en: 'Time for objections' };
    case 'reply':
      return { zh: '陈述申辩', en: 'Reply' };
    case 'notify': {
      const { zh, en } = stage.reaching ? ACTS_AS[stage.reaching] : { zh: '', en: '' };
      return { zh: `通知${zh}`, en: en === '' ? 'Notice' : `Notice to ${en}` };
    }
    case 'approval':
      return titled(shortNameIn(charter, stage.by), '批准', 'Approval');
    case 'election':
      return titled(named(charter.bodies, stage.by).name, '选举', 'Election');
    case 'meeting':
      return titled(named(charter.bodies, stage.of).name, '会议', 'Meeting');
  }
}

const ACTS_AS: Readonly<Record<ActsAs, Wording>> = {
  representative: { zh: '会员代表', en: 'the voting representative' },
  head: { zh: '单位负责人', en: 'the head of the unit' },
  liaison: { zh: '联络员', en: 'the liaison' },
};

/** Who acts for a unit, in words. */
export function actsAs(who: ActsAs): Wording {
  return ACTS_AS[who];
}

function titled(name: Wording, zh: string, en: string): Wording {
  return { zh: `${name.zh}${zh}`, en: `${en}: ${name.en}` };
}

/** An authority by its short name; a filing may also be with a body of the alliance itself. */
function shortNameIn(charter: Charter, id: string): Wording {
  return charter.authorities[id]?.short ?? nameIn(charter, id);
}

/** An effect with its sources, whether or not the product carries it out. */
export type DescribedEffect = WithoutProvenance<CharterEffect> & {
  readonly sources: readonly Source[];
};
type WithoutProvenance<Part> = Part extends unknown ? Omit<Part, 'articles' | 'defaults'> : never;

export function describedEffect(effect: CharterEffect): DescribedEffect {
  const { articles: _, defaults: __, ...does } = effect;
  return { ...does, sources: sourcesOf(effect) };
}

type Described<Stage> = Stage extends unknown
  ? Omit<Stage, 'then'> & {
      readonly then: readonly DescribedEffect[];
      /** Skipped unless these choices were made in the case's form. */
      readonly if?: Condition;
    }
  : never;
type ReadOnlyStage = Omit<Described<PlanStage>, 'kind'> & {
  readonly kind: 'approval' | 'election' | 'meeting';
};
/** A stage as its charter has it, whether or not the product carries it out. */
export type DescribedStage = Described<PlanStage> | ReadOnlyStage;
export type DescribedPlan = Omit<Plan, 'stages'> & { readonly stages: readonly DescribedStage[] };

function describeStage(charter: Charter, stage: CharterStage): DescribedStage {
  const shared = {
    name: stage.name,
    title: stageTitle(charter, stage),
    sources: sourcesOf(stage),
    then: stage.then.map(describedEffect),
    ...(stage.if ? { if: stage.if } : {}),
    ...(Object.keys(stage.leads).length > 0 ? { leads: stage.leads } : {}),
  };
  switch (stage.kind) {
    case 'submit':
      return {
        kind: 'submit',
        ...shared,
        form: stage.form,
        ...given('declares', stage.declares),
        ...given('documents', stage.documents),
      };
    case 'review':
      return {
        kind: 'review',
        ...shared,
        by: stage.by,
        ...given('checks', stage.checks),
        // A charter stored before this was asked for has no such field.
        ...given('assesses', stage.assesses ?? []),
        ...(stage.otherThan ? { otherThan: stage.otherThan } : {}),
      };
    case 'ballot': {
      const rule = stage.rule ?? named(charter.bodies, stage.by).rule;
      if (rule === null) throw new Error(`The ballot ${stage.name} has no rule.`);
      return {
        kind: 'ballot',
        ...shared,
        // Rule, notice and counting carry sources of their own.
        sources: sourcesOf({
          ...stage,
          defaults: omit(stage.defaults, ['rule', 'notice', 'counting']),
        }),
        by: stage.by,
        rule: decisionRule(charter, rule),
        notice: noticeOf(stage.notice, sourceOf(stage, 'notice')),
        counting: { workingDays: stage.counting, source: sourceOf(stage, 'counting') },
        ...(stage.shorten ? { shorten: stage.shorten } : {}),
        ...(stage.early ? { early: stage.early } : {}),
      };
    }
    case 'filing':
      return { kind: 'filing', ...shared, with: stage.with, passes: stage.passes };
    case 'issue':
      return { kind: 'issue', ...shared, document: stage.document };
    case 'formalities': {
      const { by, returns, within } = stage;
      return {
        kind: 'formalities',
        ...shared,
        by,
        returns,
        within,
        ...given('items', stage.items),
      };
    }
    case 'warning':
      return { kind: 'warning', ...shared, clock: stage.clock };
    case 'objection':
      return {
        kind: 'objection',
        ...shared,
        by: stage.by,
        within: stage.within,
        ...(stage.restarts ? { restarts: stage.restarts } : {}),
      };
    case 'notify':
      return {
        kind: 'notify',
        ...shared,
        to: stage.to,
        ...(stage.reaching ? { reaching: stage.reaching } : {}),
      };
    case 'reply':
      return {
        kind: 'reply',
        ...shared,
        by: stage.by,
        within: spanOf(stage.within),
        ...(stage.early ? { early: stage.early } : {}),
      };
    case 'approval':
    case 'election':
    case 'meeting':
      return { kind: stage.kind, ...shared };
  }
}

/** A list that plans hold only where it says something: cases opened before it existed have none. */
function given<Field extends string, Item>(
  field: Field,
  items: readonly Item[],
): { readonly [key in Field]?: readonly Item[] } {
  return items.length > 0
    ? ({ [field]: items } as { readonly [key in Field]: readonly Item[] })
    : {};
}

function noticeOf({ count, of }: Period, source: Source): Notice {
  return of === 'working-days' ? { workingDays: count, source } : { days: count, source };
}

function spanOf({ count, of }: Period): Span {
  switch (of) {
    case 'days':
      return { days: count };
    case 'working-days':
      return { workingDays: count };
    case 'months':
      return { months: count };
    case 'years':
      return { months: count * 12 };
  }
}

function omit(defaults: Named<string>, fields: readonly string[]): Named<string> {
  return Object.fromEntries(Object.entries(defaults).filter(([field]) => !fields.includes(field)));
}

/** A procedure as its charter has it. The charter must be sound. */
export function describePlan(charter: Charter, procedure: string): DescribedPlan {
  const part = named(charter.procedures, procedure);
  return {
    format: 1,
    charter: charter.id,
    version: charter.version,
    procedure,
    process: part.process,
    name: part.name,
    matter: part.matter,
    sources: sourcesOf(part),
    stages: part.stages.map((stage) => describeStage(charter, stage)),
  };
}

/** A procedure without the stages that the choices made in its form leave out. */
export function planFor(
  charter: Charter,
  procedure: string,
  choices: Readonly<Record<string, string>>,
): DescribedPlan {
  const plan = describePlan(charter, procedure);
  return { ...plan, stages: plan.stages.filter((stage) => applies(stage.if ?? null, choices)) };
}

/**
 * A procedure as a case that opens now will run it: with every stage, or with those that the choices made in its form
 * leave (decision 0032). The charter must be sound, and the whole procedure carried out.
 */
export function resolvePlan(
  charter: Charter,
  procedure: string,
  choices?: Readonly<Record<string, string>>,
): Plan {
  if (asksMoreThanIsCarriedOut(charter, named(charter.procedures, procedure)))
    throw new Error(`${procedure} asks for more than is carried out.`);
  return (
    choices ? planFor(charter, procedure, choices) : describePlan(charter, procedure)
  ) as Plan;
}
