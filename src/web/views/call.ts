import type { ConsoleNav, Contact } from './console.ts';
import type { FormTarget, Instant, Text } from './shared.ts';

/** Somebody the secretariat has to reach by telephone. */
export type CallView = {
  readonly nav: ConsoleNav;
  readonly form: FormTarget;
  readonly number: string;
  readonly applicant: Text;
  readonly why: Text;
  readonly about: Text;
  readonly who: readonly Contact[];
  /** What to say on the telephone. */
  readonly script?: Text | undefined;
  readonly since: Instant;
  readonly url: string;
  readonly outcome: string;
  readonly problem?: Text | undefined;
};
