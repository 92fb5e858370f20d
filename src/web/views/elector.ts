import type { Wording } from '../../domain/wording.ts';
import type { ConsoleNav } from './console.ts';
import type { RecordState } from './record.ts';
import type { BallotChoice, Channel, FormTarget, Instant, Text } from './shared.ts';

/** One item of a voting round as an entry form asks for it. */
export type MarkField = {
  readonly ballotId: string;
  readonly title: Text;
  readonly caseNumber: string;
  readonly choice?: BallotChoice | undefined;
  readonly recusalReason: string;
  readonly problem?: Text | undefined;
};

/** One elector of a voting round, as the secretariat helps them to vote. */
export type ElectorView = {
  readonly nav: ConsoleNav;
  readonly name: string;
  readonly office: Wording;
  readonly phone?: string | undefined;
  readonly body: Wording;
  readonly round: { readonly number: string; readonly url: string };
  /** voting: before the close · counting: closed, the count is not completed · counted. */
  readonly state: 'voting' | 'counting' | 'counted';
  readonly closesAt: Instant;
  readonly countsBy: Instant;
  /** Whether each item is voted on, never how. */
  readonly items: readonly {
    readonly title: Text;
    readonly voted?: { readonly at: Instant; readonly channel: Channel } | undefined;
    readonly objected: boolean;
  }[];
  readonly records: readonly {
    readonly url: string;
    readonly number: string;
    readonly state: RecordState;
    readonly at: Instant;
  }[];
  /** 等纸质票. POST `form.action` with `action` = `await` or `give-up`. */
  readonly awaited?:
    { readonly form: FormTarget; readonly since?: Instant | undefined } | undefined;
  /** POST `form.action` (files): `choice.<ballot>`, `recusal.<ballot>`, `markedOn`, `markedTime`, `change`, `evidence`. */
  readonly paper:
    | { readonly refused: Text }
    | {
        readonly refused?: undefined;
        readonly form: FormTarget;
        readonly marks: readonly MarkField[];
        readonly markedOn: string;
        readonly markedTime: string;
        readonly change: boolean;
        readonly problems: {
          readonly marks?: Text | undefined;
          readonly markedOn?: Text | undefined;
          readonly markedTime?: Text | undefined;
          readonly evidence?: Text | undefined;
          readonly whole?: Text | undefined;
        };
      };
  /** POST `form.action`: `choice.<ballot>`, `recusal.<ballot>`. */
  readonly opinion:
    | { readonly refused: Text }
    | {
        readonly refused?: undefined;
        readonly form: FormTarget;
        readonly marks: readonly MarkField[];
        readonly problem?: Text | undefined;
      };
  /** What they said on the telephone last; it does not count. */
  readonly said?:
    | {
        readonly at: Instant;
        readonly by: Text;
        readonly marks: readonly { readonly title: Text; readonly choice: BallotChoice }[];
      }
    | undefined;
  /** POST `form.action`; the answer carries the text. */
  readonly forward:
    | { readonly refused: Text }
    | {
        readonly refused?: undefined;
        readonly form: FormTarget;
        readonly text?: string | undefined;
      };
};
