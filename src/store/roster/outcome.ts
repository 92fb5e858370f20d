import type { Wording } from '../../domain/wording.ts';

/** What became of a row, or what would: by the dry run. `says`: why not, or what was left aside. */
export type RowOutcome = {
  readonly state: 'added' | 'changed' | 'same' | 'refused';
  readonly says?: Wording;
  /** The member, person or holding. */
  readonly subject?: string;
};

/** On what an import rests, who entered it, and when its clocks start. */
export type ImportBasis = {
  /** The number of the record it was checked by. */
  readonly evidence: string;
  readonly by: string;
  /** The instant of the import: nothing unknown starts a clock before it. */
  readonly at: Date;
};

export const refuse = (zh: string, en: string): RowOutcome => ({
  state: 'refused',
  says: { zh, en },
});
