import type { Language } from '../../domain/wording.ts';

/** A mail before it is laid out as text and as HTML: the same words in the same order in both. */
export type MailDraft = {
  /** Without the alliance's name, which every subject begins with. */
  readonly subject: string;
  /** The first one follows the salutation. */
  readonly paragraphs: readonly string[];
  /** What is easier to find in a list than in a sentence. */
  readonly facts?: readonly { readonly label: string; readonly value: string }[];
  /** A code to be typed off, shown large. */
  readonly code?: string;
  readonly button?: { readonly label: string; readonly link: string };
  readonly afterword?: string;
  /** A list to look things up in, beneath what asks the reader for something. */
  readonly annex?: {
    readonly title: string;
    readonly lines: readonly { readonly label: string; readonly value: string }[];
  };
};

/** A template in both languages. */
export type Template<View> = Readonly<Record<Language, (view: View) => MailDraft>>;
