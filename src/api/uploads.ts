import type { Wording } from '../domain/wording.ts';
import { contentHash } from '../documents/storage.ts';
import { inspectUpload } from '../documents/upload.ts';
import type { Received } from '../documents/receive.ts';
import { addFile, type NewFile } from '../store/files.ts';
import type { Scope } from '../store/scope.ts';
import type { Site } from './site.ts';

/** A file that was looked at and stored, but does not belong to anything yet. */
export type StoredUpload = Pick<NewFile, 'id' | 'document' | 'name' | 'type' | 'size' | 'sha256'>;
/** What was wrong with a file, by the document it was chosen for. */
export type UploadProblems = Readonly<Record<string, Wording>>;

const FIELD = 'document.';

/** Looks at each received file, stores the sound ones, and says beside which document something was wrong. */
export async function storeUploads(
  site: Site,
  { files, problems }: Received,
  documents: readonly string[],
): Promise<{ readonly stored: readonly StoredUpload[]; readonly problems: UploadProblems }> {
  const stored: StoredUpload[] = [];
  const found: Record<string, Wording> = {};
  for (const problem of problems)
    found[problem.field.slice(FIELD.length)] = naming(problem.name, problem.message);
  for (const file of files) {
    const document = file.field.slice(FIELD.length);
    // An empty file input sends an empty, nameless file.
    if (!documents.includes(document) || (file.size === 0 && file.name === '')) continue;
    const bytes = await file.read();
    const looked = inspectUpload(bytes, file.name);
    if (!looked.ok) {
      found[document] = naming(file.name, looked.message);
      continue;
    }
    const id = site.context.ids.next();
    await site.storage.put(id, bytes);
    stored.push({
      id,
      document,
      name: looked.name,
      type: looked.type,
      size: bytes.length,
      sha256: contentHash(bytes),
    });
  }
  return { stored, problems: found };
}

export async function addUploads(
  scope: Scope,
  uploads: readonly StoredUpload[],
  to: { readonly draftId: string } | { readonly caseId: string; readonly round: number },
): Promise<void> {
  for (const upload of uploads) await addFile(scope, { ...upload, ...to });
}

function naming(name: string, { zh, en }: Wording): Wording {
  return name === '' ? { zh, en } : { zh: `“${name}”：${zh}`, en: `“${name}”: ${en}` };
}
