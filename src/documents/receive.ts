import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, RequestHandler, Response } from 'express';
import multer, { MulterError, type StorageEngine } from 'multer';
import type { Wording } from '../domain/wording.ts';
import { tooLargeMessage } from './upload.ts';

/** A file that came with a form. It lies in a folder of its own until the answer has been sent. */
export type ReceivedFile = {
  readonly field: string;
  /** As the browser called it, not yet made safe. */
  readonly name: string;
  readonly size: number;
  read(): Promise<Buffer>;
};

/** A file that was not kept, beside the field it came in; everything else of the form was. */
export type ReceivingProblem = {
  readonly field: string;
  readonly name: string;
  readonly problem: 'too-large' | 'too-many-files';
  readonly message: Wording;
};

export type Received = {
  readonly files: readonly ReceivedFile[];
  readonly problems: readonly ReceivingProblem[];
};

/** A form that no page of the product sends, or one that broke off: nothing of it can be kept. */
export class UnreadableForm extends Error {
  readonly status: 400 | 413;
  /** The name of the limit or fault, free of anything that was sent. */
  readonly code: string;
  constructor(status: 400 | 413, code: string) {
    super(`The form could not be read: ${code}`);
    this.status = status;
    this.code = code;
  }
}

type Limits = {
  readonly maxFiles: number;
  readonly maxFileSize: number;
  /** Where files lie until the answer has been sent. */
  readonly folder?: string;
};

const LONGEST_TEXT = 256 * 1024;
const MOST_FIELDS = 300;
/** By the file's place in the form: files are written at the same time, and a later one may be done first. */
type Places = { readonly files: ReceivedFile[]; readonly problems: ReceivingProblem[] };
const received = new WeakMap<Request, Places>();

/** What `receiveFiles` found in this request, in the form's order; text fields are in `request.body`. */
export function receivedIn(request: Request): Received {
  const { files, problems } = received.get(request) ?? { files: [], problems: [] };
  // Places of files that were not kept, or not reported, are empty.
  return { files: files.filter(Boolean), problems: problems.filter(Boolean) };
}

/** Passes `most` bytes on and swallows the rest, so that what follows in the form is still read. */
function upTo(most: number, seen: (bytes: number) => void) {
  let size = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      seen(chunk.length);
      if (size > most) done();
      else done(null, chunk);
    },
  });
  return { stream, size: () => size };
}

/**
 * Multer's own limit on file size gives up the whole form, with all that was typed into it. This
 * storage drops only the file that is too large, or one too many, and notes it beside its field.
 */
function storageFor(request: Request, limits: Limits, mostBytes: number): StorageEngine {
  const result: Places = { files: [], problems: [] };
  received.set(request, result);
  let folder: Promise<string> | null = null;
  let count = 0;
  let ended = false;
  let bytes = 0;
  const seen = (more: number): void => {
    bytes += more;
    // No browser sends a form without telling its length first, and an endless one must end.
    if (bytes > mostBytes) request.destroy();
  };
  const clear = async (): Promise<void> => {
    ended = true;
    if (folder !== null) await rm(await folder, { recursive: true, force: true });
  };
  request.res?.once('close', () => void clear());

  const keep = async (field: string, name: string, stream: Readable): Promise<void> => {
    count += 1;
    // Taken before anything is awaited: the next file of the form may begin meanwhile.
    const place = count;
    if (count > limits.maxFiles) {
      for await (const chunk of stream as AsyncIterable<Buffer>) seen(chunk.length);
      const message = {
        zh: `最多上传${limits.maxFiles}个文件，这个文件没有保留。`,
        en: `At most ${limits.maxFiles} files can be uploaded; this one was not kept.`,
      };
      result.problems[place] = { field, name, problem: 'too-many-files', message };
      return;
    }
    folder ??= mkdtemp(join(limits.folder ?? tmpdir(), 'charterflow-upload-'));
    const path = join(await folder, String(place));
    const measured = upTo(limits.maxFileSize, seen);
    try {
      await pipeline(stream, measured.stream, createWriteStream(path, { mode: 0o600 }));
    } finally {
      if (ended) await clear();
    }
    if (measured.size() > limits.maxFileSize) {
      await rm(path, { force: true });
      result.problems[place] = {
        field,
        name,
        problem: 'too-large',
        message: tooLargeMessage(limits.maxFileSize),
      };
    } else result.files[place] = { field, name, size: measured.size(), read: () => readFile(path) };
  };

  return {
    _handleFile(_request, file, done) {
      const kept = async (): Promise<void> => {
        try {
          await keep(file.fieldname, file.originalname, file.stream);
        } catch (error) {
          done(error);
          return;
        }
        done(null, {});
      };
      void kept();
    },
    _removeFile(_request, _file, done) {
      done(null);
    },
  };
}

/**
 * Reads a form with files: text fields into `request.body`, files by `receivedIn`. A file that is
 * too large, or one too many, is reported beside its field and loses nothing else of the form.
 */
export function receiveFiles(limits: Limits): RequestHandler {
  const mostBytes = (limits.maxFiles + 3) * limits.maxFileSize * 2;
  return (request, response, next) => {
    if (Number(request.headers['content-length'] ?? 0) > mostBytes) {
      response.set('Connection', 'close');
      next(new UnreadableForm(413, 'LIMIT_FORM_SIZE'));
      return;
    }
    const read = multer({
      storage: storageFor(request, limits, mostBytes),
      defParamCharset: 'utf8',
      limits: {
        fields: MOST_FIELDS,
        fieldNameSize: 200,
        fieldSize: LONGEST_TEXT,
        parts: MOST_FIELDS + limits.maxFiles * 3,
        headerPairs: 50,
        fieldNestingDepth: 1,
        fieldArrayIndexLimit: 100,
      },
    }).any();
    void read(request, response, (error: unknown) => {
      if (error === undefined || error === null) next();
      else next(new UnreadableForm(400, error instanceof MulterError ? error.code : 'BROKEN_FORM'));
    });
  };
}

/** The same within a handler that has looked at something else first. */
export async function receiveForm(
  request: Request,
  response: Response,
  limits: Limits,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    void receiveFiles(limits)(request, response, (error?: unknown) =>
      error ? reject(error) : resolve(),
    );
  });
}
