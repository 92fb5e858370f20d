import type { Wording } from '../wording.ts';
import type { Finding, RosterRow } from './type.ts';

const say = (zh: string, en: string): Wording => ({ zh, en });

/** From how many people on a shared telephone number is worth a word. */
const SHARED_BY = 3;

/** Names rows that say the same twice, contradict each other or share what ought to be one person's. */
export function markDoubles(rows: readonly RosterRow[]): readonly RosterRow[] {
  const seen = new Map<string, RosterRow>();
  const holders = new Map<string, Set<string>>();
  for (const { sheet, values } of rows)
    if (values['phone'] && sheet === 'people')
      holders.set(
        values['phone'],
        (holders.get(values['phone']) ?? new Set()).add(values['name'] ?? ''),
      );
  return rows.map((row) => {
    const marked = row.sheet === 'people' ? sharedMail(row, seen) : row;
    const findings = [...marked.findings, ...doubled(marked, seen)];
    const people = holders.get(row.values['phone'] ?? '')?.size ?? 0;
    if (row.sheet === 'people' && people >= SHARED_BY)
      findings.push({
        grade: 'attention',
        column: say('手机', 'Telephone'),
        found: row.values['phone'] ?? '',
        says: say(
          `这个号码有${people}人共用，照常导入；请核对是否为本人号码`,
          `${people} people share this number; imported, please check whose it is`,
        ),
      });
    for (const key of keysOf(marked)) if (!seen.has(key)) seen.set(key, marked);
    return { ...marked, findings };
  });
}

/** What tells a row from the others of its sheet; a row may be told by several. */
function keysOf({ sheet, values }: RosterRow): readonly string[] {
  const { name = '', code, phone, email, seat, kind } = values;
  switch (sheet) {
    case 'members':
      return [
        ...(code ? [`code ${code}`] : []),
        `member ${kind} ${name}${code ? '' : ` ${phone ?? ''}`}`,
      ];
    case 'people':
      return [
        ...(email ? [`mail ${email}`] : []),
        ...(phone ? [`person ${name} ${phone}`] : []),
        ...(email || phone ? [] : [`person ${name} ${values['employer'] ?? ''}`]),
      ];
    case 'offices':
      return [`office ${seat} ${name} ${phone ?? email ?? ''} ${values['from'] ?? ''}`];
  }
}

function doubled(row: RosterRow, seen: ReadonlyMap<string, RosterRow>): readonly Finding[] {
  const before = keysOf(row).flatMap((key) => seen.get(key) ?? [])[0];
  if (!before) return [];
  const differs = Object.entries(row.values).find(
    ([id, value]) => (before.values[id] ?? value) !== value,
  );
  const whole = { column: say('整行', 'Whole row'), found: row.values['name'] ?? '' };
  if (!differs)
    return [
      {
        ...whole,
        grade: 'refused',
        says: say(
          `与第${before.row}行重复，只导入一次`,
          `Repeats row ${before.row}; imported once`,
        ),
      },
    ];
  const employers = row.sheet === 'people' && differs[0].startsWith('employer');
  return [
    {
      ...whole,
      grade: 'refused',
      says: employers
        ? say(
            `与第${before.row}行是同一人，工作单位不同；按第${before.row}行导入，请核对`,
            `The same person as in row ${before.row} with another employer; row ${before.row} is imported, please check`,
          )
        : say(
            `与第${before.row}行是同一${row.sheet === 'members' ? '单位' : '人'}但内容不同（${differs[1]}）；按第${before.row}行导入，请核对`,
            `The same as row ${before.row} but different (${differs[1]}); row ${before.row} is imported, please check`,
          ),
    },
  ];
}

/** One address belongs to one person, who signs in with it: with another name it is left out. */
function sharedMail(row: RosterRow, seen: ReadonlyMap<string, RosterRow>): RosterRow {
  const { email, name } = row.values;
  const before = email ? seen.get(`mail ${email}`) : undefined;
  if (!before || before.values['name'] === name) return row;
  const { email: _, ...values } = row.values;
  return {
    ...row,
    values,
    findings: [
      ...row.findings,
      {
        grade: 'attention',
        column: say('邮箱', 'E-mail'),
        found: email ?? '',
        says: say(
          `这个邮箱已用于第${before.row}行的另一人，邮箱须一人一个；这里暂不导入邮箱`,
          `This address is another person’s in row ${before.row}; one address belongs to one person, so it is left out here`,
        ),
      },
    ],
  };
}
