import type { Request, RequestHandler } from 'express';
import type { Wording } from '../../domain/wording.ts';
import { receivedIn, receiveFiles, type ReceivedFile } from '../../documents/receive.ts';
import { contentHash } from '../../documents/storage.ts';
import { inspectUpload, LARGEST_FILE } from '../../documents/upload.ts';
import type { Entered, Evidence } from '../../store/decide/enter-record.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import type { Site } from '../site.ts';
import type { Visit } from './entrance.tsx';

export const MOST_EVIDENCE = 10;

/** What the evidence of a record is kept as. */
const EVIDENCE = 'evidence';

export const EVIDENCE_LIMITS = { maxFiles: MOST_EVIDENCE, maxFileSize: LARGEST_FILE } as const;

/** Before a form with the input `evidence`: text into the body, files beside it. */
export const receiveEvidence: RequestHandler = receiveFiles(EVIDENCE_LIMITS);

export type SoundFile = {
  readonly received: ReceivedFile;
  readonly name: string;
  readonly type: string;
};

/** The evidence that came with a form, looked at but not stored, or what is wrong with it. */
export async function evidenceIn(
  request: Request,
  rule: 'mandatory' | 'optional' = 'mandatory',
): Promise<{ readonly files: readonly SoundFile[]; readonly problem?: Wording }> {
  const { files, problems } = receivedIn(request);
  const [refused] = problems;
  if (refused) return { files: [], problem: naming(refused.name, refused.message) };
  const sound: SoundFile[] = [];
  for (const received of files) {
    // An empty file input sends an empty, nameless file.
    if (received.field !== EVIDENCE || (received.size === 0 && received.name === '')) continue;
    const looked = inspectUpload(await received.read(), received.name);
    if (!looked.ok) return { files: [], problem: naming(received.name, looked.message) };
    sound.push({ received, name: looked.name, type: looked.type });
  }
  if (sound.length === 0 && rule === 'mandatory')
    return {
      files: [],
      problem: {
        zh: '请上传凭据（扫描件或照片）',
        en: 'Upload the evidence (a scan or photo)',
      },
    };
  return { files: sound };
}

/** Stores the evidence, lets `work` enter the record with it, and keeps no file of a record that was refused. */
export function enterWithEvidence(
  site: Site,
  visit: Pick<Visit, 'alliance'>,
  files: readonly SoundFile[],
  work: (scope: Scope, evidence: readonly Evidence[]) => Promise<Entered>,
): Promise<Entered> {
  return withFiles(site, visit.alliance.id, files, { as: EVIDENCE, taken: 'entered' }, work);
}

/** Stores files, each as the document `as`, and lets `work` keep them in one transaction; of what was not `taken` no file stays. */
export async function withFiles<Came extends { readonly kind: string }>(
  site: Site,
  alliance: string,
  files: readonly SoundFile[],
  { as, taken }: { readonly as: string; readonly taken: Came['kind'] },
  work: (scope: Scope, files: readonly Evidence[]) => Promise<Came>,
): Promise<Came> {
  const stored: Evidence[] = [];
  let came: Came | undefined;
  try {
    for (const { received, name, type } of files) {
      const bytes = await received.read();
      const id = site.context.ids.next();
      const sha256 = contentHash(bytes);
      stored.push({ id, document: as, name, type, size: bytes.length, sha256 });
      await site.storage.put(id, bytes);
    }
    came = await inScope(site.context, alliance, (scope) => work(scope, stored));
    return came;
  } finally {
    if (came?.kind !== taken) for (const { id } of stored) await site.storage.remove(id);
  }
}

function naming(name: string, { zh, en }: Wording): Wording {
  return name === '' ? { zh, en } : { zh: `“${name}”：${zh}`, en: `“${name}”: ${en}` };
}
