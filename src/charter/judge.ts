import type { Charter } from '../domain/charter.ts';
import { examine } from './examine.ts';
import { loadCharter, loadSilence, type LoadedCharter, type Refused } from './load.ts';
import type { Problem } from './problem.ts';

export type Judged = { readonly ok: true; readonly charter: Charter } | Refused;

/** A charter's file with its whole text, and the common answers to what charters leave open. */
export type WrittenFiles = {
  readonly file: string;
  readonly yaml: string;
  /** Null: it did not come along. */
  readonly text: string | null;
};

/** Reads and examines a charter from its files; only a sound one is given back. */
export function judgeFiles({ file, yaml, text }: WrittenFiles, silence: string): Judged {
  const beneath = loadSilence(silence, 'silence.yaml');
  if (!beneath.ok) return beneath;
  const loaded = loadCharter(yaml, file, beneath.silence);
  return loaded.ok ? judgeText(loaded, text) : loaded;
}

/** Examines a charter that was read, beside its whole text. */
export function judgeText({ charter, source }: LoadedCharter, text: string | null): Judged {
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

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort((one, other) => one.line - other.line || one.column - other.column);
}
