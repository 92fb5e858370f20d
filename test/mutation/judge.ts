import { examineNames } from '../../src/charter/soundness/names.ts';
import { examineSense } from '../../src/charter/soundness/sense.ts';
import { charterSchema, type Silence } from '../../src/charter/schema/charter.ts';
import { layBeneath } from '../../src/charter/silence.ts';
import type { Finding, Path } from '../../src/charter/problem.ts';
import type { Charter } from '../../src/domain/charter.ts';
import type { Proof } from './globals.ts';
import type { Mutant } from './mutants.ts';

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
  readonly charter: Charter;
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
  if (rulesOf(changed) === rulesOf(bench.charter)) return { is: 'no-change' };
  const named = [...examineNames(changed)];
  const findings = named.length > 0 ? named : [...examineSense(changed)];
  const finding = findings.find((one) => isAbout(one, mutant));
  if (finding) return { is: 'refused', by: finding.message.en };
  bench.show(changed);
  for (const { title, run } of bench.proofs)
    if (await fails(run)) return { is: 'killed', by: title };
  return { is: 'survived' };
}

/** A finding names the rule's place: it stands there, around it or inside it, or says the name that is gone or new. */
function isAbout({ path, message }: Finding, mutant: Mutant): boolean {
  const said = message.en.split(/[\s“”;,.()]+/u);
  return (
    isWithin(path, mutant.path) ||
    (path.length > 1 && isWithin(mutant.path, path)) ||
    mutant.names.some((name) => /^[a-z][a-z-]+$/u.test(name) && said.includes(name))
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

/** A charter's rules, without where they come from and whatever only names or explains them. */
function rulesOf(charter: Charter): string {
  return JSON.stringify({ ...charter, questions: {}, articles: {} }, (key, value: unknown) =>
    key === 'articles' || key === 'defaults' || key === 'examples' ? undefined : value,
  );
}
