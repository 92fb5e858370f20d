import type {
  Body,
  Charter,
  CharterStage,
  Money,
  Named,
  Provenance,
  Question,
  Rule,
} from '../domain/charter.ts';
import type { Silence, WrittenCharter } from './schema/charter.ts';

/** Answered beneath every charter, whatever its parts say: who releases its papers, and who does what in another's place. */
export const OF_EVERY_CHARTER: readonly string[] = ['X-Q27', 'X-Q28', 'X-Q30'];

/** Lays the answers to a charter's silences beneath it: every field left out takes the common default and its question. */
export function layBeneath(charter: WrittenCharter, silence: Silence): Charter {
  const complete = {
    id: charter.charter,
    version: charter.version,
    name: charter.name,
    short: charter.short,
    purpose: charter.purpose,
    text: charter.text,
    abbreviation: charter.abbreviation,
    adopted: charter.adopted,
    outputs: charter.outputs,
    declarations: charter.declarations ?? {},
    changes: charter.changes ?? { charter: null, readings: null },
    articles: charter.articles,
    ...(charter.words ? { words: charter.words } : {}),
    ...(charter.headings ? { headings: charter.headings } : {}),
    authorities: charter.authorities ?? {},
    members: charter.members,
    bodies: each(charter.bodies, (body): Body => bodyUnder(body, silence)),
    rules: each(charter.rules, (rule): Rule => ruleUnder(rule, silence)),
    documents: charter.documents,
    procedures: each(charter.procedures, (procedure) => ({
      ...procedure,
      stages: procedure.stages.map((stage) => stageUnder(stage, silence)),
    })),
    clocks: charter.clocks ?? {},
    gates: charter.gates ?? {},
    registers: charter.registers ?? {},
    money: charter.money ?? NO_MONEY,
  };
  const cited = new Set([...questionsCited(complete), ...answeredBeneath(complete)]);
  const common = Object.entries(silence.questions).filter(([id]) => cited.has(id));
  const questions: Named<Question> = {
    ...charter.questions,
    ...Object.fromEntries(common),
  };
  return { ...complete, questions };
}

const NO_MONEY: Money = {
  dues: null,
  free: null,
  contributions: null,
  fees: {},
  income: {},
  spending: null,
};

/**
 * The questions answered although no part says so: those of every charter, where there is expulsion whether the
 * expelled may apply again, and where members may join something in which order they do while places are short.
 */
export function answeredBeneath({
  members,
  procedures,
}: Pick<Charter, 'members' | 'procedures'>): readonly string[] {
  const expels = Object.values(procedures).some(({ stages }) =>
    stages.some(({ then }) =>
      then.some((effect) => effect.do === 'end-membership' && effect.because === 'expelled'),
    ),
  );
  const rights = Object.values(members.classes).flatMap((one) => one.rights);
  const joins = [...rights, ...(members.founders?.rights ?? [])].some(({ may }) => may === 'join');
  return [...OF_EVERY_CHARTER, ...(expels ? ['X-Q17'] : []), ...(joins ? ['X-Q31'] : [])];
}

function ruleUnder(rule: WrittenCharter['rules'][string], { rule: beneath }: Silence): Rule {
  const quorum = rule.quorum ?? beneath.quorum;
  return {
    ...rule,
    quorum: quorum === 'none' ? null : quorum,
    recuse: rule.recuse ?? beneath.recuse,
    secret: rule.secret ?? beneath.secret,
    refuses: rule.refuses ?? beneath.refuses,
    defaults: withDefaults(rule, beneath, ['quorum', 'recuse', 'secret', 'refuses']),
  };
}

function bodyUnder(body: WrittenCharter['bodies'][string], { body: beneath }: Silence): Body {
  const filled = Object.keys(body.seats).length > 0;
  const chaired = body.chairedBy.length > 0;
  return {
    ...body,
    first: filled ? (body.first ?? beneath.first) : null,
    correspondence: chaired ? (body.correspondence ?? beneath.correspondence) : null,
    demand: chaired ? (body.demand ?? beneath.demand) : null,
    defaults: withDefaults(body, beneath, [
      ...(filled ? (['first'] as const) : []),
      ...(chaired ? (['correspondence', 'demand'] as const) : []),
    ]),
  };
}

function stageUnder(
  stage: WrittenCharter['procedures'][string]['stages'][number],
  { ballot: beneath }: Silence,
): CharterStage {
  if (stage.kind !== 'ballot') return stage;
  return {
    ...stage,
    notice: stage.notice ?? beneath.notice,
    counting: stage.counting ?? beneath.counting,
    defaults: withDefaults(stage, beneath, ['notice', 'counting']),
  };
}

/** A part's own defaults, and those of what lies beneath for the fields it leaves out. */
function withDefaults<Field extends string>(
  part: Provenance & Readonly<Record<Field, unknown>>,
  beneath: Provenance,
  fields: readonly Field[],
): Named<string> {
  const added = fields.flatMap((field) => {
    const question = beneath.defaults[field];
    return part[field] === null && question !== undefined ? [[field, question]] : [];
  });
  return { ...part.defaults, ...Object.fromEntries(added) };
}

function each<Before, After>(parts: Named<Before>, change: (part: Before) => After): Named<After> {
  return Object.fromEntries(Object.entries(parts).map(([id, part]) => [id, change(part)]));
}

/** The questions that the defaults anywhere in a charter answer. */
export function questionsCited(part: unknown): ReadonlySet<string> {
  if (typeof part !== 'object' || part === null) return new Set();
  return new Set(
    Object.entries(part).flatMap(([key, value]) =>
      key === 'defaults' ? Object.values(value as Named<string>) : [...questionsCited(value)],
    ),
  );
}
