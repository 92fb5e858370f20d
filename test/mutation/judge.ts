import { examineNames } from '../../src/charter/soundness/names.ts';
import { examineSense } from '../../src/charter/soundness/sense.ts';
import {
  charterSchema,
  silenceSchema,
  type Silence,
  type WrittenCharter,
} from '../../src/charter/schema/charter.ts';
import { layBeneath } from '../../src/charter/silence.ts';
import type { Finding, Path } from '../../src/charter/problem.ts';
import type { Charter } from '../../src/domain/charter.ts';
import type { Proof } from './globals.ts';
import { isSource, type Mutant } from './mutants.ts';

/** The title of a row that states where a part of a charter comes from. */
export const STATES_A_SOURCE = /^charter [A-F] takes /u;

/** What became of a changed rule. */
export type Verdict =
  /** No charter any more, or the same one. */
  | { readonly is: 'no-change' }
  /** The check says what is wrong, at the rule or with its name. */
  | { readonly is: 'refused'; readonly by: string }
  /** A test that names what it proves failed. */
  | { readonly is: 'killed'; readonly by: string }
  | { readonly is: 'survived' };

export type Bench = {
  /** The charter as it stands. */
  readonly rules: string;
  readonly silence: Silence;
  /** The tests that read this charter and name what they prove. */
  readonly proofs: readonly Proof[];
  readonly show: (charter: Charter) => void;
};

/** Shows the tests a charter with one rule changed, and says whether anybody noticed. */
export async function judge(bench: Bench, mutant: Mutant): Promise<Verdict> {
  const parsed = charterSchema.safeParse(mutant.data);
  if (!parsed.success) return { is: 'no-change' };
  const changed = layBeneath(parsed.data, bench.silence);
  if (rulesOf(changed) === bench.rules) return { is: 'no-change' };
  const named = [...examineNames(changed)];
  const findings = named.length > 0 ? named : [...examineSense(changed)];
  const finding = findings.find((one) => isAbout(one, mutant));
  if (finding) return { is: 'refused', by: finding.message.en };
  bench.show(changed);
  return provedBy(bench.proofs, mutant);
}

export type CommonBench = {
  readonly charters: readonly WrittenCharter[];
  /** Each of them as it stands. */
  readonly rules: readonly string[];
  /** The tests that read any of the charters and name what they prove. */
  readonly proofs: readonly Proof[];
  readonly show: (charters: readonly Charter[]) => void;
};

/** Shows the tests all charters with one of the answers beneath them changed. */
export async function judgeSilence(bench: CommonBench, mutant: Mutant): Promise<Verdict> {
  const parsed = silenceSchema.safeParse(mutant.data);
  if (!parsed.success) return { is: 'no-change' };
  const changed = bench.charters.map((charter) => layBeneath(charter, parsed.data));
  if (changed.every((charter, at) => rulesOf(charter) === bench.rules[at]))
    return { is: 'no-change' };
  const finding = changed
    .flatMap((charter) => [...examineNames(charter)])
    .find((one) => isAbout(one, mutant));
  if (finding) return { is: 'refused', by: finding.message.en };
  bench.show(changed);
  return provedBy(bench.proofs, mutant);
}

async function provedBy(proofs: readonly Proof[], mutant: Mutant): Promise<Verdict> {
  for (const { title, run } of inOrder(proofs, mutant))
    if (await fails(run)) return { is: 'killed', by: title };
  return { is: 'survived' };
}

/** The likeliest to fail first: of a changed source the rows that state the sources of the same part, of a rule all others. */
function inOrder(proofs: readonly Proof[], { path }: Mutant): readonly Proof[] {
  const part = path.some(isSource) ? path.slice(0, 2).join('.') : null;
  const isLikely = ({ title }: Proof) =>
    part === null ? !STATES_A_SOURCE.test(title) : title.includes(part);
  return [...proofs.filter(isLikely), ...proofs.filter((one) => !isLikely(one))];
}

/** What a part or a question is called: `chairs-office`, `B-Q4`. */
const A_NAME = /^(?:[a-z][a-z-]+|[A-Z]-Q\d+)$/u;

/** A finding names the rule's place: it stands there, around it or inside it, or says the name that is gone or new. */
function isAbout({ path, message }: Finding, mutant: Mutant): boolean {
  const said = message.en.split(/[\s“”;,.()]+/u);
  return (
    isWithin(path, mutant.path) ||
    (path.length > 1 && isWithin(mutant.path, path)) ||
    mutant.names.some((name) => A_NAME.test(name) && said.includes(name))
  );
}

function isWithin(path: Path, other: Path): boolean {
  return other.every((step, at) => String(path[at]) === String(step));
}

async function fails(run: () => unknown): Promise<boolean> {
  try {
    await run();
    return false;
  } catch {
    return true;
  }
}

/** A charter's rules and where they come from, without what only names or explains them. */
export function rulesOf(charter: Charter): string {
  const leftOut = Object.entries(charter.questions).map(([id, { leavesOut }]) => [id, leavesOut]);
  return JSON.stringify({ ...charter, articles: {}, questions: leftOut }, (key, value: unknown) =>
    key === 'examples' ? undefined : value,
  );
}
