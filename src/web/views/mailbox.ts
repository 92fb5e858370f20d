import type { Instant } from './shared.ts';

export type MailboxView = {
  readonly messages: readonly {
    readonly url: string;
    readonly from: string;
    readonly to: string;
    readonly subject: string;
    readonly at: Instant;
    readonly opening: string;
  }[];
  readonly total: number;
  /** Sent with GET: `to`. */
  readonly filterUrl: string;
  readonly to: string;
};

export type MailboxMessageView = {
  readonly listUrl: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly at: Instant;
  readonly messageId: string;
  readonly text: string;
  /** Serves the HTML part alone, under its own strict policy; shown in a sandboxed frame. */
  readonly htmlUrl?: string | undefined;
  readonly links: readonly { readonly label: string; readonly url: string }[];
  readonly attachments: readonly {
    readonly name: string;
    readonly size: number;
    readonly url: string;
  }[];
};

export type ErrorView = {
  readonly status: 400 | 403 | 404 | 413 | 429 | 500 | 503;
  /** Number by which support finds the entry in the log. */
  readonly number?: string | undefined;
  readonly limitMegabytes?: number | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly homeUrl: string;
  readonly backUrl?: string | undefined;
};
