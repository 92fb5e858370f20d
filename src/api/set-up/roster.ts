import { termsOf } from '../../store/roster/terms.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { readRoster } from '../../domain/roster/read.ts';
import type { RosterRow } from '../../domain/roster/type.ts';
import type { SetUpPerson } from '../../domain/set-up.ts';
import type { Day } from '../../domain/working-days.ts';
import type { Wording } from '../../domain/wording.ts';
import { receiveFiles, type Received } from '../../documents/receive.ts';
import { LARGEST_ROSTER, readSpreadsheet } from '../../documents/roster/spreadsheet.ts';

export const receiveRoster = receiveFiles({ maxFiles: 1, maxFileSize: LARGEST_ROSTER });

/** What stood out in a file: where, and what to do. */
export type RosterFinding = { readonly where: Wording; readonly says: Wording };

const say = (zh: string, en: string): Wording => ({ zh, en });

/** Those in office from a roster's file, brought together with who is entered already; `newKey` names a new one. */
export async function peopleFromRoster(
  { files, problems }: Received,
  charter: Charter,
  {
    people,
    today,
    newKey,
  }: {
    readonly people: readonly SetUpPerson[];
    readonly today: Day;
    readonly newKey: () => string;
  },
): Promise<
  | { readonly problem: Wording }
  | { readonly people: readonly SetUpPerson[]; readonly findings: readonly RosterFinding[] }
> {
  const [refused] = problems;
  if (refused) return { problem: refused.message };
  const received = files.find(({ size, name }) => size > 0 || name !== '');
  if (!received) return { problem: say('请选择名册文件', 'Choose the file of the roster') };
  const file = await readSpreadsheet(await received.read(), received.name);
  if (!file.ok) return { problem: file.message };
  const { rows } = readRoster(file.sheets, termsOf(charter, today));
  const offices = rows.filter(({ sheet }) => sheet === 'offices');
  if (offices.length === 0)
    return {
      problem: say(
        '没有找到任职人员。表头须有“姓名”和“职务”。',
        'No people in office were found: the headers 姓名 and 职务 are needed.',
      ),
    };
  let all = people;
  const findings: RosterFinding[] = [];
  for (const row of offices) {
    findings.push(...findingsOf(row));
    if (row.findings.some(({ grade }) => grade === 'refused') || row.values['until']) continue;
    all = withRow(all, row, newKey);
  }
  if (rows.some(({ sheet }) => sheet === 'members'))
    findings.push({
      where: say('会员', 'Members'),
      says: say(
        '名册里的会员没有导入；启动后在工作台导入，由第二人复核。',
        'The members in it were not imported; import them in the console after the start.',
      ),
    });
  return { people: all, findings };
}

function findingsOf(row: RosterRow): readonly RosterFinding[] {
  const at = (column: Wording): Wording =>
    say(`第${row.row}行 ${column.zh}`, `Row ${row.row}, ${column.en}:`);
  const left = row.values['until']
    ? [
        {
          where: say(`第${row.row}行`, `Row ${row.row}:`),
          says: say('已离任，没有导入', 'has left the office and was not imported'),
        },
      ]
    : [];
  return [...row.findings.map(({ column, says }) => ({ where: at(column), says })), ...left];
}

/** Somebody with the same address, or the same name where one of the two has none, is the same person. */
function withRow(
  people: readonly SetUpPerson[],
  { values }: RosterRow,
  newKey: () => string,
): readonly SetUpPerson[] {
  const { name = '', title, email, phone, seat = '', from } = values;
  const since = from?.length === 10 ? from : null;
  const same = people.find((one) =>
    email && one.email ? one.email.toLowerCase() === email : one.name === name,
  );
  const person: SetUpPerson = {
    key: same?.key ?? newKey(),
    name,
    title: title ?? same?.title ?? '',
    email: email ?? same?.email ?? null,
    phone: phone ?? same?.phone ?? null,
    language: same?.language ?? 'zh',
    employerCode: values['employer-code'] ?? same?.employerCode ?? null,
    preferredChannel: (email ?? same?.email) ? 'mail' : phone ? 'telephone' : 'paper',
    seats: [...new Set([...(same?.seats ?? []), seat])],
    since: since ?? same?.since ?? null,
  };
  return same ? people.map((one) => (one === same ? person : one)) : [...people, person];
}
