import type { FileStorage } from '../documents/storage.ts';
import type { Language } from '../domain/wording.ts';
import type { Context } from '../store/scope.ts';

export type Log = {
  debug(details: object, message: string): void;
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
};

/** What the pages and routes work with. */
export type Site = {
  readonly context: Context;
  readonly storage: FileStorage;
  /** The folder of the charters that come with the product, and of the answers to what charters leave open. */
  readonly charters: string;
  /** Tells the dispatcher that something was committed. */
  readonly nudge: () => void;
  /** Origin of every link the product writes, without a slash at the end. */
  readonly baseUrl: string;
  /** For readers whose browser asks for neither language. */
  readonly language: Language;
  readonly temporalUi: { readonly url: string; readonly namespace: string } | undefined;
  /** Whether the built-in mailbox takes the mails. */
  readonly mailbox: boolean;
  readonly embedded: boolean;
  readonly assets: { readonly stylesheet: string; readonly icon: string };
  readonly log: Log;
};
