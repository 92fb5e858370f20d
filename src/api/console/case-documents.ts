import type { DocumentCheck } from '../../domain/review.ts';
import type { Wording } from '../../domain/wording.ts';
import type { Decision } from '../../store/decide/decisions.ts';
import type { StoredFile } from '../../store/files.ts';
import type { CaseView } from '../../web/views.ts';
import { fileLink } from '../applicant/form-views.ts';
import type { Visit } from './entrance.tsx';

/** What a scanned letter of an authority is kept as. */
export const LETTER = 'filing-receipt';
const NOT_HANDED_IN = new Set(['certificate', LETTER]);

/** The applicant's papers, each with what the last reviewer found on it; `asked` gives their order. */
export function documentViews(
  visit: Visit,
  files: readonly StoredFile[],
  decisions: readonly Decision[],
  named: (document: string) => Wording,
  asked: readonly string[],
): CaseView['documents'] {
  const handedIn = files.filter((file) => !NOT_HANDED_IN.has(file.document));
  const current = handedIn.filter((file) => !file.supersededAt);
  const given = new Set(current.map((file) => file.document));
  const order = [
    ...asked.filter((document) => given.has(document)),
    ...[...given].filter((document) => !asked.includes(document)),
  ];
  const link = (file: StoredFile) => fileLink(file, ({ id }) => `${visit.base}/files/${id}`);
  return [
    ...order.map((document) => {
      const own = current.filter((file) => file.document === document);
      const check = checkOf(document, own, decisions);
      return { title: named(document), ...(check ? { check } : {}), files: own.map(link) };
    }),
    ...handedIn
      .filter((file) => file.supersededAt)
      .map((file) => ({
        title: {
          zh: `${named(file.document).zh}（第${file.round}轮提交，已由补正材料替换）`,
          en: `${named(file.document).en} (round ${file.round}, since replaced)`,
        },
        files: [link(file)],
      })),
  ];
}

/** What the last reviewer found on a document; nothing on one that was handed in again since. */
function checkOf(
  document: string,
  files: readonly StoredFile[],
  decisions: readonly Decision[],
): DocumentCheck | undefined {
  const newest = Math.max(...files.map((file) => file.round));
  const found = decisions.findLast(
    ({ details }) => (details['checks'] as Record<string, unknown> | undefined)?.[document],
  );
  if (!found || newest > (found.round ?? 1)) return undefined;
  return (found.details['checks'] as Record<string, DocumentCheck>)[document];
}
