import { plainLine } from '../../domain/plain-line.ts';
import { readRoster } from '../../domain/roster/read.ts';
import type { Wording } from '../../domain/wording.ts';
import type { Received } from '../../documents/receive.ts';
import { readSpreadsheet } from '../../documents/roster/spreadsheet.ts';
import { contentHash } from '../../documents/storage.ts';
import { dryRun } from '../../store/roster/carry-out.ts';
import { insertImport } from '../../store/roster/imports.ts';
import { rosterTerms } from '../../store/roster/terms.ts';
import { inScope } from '../../store/scope.ts';
import type { Site } from '../site.ts';
import type { Visit } from './entrance.tsx';

/** A dry run tries every row in one transaction. */
const MOST_ROWS = 1000;

/** Keeps, understands and tries the file that came as `roster`; no member, person or office is touched. */
export async function tryRoster(
  site: Site,
  { alliance, person }: Pick<Visit, 'alliance' | 'person'>,
  { files, problems }: Received,
): Promise<{ readonly problem: Wording } | { readonly import: string }> {
  const [refused] = problems;
  if (refused) return { problem: refused.message };
  const received = files.find(
    ({ field, size, name }) => field === 'roster' && (size > 0 || name !== ''),
  );
  if (!received) return { problem: { zh: '请选择名册文件', en: 'Choose the file of the roster' } };
  const bytes = await received.read();
  const fileName = nameOf(received.name);
  const file = await readSpreadsheet(bytes, fileName);
  if (!file.ok) return { problem: file.message };
  const terms = await inScope(site.context, alliance.id, rosterTerms);
  const { sheets, rows } = readRoster(file.sheets, terms);
  if (rows.length === 0) return { problem: NOTHING };
  if (rows.length > MOST_ROWS) return { problem: TOO_MANY };
  const planned = await dryRun(site.context, alliance.id, rows, person.id);
  const stored = site.context.ids.next();
  await site.storage.put(stored, bytes);
  const id = await inScope(site.context, alliance.id, (scope) =>
    insertImport(
      scope,
      {
        file: stored,
        fileName,
        fileType: file.type,
        fileSize: bytes.length,
        sha256: contentHash(bytes),
        sheets,
        enteredBy: person.id,
      },
      planned,
    ),
  );
  return { import: id };
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
