import type { Request, RequestHandler, Response } from 'express';
import { nameIn } from '../../domain/charter/in-words.ts';
import { dayOf } from '../../domain/calendar.ts';
import { plainLine } from '../../domain/plain-line.ts';
import { readRoster } from '../../domain/roster/read.ts';
import type { Wording } from '../../domain/wording.ts';
import { receivedIn, receiveFiles } from '../../documents/receive.ts';
import { LARGEST_ROSTER, readSpreadsheet } from '../../documents/roster/spreadsheet.ts';
import { contentHash } from '../../documents/storage.ts';
import { handIn } from '../../store/decide/hand-in-roster.ts';
import { readRecord } from '../../store/records/records.ts';
import { dryRun } from '../../store/roster/carry-out.ts';
import {
  insertImport,
  latestImports,
  readImport,
  rowsOfImport,
  type ImportedRow,
  type RosterImport,
} from '../../store/roster/imports.ts';
import { missingContacts } from '../../store/roster/missing.ts';
import { rosterTerms } from '../../store/roster/terms.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { MissingContactsPage, RosterImportPage, RosterPage } from '../../web/pages/roster.tsx';
import type {
  ImportStateShown,
  MissingContactsView,
  RosterImportView,
  RosterView,
} from '../../web/views/roster.ts';
import { HttpProblem } from '../errors.tsx';
import type { Site } from '../site.ts';
import { idIn } from './entered.ts';
import { visitOf, type Visit } from './entrance.tsx';
import { enterWithEvidence, evidenceIn } from './evidence.ts';
import { showPart } from './frame.tsx';
import { reasonInWords } from './record-kinds.ts';
import { SHEET_NAMES, stateOf } from './roster-files.ts';
import { rosterOf } from './roster.ts';

export const receiveRoster: RequestHandler = receiveFiles({
  maxFiles: 1,
  maxFileSize: LARGEST_ROSTER,
});

/** A dry run tries every row in one transaction. */
const MOST_ROWS = 1000;

export async function showRoster(
  site: Site,
  request: Request,
  response: Response,
  problem?: Wording,
): Promise<void> {
  await showPart(site, request, response, {
    current: 'roster',
    title: 'roster',
    read: (scope, visit) => rosterView(scope, visit, problem),
    page: (view) => <RosterPage view={view} />,
    ...(problem ? { status: 422, path: `${visitOf(response).base}/roster` } : {}),
  });
}

async function rosterView(
  scope: Scope,
  visit: Visit,
  problem: Wording | undefined,
): Promise<Omit<RosterView, 'nav'>> {
  const base = `${visit.base}/roster`;
  const imports = await latestImports(scope);
  const people = await rosterOf(
    scope,
    visit.charter,
    imports.map((one) => one.enteredBy),
  );
  const shown: RosterView['imports'][number][] = [];
  for (const one of imports)
    shown.push({
      url: `${base}/${one.id}`,
      fileName: one.fileName,
      by: people.label(one.enteredBy),
      at: one.enteredAt.getTime(),
      state: await stateShown(scope, one),
      rows: one.sheets.reduce((sum, { rows }) => sum + rows, 0),
    });
  return {
    form: { action: base },
    ...(problem ? { problem } : {}),
    templateUrl: `${base}/template.xlsx`,
    export: { form: { action: `${base}/export` }, day: dayOf(scope.now.getTime()) },
    imports: shown,
    missing: { count: (await missingContacts(scope)).length, url: `${base}/missing` },
  };
}

async function stateShown(scope: Scope, one: RosterImport): Promise<ImportStateShown> {
  if (one.state !== 'handed-in' || !one.record) return one.state;
  const record = await readRecord(scope, one.record);
  return record?.state === 'waiting' ? 'handed-in' : 'turned-down';
}

/** POST of a file: it is kept, understood and tried; no member, person or office is touched. */
export async function postRoster(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const { files, problems } = receivedIn(request);
  const again = (problem: Wording): Promise<void> => showRoster(site, request, response, problem);
  const [refused] = problems;
  if (refused) return again(refused.message);
  const received = files.find(
    ({ field, size, name }) => field === 'roster' && (size > 0 || name !== ''),
  );
  if (!received) return again({ zh: '请选择名册文件', en: 'Choose the file of the roster' });
  const bytes = await received.read();
  const fileName = nameOf(received.name);
  const file = await readSpreadsheet(bytes, fileName);
  if (!file.ok) return again(file.message);
  const terms = await inScope(site.context, visit.alliance.id, rosterTerms);
  const { sheets, rows } = readRoster(file.sheets, terms);
  if (rows.length === 0) return again(NOTHING);
  if (rows.length > MOST_ROWS) return again(TOO_MANY);
  const planned = await dryRun(site.context, visit.alliance.id, rows, visit.person.id);
  const stored = site.context.ids.next();
  await site.storage.put(stored, bytes);
  const id = await inScope(site.context, visit.alliance.id, (scope) =>
    insertImport(
      scope,
      {
        file: stored,
        fileName,
        fileType: file.type,
        fileSize: bytes.length,
        sha256: contentHash(bytes),
        sheets,
        enteredBy: visit.person.id,
      },
      planned,
    ),
  );
  response.redirect(303, `${visit.base}/roster/${id}`);
}

const NOTHING: Wording = {
  zh: '没有找到名册内容。请保留表头，如“单位名称、会员类别”或“姓名、职务”，也可以下载模板填写。',
  en: 'No roster was found in it. Keep headers such as 单位名称, 会员类别, 姓名, or use the template.',
};
const TOO_MANY: Wording = {
  zh: `一次最多导入${MOST_ROWS}行，请分成几个文件上传。`,
  en: `At most ${MOST_ROWS} rows at a time; please upload several files.`,
};

