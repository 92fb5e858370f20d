import type { Wording } from '../../domain/wording.ts';
import type { ConsoleNav } from './console.ts';
import type { Instant, Text } from './shared.ts';

/** One voting round or meeting in the list of all. */
export type RoundRow = {
  readonly url: string;
  readonly number: string;
  readonly body: Wording;
  readonly way: 'correspondence' | 'meeting';
  readonly state: 'proposed' | 'convened' | 'open' | 'declined' | 'closed' | 'to-meeting';
  /** The applicants of its items, the first two by name. */
  readonly about: Text;
  readonly items: number;
  /** The close of a vote; when a meeting begins. */
  readonly at: Instant;
  readonly returned?: { readonly of: number; readonly count: number } | undefined;
  readonly minutesUrl?: string | undefined;
};

/** 会议与表决. */
export type RoundListView = {
  readonly nav: ConsoleNav;
  /** 待上会, one per body. */
  readonly toVote: readonly {
    readonly body: Wording;
    readonly items: number;
    readonly proposeUrl: string;
    readonly conveneUrl: string;
  }[];
  readonly current: readonly RoundRow[];
  readonly past: readonly RoundRow[];
};
