import type { Request, Response } from 'express';
import type { SetUpFile } from '../../domain/set-up.ts';
import type { Wording } from '../../domain/wording.ts';
import { contentHash } from '../../documents/storage.ts';
import { filesOf, readSetUp } from '../../store/set-up/set-ups.ts';
import { evidenceIn } from '../console/evidence.ts';
import { HttpProblem } from '../errors.tsx';
import { sendMade } from '../made-file.ts';
import type { Site } from '../site.ts';

/** Stores the scans that came as `evidence`, or says what is wrong with them; a form needs at least one. */
export async function storeScans(
  site: Site,
  request: Request,
): Promise<{ readonly files: readonly SetUpFile[]; readonly problem?: Wording }> {
  const { files: sound, problem } = await evidenceIn(request);
  if (problem) return { files: [], problem };
  const files: SetUpFile[] = [];
  for (const { received, name, type } of sound) {
    const bytes = await received.read();
    const id = site.context.ids.next();
    await site.storage.put(id, bytes);
    files.push({ id, name, type, size: bytes.length, sha256: contentHash(bytes) });
  }
  return { files };
}

/** A scan of a set-up under way. */
export async function sendScan(site: Site, request: Request, response: Response): Promise<void> {
  const setUp = await readSetUp(site.context, String(request.params['setUp']));
  const file = setUp && filesOf(setUp.answers).find(({ id }) => id === request.params['file']);
  if (!file) throw new HttpProblem(404);
  const bytes = await site.storage.read(file.id);
  sendMade(response, { type: file.type, name: file.name, bytes });
}

export const scanLinks = (
  base: string,
  files: readonly SetUpFile[],
): readonly { readonly name: string; readonly url: string; readonly size: number }[] =>
  files.map(({ id, name, size }) => ({ name, url: `${base}/files/${id}`, size }));
