import { creditCodeFault } from '../particulars/identifiers.ts';
import * as checks from '../particulars/checks.ts';
import {
  normaliseAddress,
  normaliseName,
  normaliseNumber,
  normalisePhone,
} from '../particulars/normalise.ts';
import { isMailAddress } from '../mail-address.ts';
import type { Wording } from '../wording.ts';
import { headerOf, type Column, type ColumnId, type Header } from './columns.ts';
import { readDate } from './dates.ts';
import { markDoubles } from './doubles.ts';
import {
  isRefused,
  type Choice,
  type Finding,
  type Grade,
  type RawCell,
  type RawSheet,
  type ReadRoster,
  type RosterRow,
  type RosterTerms,
  type SheetRead,
} from './type.ts';

/** Understands a file's sheets: every row is taken, taken in part or refused, and what is wrong is named. */
export function readRoster(sheets: readonly RawSheet[], terms: RosterTerms): ReadRoster {
  const read: SheetRead[] = [];
  const rows: RosterRow[] = [];
  for (const [part, { name, rows: raw }] of sheets.entries()) {
    const header = headerOf(name, raw);
    const own = header ? rowsOf(header, part, raw, terms) : [];
    // An empty sheet and the template's own instructions are no news.
    if (header || raw.some((row) => row.filter((cell) => cell !== null).length > 2))
      read.push({
        name,
        sheet: header?.sheet ?? null,
        rows: own.length,
        ignored: header?.ignored ?? [],
      });
    rows.push(...own);
  }
  return { sheets: read, rows: markDoubles(rows) };
}

function rowsOf(
  header: Header,
  part: number,
  raw: readonly (readonly RawCell[])[],
  terms: RosterTerms,
): readonly RosterRow[] {
  return raw.flatMap((cells, at): RosterRow[] => {
    if (at <= header.at) return [];
    const filled = header.columns.flatMap((column, index): [Column, RawCell][] => {
      const cell = cells[index] ?? null;
      return column && !isEmpty(cell) ? [[column, cell]] : [];
    });
    // Empty rows, and a header that a print layout repeats.
    if (filled.length === 0 || repeatsHeader(raw[header.at] ?? [], cells)) return [];
    return [rowOf({ sheet: header.sheet, part, row: at + 1 }, header, filled, terms)];
  });
}

const isEmpty = (cell: RawCell): boolean => cell === null || String(cell).trim() === '';

function repeatsHeader(header: readonly RawCell[], cells: readonly RawCell[]): boolean {
  return cells.every((cell, index) => isEmpty(cell) || cell === header[index]);
}

function rowOf(
  at: Pick<RosterRow, 'sheet' | 'part' | 'row'>,
  header: Header,
  filled: readonly [Column, RawCell][],
  terms: RosterTerms,
): RosterRow {
  const values: Partial<Record<ColumnId, string>> = {};
  const findings: Finding[] = [];
  const { sheet } = at;
  for (const [column, cell] of filled) {
    const found = valueOf(sheet, column, cell, terms);
    if ('value' in found) values[column.id] = found.value;
    else if ('says' in found)
      findings.push({
        grade: found.grade,
        column: column.label,
        found: shown(cell),
        says: found.says,
      });
  }
  for (const column of header.columns)
    if (column?.required && !filled.some(([one]) => one.id === column.id))
      findings.push({
        grade: 'refused',
        column: column.label,
        found: '',
        says: FILL_IN(column.label),
      });
  const understood = { ...at, values, findings };
  return { ...understood, findings: [...findings, ...missing(understood, terms)] };
}

const say = (zh: string, en: string): Wording => ({ zh, en });
const FILL_IN = ({ zh, en }: Wording): Wording =>
  say(`请填写${zh}，这一行没有导入`, `Enter: ${en}; this row is not imported`);
const shown = (cell: RawCell): string => Array.from(String(cell).trim()).slice(0, 80).join('');

type Value =
  | { readonly value: string }
  | { readonly grade: Grade; readonly says: Wording }
  /** Said to be unknown. */
  | { readonly unknown: true };

function valueOf(
  sheet: RosterRow['sheet'],
  { id }: Column,
  cell: RawCell,
  terms: RosterTerms,
): Value {
  switch (id) {
    case 'name':
      return sheet === 'members' ? organisationName(cell) : personName(cell, 'refused');
    case 'kind':
      return chosen(cell, terms.kinds, say('会员类别', 'kind of member'));
    case 'class':
      return chosen(cell, terms.classes, say('会员资格', 'class of member'));
    case 'seat':
      return chosen(cell, terms.seats, say('联盟职务', 'office'));
    case 'founder':
      return chosen(cell, YES_OR_NO, say('发起单位', 'mark of a founder'));
    case 'code':
    case 'employer-code':
      return creditCode(cell);
    case 'legal':
    case 'liaison':
      return personName(cell, 'attention');
    case 'phone':
      return phone(cell);
    case 'email':
      return email(cell);
    case 'joined':
    case 'left':
    case 'from':
    case 'until':
      return date(cell, terms.today);
    default:
      return checked(normaliseName(String(cell)), checks.textOf(1, 200), 'attention');
  }
}

function checked(value: string, check: checks.Check, grade: Grade): Value {
  const says = check(value);
  return says ? { grade, says } : { value };
}

function organisationName(cell: RawCell): Value {
  return checked(joinedName(cell), checks.nameOf(2, 100), 'refused');
}

/** 张 三 is 张三; Wang Li stays Wang Li. */
function joinedName(cell: RawCell): string {
  return normaliseName(String(cell)).replace(
    /(?<=[\p{Script=Han}（）]) (?=[\p{Script=Han}（）])/gu,
    '',
  );
}

