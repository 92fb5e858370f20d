import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { charterSchema } from '../../src/charter/schema/charter.ts';
import { readSource, type SourceText } from '../../src/charter/source-text.ts';
import { pathInWords, type Path } from '../../src/charter/problem.ts';
import type { Charter } from '../../src/domain/charter.ts';
import { charterFrom, fileText, silence } from '../charter/files.ts';
import { readInPlace } from '../charter/in-place.ts';
import { proofs, type Proof } from './globals.ts';
import { judge, judgeSilence, rulesOf, STATES_A_SOURCE, type Verdict } from './judge.ts';
import { mutants, mutantsOfSilence, type Mutant } from './mutants.ts';

/** What a test must name to count: an item, scenario, vote, single act, timer or question of the acceptance list, or an article. */
const NAMES_WHAT_IT_PROVES =
  /\b(?:[A-F]-(?:\d{3}|[VSTQ]\d+)|AT-\d{2}|X-Q\d+)\b|\b[A-F] [\d一二三四五六七]/u;
const TESTS = ['../charter/', '../domain/'];
const STATE = new URL('../../.cache/mutate.json', import.meta.url);

const shown = new Map<string, Charter>();
const read = new Set<string>();

/** The answers to what charters leave open, among the files. */
const SILENCE = 'silence';

/** Runs every change of every charter and of what lies beneath them, or of those asked for; 1 when a change went unnoticed. */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      charter: { type: 'string' },
      only: { type: 'string', default: '' },
      fresh: { type: 'boolean', default: false },
      killed: { type: 'boolean', default: false },
    },
  });
  readInPlace(standIn);
  const tests = await collect();
  const files = (await readdir(new URL('../../charters/', import.meta.url)))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.replace('.yaml', ''));
  const charters = files.filter((id) => id !== SILENCE);
  const state = await State.open(values.fresh);
  let survived = 0;
  for (const id of files.filter((one) => values.charter === undefined || one === values.charter)) {
    const trial = id === SILENCE ? await trialOfSilence(charters, tests) : await trialOf(id, tests);
    survived += await run(id, trial, { ...values, state });
  }
  return survived > 0 ? 1 : 0;
}

/** A file's changes, and who judges them. */
type Trial = {
  readonly source: SourceText;
  readonly tests: number;
  readonly mutants: Iterable<Mutant>;
  readonly verdictOf: (mutant: Mutant) => Promise<Verdict>;
};

async function trialOf(id: string, tests: readonly Proof[]): Promise<Trial> {
  const source = sourceText(id);
  const proofs = await readersOf([id], tests);
  const show = (charter: Charter) => void shown.set(id, charter);
  const bench = { rules: rulesOf(charterFrom(id)), silence, proofs, show };
  return {
    source,
    tests: proofs.length,
    mutants: mutants(source.data as Data, Object.keys(silence.questions)),
    verdictOf: (mutant) => judge(bench, mutant),
  };
}

async function trialOfSilence(ids: readonly string[], tests: readonly Proof[]): Promise<Trial> {
  const source = sourceText(SILENCE);
  const proofs = await readersOf(ids, tests);
  const show = (all: readonly Charter[]) => {
    for (const charter of all) shown.set(charter.id, charter);
  };
  const charters = ids.map((id) => charterSchema.parse(sourceText(id).data));
  const rules = ids.map((one) => rulesOf(charterFrom(one)));
  const bench = { charters, rules, proofs, show };
  return {
    source,
    tests: proofs.length,
    mutants: mutantsOfSilence(source.data as Data),
    verdictOf: (mutant) => judgeSilence(bench, mutant),
  };
}

type Data = Readonly<Record<string, unknown>>;

function sourceText(id: string): SourceText {
  const reading = readSource(fileText(`${id}.yaml`), `${id}.yaml`);
  if (!reading.ok) throw new Error(`${id}.yaml cannot be read`);
  return reading.source;
}

/** In a charter's place, whatever is shown now. */
function standIn(id: string, charter: Charter): Charter {
  const now = () => {
    read.add(id);
    return shown.get(id) ?? charter;
  };
  return new Proxy(charter, {
    get: (_, key) => Reflect.get(now(), key) as unknown,
    has: (_, key) => Reflect.has(now(), key),
    ownKeys: () => Reflect.ownKeys(now()),
    getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(now(), key),
  });
}

/** The tests of charters and rules that name what they prove. */
async function collect(): Promise<readonly Proof[]> {
  for (const folder of TESTS) {
    const files = await readdir(new URL(folder, import.meta.url), { recursive: true });
    for (const file of files.filter((one) => one.endsWith('.test.ts')).toSorted())
      await import(new URL(`${folder}${file}`, import.meta.url).href);
  }
  return proofs.filter(
    ({ title }) => NAMES_WHAT_IT_PROVES.test(title) || STATES_A_SOURCE.test(title),
  );
}

