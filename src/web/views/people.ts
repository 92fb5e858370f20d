import type { ConsoleNav } from './console.ts';
import type { Fact, FormTarget, Instant, RuleSource, Text } from './shared.ts';
import type { EvidenceField } from './record.ts';

/** 人员与单位 as of a day. */
export type PeopleView = {
  readonly nav: ConsoleNav;
  /** Sent with GET: `text`, `day`. */
  readonly form: FormTarget;
  readonly query: { readonly text: string; readonly day: string };
  readonly problem?: Text | undefined;
  /** The day the list shows, where it is not today. */
  readonly asOf?: Instant | undefined;
  readonly newUrl: string;
  readonly officesUrl: string;
  /** Only where members fill seats themselves. */
  readonly representativesUrl?: string | undefined;
  readonly persons: readonly PersonRow[];
  readonly personsTotal: number;
  readonly organisations: readonly OrganisationRow[];
  readonly organisationsTotal: number;
  readonly previousUrl?: string | undefined;
  readonly nextUrl?: string | undefined;
};

export type PersonRow = {
  readonly url: string;
  readonly name: string;
  readonly title: string;
  readonly offices: readonly Text[];
  readonly channel: ChannelToPerson;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
};

export type OrganisationRow = {
  readonly url: string;
  readonly name: string;
  readonly creditCode: string;
  readonly kind: Text;
  readonly representative: string;
  readonly liaison: string;
  readonly member?: Text | undefined;
};

export type ChannelToPerson = 'mail' | 'telephone' | 'paper' | 'forwarded';

/** 任职名单 as of a day, body after body in order of rank. */
export type OfficeListView = {
  readonly nav: ConsoleNav;
  /** Sent with GET: `day`. */
  readonly form: FormTarget;
  readonly query: { readonly day: string };
  readonly problem?: Text | undefined;
  readonly asOf?: Instant | undefined;
  readonly peopleUrl: string;
  readonly bodies: readonly {
    readonly name: Text;
    readonly sources: readonly RuleSource[];
    readonly seats: readonly {
      readonly name: Text;
      readonly count: Text;
      readonly holders: readonly {
        readonly url: string;
        readonly name: string;
        readonly since: Instant;
        readonly until?: Instant | undefined;
        readonly evidence: string;
        readonly inPlace?: Text | undefined;
      }[];
      readonly mark?: { readonly tone: 'bad' | 'amber'; readonly text: Text } | undefined;
    }[];
  }[];
};

/** What holds from a day on, newest first, each with what changed. */
export type VersionView = {
  readonly from: Instant;
  readonly facts: readonly Fact[];
  readonly evidence: Text;
  readonly evidenceUrl?: string | undefined;
  readonly enteredBy?: Text | undefined;
  readonly enteredAt?: Instant | undefined;
};

export type ActionLink = { readonly url: string; readonly label: Text };

export type PersonView = {
  readonly nav: ConsoleNav;
  readonly listUrl: string;
  readonly name: string;
  readonly title: string;
  readonly versions: readonly VersionView[];
  readonly actions: readonly ActionLink[];
  readonly offices: readonly {
    readonly name: Text;
    readonly from: Instant;
    readonly until?: Instant | undefined;
    readonly evidence: Text;
    readonly leaveUrl?: string | undefined;
    readonly corrections: readonly ActionLink[];
  }[];
  readonly tasks: readonly {
    readonly title: Text;
    readonly about: string;
    readonly since: Instant;
    readonly url: string;
    readonly state: Text;
  }[];
  readonly substitutes: readonly {
    readonly text: Text;
    readonly from: Instant;
    readonly until: Instant;
    readonly evidence: string;
    readonly now: boolean;
    readonly ended?: Instant | undefined;
    readonly end?: FormTarget | undefined;
  }[];
  /** What waits for a second person. */
  readonly records: readonly { readonly url: string; readonly label: Text }[];
  readonly links: readonly {
    readonly about: Text;
    readonly expires: Instant;
    readonly state: Text;
    readonly live: boolean;
    readonly revoke?: FormTarget | undefined;
    readonly fresh?: FormTarget | undefined;
  }[];
};

export type OrganisationView = {
  readonly nav: ConsoleNav;
  readonly listUrl: string;
  readonly name: string;
  readonly versions: readonly VersionView[];
  readonly actions: readonly ActionLink[];
  readonly memberships: readonly {
    readonly class: Text;
    /** Mails the member the link to its own page; only where that page has something for it, and an address is on record. */
    readonly link?: FormTarget | undefined;
    /** Changes of class, oldest first, each with its case. */
    readonly classes?:
      | readonly {
          readonly day: string;
          readonly from: Text;
          readonly to: Text;
          readonly url: string;
        }[]
      | undefined;
    readonly since: Text;
    readonly until?: Instant | undefined;
    readonly evidence: Text;
    readonly evidenceUrl?: string | undefined;
    readonly certificate?: Text | undefined;
  }[];
  readonly employees: readonly { readonly url: string; readonly name: string }[];
  readonly records: readonly { readonly url: string; readonly label: Text }[];
};

/** One field of a form of the register. */
export type RegisterField = {
  readonly name: string;
  readonly label: Text;
  readonly hint?: Text | undefined;
  readonly value: string;
  readonly problem?: Text | undefined;
  readonly required: boolean;
} & (
  | { readonly as: 'line'; readonly type?: 'text' | 'email' | 'tel'; readonly longest: number }
  | { readonly as: 'lines'; readonly longest: number }
  | { readonly as: 'day' }
  | {
      readonly as: 'ticks';
      readonly options: readonly FieldOption[];
      readonly ticked: readonly string[];
    }
  | { readonly as: 'choice'; readonly options: readonly FieldOption[] }
  | { readonly as: 'select'; readonly options: readonly FieldOption[]; readonly first: Text }
);
type FieldOption = { readonly value: string; readonly label: Text };

/** A form of the register: a new person, a change, an office, a substitute. */
export type RegisterFormView = {
  readonly nav: ConsoleNav;
  readonly title: Text;
  readonly lead: Text;
  readonly back: ActionLink;
  readonly form: FormTarget;
  readonly fields: readonly RegisterField[];
  readonly evidence?: EvidenceField | undefined;
  /** Something wrong with the whole. */
  readonly problem?: Text | undefined;
  /** What stands now, where somebody changed it meanwhile. */
  readonly present?: { readonly title: Text; readonly facts: readonly Fact[] } | undefined;
  readonly sources: readonly RuleSource[];
  readonly submit: Text;
};

/** 离岗交接: what waits for one person, and what of it another can take over. */
export type HandOverAllView = {
  readonly nav: ConsoleNav;
  readonly name: string;
  readonly back: ActionLink;
  /** GET: `to`. */
  readonly choose: FormTarget;
  readonly people: readonly { readonly id: string; readonly label: Text }[];
  readonly to: string;
  readonly toName?: string | undefined;
  readonly tasks: readonly {
    readonly title: Text;
    readonly about: string;
    readonly since: Instant;
    readonly can: boolean;
    readonly note: Text;
  }[];
  /** POST: `reason`, hidden `to` and `task`. */
  readonly form?: FormTarget | undefined;
  readonly taskIds: readonly string[];
  readonly sources: readonly RuleSource[];
  readonly reason: string;
  readonly problem?: Text | undefined;
};
