import { hashOfRows, markImport, readImport } from '../roster/imports.ts';
import type { RecordRules } from './rules.ts';

/** What the second person checks: this file, understood in these rows. Subject: the import. */
export type RosterContent = {
  readonly file: string;
  readonly rows: string;
};

/** 名册导入: founders and those in office come in with their document once a second person has looked (X-Q23). */
export const rosterRecord: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const one = await readImport(scope, entry.subject, 'update');
    if (!one) return 'unknown';
    return one.state === 'read' ? undefined : 'handed-in-before';
  },
  async apply(scope, record) {
    const one = await readImport(scope, record.subject, 'update');
    const content = record.content as unknown as RosterContent;
    if (one?.state !== 'handed-in' || one.record !== record.id)
      return { kind: 'without-effect', because: 'handed-in-before' };
    if (content.rows !== (await hashOfRows(scope, one.id)))
      return { kind: 'without-effect', because: 'rows-changed' };
    await markImport(scope, one.id, { state: 'running' });
    return { kind: 'counted', outcome: { import: one.id } };
  },
};
