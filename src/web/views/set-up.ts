import type { SetUpStep, StepState } from '../../domain/set-up.ts';
import type { Wording } from '../../domain/wording.ts';
import type { DefaultsSheet } from './defaults.ts';
import type { EvidenceField } from './record.ts';
import type { RegisterField } from './people.ts';
import type { Fact, FormTarget, Instant, Text } from './shared.ts';

/** What stands around each page of a set-up: whose it is, and how far it is. */
export type SetUpFrame = {
  /** The alliance's name, once its charter could be read. */
  readonly name: Text | undefined;
  readonly current: SetUpStep;
  readonly steps: readonly {
    readonly step: SetUpStep;
    readonly state: StepState;
    readonly url: string;
  }[];
  readonly listUrl: string;
  /** What the whole form was refused for. */
  readonly problem?: Text | undefined;
};

/** The link from the terminal. POST `form` begins. */
export type SetUpLinkView =
  | { readonly state: 'good'; readonly form: FormTarget }
  | { readonly state: 'used' | 'unknown' | 'none'; readonly listUrl: string };

export type SetUpListView = {
  /** POST: a new one. */
  readonly begin: FormTarget;
  readonly underWay: readonly {
    readonly name: Text | undefined;
    readonly at: Instant;
    readonly url: string;
    /** POST: it is given up. */
    readonly discard: FormTarget;
  }[];
  readonly alliances: readonly { readonly name: Text; readonly url: string }[];
};

export type CharterProblemShown = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly message: Wording;
};

export type CharterOverview = {
  readonly facts: readonly Fact[];
  readonly classes: readonly Text[];
  readonly kinds: readonly Text[];
  readonly bodies: readonly {
    readonly name: Text;
    readonly seats: readonly { readonly name: Text; readonly count: Text }[];
  }[];
  readonly carriedOut: readonly Text[];
  readonly onlyRead: readonly Text[];
};

/** POST `upload` (multipart): `charter`, `text`; POST `alliance`: code, language, phone, address, addressEn. */
export type SetUpCharterView = {
  readonly frame: SetUpFrame;
  readonly upload: FormTarget;
  readonly files: readonly { readonly name: string; readonly size: number }[];
  readonly uploadProblems: {
    readonly charter?: Text | undefined;
    readonly text?: Text | undefined;
  };
  /** What the check found; `more`: how many besides. */
  readonly problems: readonly CharterProblemShown[];
  readonly more: number;
  /** A sound charter that no alliance can be made of here, and why. */
  readonly refused?: Text | undefined;
  readonly overview?: CharterOverview | undefined;
  readonly alliance?:
    { readonly form: FormTarget; readonly fields: readonly RegisterField[] } | undefined;
  readonly nextUrl: string;
};

/** POST `form` (multipart): number, day, body, `compared`, `evidence`; POST `later`. */
export type SetUpDefaultsView = {
  readonly frame: SetUpFrame;
  readonly sheet: DefaultsSheet | undefined;
  readonly docxUrl: string;
  readonly recorded?:
    | {
        readonly facts: readonly Fact[];
        readonly scans: readonly {
          readonly name: string;
          readonly url: string;
          readonly size: number;
        }[];
        /** The sheet is another one since. */
        readonly outdated: boolean;
      }
    | undefined;
  readonly later: boolean;
  readonly form: FormTarget;
  readonly fields: readonly RegisterField[];
  readonly evidence: EvidenceField;
  readonly laterForm: FormTarget;
  readonly charterUrl: string;
  readonly nextUrl: string;
};

/** POST `form`: a person's fields, `seats` (several), `since`; POST `documents` and `roster` (multipart). */
export type SetUpPeopleView = {
  readonly frame: SetUpFrame;
  readonly people: readonly {
    readonly name: string;
    readonly title: string;
    readonly offices: readonly Text[];
    readonly since: Text;
    readonly contact: Text;
    readonly editUrl: string;
    readonly remove: FormTarget;
  }[];
  readonly faults: readonly Text[];
  readonly vacancies: readonly Text[];
  readonly byMembers: readonly Text[];
  readonly documents: {
    readonly form: FormTarget;
    readonly files: readonly {
      readonly name: string;
      readonly url: string;
      readonly size: number;
    }[];
    readonly evidence: EvidenceField;
  };
  readonly roster: {
    readonly form: FormTarget;
    readonly problem?: Text | undefined;
    /** What a file's rows lacked. */
    readonly findings: readonly { readonly where: Text; readonly says: Text }[];
  };
  readonly person: {
    readonly form: FormTarget;
    readonly editing: boolean;
    readonly fields: readonly RegisterField[];
    readonly cancelUrl: string;
  };
  readonly nextUrl: string;
};

/** POST `form`: `day`. */
export type SetUpFirstDayView = {
  readonly frame: SetUpFrame;
  readonly form: FormTarget;
  readonly fields: readonly RegisterField[];
};

/** POST `form`: the alliance begins. */
export type SetUpStartView = {
  readonly frame: SetUpFrame;
  readonly groups: readonly {
    readonly step: SetUpStep;
    readonly url: string;
    readonly facts: readonly Fact[];
  }[];
  readonly missing: readonly SetUpStep[];
  readonly vacancies: readonly Text[];
  readonly form: FormTarget;
};

export type SetUpDoneView = {
  readonly name: Text;
  readonly homeUrl: string;
  readonly consoleUrl: string;
  readonly rosterUrl: string;
  readonly defaultsUrl: string;
  readonly confirmed: boolean;
  readonly mailsTo: readonly string[];
  readonly listUrl: string;
};