/** The file's name as it is kept: one line, without folders. */
function nameOf(sent: string): string {
  const last = plainLine(sent, 200).split(/[/\\]/u).at(-1) ?? '';
  return last.replace(/[<>:"|?*]/gu, '_') || '名册';
}

export async function showImport(
  site: Site,
  request: Request,
  response: Response,
  problem?: Wording,
): Promise<void> {
  const id = idIn(request.params, 'import');
  await showPart(site, request, response, {
    current: 'roster',
    title: 'rosterImport',
    read: async (scope, visit) => {
      const view = await importView(scope, visit, id, problem);
      // No script is needed to follow a running import.
      if (view?.state === 'running') response.set('Refresh', '5');
      return view;
    },
    page: (view) => <RosterImportPage view={view} />,
    ...(problem ? { status: 422 } : {}),
    ...(request.method === 'POST' ? { path: `${visitOf(response).base}/roster/${id}` } : {}),
  });
}

async function importView(
  scope: Scope,
  visit: Visit,
  id: string,
  problem: Wording | undefined,
): Promise<Omit<RosterImportView, 'nav'> | undefined> {
  const one = await readImport(scope, id);
  if (!one) return undefined;
  const base = `${visit.base}/roster`;
  const rows = await rowsOfImport(scope, id);
  const state = await stateShown(scope, one);
  const people = await rosterOf(scope, visit.charter, [one.enteredBy]);
  const count = (of: ReturnType<typeof stateOf>): number =>
    rows.filter((row) => stateOf(row) === of).length;
  // What is not imported comes first: that is what there is to do.
  const findings = rows
    .flatMap(findingsOf)
    .toSorted((one, other) => Number(other.refused) - Number(one.refused));
  const refused = count('refused');
  return {
    fileName: one.fileName,
    fileSize: one.fileSize,
    sha256: one.sha256,
    by: people.label(one.enteredBy),
    at: one.enteredAt.getTime(),
    state,
    counts: {
      added: count('added'),
      changed: count('changed'),
      same: count('same'),
      attention: rows.filter((row) => stateOf(row) !== 'refused' && needsAttention(row)).length,
      refused,
    },
    ...(state === 'running'
      ? {
          progress: {
            done: rows.filter((row) => row.state !== 'waiting').length,
            total: rows.length,
          },
        }
      : {}),
    sheets: one.sheets.map(({ name, sheet, rows: read, ignored }) => ({
      name,
      as: sheet ? SHEETS[sheet] : null,
      rows: read,
      ignored,
    })),
    findings,
    rows: rows.map((row) => ({
      sheet: SHEETS[row.sheet],
      row: row.row,
      name: row.values['name'] ?? '',
      becomes: stateOf(row),
    })),
    ...(one.record && one.recordNumber
      ? { record: { number: one.recordNumber, url: `${visit.base}/records/${one.record}` } }
      : {}),
    ...(state === 'read' && rows.length > refused
      ? {
          handIn: {
            form: { action: `${base}/${id}` },
            evidence: {
              label: { zh: '依据文件', en: 'Document' },
              required: true,
              ...(problem ? { problem } : {}),
            },
          },
        }
      : {}),
    ...(refused > 0 ? { refusedUrl: `${base}/${id}/refused.xlsx` } : {}),
    listUrl: base,
  };
}

const SHEETS = {
  members: { zh: SHEET_NAMES.members, en: 'Members' },
  people: { zh: SHEET_NAMES.people, en: 'People' },
  offices: { zh: SHEET_NAMES.offices, en: 'Offices' },
} as const;

const needsAttention = (row: ImportedRow): boolean =>
  row.findings.length > 0 || (row.outcome ?? row.plan).says !== undefined;

function findingsOf(row: ImportedRow): readonly RosterImportView['findings'][number][] {
  const at = { sheet: SHEETS[row.sheet], row: row.row, name: row.values['name'] ?? '' };
  const outcome = row.outcome ?? row.plan;
  return [
    ...row.findings.map(({ grade, column, found, says }) => ({
      ...at,
      refused: grade === 'refused',
      column,
      found,
      says,
    })),
    ...(outcome.says
      ? [
          {
            ...at,
            refused: outcome.state === 'refused',
            column: { zh: '整行', en: 'Whole row' },
            found: at.name,
            says: outcome.says,
          },
        ]
      : []),
  ];
}

/** POST: the dry run is handed in for the second person, with the document it rests on. */
export async function postHandIn(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const id = idIn(request.params, 'import');
  const { files, problem } = await evidenceIn(request);
  if (problem) return showImport(site, request, response, problem);
  const entered = await enterWithEvidence(site, visit, files, (scope, evidence) =>
    handIn(scope, id, visit.person.id, evidence),
  );
  if (entered.kind === 'refused') {
    if (entered.because === 'unknown') throw new HttpProblem(404);
    return showImport(site, request, response, reasonInWords('roster', entered.because));
  }
  response.redirect(303, `${visit.base}/roster/${id}?done=handed-in`);
}

export async function showMissing(site: Site, request: Request, response: Response): Promise<void> {
  await showPart(site, request, response, {
    current: 'roster',
    title: 'missingContacts',
    read: async (scope, visit): Promise<Omit<MissingContactsView, 'nav'>> => ({
      rows: (await missingContacts(scope)).map(({ name, what, phone }) => ({
        name,
        what: what === 'member' ? { zh: '会员', en: 'member' } : nameIn(visit.charter, what.seat),
        lacks: phone
          ? { zh: '邮箱', en: 'e-mail' }
          : { zh: '邮箱、电话', en: 'e-mail and telephone' },
        otherwise: phone ?? '',
      })),
      listUrl: `${visit.base}/roster`,
    }),
    page: (view) => <MissingContactsPage view={view} />,
  });
}
