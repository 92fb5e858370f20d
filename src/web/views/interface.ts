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
  readonly groups: readonly {
    readonly tag: string;
    readonly operations: readonly {
      readonly id: string;
      readonly method: string;
      readonly path: string;
      readonly summary: string;
      readonly description: string;
      readonly by: 'anyone' | 'link' | 'secretariat';
      readonly refusals: readonly string[];
      /** JSON Schema as indented text; undefined where nothing is sent. */
      readonly asks?: string | undefined;
      readonly answers: string;
    }[];
  }[];
};
