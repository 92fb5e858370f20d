import type { ConsoleNav } from './console.ts';
import type { Text } from './shared.ts';

/** What was found in an alliance, by kind. */
export type SearchView = {
  readonly nav: ConsoleNav;
  readonly text: string;
  readonly groups: readonly {
    readonly kind: 'case' | 'round' | 'member' | 'person' | 'record' | 'certificate' | 'paper';
    readonly results: readonly {
      readonly label: string;
      readonly note?: Text | undefined;
      /** Where its page is, if it has one. */
      readonly url?: string | undefined;
      readonly contact?:
        { readonly phone?: string | undefined; readonly email?: string | undefined } | undefined;
    }[];
  }[];
};
