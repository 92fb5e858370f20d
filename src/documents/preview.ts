import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { UploadType } from './file-name.ts';

export type Preview = {
  readonly bytes: Buffer;
  readonly type: 'image/jpeg' | 'image/png' | 'image/webp';
};

const LONGEST_CONVERSION = 30_000;

// Decoding takes seconds and as much memory as the file cares to claim: it has a thread of its own,
// which may fail alone. The thread's code is a text so that it runs from source and from the build alike.
const CONVERSION = `
const { parentPort, workerData } = require('node:worker_threads');
require(workerData.converter)({ buffer: workerData.bytes, format: 'JPEG', quality: 0.82 })
  .then((jpeg) => parentPort.postMessage(jpeg), () => parentPort.postMessage(null));
`;

function convertedHeic(bytes: Buffer): Promise<Buffer | null> {
  const converter = createRequire(import.meta.url).resolve('heic-convert');
  return new Promise((resolve) => {
    const worker = new Worker(CONVERSION, {
      eval: true,
      workerData: { converter, bytes: new Uint8Array(bytes) },
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
      stdout: true,
      stderr: true,
    });
    const patience = setTimeout(() => void worker.terminate(), LONGEST_CONVERSION);
    worker.once('message', (jpeg: Uint8Array | null) => resolve(jpeg && Buffer.from(jpeg)));
    worker.once('error', () => resolve(null));
    worker.once('exit', () => {
      clearTimeout(patience);
      resolve(null);
    });
  });
}

/**
 * A picture that every browser shows, of a file that passed `inspectUpload`. Browsers turn a JPEG the
 * way its camera was held. Null when there is none: a PDF, or a photo that cannot be decoded.
 */
export async function previewOf(bytes: Buffer, type: UploadType): Promise<Preview | null> {
  if (type === 'application/pdf') return null;
  if (type !== 'image/heic') return { bytes, type };
  const jpeg = await convertedHeic(bytes);
  return jpeg && { bytes: jpeg, type: 'image/jpeg' };
}
