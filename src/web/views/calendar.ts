import type { Wording } from '../../domain/wording.ts';
import type { ConsoleNav } from './console.ts';
import type { FormTarget, Instant, Text } from './shared.ts';

/** The schedule of one year in words. */
export type ScheduleShown = {
  readonly year: number;
  readonly notice: string;
  readonly holidays: readonly Wording[];
  readonly worked: readonly Wording[];
  readonly link?: string | undefined;
  readonly fileUrl?: string | undefined;
};

export type WorkingYearsView = {
  readonly nav: ConsoleNav;
  readonly years: readonly (ScheduleShown & {
    /** Undefined: it came with the product. */
    readonly imported?: { readonly by: Text; readonly at: Instant } | undefined;
    readonly replaced: boolean;
  })[];
  /** Years that are needed and not known. */
  readonly unknown: readonly number[];
  readonly form: FormTarget;
  readonly values: {
    readonly year: string;
    readonly notice: string;
    readonly holidays: string;
    readonly worked: string;
    readonly link: string;
  };
  readonly problems: {
    readonly year?: Text | undefined;
    readonly notice?: Text | undefined;
    readonly holidays?: Text | undefined;
    readonly worked?: Text | undefined;
    readonly link?: Text | undefined;
    readonly evidence?: Text | undefined;
  };
};

export type WorkingYearView = {
  readonly nav: ConsoleNav;
  readonly schedule: ScheduleShown;
  readonly state: 'entered' | 'in-force' | 'replaced';
  /** Days off by law that the schedule does not name. */
  readonly missing: readonly Wording[];
  /** The schedule the year has today. */
  readonly replaces?: ScheduleShown | undefined;
  /** Votes whose close falls on a day off; it stays as it was ordered. */
  readonly closes: readonly {
    readonly number: string;
    readonly url: string;
    readonly at: Instant;
  }[];
  readonly form?: FormTarget | undefined;
  readonly problem?: Text | undefined;
  readonly backUrl: string;
};
