import type { ConsoleNav } from './console.ts';
import type { Channel, Fact, FileLink, FormTarget, Instant, Text } from './shared.ts';

export type RecordState = 'waiting' | 'counted' | 'without-effect' | 'turned-down';

/** One line of a list of records. */
export type RecordRow = {
  readonly url: string;
  readonly number: string;
  readonly kind: Text;
  readonly about: Text;
  readonly channel: Channel;
  readonly state: RecordState;
  readonly recordedBy: Text;
  readonly recordedAt: Instant;
  /** The reader entered it: somebody else checks it. */
  readonly own: boolean;
};

export type RecordListView = {
  readonly nav: ConsoleNav;
  readonly waiting: readonly RecordRow[];
  readonly others: readonly RecordRow[];
  readonly entriesUrl: string;
};

/** 登记来件: what can be entered, with where its form is. */
export type EntriesView = {
  readonly nav: ConsoleNav;
  readonly listUrl: string;
  readonly waiting: number;
  /** Sent with GET: `q` narrows the list. */
  readonly search: { readonly action: string; readonly text: string };
  readonly areas: readonly { readonly area: EntryArea; readonly groups: readonly EntryGroup[] }[];
};

/** What came in: votes and meetings · letters · people and organisations · dues · taking part and leaving · corrections. */
export type EntryArea = 'votes' | 'letters' | 'people' | 'dues' | 'members' | 'corrections';

/** One kind of record with the ways to its form. */
export type EntryGroup = {
  readonly title: Text;
  readonly lead: Text;
  readonly links: readonly { readonly label: Text; readonly note?: Text; readonly url: string }[];
  readonly empty: Text;
};

export type RecordView = {
  readonly nav: ConsoleNav;
  readonly number: string;
  readonly kind: Text;
  readonly about: Text;
  readonly state: RecordState;
  /** What stands on the evidence, as it was entered. */
  readonly content: readonly Fact[];
  readonly channel: Channel;
  readonly actedAt: Instant;
  readonly recordedBy: Text;
  readonly recordedAt: Instant;
  readonly evidence: readonly (FileLink & { readonly sha256: string })[];
  readonly check?:
    | {
        readonly by: Text;
        readonly at: Instant;
        readonly note?: string | undefined;
        /** Why nothing came of it, and what to do now. */
        readonly because?: Text | undefined;
      }
    | undefined;
  /** POST with `verdict` = `right` | `wrong` and `reason`; only for somebody who did not enter it. */
  readonly form?:
    | {
        readonly target: FormTarget;
        readonly verdict: string;
        readonly reason: string;
        readonly problems: {
          readonly verdict?: Text | undefined;
          readonly reason?: Text | undefined;
        };
      }
    | undefined;
  readonly subject?: { readonly url: string; readonly label: Text } | undefined;
  readonly listUrl: string;
};

/** The evidence of an entry form: file input `evidence`, several files. */
export type EvidenceField = {
  readonly label: Text;
  readonly required: boolean;
  readonly problem?: Text | undefined;
};
