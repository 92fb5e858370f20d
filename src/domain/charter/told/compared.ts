import type { Wording } from '../../wording.ts';
import type { Charter, Question } from '../type.ts';
import { drawingsOf, type Drawing } from './drawing.ts';

/** One process in one charter; or why the charter has none, where a question says so. */
export type ProcessIn = {
  readonly charter: Charter;
  readonly drawings: readonly Drawing[];
  readonly without: (Question & { readonly id: string }) | null;
};

/** Every process that the charters have, in the order in which they first come, by what each charter calls its matter. */
export function processesOf(
  charters: readonly Charter[],
): readonly { readonly process: string; readonly title: Wording }[] {
  const ids = new Set(
    charters.flatMap(({ procedures }) => Object.values(procedures).map(({ process }) => process)),
  );
  return [...ids].map((process) => ({ process, title: titleOf(charters, process) }));
}

/** What a process is about, as the charters say it: 入会、入盟. */
export function titleOf(charters: readonly Charter[], process: string): Wording {
  const matters = charters.flatMap(({ procedures }) =>
    Object.values(procedures).flatMap((one) => (one.process === process ? [one.matter] : [])),
  );
  const once = (words: readonly string[]) => [...new Set(words)];
  return {
    zh: once(matters.map(({ zh }) => zh)).join('、'),
    en: once(matters.map(({ en }) => en)).join(', '),
  };
}

/** One process side by side across charters. */
export function comparisonOf(charters: readonly Charter[], process: string): readonly ProcessIn[] {
  return charters.map((charter) => {
    const drawings = drawingsOf(charter).filter((drawing) => drawing.process === process);
    return {
      charter,
      drawings,
      without: drawings.length > 0 ? null : leftOut(charter, process),
    };
  });
}

/** The question that says why a charter has no such process: expulsion leaves out the process expulsion, inactivity inactivityExit. */
function leftOut(charter: Charter, process: string): ProcessIn['without'] {
  const found = Object.entries(charter.questions).find(([, { leavesOut }]) =>
    leavesOut?.some((what) => process.startsWith(what)),
  );
  return found ? { id: found[0], ...found[1] } : null;
}
