import type { ConsoleNav } from './console.ts';
import type { Instant, RuleSource, Text } from './shared.ts';

/** How a member's clock stands. */
type ClockShown = {
  readonly state: 'running' | 'suspended' | 'warned' | 'due' | 'ended';
  /** From which day the term counts, and why. */
  readonly since: string;
  readonly because: Text;
  readonly ends: Instant;
  readonly warnings: readonly Instant[];
  readonly sources: readonly RuleSource[];
};

export type ParticipationListView = {
  readonly nav: ConsoleNav;
  /** Members whose term ends within 180 days, the nearest first. */
  readonly soon: readonly {
    readonly url: string;
    readonly name: string;
    readonly since: string;
    /** The last day. */
    readonly ends: string;
    readonly state: ClockShown['state'];
  }[];
  readonly members: readonly { readonly url: string; readonly name: string }[];
  readonly activities: readonly {
    readonly name: string;
    readonly kind: Text;
    readonly day: string;
    readonly struck: boolean;
    readonly recordUrl: string;
    readonly correctUrl: string;
    readonly strikeUrl: string;
  }[];
  readonly activityUrl: string;
};

export type ParticipationView = {
  readonly nav: ConsoleNav;
  readonly listUrl: string;
  readonly name: string;
  readonly clock?: ClockShown | undefined;
  readonly cases: readonly { readonly url: string; readonly label: Text }[];
  readonly entries: readonly {
    readonly day: string;
    readonly kind: Text;
    readonly what: Text;
    readonly source: { readonly label: Text; readonly url?: string | undefined };
    readonly struck?: string | undefined;
    readonly strikeUrl: string;
  }[];
  readonly enterUrl: string;
  /** Where the days of the membership are corrected. */
  readonly corrections: readonly { readonly url: string; readonly label: Text }[];
  /** Notices of the member that are entered from paper: that it leaves, or leaves a class. */
  readonly notices: readonly { readonly url: string; readonly label: Text }[];
};