/** Those of the tests that read one of these charters, the quickest first; all of them must pass as it stands. */
async function readersOf(
  ids: readonly string[],
  tests: readonly Proof[],
): Promise<readonly Proof[]> {
  const readers: { readonly test: Proof; readonly took: number }[] = [];
  for (const test of tests) {
    read.clear();
    const began = performance.now();
    try {
      await test.run();
    } catch (error) {
      throw new Error(`fails before anything is changed: ${test.title}`, { cause: error });
    }
    const took = performance.now() - began;
    if (ids.some((id) => read.has(id))) readers.push({ test, took });
  }
  return readers.toSorted((one, other) => one.took - other.took).map(({ test }) => test);
}

async function run(
  id: string,
  { source, tests, mutants: changes, verdictOf }: Trial,
  { only, killed, state }: { only: string; killed: boolean; state: State },
): Promise<number> {
  const file = `${id}.yaml`;
  const count = { 'no-change': 0, refused: 0, killed: 0, survived: 0 };
  for (const mutant of changes) {
    const where = pathInWords(mutant.path);
    if (!where.startsWith(only)) continue;
    const key = `${id} ${where} ${mutant.change}`;
    const verdict = state.known(key) ?? (await verdictOf(mutant));
    shown.clear();
    await state.keep(key, verdict);
    count[verdict.is] += 1;
    if (verdict.is === 'survived' || (killed && verdict.is !== 'no-change')) {
      const { line } = source.problemAt(mutant.path, { zh: '', en: '' });
      const from = sourceOf(source.data, mutant.path);
      const by = 'by' in verdict ? ` · ${verdict.is}: ${verdict.by}` : '';
      console.log(`charters/${file}:${line} ${where}: ${mutant.change}${from}${by}`);
    }
    progress(id, count);
  }
  await state.write();
  process.stderr.write('\r\u001B[K');
  const rules = count.refused + count.killed + count.survived;
  console.log(
    `${id}: ${rules} changes, ${count.killed} found by ${tests} tests, ${count.refused} refused by the check, ${count.survived} unnoticed`,
  );
  return count.survived;
}

function progress(id: string, count: Readonly<Record<Verdict['is'], number>>): void {
  const done = Object.values(count).reduce((sum, one) => sum + one, 0);
  if (process.stderr.isTTY && done % 20 === 0)
    process.stderr.write(`\r${id}: ${done} changes tried, ${count.survived} unnoticed`);
}

/** Where the changed rule comes from: its own article or question, else that of the part around it. */
function sourceOf(data: unknown, path: Path): string {
  let source = '';
  let part = data;
  for (const step of path) {
    const map = part as Readonly<Record<string, unknown>>;
    if (map['article'] ?? map['default']) source = JSON.stringify(map['article'] ?? map['default']);
    part = map[step];
  }
  return source === '' ? '' : ` (${source.replaceAll('"', '')})`;
}

/** What is known already of the same charters, tests and product, so that a run that was stopped goes on. */
class State {
  readonly #of: string;
  readonly #verdicts: Map<string, Verdict>;
  #kept = 0;

  constructor(of: string, verdicts: Map<string, Verdict>) {
    this.#of = of;
    this.#verdicts = verdicts;
  }

  static async open(fresh: boolean): Promise<State> {
    const of = await fingerprint();
    if (fresh) return new State(of, new Map());
    try {
      const kept = JSON.parse(await readFile(STATE, 'utf8')) as {
        of: string;
        verdicts: [string, Verdict][];
      };
      return new State(of, new Map(kept.of === of ? kept.verdicts : []));
    } catch {
      return new State(of, new Map());
    }
  }

  known(key: string): Verdict | undefined {
    return this.#verdicts.get(key);
  }

  async keep(key: string, verdict: Verdict): Promise<void> {
    this.#verdicts.set(key, verdict);
    this.#kept += 1;
    if (this.#kept % 500 === 0) await this.write();
  }

  async write(): Promise<void> {
    await mkdir(new URL('.', STATE), { recursive: true });
    await writeFile(STATE, JSON.stringify({ of: this.#of, verdicts: [...this.#verdicts] }));
  }
}

async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of [
    'charters',
    'src/charter',
    'src/domain',
    'test/charter',
    'test/domain',
    'test/mutation',
  ]) {
    const at = new URL(`../../${folder}/`, import.meta.url);
    const files = await readdir(at, { recursive: true, withFileTypes: true });
    for (const file of files
      .filter((one) => one.isFile())
      .toSorted((one, other) =>
        `${one.parentPath}/${one.name}` < `${other.parentPath}/${other.name}` ? -1 : 1,
      ))
      hash.update(file.name).update(await readFile(`${file.parentPath}/${file.name}`));
  }
  return hash.digest('hex');
}
