import type { ConsoleNav } from './console.ts';
import type { FormTarget, Instant, RuleSource, Text } from './shared.ts';

/** 名额: something that members may join. */
export type OfferShown = {
  readonly number: string;
  readonly title: Text;
  /** What the charter calls it: 活动. */
  readonly what: Text;
  readonly about: string;
  /** Null: as many as sign up. */
  readonly places: number | null;
  /** The end of the sign-up. */
  readonly closes: Instant;
  readonly heldOn?: string | undefined;
  readonly state: 'open' | 'settled' | 'withdrawn';
  /** Why it is withdrawn. */
  readonly because?: string | undefined;
};

type Standing = { readonly standing: 'place' | 'waiting'; readonly position: number };

/** A member’s page of an offer. POST `form.action`: `action` = `sign-up` | `take-back`. */
export type PlaceView = {
  readonly member: string;
  readonly class: Text;
  readonly offer: OfferShown;
  /** How many have signed up. */
  readonly wanted: number;
  readonly own?: (Standing & { readonly at: Instant }) | undefined;
  /** Why nothing can be done here any more. */
  readonly closed?: 'withdrawn' | 'over' | 'ended' | 'not-your-class' | undefined;
  readonly form: FormTarget;
  /** By which the member may join. */
  readonly sources: readonly RuleSource[];
  /** By which places are given. */
  readonly orderSources: readonly RuleSource[];
  readonly backUrl?: string | undefined;
};

export type OfferListView = {
  readonly nav: ConsoleNav;
  readonly newUrl: string;
  /** Whether the charter lets members join anything. */
  readonly anything: boolean;
  readonly offers: readonly {
    readonly url: string;
    readonly offer: OfferShown;
    readonly wanted: number;
    readonly given: number;
  }[];
};

/** POST `form.action`: the names of `values`. */
export type NewOfferView = {
  readonly nav: ConsoleNav;
  readonly listUrl: string;
  readonly form: FormTarget;
  readonly kinds: readonly {
    readonly id: string;
    readonly name: Text;
    readonly classes: Text;
    readonly sources: readonly RuleSource[];
  }[];
  readonly values: Readonly<Record<OfferField, string>>;
  readonly problems: Readonly<Partial<Record<OfferField, Text>>>;
  /** The language the title must have. */
  readonly language: 'zh' | 'en';
  readonly orderSources: readonly RuleSource[];
};
export type OfferField = 'what' | 'titleZh' | 'titleEn' | 'about' | 'places' | 'until' | 'heldOn';

/** POST `change.action`: `places`; `withdraw.action`: `reason`. */
export type OfferView = {
  readonly nav: ConsoleNav;
  readonly listUrl: string;
  /** The list as a spreadsheet. */
  readonly exportUrl: string;
  /** Where a sign-up is entered for a member. */
  readonly entryUrl?: string | undefined;
  readonly offer: OfferShown;
  readonly lines: readonly (Standing & {
    readonly url: string;
    readonly name: string;
    readonly class: Text;
    readonly at: Instant;
    readonly channel: Text;
    /** priority: the charter puts it first · turn: as it signed up · late: after the end of the sign-up. */
    readonly by: 'priority' | 'turn' | 'late' | 'no-right';
    readonly sources: readonly RuleSource[];
  })[];
  readonly unreached: readonly { readonly url: string; readonly name: string }[];
  readonly orderSources: readonly RuleSource[];
  readonly change?:
    | { readonly target: FormTarget; readonly value: string; readonly problem?: Text | undefined }
    | undefined;
  readonly withdraw?:
    | { readonly target: FormTarget; readonly value: string; readonly problem?: Text | undefined }
    | undefined;
};
