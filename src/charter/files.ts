import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { judgeText, type Judged } from './judge.ts';
import { loadCharter, loadSilence, type Refused } from './load.ts';

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
export async function readCharter(file: string): Promise<Judged> {
  const beside = join(dirname(file), SILENCE);
  const common = await readText(beside);
  if (common === null) return noSilence;
  const beneath = loadSilence(common, SILENCE);
  if (!beneath.ok) return beneath;
  const loaded = loadCharter(await readFile(file, 'utf8'), basename(file), beneath.silence);
  if (!loaded.ok) return loaded;
  return judgeText(loaded, await readText(join(dirname(file), loaded.charter.text)));
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
