import type { ConsoleNav } from './console.ts';
import type { FormTarget, Instant, Text } from './shared.ts';

/** 接口令牌: the signed-in person's tokens for programs. */
export type TokensView = {
  readonly nav: ConsoleNav;
  readonly make: FormTarget;
  readonly referenceUrl: string;
  readonly values: { readonly name: string; readonly days: string; readonly may: string };
  readonly problems: { readonly name?: Text | undefined; readonly days?: Text | undefined };
  /** Shown this once, right after it was made. */
  readonly made?: string | undefined;
  readonly tokens: readonly {
    readonly name: string;
    readonly createdAt: Instant;
    readonly expiresAt: Instant;
    readonly readsOnly: boolean;
    /** A day in China. */
    readonly lastUsedOn: string | null;
    readonly state: 'works' | 'expired' | 'revoked';
    readonly revoke?: FormTarget | undefined;
  }[];
};

/** The interface's operations as people read them. */
export type ReferenceView = {
  readonly base: string;
  readonly descriptionUrl: string;
  /** Commands to copy, each with what it does. */
  readonly commands: readonly { readonly does: Text; readonly command: string }[];
  readonly groups: readonly {
    readonly tag: Text;
    readonly operations: readonly {
      readonly id: string;
      readonly method: string;
      readonly path: string;
      readonly summary: Text;
      readonly description: string;
      readonly by: 'anyone' | 'link' | 'secretariat';
      readonly refusals: readonly string[];
      /** Media types of the file it answers with; empty for JSON. */
      readonly downloads: readonly string[];
      readonly parts: readonly string[];
      /** JSON Schema as indented text; undefined where nothing is sent. */
      readonly asks?: string | undefined;
      readonly examples: readonly string[];
      readonly answers?: string | undefined;
    }[];
  }[];
  readonly problems: readonly {
    readonly code: string;
    readonly status: number | null;
    readonly title: Text | null;
    readonly operations: readonly string[];
  }[];
};
