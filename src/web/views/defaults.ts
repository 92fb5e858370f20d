import type { Wording } from '../../domain/wording.ts';
import type { ConsoleNav, Fact } from '../views.ts';

/** 确认表. */
export type DefaultsSheet = {
  readonly charter: Wording;
  readonly version: number;
  readonly lines: readonly {
    readonly question: string;
    readonly asks: Wording;
    readonly reading: Wording;
    readonly values: readonly Wording[];
    /** Where in the charter's file the answer stands. */
    readonly places: readonly string[];
    /** The resolution that confirmed it. */
    readonly confirmed?: Wording;
  }[];
};

export type DefaultsView = {
  readonly nav: ConsoleNav;
  readonly sheet: DefaultsSheet;
  readonly docxUrl: string;
  readonly recordUrl: string;
  readonly backUrl: string;
  /** The scans that came with the set-up. */
  readonly scans: readonly { readonly name: string; readonly url: string }[];
  readonly resolutions: readonly { readonly facts: readonly Fact[]; readonly recordUrl?: string }[];
};
