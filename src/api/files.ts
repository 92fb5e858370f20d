import type { Request, Response } from 'express';
import { contentHeaders } from '../documents/content-headers.ts';
import type { UploadType } from '../documents/file-name.ts';
import { previewOf } from '../documents/preview.ts';
import type { StoredFile } from '../store/files.ts';
import { HttpProblem } from './errors.tsx';
import type { Site } from './site.ts';

/** Hands out a stored file, or its picture where `/preview` was asked for. Who may see it was checked before. */
export async function sendFile(
  site: Site,
  request: Request,
  response: Response,
  file: StoredFile | undefined,
): Promise<void> {
  if (!file) throw new HttpProblem(404);
  const bytes = await site.storage.read(file.id);
  response.set('Cache-Control', 'private, no-store');
  if (!request.path.endsWith('/preview')) {
    response.set(contentHeaders(file.type, file.name, 'attachment')).send(bytes);
    return;
  }
  const preview = file.type.startsWith('image/')
    ? await previewOf(bytes, file.type as UploadType)
    : null;
  if (!preview) throw new HttpProblem(404);
  response.set(contentHeaders(preview.type, file.name, 'inline')).send(preview.bytes);
}
