import type { Request, Response } from 'express';
import { dayOf } from '../../domain/calendar.ts';
import { everySeat } from '../../domain/charter/people.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { isDay } from '../../domain/particulars/identifiers.ts';
import { COLUMNS } from '../../domain/roster/columns.ts';
import { SHEET_IDS, type SheetId } from '../../domain/roster/type.ts';
import { writeCsv } from '../../documents/roster/csv.ts';
import { CSV, writeWorkbook, XLSX, type SheetToWrite } from '../../documents/roster/spreadsheet.ts';
import { cellsOf, exportRoster } from '../../store/roster/export.ts';
import { readImport, rowsOfImport, type ImportedRow } from '../../store/roster/imports.ts';
import type { Alliance } from '../../store/charters.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { HttpProblem } from '../errors.tsx';
import { sendMade, type MadeFile } from '../made-file.ts';
import type { Site } from '../site.ts';
import { idIn } from './entered.ts';
import { visitOf } from './entrance.tsx';

export const SHEET_NAMES: Readonly<Record<SheetId, string>> = {
  members: '会员',
  people: '人员',
  offices: '任职',
};

const headerOf = (sheet: SheetId): readonly string[] => COLUMNS[sheet].map(({ label }) => label.zh);

function sheetToWrite(sheet: SheetId, rows: SheetToWrite['rows']): SheetToWrite {
  return {
    name: SHEET_NAMES[sheet],
    header: headerOf(sheet),
    required: COLUMNS[sheet].flatMap(({ required, label }) => (required ? [label.zh] : [])),
    rows,
  };
}

/** The template: three empty sheets and how to fill them in. */
export async function templateFile(charter: Charter): Promise<MadeFile> {
  const bytes = await writeWorkbook([
    ...SHEET_IDS.map((sheet) => sheetToWrite(sheet, [])),
    { name: '填写说明', header: ['列', '怎么填'], rows: instructions(charter) },
  ]);
  return { type: XLSX, name: '名册导入模板.xlsx', bytes };
}

export async function sendTemplate(
  _site: Site,
  _request: Request,
  response: Response,
): Promise<void> {
  sendMade(response, await templateFile(visitOf(response).charter));
}

function instructions(charter: Charter): SheetToWrite['rows'] {
  const kinds = Object.values(charter.members.kinds).map(({ name }) => name.zh);
  const classes = Object.values(charter.members.classes).map(({ name }) => name.zh);
  const seats = everySeat(charter).map(({ seat }) => seat.name.zh);
  return [
    ['表头', '橙色的列必填，其他列没有就留空。列的顺序可以改，多余的列不会导入。'],
    ['会员类别', kinds.join('、')],
    ['会员资格', `${classes.join('、')}；留空为${classes[0] ?? ''}`],
    ['统一社会信用代码', '18位。单元格请设为文本，否则Excel会改写数字。'],
    ['手机、邮箱', '会员填联系人的；人员填本人的。没有就留空，会列入“缺联系方式”。邮箱一人一个。'],
    [
      '入会时间、退会时间',
      '2021-12-31、2021-12 或 2021；不清楚留空或写“不详”，各种期限从导入之日起算。',
    ],
    ['发起单位', '发起单位填“是”，其他留空。章程给予发起单位的权利（如优先参加）以此为准。'],
    ['工作单位信用代码', '用于本单位事项的回避。'],
    ['联盟职务', seats.join('、')],
    ['任职时间、离任时间', '在任的离任时间留空；已离任的两个时间都要填。'],
    ['历史', '已退会的会员、已离任的人员也可以导入，写明退会或离任时间。'],
    ['联系人', `秘书处电话：${charter.bodies['secretariat']?.office?.phone ?? ''}`],
  ];
}

/** Members, people and offices as of a day, today where none can be meant: all as a workbook, one sheet as CSV. */
export async function exportFile(
  scope: Scope,
  alliance: Alliance,
  asked: { readonly day?: unknown; readonly what?: unknown },
): Promise<MadeFile> {
  const sheet = SHEET_IDS.find((one) => one === asked.what);
  const today = dayOf(scope.now.getTime());
  const day =
    typeof asked.day === 'string' && isDay(asked.day) && asked.day <= today ? asked.day : today;
  const roster = await exportRoster(scope, day);
  const name = `${alliance.code}-名册-${day}`;
  if (sheet) {
    const rows = [headerOf(sheet), ...cellsOf(sheet, roster[sheet])];
    return { type: CSV, name: `${name}-${SHEET_NAMES[sheet]}.csv`, bytes: writeCsv(rows) };
  }
  const sheets = SHEET_IDS.map((one) => sheetToWrite(one, cellsOf(one, roster[one])));
  return { type: XLSX, name: `${name}.xlsx`, bytes: await writeWorkbook(sheets) };
}

export async function sendExport(site: Site, request: Request, response: Response): Promise<void> {
  const { alliance } = visitOf(response);
  const file = await inScope(site.context, alliance.id, (scope) =>
    exportFile(scope, alliance, request.query),
  );
  sendMade(response, file);
}

/** The rows that were not imported, in the template's columns, each with why: to be corrected and uploaded again. */
export async function refusedFile(scope: Scope, id: string): Promise<MadeFile | undefined> {
  const one = await readImport(scope, id);
  if (!one) return undefined;
  const refused = (await rowsOfImport(scope, id)).filter((row) => stateOf(row) === 'refused');
  const bytes = await writeWorkbook(
    SHEET_IDS.map((sheet) => {
      const { name, header, required } = sheetToWrite(sheet, []);
      const own = refused.filter((row) => row.sheet === sheet);
      return {
        name,
        header: [...header, '原行号', '未导入的原因'],
        ...(required ? { required } : {}),
        rows: own.map((row) => [
          ...(cellsOf(sheet, [row.values])[0] ?? []),
          String(row.row),
          reasonsOf(row),
        ]),
      };
    }),
  );
  const name = `未导入的行-${one.fileName.replace(/\.[^.]*$/u, '')}.xlsx`;
  return { type: XLSX, name, bytes };
}

export async function sendRefused(site: Site, request: Request, response: Response): Promise<void> {
  const id = idIn(request.params, 'import');
  const file = await inScope(site.context, visitOf(response).alliance.id, (scope) =>
    refusedFile(scope, id),
  );
  if (!file) throw new HttpProblem(404);
  sendMade(response, file);
}

export const stateOf = (row: ImportedRow) => row.outcome?.state ?? row.plan.state;

function reasonsOf(row: ImportedRow): string {
  const outcome = row.outcome ?? row.plan;
  return [
    ...row.findings
      .filter(({ grade }) => grade === 'refused')
      .map(({ column, found, says }) => `${column.zh}${found ? `“${found}”` : ''}：${says.zh}`),
    ...(outcome.says ? [outcome.says.zh] : []),
  ].join('；');
}
