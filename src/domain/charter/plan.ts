import type { DecisionRule, Effect, Plan, PlanStage } from '../plan.ts';
import type { Wording } from '../wording.ts';
import { sourceOf, sourcesOf } from './sources.ts';
import type { Charter, CharterEffect, CharterStage, Named } from './type.ts';

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
function stageTitle(charter: Charter, stage: CharterStage): Wording {
  if (stage.title) return stage.title;
  switch (stage.kind) {
    case 'submit': {
      const { name } = named(charter.documents, stage.form);
      return { zh: `提交${name.zh}`, en: `Handing in: ${name.en}` };
    }
    case 'review': {
      const { name } = named(charter.bodies, stage.by);
      return { zh: `${name.zh}审核`, en: `Review: ${name.en}` };
    }
    case 'ballot': {
      const { name } = named(charter.bodies, stage.by);
      return { zh: `${name.zh}表决`, en: `Vote: ${name.en}` };
    }
    case 'filing': {
      const { short } = named(charter.authorities, stage.with);
      return { zh: `报${short.zh}备案`, en: `Filing with ${short.en}` };
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
  }
}

function resolveEffect(effect: CharterEffect): Effect {
  const sources = sourcesOf(effect);
  return effect.do === 'admit'
    ? { do: 'admit', class: effect.class, sources }
    : { do: 'end-membership', because: effect.because, sources };
}

function resolveStage(charter: Charter, stage: CharterStage): PlanStage {
  const shared = {
    name: stage.name,
    title: stageTitle(charter, stage),
    sources: sourcesOf(stage),
    then: stage.then.map(resolveEffect),
  };
  switch (stage.kind) {
    case 'submit':
      return { kind: 'submit', ...shared, form: stage.form };
    case 'review':
      return { kind: 'review', ...shared, by: stage.by };
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
        notice: { workingDays: stage.notice, source: sourceOf(stage, 'notice') },
        counting: { workingDays: stage.counting, source: sourceOf(stage, 'counting') },
      };
    }
    case 'filing':
      return { kind: 'filing', ...shared, with: stage.with, passes: stage.passes };
    case 'issue':
      return { kind: 'issue', ...shared, document: stage.document };
    case 'formalities': {
      const { by, returns, within } = stage;
      return { kind: 'formalities', ...shared, by, returns, within };
    }
    case 'warning':
      return { kind: 'warning', ...shared, clock: stage.clock };
    case 'objection':
      return { kind: 'objection', ...shared, by: stage.by, within: stage.within };
  }
}

function omit(defaults: Named<string>, fields: readonly string[]): Named<string> {
  return Object.fromEntries(Object.entries(defaults).filter(([field]) => !fields.includes(field)));
}

/** A procedure as a case that opens now will run it. The charter must be sound. */
export function resolvePlan(charter: Charter, procedure: string): Plan {
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
    stages: part.stages.map((stage) => resolveStage(charter, stage)),
  };
}
