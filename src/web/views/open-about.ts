import type { ApplicationFormView, DocumentField, FormField } from './application.ts';
import type { ConsoleNav } from './console.ts';
import type { FormTarget, RuleSource, Text } from './shared.ts';

/** The form by which the secretariat opens a case about a member. POST (multipart): each field's name, `document.<id>`. */
export type OpenAboutView = {
  readonly nav: ConsoleNav;
  readonly member: string;
  readonly procedure: Text;
  readonly back: { readonly url: string; readonly label: Text };
  readonly sources: readonly RuleSource[];
  readonly form: FormTarget;
  readonly fields: readonly FormField[];
  readonly declared: ApplicationFormView['declared'];
  readonly documents: readonly DocumentField[];
  /** What happens once it is open. */
  readonly stages: readonly {
    readonly title: Text;
    readonly by: Text;
    /** Until when somebody may act, or when it is left out: 15日, 情形为“造成社会负面影响”时. */
    readonly notes: readonly Text[];
    readonly sources: readonly RuleSource[];
  }[];
  readonly fileLimitMegabytes: number;
  readonly problem?: Text | undefined;
};
