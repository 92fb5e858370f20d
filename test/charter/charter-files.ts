import { examine } from '../../src/charter/examine.ts';
import {
  decisionRule,
  describePlan,
  electorsOf,
  type Charter,
  type DescribedStage,
} from '../../src/domain/charter.ts';
import { charterFrom, fileText } from './files.ts';

/** What is wrong with a charter of the folder, as the command line would say it in English. */
export function problemsOfFile(id: string): readonly string[] {
  const charter = charterFrom(id);
  return examine(charter, fileText(charter.text)).map(
    ({ path, message }) => `${path.join('.')}: ${message.en}`,
  );
}

/** What is left of a charter's text when every quotation has been taken out of it once. */
export function unquoted(charter: Charter): string {
  let rest = fileText(charter.text)
    .replace(/^#*\s*第[一二三四五六七八九十]+章.*$/gmu, '')
    .replace(/\s/gu, '');
  const quotations = Object.values(charter.articles).map(({ words }) => words.replace(/\s/gu, ''));
  for (const words of quotations.toSorted((one, other) => other.length - one.length))
    rest = rest.replace(words, '|');
  return rest
    .replace(
      /第[一二三四五六七八九十]+条|（[一二三四五六七八九十]+）|\d[.、]|[一二三四五六七八九十]、/gu,
      '',
    )
    .replace(/\|/gu, '');
}

/** A ballot's row of the vote register: who votes, of which base, how many, and whether the charter says so. */
export function voteOf(
  charter: Charter,
  procedure: string,
  stage = 'ballot',
): {
  readonly electors: readonly string[];
  readonly passes: string;
  readonly quorum: string;
  readonly source: string;
} {
  const at = describePlan(charter, procedure).stages.find(({ name }) => name === stage);
  if (at?.kind !== 'ballot') throw new Error(`${procedure} has no ballot ${stage}`);
  return { electors: electorsOf(charter, at.by), ...ruleInRegister(at.rule) };
}

/** A rule's row of the vote register. */
export function ruleOf(charter: Charter, rule: string): ReturnType<typeof ruleInRegister> {
  return ruleInRegister(decisionRule(charter, rule));
}

function ruleInRegister({
  passes,
  quorum,
  sources,
}: Extract<DescribedStage, { kind: 'ballot' }>['rule']) {
  const { from, article, question } = sources.passes;
  return {
    passes: `${passes.inclusive ? '≥' : '>'} ${passes.num}/${passes.den} of ${passes.base}`,
    quorum: quorum === null ? 'none' : typeof quorum.mode === 'string' ? quorum.mode : 'by way',
    source: from === 'charter' ? `charter ${article}` : `${from} ${question}`,
  };
}
