import { z } from 'zod';
import { DOCX } from '../../../documents/letter-docx.ts';
import { dayOf } from '../../../domain/calendar.ts';
import { certificateOfCase } from '../../../store/certificates.ts';
import { isHandedIn, readFile, type StoredFile } from '../../../store/files.ts';
import { readPaper } from '../../../store/outgoing/papers.ts';
import { readEnteredYear } from '../../../store/working-years.ts';
import { exportedTrail } from '../../console/audit-export.ts';
import { minutesFile as minutesAsFile, minutesOfSitting } from '../../console/minutes.tsx';
import { letterFile } from '../../console/outgoing/papers.tsx';
import type { Site } from '../../site.ts';
import { download, operation, type Answer, type Operation } from '../operation.ts';
import { PROBLEMS } from '../problem.ts';
import { wording } from '../shapes.ts';

const TAG = 'Downloads';
const ALLIANCE = '/alliances/{alliance}';
const PDF = 'application/pdf';
/** Uploads are one of these. */
export const UPLOADED = [PDF, 'image/jpeg', 'image/png', 'image/heic', 'image/webp'];

/** A stored file as an answer; nothing is known of one that is not there. */
export async function stored(site: Site, file: StoredFile | undefined): Promise<Answer> {
  if (!file) return PROBLEMS.unknown();
  const bytes = await site.storage.read(file.id);
  return { file: { type: file.type, name: file.name, bytes } };
}

const anyFile = download({
  id: 'downloadFile',
  tag: TAG,
  path: `${ALLIANCE}/files/{file}`,
  summary: 'A document of a case, the evidence of a record, a sealed copy, a voucher',
  description: 'Its id and SHA-256 stand where the file is listed: getCase, getRecord, listPapers.',
  by: 'secretariat',
  downloads: UPLOADED,
  async act({ site, params, inScope }) {
    const file = await inScope((scope) => readFile(scope, params['file'] ?? ''));
    return stored(site, file && isHandedIn(file) ? file : undefined);
  },
});

const certificate = download({
  id: 'downloadCertificate',
  tag: TAG,
  path: `${ALLIANCE}/cases/{case}/certificate`,
  summary: 'The certificate that a case led to, the latest where it was replaced',
  by: 'secretariat',
  downloads: [PDF],
  async act({ site, params, inScope }) {
    const file = await inScope(async (scope) => {
      const issued = await certificateOfCase(scope, params['case'] ?? '');
      return issued && readFile(scope, issued.file);
    });
    return stored(site, file);
  },
});

const sealed = download({
  id: 'downloadSealedCopy',
  tag: TAG,
  path: `${ALLIANCE}/papers/{paper}/sealed-copy`,
  summary: 'The scan of a paper as it was sealed: the issued document',
  by: 'secretariat',
  downloads: UPLOADED,
  async act({ site, params, inScope }) {
    const file = await inScope(async (scope) => {
      const paper = await readPaper(scope, params['paper'] ?? '');
      return paper?.sealedFile ? readFile(scope, paper.sealedFile) : undefined;
    });
    return stored(site, file);
  },
});

const letter = download({
  id: 'downloadLetter',
  tag: TAG,
  path: `${ALLIANCE}/papers/{paper}/letter`,
  summary: 'An outgoing paper as .docx, to be printed and sealed by hand',
  by: 'secretariat',
  downloads: [DOCX],
  async act({ by, params, inScope }) {
    const paper = await inScope((scope) => readPaper(scope, params['paper'] ?? ''));
    if (!paper) return PROBLEMS.unknown();
    return { file: await letterFile(by, paper) };
  },
});

const lines = z.array(z.object({ label: wording, value: wording }));
const MEETING = `${ALLIANCE}/meetings/{votingRound}`;

const minutes = operation({
  id: 'getMinutes',
  tag: 'Meetings',
  method: 'get',
  path: `${MEETING}/minutes`,
  summary: 'The minutes (会议纪要) of a meeting that is over, as data',
  by: 'secretariat',
  answers: z.object({
    title: wording,
    facts: lines,
    items: z.array(z.object({ heading: wording, result: wording, lines })),
  }),
  act: ({ by, params, inScope }) =>
    inScope(async (scope) => {
      const found = await minutesOfSitting(scope, by, params['votingRound'] ?? '');
      return found ? { body: found } : PROBLEMS.unknown();
    }),
});

const minutesFile = download({
  id: 'downloadMinutes',
  tag: TAG,
  path: `${MEETING}/minutes.docx`,
  summary: 'The minutes (会议纪要) of a meeting that is over, as .docx',
  by: 'secretariat',
  downloads: [DOCX],
  query: z.object({ language: z.enum(['zh', 'en']).default('zh') }),
  async act({ by, params, query, inScope }) {
    const found = await inScope((scope) =>
      minutesOfSitting(scope, by, params['votingRound'] ?? ''),
    );
    if (!found) return PROBLEMS.unknown();
    return { file: await minutesAsFile(found, by.charter, query.language) };
  },
});

const notice = download({
  id: 'downloadNotice',
  tag: TAG,
  path: `${ALLIANCE}/working-years/{workingYear}/notice`,
  summary: 'The scan of the notice that a year’s schedule was entered from',
  by: 'secretariat',
  downloads: UPLOADED,
  async act({ site, params, inScope }) {
    const file = await inScope(async (scope) => {
      const year = await readEnteredYear(scope, params['workingYear'] ?? '');
      return year?.file ? readFile(scope, year.file) : undefined;
    });
    return stored(site, file);
  },
});

const trail = download({
  id: 'exportAuditTrail',
  tag: TAG,
  path: `${ALLIANCE}/audit-trail`,
  summary:
    'The whole audit trail as lines of JSON, to be kept elsewhere and verified without the product',
  description: '`node scripts/verify-trail.mjs FILE` computes it again.',
  by: 'secretariat',
  downloads: ['application/x-ndjson'],
  async act({ site, by, inScope }) {
    const today = await inScope(async ({ now }) => dayOf(now.getTime()));
    return {
      file: {
        type: 'application/x-ndjson',
        name: `audit-trail-${by.alliance.id}-${today}.jsonl`,
        bytes: exportedTrail(site.context, by.alliance.id),
      },
    };
  },
});

export const DOWNLOAD_OPERATIONS: readonly Operation[] = [
  anyFile,
  certificate,
  sealed,
  letter,
  minutes,
  minutesFile,
  notice,
  trail,
];
