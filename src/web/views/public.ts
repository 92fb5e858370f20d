import type { Wording } from '../../domain/wording.ts';
import type { FormTarget, Instant, RuleSource, Text } from './shared.ts';

export type AllianceListView = {
  readonly alliances: readonly {
    readonly id: string;
    readonly name: Wording;
    readonly summary: Text;
    readonly url: string;
    /** Whether applications are taken now. */
    readonly open: boolean;
  }[];
  readonly verifyUrl: string;
  readonly processesUrl: string;
  readonly consoleUrl: string;
};

/** A document or sum a kind of member needs, and where that is written. */
export type Requirement = { readonly text: Text; readonly sources: readonly RuleSource[] };

export type MemberKind = {
  readonly id: string;
  readonly name: Wording;
  /** Who this kind is for. */
  readonly who?: Text | undefined;
  readonly documents: readonly Requirement[];
  readonly dues: Requirement;
  readonly applyUrl: string;
};

/** A stage as the charter draws it, before any case. */
export type StageOutline = {
  readonly title: Wording;
  readonly by: Text;
  readonly note?: Text | undefined;
  readonly sources: readonly RuleSource[];
};

export type AllianceHomeView = {
  readonly name: Wording;
  /** What one applies for, as this charter calls it: 入会, 入盟. */
  readonly matter: Wording;
  readonly purpose: Text;
  readonly purposeSources: readonly RuleSource[];
  readonly charter: { readonly name: Text; readonly version: string };
  readonly kinds: readonly MemberKind[];
  readonly stages: readonly StageOutline[];
  readonly applyUrl: string;
  readonly statusUrl: string;
  readonly charterUrl: string;
  readonly verifyUrl: string;
  /** Applications are taken from then on; absent: they are taken. */
  readonly opens?: Instant | undefined;
};

export type VerifyLookupView = {
  /** Sent with GET: the number is no secret. */
  readonly form: FormTarget;
  readonly value: string;
  readonly problem?: Text | undefined;
};

export type VerifyResultView = {
  /** under-correction: the decision behind it was set aside and has to be made again (更正中). */
  readonly state: 'genuine' | 'under-correction' | 'revoked' | 'unknown';
  readonly number: string;
  readonly checkedAt: Instant;
  readonly againUrl: string;
  /** Everything below is there unless the number is unknown. */
  readonly document?:
    | {
        readonly title: Text;
        readonly holder: string;
        readonly kind: Text;
        readonly issuer: Text;
        readonly issuedAt: Instant;
        readonly validSince: Instant;
        readonly validToday: boolean;
        readonly endedAt?: Instant | undefined;
        readonly endReason?: Text | undefined;
        readonly sha256?: string | undefined;
      }
    | undefined;
  /** The certificate that takes the place of a revoked one. */
  readonly replacement?: { readonly number: string; readonly url: string } | undefined;
  readonly decision?:
    | {
        readonly body: Text;
        readonly title: Text;
        readonly decidedAt: Instant;
        readonly sources: readonly RuleSource[];
        readonly proofUrl?: string | undefined;
      }
    | undefined;
};
