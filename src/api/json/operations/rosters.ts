import { z } from 'zod';
import { SHEET_IDS } from '../../../domain/roster/type.ts';
import { receivedIn } from '../../../documents/receive.ts';
import { CSV, XLSX } from '../../../documents/roster/spreadsheet.ts';
import { handIn } from '../../../store/decide/hand-in-roster.ts';
import {
  latestImports,
  readImport,
  rowsOfImport,
  type ImportedRow,
  type RosterImport,
} from '../../../store/roster/imports.ts';
import { missingContacts } from '../../../store/roster/missing.ts';
import type { Scope } from '../../../store/scope.ts';
import { enterWithEvidence, evidenceIn } from '../../console/evidence.ts';
import { reasonInWords } from '../../console/record-kinds.ts';
import { exportFile, refusedFile, stateOf, templateFile } from '../../console/roster-files.ts';
import { countsOf, findingsIn, progressOf, stateShown } from '../../console/roster-report.ts';
import { tryRoster } from '../../console/roster-trial.ts';
import { download, operation, type Operation } from '../operation.ts';
import { PROBLEMS } from '../problem.ts';
import { refused } from '../refusals.ts';
import { instant, wording } from '../shapes.ts';

const TAG = 'Rosters';
const IMPORTS = '/alliances/{alliance}/roster-imports';
const sheet = z.enum(SHEET_IDS as ['members', 'people', 'offices']);
const rows = z.number().int();

const rosterImport = z.object({
  id: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  enteredBy: z.string(),
  enteredAt: instant,
  state: z.enum(['read', 'handed-in', 'turned-down', 'running', 'done']).meta({
    description:
      'read: tried, and nothing was changed. handed-in: waits for its check. running: rows are being carried out.',
  }),
  record: z.string().nullable().meta({ description: 'What a second person checks (checkRecord).' }),
  startedAt: instant.nullable(),
  doneAt: instant.nullable(),
});
async function importOf(scope: Scope, one: RosterImport): Promise<z.input<typeof rosterImport>> {
  return {
    id: one.id,
    fileName: one.fileName,
    sha256: one.sha256,
    enteredBy: one.enteredBy,
    enteredAt: one.enteredAt.toISOString(),
    state: await stateShown(scope, one),
    record: one.record,
    startedAt: one.startedAt?.toISOString() ?? null,
    doneAt: one.doneAt?.toISOString() ?? null,
  };
}

const report = rosterImport.extend({
  counts: z.object({
    added: rows,
    changed: rows,
    same: rows,
    attention: rows.meta({ description: 'Rows that are taken without what is wrong in them.' }),
    refused: rows.meta({ description: 'Rows that are left out.' }),
  }),
  progress: z.object({ done: rows, total: rows }),
  sheets: z.array(
    z.object({
      name: z.string(),
      as: sheet.nullable().meta({ description: 'null: no header was found in it.' }),
      rows,
      ignored: z.array(z.string()).meta({ description: 'Columns that are not imported.' }),
    }),
  ),
  findings: z
    .array(
      z.object({
        sheet,
        row: rows.meta({ description: 'As the spreadsheet counts.' }),
        name: z.string(),
        refused: z.boolean().meta({ description: 'Whether the row is left out for it.' }),
        column: wording,
        found: z.string(),
        says: wording,
      }),
    )
    .meta({ description: 'Everything that is wrong, rows that are left out first.' }),
  rows: z.array(
    z.object({
      sheet,
      row: rows,
      name: z.string(),
      becomes: z.enum(['added', 'changed', 'same', 'refused']),
    }),
  ),
});
async function reportOf(scope: Scope, one: RosterImport): Promise<z.input<typeof report>> {
  const all: readonly ImportedRow[] = await rowsOfImport(scope, one.id);
  return {
    ...(await importOf(scope, one)),
    counts: countsOf(all),
    progress: progressOf(all),
    sheets: one.sheets.map(({ name, sheet: as, rows: read, ignored }) => ({
      name,
      as,
      rows: read,
      ignored: [...ignored],
    })),
    findings: [...findingsIn(all)],
    rows: all.map((row) => ({
      sheet: row.sheet,
      row: row.row,
      name: row.values['name'] ?? '',
      becomes: stateOf(row),
    })),
  };
}

const tryIt = operation({
  id: 'tryRoster',
  tag: TAG,
  method: 'post',
  path: IMPORTS,
  summary: 'Try a roster (试运行): every row is read and tried, and nobody is entered',
  description:
    'The Excel or CSV file is a file part named `roster`. Send an Idempotency-Key: two requests without one are two trials.',
  by: 'secretariat',
  created: true,
  files: ['roster'],
  body: z.object({}),
  answers: report,
  async act({ site, by, request, inScope }) {
    const tried = await tryRoster(site, by, receivedIn(request));
    if ('problem' in tried) return PROBLEMS.invalid([{ field: 'roster', message: tried.problem }]);
    return inScope(async (scope) => {
      const one = await readImport(scope, tried.import);
      return one ? { body: await reportOf(scope, one) } : PROBLEMS.unknown();
    });
  },
});

