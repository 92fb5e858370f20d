import type { Wording } from '../../domain/wording.ts';
import type { ConsoleNav } from './console.ts';
import type { EvidenceField } from './record.ts';
import type { FormTarget, Instant, Text } from './shared.ts';

/** read: a dry run · handed-in: waits for the second person · turned-down: found wrong · running · done. */
export type ImportStateShown = 'read' | 'handed-in' | 'turned-down' | 'running' | 'done';

export type RosterView = {
  readonly nav: ConsoleNav;
  readonly form: FormTarget;
  readonly problem?: Text | undefined;
  readonly templateUrl: string;
  /** Sent with GET: `day`, `sheet` (empty: all, as a workbook), `format`. */
  readonly export: { readonly form: FormTarget; readonly day: string };
  readonly imports: readonly {
    readonly url: string;
    readonly fileName: string;
    readonly by: Text;
    readonly at: Instant;
    readonly state: ImportStateShown;
    readonly rows: number;
  }[];
  readonly missing: { readonly count: number; readonly url: string };
};

export type RosterImportView = {
  readonly nav: ConsoleNav;
  readonly fileName: string;
  readonly fileSize: number;
  readonly sha256: string;
  readonly by: Text;
  readonly at: Instant;
  readonly state: ImportStateShown;
  readonly counts: {
    readonly added: number;
    readonly changed: number;
    readonly same: number;
    readonly attention: number;
    readonly refused: number;
  };
  /** How far a running import has come. */
  readonly progress?: { readonly done: number; readonly total: number } | undefined;
  readonly sheets: readonly {
    readonly name: string;
    readonly as: Wording | null;
    readonly rows: number;
    readonly ignored: readonly string[];
  }[];
  /** Every bad or incomplete row, cell by cell. */
  readonly findings: readonly {
    readonly sheet: Text;
    readonly row: number;
    readonly name: string;
    readonly refused: boolean;
    readonly column: Text;
    readonly found: string;
    readonly says: Text;
  }[];
  readonly rows: readonly {
    readonly sheet: Text;
    readonly row: number;
    readonly name: string;
    readonly becomes: 'added' | 'changed' | 'same' | 'refused';
  }[];
  readonly record?: { readonly number: string; readonly url: string } | undefined;
  readonly handIn?: { readonly form: FormTarget; readonly evidence: EvidenceField } | undefined;
  readonly refusedUrl?: string | undefined;
  readonly listUrl: string;
};

export type MissingContactsView = {
  readonly nav: ConsoleNav;
  readonly rows: readonly {
    readonly name: string;
    readonly what: Text;
    readonly lacks: Text;
    readonly otherwise: string;
  }[];
  readonly listUrl: string;
};
