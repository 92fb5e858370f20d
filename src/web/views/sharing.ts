import type { Acting, Fact, FileLink, FormTarget, Instant, RuleSource, Text } from './shared.ts';

type Choice = { readonly id: string; readonly label: Text };

/** What is shared about a case: who has several parts in it, advice asked for, copies promised. */
export type CaseSharingView = {
  readonly flags: readonly Text[];
  readonly consultations: readonly {
    readonly by: Text;
    readonly of: Text;
    readonly question: string;
    readonly at: Instant;
    readonly answer?: string | undefined;
    readonly answeredAt?: Instant | undefined;
  }[];
  /** POST `of`, `question`. */
  readonly ask?:
    | {
        readonly form: FormTarget;
        readonly people: readonly Choice[];
        readonly of: string;
        readonly question: string;
        readonly problems: { readonly of?: Text | undefined; readonly question?: Text | undefined };
      }
    | undefined;
  readonly copies: readonly { readonly name: Text; readonly told: boolean }[];
  /** POST `person`. */
  readonly copy: {
    readonly form: FormTarget;
    readonly people: readonly Choice[];
    readonly problem?: Text | undefined;
  };
};

/** 征求意见: what is asked, with the documents. POST `form.action` with `answer`, `action` = `answer`. */
export type AdviceView = {
  readonly form?: FormTarget | undefined;
  readonly acting: Acting;
  readonly caseNumber: string;
  readonly applicant: string;
  readonly asker: Text;
  readonly question: string;
  readonly askedAt: Instant;
  readonly sources: readonly RuleSource[];
  readonly particulars: readonly Fact[];
  readonly files: readonly FileLink[];
  readonly answer: string;
  readonly answeredAt?: Instant | undefined;
  readonly problem?: Text | undefined;
};

/** 需我处理, across every alliance a person works in. */
export type InboxView = {
  readonly name: string;
  readonly alliances: readonly {
    readonly name: Text;
    readonly consoleUrl?: string | undefined;
    readonly tasks: readonly {
      readonly title: Text;
      readonly about: string;
      readonly since: Instant;
      readonly url?: string | undefined;
      readonly note?: Text | undefined;
      /** Mails the reader the link of the page where it is done. */
      readonly mailLink?: FormTarget | undefined;
    }[];
  }[];
};
