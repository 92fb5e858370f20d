import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Charter } from '../domain/charter.ts';
import { examine } from './examine.ts';
import { loadCharter, loadSilence, type Refused } from './load.ts';
import type { Problem } from './problem.ts';

const SILENCE = 'silence.yaml';

const noSilence: Refused = {
  ok: false,
  problems: [
    {
      file: SILENCE,
      line: 1,
      column: 1,
      path: '',
      message: {
        zh: `找不到 ${SILENCE}；请把它放在章程文件旁，其中写有章程没有规定时的答案。`,
        en: `${SILENCE} is not there; put it beside the charter file: it holds what applies where a charter is silent.`,
      },
    },
  ],
};

/** Reads and examines a charter file, with its text and `silence.yaml` from the same folder. Only a sound charter is given back. */
export async function readCharter(
  file: string,
): Promise<{ readonly ok: true; readonly charter: Charter } | Refused> {
  const beside = join(dirname(file), SILENCE);
  const common = await readText(beside);
  if (common === null) return noSilence;
  const beneath = loadSilence(common, SILENCE);
  if (!beneath.ok) return beneath;
  const loaded = loadCharter(await readFile(file, 'utf8'), basename(file), beneath.silence);
  if (!loaded.ok) return loaded;
  const { charter, source } = loaded;
  const text = await readText(join(dirname(file), charter.text));
  if (text === null)
    return {
      ok: false,
      problems: [
        source.problemAt(['text'], {
          zh: `找不到 ${charter.text}；请把章程全文存为章程文件旁的这个文件。`,
          en: `${charter.text} is not there; save the charter’s whole text under this name beside the charter file.`,
        }),
      ],
    };
  const problems = examine(charter, text).map(({ path, message }) =>
    source.problemAt(path, message),
  );
  return problems.length > 0 ? { ok: false, problems: inOrder(problems) } : { ok: true, charter };
}

async function readText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT')
      return null;
    throw error;
  }
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((one, other) => one.line - other.line || one.column - other.column);
}
