import type { Request, RequestHandler, Response } from 'express';
import { nameIn } from '../../domain/charter/in-words.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { Wording } from '../../domain/wording.ts';
import { receivedIn, receiveFiles } from '../../documents/receive.ts';
import { LARGEST_ROSTER } from '../../documents/roster/spreadsheet.ts';
import { handIn } from '../../store/decide/hand-in-roster.ts';
import { latestImports, readImport, rowsOfImport } from '../../store/roster/imports.ts';
import { missingContacts } from '../../store/roster/missing.ts';
import type { Scope } from '../../store/scope.ts';
import { MissingContactsPage, RosterImportPage, RosterPage } from '../../web/pages/roster.tsx';
import type { MissingContactsView, RosterImportView, RosterView } from '../../web/views/roster.ts';
import { HttpProblem } from '../errors.tsx';
import type { Site } from '../site.ts';
import { idIn } from './entered.ts';
import { visitOf, type Visit } from './entrance.tsx';
import { enterWithEvidence, evidenceIn } from './evidence.ts';
import { showPart } from './frame.tsx';
import { reasonInWords } from './record-kinds.ts';
import { stateOf } from './roster-files.ts';
import { countsOf, findingsIn, progressOf, SHEETS, stateShown } from './roster-report.ts';
import { tryRoster } from './roster-trial.ts';
import { rosterOf } from './roster.ts';

export const receiveRoster: RequestHandler = receiveFiles({
  maxFiles: 1,
  maxFileSize: LARGEST_ROSTER,
});

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

/** POST of a file: it is kept, understood and tried; no member, person or office is touched. */
export async function postRoster(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const tried = await tryRoster(site, visit, receivedIn(request));
  if ('problem' in tried) return showRoster(site, request, response, tried.problem);
  response.redirect(303, `${visit.base}/roster/${tried.import}`);
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
  const counts = countsOf(rows);
  const { refused } = counts;
  return {
    fileName: one.fileName,
    fileSize: one.fileSize,
    sha256: one.sha256,
    by: people.label(one.enteredBy),
    at: one.enteredAt.getTime(),
    state,
    counts,
    ...(state === 'running' ? { progress: progressOf(rows) } : {}),
    sheets: one.sheets.map(({ name, sheet, rows: read, ignored }) => ({
      name,
      as: sheet ? SHEETS[sheet] : null,
      rows: read,
      ignored,
    })),
    findings: findingsIn(rows).map(({ sheet, ...finding }) => ({
      ...finding,
      sheet: SHEETS[sheet],
    })),
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
