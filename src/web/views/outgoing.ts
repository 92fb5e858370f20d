import type { ConsoleNav } from './console.ts';
import type { Acting, FileLink, FormTarget, Instant, RuleSource, Text } from './shared.ts';

export type PaperStateShown = 'draft' | 'released' | 'sealed' | 'sent' | 'archived' | 'discarded';

export type PaperListView = {
  readonly nav: ConsoleNav;
  readonly papers: readonly {
    readonly url: string;
    readonly title: string;
    readonly kind: Text;
    readonly number?: string | undefined;
    readonly addressee: string;
    readonly state: PaperStateShown;
    readonly at: Instant;
  }[];
};

/** POST `form.action`: `title`, `addressee`, `body`, `action` = `save`. */
export type PaperDraftView = {
  readonly nav: ConsoleNav;
  readonly kind: Text;
  readonly about: Text;
  readonly form: FormTarget;
  readonly values: { readonly title: string; readonly addressee: string; readonly body: string };
  readonly problems: { readonly title?: Text | undefined; readonly body?: Text | undefined };
  readonly backUrl: string;
};

/** One paper. Forms in `acts`, each POST to its own `form.action`; `upload` is multipart with `scan`. */
export type PaperView = {
  readonly nav: ConsoleNav;
  readonly kind: Text;
  readonly number?: string | undefined;
  readonly state: PaperStateShown;
  readonly title: string;
  readonly addressee: string;
  readonly paragraphs: readonly string[];
  readonly about?: { readonly url: string; readonly label: Text } | undefined;
  readonly steps: readonly {
    readonly label: Text;
    readonly by: Text;
    readonly at: Instant;
    readonly note?: string;
  }[];
  readonly signatories: readonly Text[];
  readonly sources: readonly RuleSource[];
  readonly docxUrl: string;
  readonly sealed?: (FileLink & { readonly sha256: string }) | undefined;
  readonly editUrl?: string | undefined;
  readonly ask?: FormTarget | undefined;
  readonly asked: boolean;
  readonly discard?: FormTarget | undefined;
  readonly release?: ReleaseForm | undefined;
  readonly seal?: { readonly form: FormTarget; readonly problem?: Text | undefined } | undefined;
  /** One line that says how it was sent, or where it lies. */
  readonly say?:
    | {
        readonly form: FormTarget;
        readonly label: Text;
        readonly hint: Text;
        readonly submit: Text;
        readonly value: string;
        readonly problem?: Text | undefined;
      }
    | undefined;
};

/** POST: `decision` = `release` | `return`, `reason`; `hidden.hash` is the text that was read. */
export type ReleaseForm = {
  readonly form: FormTarget;
  readonly decision: string;
  readonly reason: string;
  readonly problems: { readonly decision?: Text | undefined; readonly reason?: Text | undefined };
};

/** The same decision by a mail's link. */
export type ReleaseView = {
  readonly acting: Acting;
  readonly kind: Text;
  readonly title: string;
  readonly addressee: string;
  readonly paragraphs: readonly string[];
  readonly sources: readonly RuleSource[];
  readonly release: ReleaseForm;
};

/** A paper found by its number; its text is not shown. */
export type PaperCheckView = {
  readonly number: string;
  readonly kind: Text;
  readonly issuer: Text;
  readonly releasedAt: Instant;
  readonly sha256?: string | undefined;
  readonly checkedAt: Instant;
  readonly againUrl: string;
};
