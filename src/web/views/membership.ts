import type { ConsoleNav } from './console.ts';
import type { FormField, PapersView } from './application.ts';
import type { CaseState, FormTarget, Instant, RuleSource, Text } from './shared.ts';

/** A member's own page. */
export type MembershipView = {
  readonly member: string;
  readonly class: Text;
  /** Earlier classes, oldest first. */
  readonly classes: readonly { readonly day: string; readonly from: Text; readonly to: Text }[];
  readonly ended: boolean;
  readonly seats: readonly {
    readonly seat: Text;
    readonly body: Text;
    readonly holder?: string | undefined;
    readonly since?: string | undefined;
    readonly sources: readonly RuleSource[];
    readonly url: string;
  }[];
  readonly mayStart: readonly {
    readonly name: Text;
    readonly url: string;
    readonly sources: readonly RuleSource[];
  }[];
  /** What members of other classes start. */
  readonly others: readonly {
    readonly name: Text;
    readonly classes: Text;
    readonly sources: readonly RuleSource[];
  }[];
  /** What its class gives and asks of it. */
  readonly rights: readonly { readonly says: Text; readonly sources: readonly RuleSource[] }[];
  readonly duties: readonly { readonly says: Text; readonly sources: readonly RuleSource[] }[];
  /** 名额: what it may sign up for now, or has. */
  readonly places: readonly {
    readonly title: Text;
    readonly what: Text;
    readonly closes: Instant;
    readonly signedUp: boolean;
    readonly url: string;
  }[];
  readonly cases: readonly {
    readonly number: string;
    readonly name: Text;
    readonly state: CaseState;
  }[];
};

/** POST `form.action`: each field's name; with papers multipart, and `action` = `save` keeps what is there. */
export type MemberFormView = {
  readonly member: string;
  readonly title: Text;
  readonly lead?: Text | undefined;
  readonly sources: readonly RuleSource[];
  readonly backUrl: string;
  readonly form: FormTarget;
  readonly fields: readonly FormField[];
  readonly papers?: PapersView | undefined;
  /** When what stands here was last kept. */
  readonly savedAt?: Instant | undefined;
  readonly problem?: Text | undefined;
  readonly submit: Text;
};

/** A member may not start it: who may, and by which article. */
export type NotYourClassView = {
  readonly member: string;
  readonly title: Text;
  readonly because: Text;
  readonly sources: readonly RuleSource[];
  readonly backUrl: string;
};

/** Units that fill seats themselves; POST `rows[].link.action` mails the unit its link. */
export type RepresentativesView = {
  readonly nav: ConsoleNav;
  readonly rows: readonly {
    readonly unit: string;
    readonly unitUrl?: string | undefined;
    readonly class: Text;
    readonly seat: Text;
    readonly holder?:
      { readonly name: string; readonly url: string; readonly since: string } | undefined;
    /** Absent where no address is on record. */
    readonly link?: FormTarget | undefined;
  }[];
  readonly newPersonUrl: string;
  readonly peopleUrl: string;
  readonly sources: readonly RuleSource[];
};
