import type { Wording } from '../../domain/wording.ts';
import type { AuditRow, MailRow } from './case.ts';
import type { Alarm, ConsoleNav } from './console.ts';
import type { BallotResult, Channel, FormTarget, Instant, RuleSource, Text } from './shared.ts';

export type VotingRoundView = {
  readonly nav: ConsoleNav;
  readonly number: string;
  readonly body: Wording;
  readonly state: 'proposed' | 'convened' | 'open' | 'closed' | 'declined' | 'to-meeting';
  readonly sources: readonly RuleSource[];
  readonly proposedAt: Instant;
  readonly proposalReason: string;
  /** The resolution of a closed vote, or the way to draft it. */
  readonly papers?:
    | readonly { readonly url: string; readonly label: Text; readonly note?: Text | undefined }[]
    | undefined;
  readonly orderedBy?: Text | undefined;
  readonly orderedAt?: Instant | undefined;
  readonly orderReason?: string | undefined;
  readonly openedAt?: Instant | undefined;
  readonly closesAt?: Instant | undefined;
  /** The close, as it was ordered, falls on a day that is not worked. */
  readonly dayOff?: boolean | undefined;
  /** 计票完成: when it was, or when it will be at the latest. */
  readonly counted?: { readonly at: Instant; readonly done: boolean } | undefined;
  readonly returned: number;
  readonly entitled: number;
  readonly items: readonly {
    readonly title: Text;
    readonly caseNumber: string;
    readonly url: string;
    readonly result?: BallotResult | undefined;
    readonly proofUrl?: string | undefined;
  }[];
  readonly electors: readonly {
    /** Where paper, telephone and the link to pass on are seen to. */
    readonly url?: string | undefined;
    /** awaited: a paper is on its way · checking: a record waits for its check · said: an opinion by telephone, which does not count. */
    readonly notes: readonly ('awaited' | 'checking' | 'said' | 'objected')[];
    readonly channel?: Channel | undefined;
    readonly name: string;
    readonly office: Wording;
    readonly observer: boolean;
    readonly phone?: string | undefined;
    readonly returned: boolean;
    readonly returnedAt?: Instant | undefined;
    readonly mail: MailRow['state'] | 'none';
    readonly reminders: number;
    readonly resend?: FormTarget | undefined;
  }[];
};

export type AlarmsView = {
  readonly nav: ConsoleNav;
  readonly open: readonly (Alarm & { readonly settle?: FormTarget | undefined })[];
  readonly settled: readonly Alarm[];
};

export type MailLogView = {
  readonly nav: ConsoleNav;
  readonly refused: readonly MailRow[];
  readonly mails: readonly MailRow[];
  readonly previousUrl?: string | undefined;
  readonly nextUrl?: string | undefined;
};

export type AuditView = {
  readonly nav: ConsoleNav;
  readonly verification:
    | {
        readonly state: 'whole';
        readonly at: Instant;
        readonly entries: number;
        readonly head: string;
      }
    | {
        readonly state: 'broken';
        readonly at: Instant;
        readonly firstBad: number;
        readonly text: Text;
      };
  readonly verify?: FormTarget | undefined;
  readonly exportUrl: string;
  readonly entries: readonly AuditRow[];
  readonly previousUrl?: string | undefined;
  readonly nextUrl?: string | undefined;
};