const list = operation({
  id: 'listRosterImports',
  tag: TAG,
  method: 'get',
  path: IMPORTS,
  summary: 'The latest fifty imports of rosters (名册导入)',
  by: 'secretariat',
  answers: z.object({ imports: z.array(rosterImport) }),
  act: ({ inScope }) =>
    inScope(async (scope) => {
      const imports: z.input<typeof rosterImport>[] = [];
      for (const one of await latestImports(scope)) imports.push(await importOf(scope, one));
      return { body: { imports } };
    }),
});

const get = operation({
  id: 'getRosterImport',
  tag: TAG,
  method: 'get',
  path: `${IMPORTS}/{import}`,
  summary: 'One import: how far it has come, and every finding of its rows',
  by: 'secretariat',
  answers: report,
  act: ({ params, inScope }) =>
    inScope(async (scope) => {
      const one = await readImport(scope, params['import'] ?? '');
      return one ? { body: await reportOf(scope, one) } : PROBLEMS.unknown();
    }),
});

const hand = operation({
  id: 'handInRoster',
  tag: TAG,
  method: 'post',
  path: `${IMPORTS}/{import}/hand-in`,
  summary: 'Hand a tried roster in with the document it rests on',
  description:
    'Documents come as file parts named `evidence`. The import starts by itself once a second person has checked the record (checkRecord).',
  by: 'secretariat',
  files: ['evidence'],
  body: z.object({}),
  answers: rosterImport,
  refusals: ['handed-in-before'],
  async act({ site, by, params, request, inScope }) {
    const id = params['import'] ?? '';
    const { files, problem } = await evidenceIn(request);
    if (problem) return PROBLEMS.invalid([{ field: 'evidence', message: problem }]);
    const entered = await enterWithEvidence(site, by, files, (scope, evidence) =>
      handIn(scope, id, by.person.id, evidence),
    );
    if (entered.kind === 'refused')
      return refused(entered.because, reasonInWords('roster', entered.because));
    return inScope(async (scope) => {
      const one = await readImport(scope, id);
      return one ? { body: await importOf(scope, one) } : PROBLEMS.unknown();
    });
  },
});

const refusedRows = download({
  id: 'downloadRefusedRows',
  tag: TAG,
  path: `${IMPORTS}/{import}/refused-rows`,
  summary: 'The rows that were left out, each with why, to be corrected and tried again',
  by: 'secretariat',
  downloads: [XLSX],
  act: ({ params, inScope }) =>
    inScope(async (scope) => {
      const file = await refusedFile(scope, params['import'] ?? '');
      return file ? { file } : PROBLEMS.unknown();
    }),
});

const exported = download({
  id: 'exportRoster',
  tag: TAG,
  path: '/alliances/{alliance}/roster',
  summary: 'Members, people and offices as of a day, in the columns of the template',
  description: 'All as an Excel workbook, or one of them (`what`) as CSV.',
  by: 'secretariat',
  downloads: [XLSX, CSV],
  query: z.object({
    day: z.iso.date().optional().meta({ description: 'Today or earlier; today if left out.' }),
    what: sheet.optional(),
  }),
  act: ({ by, query, inScope }) =>
    inScope(async (scope) => ({ file: await exportFile(scope, by.alliance, query) })),
});

const template = download({
  id: 'downloadRosterTemplate',
  tag: TAG,
  path: '/alliances/{alliance}/roster-template',
  summary: 'The empty workbook to fill in',
  by: 'secretariat',
  downloads: [XLSX],
  act: async ({ by }) => ({ file: await templateFile(by.charter) }),
});

const missing = operation({
  id: 'listMissingContacts',
  tag: TAG,
  method: 'get',
  path: '/alliances/{alliance}/missing-contacts',
  summary: 'Members and holders of offices who cannot be reached by mail (缺联系方式)',
  by: 'secretariat',
  answers: z.object({
    missing: z.array(
      z.object({
        name: z.string(),
        seat: z.string().nullable().meta({ description: 'null: a member.' }),
        phone: z.string().nullable(),
      }),
    ),
  }),
  act: ({ inScope }) =>
    inScope(async (scope) => ({
      body: {
        missing: (await missingContacts(scope)).map(({ name, what, phone }) => ({
          name,
          seat: what === 'member' ? null : what.seat,
          phone,
        })),
      },
    })),
});

export const ROSTER_OPERATIONS: readonly Operation[] = [
  tryIt,
  list,
  get,
  hand,
  refusedRows,
  exported,
  template,
  missing,
];
