import type { OwnWords } from '../../domain/charter/own-words.ts';
import type { BallotResult as CountedResult, VoteChoice } from '../../domain/tally.ts';
import type { Language, Wording } from '../../domain/wording.ts';

/** put-off: not voted on; the item waits for a meeting again. */
export type BallotResult = CountedResult | 'put-off';

/** A text in both languages, or one already in the reader's language (names, what people wrote). */
export type Text = Wording | string;

/** An instant: ISO 8601 or milliseconds since 1970. Pages show it in Asia/Shanghai. */
export type Instant = string | number;

/** A deadline that working days made; `unknownYear` where the holidays of its year are not published yet. */
export type Deadline = { readonly at: Instant; readonly unknownYear?: number | undefined };

/** Where a form posts to. `hidden` carries the cross-site token, digests and whatever else must come back. */
export type FormTarget = {
  readonly action: string;
  readonly hidden?: Readonly<Record<string, string>> | undefined;
};

/** Where a rule comes from, as a reader sees it. `label` is 第十四条第（三）项, or the number of a resolution or question. */
export type RuleSource = {
  readonly from: 'charter' | 'alliance' | 'default';
  readonly label: Wording;
  readonly quote?: Text | undefined;
  /** Where it is read: a place of the alliance’s charter, or an address of its own. */
  readonly place?: { readonly version: number; readonly anchor: string } | undefined;
  readonly url?: string | undefined;
};

export type Secretariat = { readonly phone: string; readonly address: Text };

/** What stands around every page. */
export type Frame = {
  readonly lang: Language;
  /** Path and query of this page, for the links that switch the language. */
  readonly path: string;
  readonly title: string;
  readonly assets: { readonly stylesheet: string; readonly icon: string };
  readonly alliance?:
    | {
        readonly id: string;
        readonly name: Wording;
        /** Home of the alliance; without it the name is not a link. */
        readonly url?: string | undefined;
        readonly secretariat: Secretariat;
        /** What its charter calls a member and joining. */
        readonly words?: OwnWords | null | undefined;
      }
    | undefined;
  readonly signedIn?: { readonly name: string } | undefined;
  readonly notice?: { readonly kind: 'done' | 'attention'; readonly text: Text } | undefined;
  /** Runs on the embedded database, which is for trying out and small alliances. */
  readonly embedded?: boolean | undefined;
};

/** A person acting by link or in the console: 王建国（理事长）, w***@example.cn. */
export type Acting = {
  readonly name: string;
  readonly office?: Text | undefined;
  readonly address?: string | undefined;
};

/** A stored file offered to a reader. `previewUrl` must give an image. */
export type FileLink = {
  readonly name: string;
  /** Which document it is, where files of several stand in one list. */
  readonly document?: Text | undefined;
  /** Bytes. */
  readonly size: number;
  readonly url: string;
  readonly previewUrl?: string | undefined;
};

/** One line of a list of facts. */
export type Fact = { readonly label: Text; readonly value: Text };

/** How an act reached us. */
export type Channel =
  | 'own-link'
  | 'forwarded-link'
  | 'console'
  | 'api'
  | 'paper'
  | 'letter'
  | 'show-of-hands'
  | 'telephone-confirmed';

export type DocumentCheck = 'fit' | 'unclear' | 'unsealed' | 'mismatch';
export type ReviewDecision = 'approve' | 'not-approve' | 'return' | 'hand-over';
/** What an elector may choose on a ballot's page. */
export type BallotChoice = VoteChoice | 'recuse';
/** `refused` reads 未予通过. */
/** settled: nobody had to decide about it · taken-back: a notice that the member took back. */
export type CaseState =
  'open' | 'returned' | 'passed' | 'settled' | 'refused' | 'lifted' | 'withdrawn' | 'taken-back';

/** How an application stands. */
export type ApplicationState = Exclude<CaseState, 'settled' | 'taken-back'>;

/** One stage of a case on a timeline. */
export type TimelineStage = {
  readonly title: Wording;
  readonly state: 'done' | 'now' | 'next' | 'stopped';
  readonly sources: readonly RuleSource[];
  /** In whose hands: 秘书处, 理事长办公会议, 李敏（秘书长）. */
  readonly by?: Text | undefined;
  readonly since?: Instant | undefined;
  readonly until?: Instant | undefined;
  readonly endedAt?: Instant | undefined;
  readonly outcome?: Text | undefined;
  readonly note?: Text | undefined;
};
