import type { Wording } from '../domain/wording.ts';

/** A place in a charter file, from the top: ['procedures', 'admission', 'stages', 2, 'ballot', 'by']. */
export type Path = readonly (string | number)[];

/** Something wrong with the sense of a charter, at a place in it. */
export type Finding = { readonly path: Path; readonly message: Wording };

/** Something wrong with a charter file: where, what was expected, and what to do. */
export type Problem = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: Wording;
};

/** procedures.admission.stages[2].ballot.by; names that are no plain words stand in quotes. */
export function pathInWords(path: Path): string {
  return path
    .map((step, at) => {
      if (typeof step === 'number') return `[${step}]`;
      const word = /^[\p{L}][\p{L}\d-]*$/u.test(step) ? step : `"${step}"`;
      return at === 0 ? word : `.${word}`;
    })
    .join('');
}