const personName = (cell: RawCell, grade: Grade): Value =>
  checked(joinedName(cell), checks.nameOf(2, 50), grade);

const YES_OR_NO: readonly Choice[] = [
  { id: 'yes', names: ['是', '√', 'yes', 'Yes', '发起单位'] },
  { id: 'no', names: ['否', 'no', 'No'] },
];

function chosen(cell: RawCell, choices: readonly Choice[], what: Wording): Value {
  const text = String(cell).normalize('NFKC').replace(/\s/gu, '');
  const choice = choices.find(({ names }) => names.includes(text));
  const list = choices.map(({ names }) => names[0] ?? '').slice(0, 12);
  return choice
    ? { value: choice.id }
    : {
        grade: 'refused',
        says: say(
          `${what.zh}请从以下选一项：${list.join('、')}。这一行没有导入`,
          `The ${what.en} is one of: ${list.join('、')}. This row is not imported`,
        ),
      };
}

/** Excel keeps fifteen digits of a number: a code that was typed as a number is damaged. */
const LONGEST_NUMBER = 1e15;

function creditCode(cell: RawCell): Value {
  if (typeof cell === 'number' && cell >= LONGEST_NUMBER)
    return {
      grade: 'attention',
      says: say(
        '这个代码被Excel当作数字改写了，请把单元格设为文本后重新填写。代码暂不导入',
        'Excel took this code for a number and changed it; make the cell text and type it again. The code is left out',
      ),
    };
  const code = normaliseNumber(String(cell));
  if (/^(?:无|不详|待补|待查)?$/u.test(code)) return { unknown: true };
  if (creditCodeFault(code) === null) return { value: code };
  return { grade: 'attention', says: leftOut(checks.creditCode(code), '代码', 'The code') };
}

function phone(cell: RawCell): Value {
  const typed = String(cell).normalize('NFKC');
  if (/^\s*(?:无|不详|待补|待查|\/|-+|—+)\s*$/u.test(typed)) return { unknown: true };
  // Two numbers in one cell: the first that is a number counts.
  const parts = typed.split(/[;；、,，\n]|\s\/\s|\/(?=1[3-9])|\s{2,}|\s或\s?/u).map(normalisePhone);
  const [sound] = parts.filter((part) => checks.phone(part) === null);
  const whole = normalisePhone(typed);
  if (checks.phone(whole) === null) return { value: whole };
  if (sound) return { value: sound };
  return { grade: 'attention', says: leftOut(checks.phone(whole), '号码', 'The number') };
}

function email(cell: RawCell): Value {
  const typed = normaliseAddress(String(cell)).toLowerCase();
  if (/^(?:无|不详|待补|待查|\/|-+|—+)$/u.test(typed)) return { unknown: true };
  const [sound] = typed.split(/[;；、,，]/u).filter((part) => isMailAddress(part));
  if (sound) return { value: sound };
  return { grade: 'attention', says: leftOut(checks.email(''), '邮箱', 'The address') };
}

function leftOut(says: Wording | null, zh: string, en: string): Wording {
  return say(`${says?.zh ?? ''}${zh}暂不导入`, `${says?.en ?? ''} ${en} is left out`);
}

function date(cell: RawCell, today: string): Value {
  const read = readDate(cell);
  if (read.kind === 'unknown') return { unknown: true };
  if (read.kind === 'known' && read.date.slice(0, 10) <= today) return { value: read.date };
  return {
    grade: 'attention',
    says:
      read.kind === 'known'
        ? say('日期晚于今天，按“不详”导入', 'Later than today; imported as unknown')
        : say(
            '日期看不懂，请写成 2021-12-31、2021-12 或 2021；按“不详”导入',
            'Not understood; write 2021-12-31, 2021-12 or 2021. Imported as unknown',
          ),
  };
}

/** What a row that is taken still lacks. */
function missing(row: RosterRow, { kinds }: RosterTerms): readonly Finding[] {
  if (isRefused(row)) return [];
  const findings: Finding[] = [];
  const lacks = (column: Wording, says: Wording): void => {
    findings.push({ grade: 'attention', column, found: '', says });
  };
  const { values, sheet } = row;
  const unit = kinds.find(({ id }) => id === values['kind'])?.person === 'unit';
  const says = (column: string): boolean =>
    row.findings.some((finding) => finding.column.zh === column);
  if (sheet === 'members' && unit && !values['code'] && !says('统一社会信用代码'))
    lacks(
      say('统一社会信用代码', 'Unified social credit code'),
      say('没有信用代码，照常导入，请补录', 'No credit code; imported without, please add it'),
    );
  if (sheet !== 'offices' && !values['phone'] && !values['email'])
    lacks(
      say('手机、邮箱', 'Telephone, e-mail'),
      say(
        '没有可用的联系方式，照常导入，列入“缺联系方式”',
        'No way to reach them; imported, and listed under missing contacts',
      ),
    );
  else if (sheet === 'people' && !values['email'])
    lacks(
      say('邮箱', 'E-mail'),
      say(
        '没有邮箱，照常导入；通知须电话或纸质送达',
        'No address; imported, and reached by telephone or on paper',
      ),
    );
  if (sheet === 'members' && !values['joined'] && !says('入会时间'))
    lacks(
      say('入会时间', 'Joined'),
      say(
        '入会时间不详，照常导入；各种期限从导入之日起算',
        'Day of joining unknown; imported, and clocks start with the import',
      ),
    );
  return findings;
}
