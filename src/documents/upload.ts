import type { Wording } from '../domain/wording.ts';
import { safeFileName, type UploadType } from './file-name.ts';
import {
  heicSize,
  jpegHeader,
  pngIsWhole,
  pngSize,
  webpSize,
  type ImageSize,
} from './image-size.ts';

export type { UploadType } from './file-name.ts';

export type UploadProblem = 'too-large' | 'wrong-type' | 'empty' | 'damaged' | 'too-many-pixels';

export type Inspection =
  | {
      readonly ok: true;
      readonly type: UploadType;
      readonly name: string;
      /**
       * The PDF is encrypted. Many authorities lock their PDFs against changes only, and those open
       * without a password, so such a file is taken; the page asks the applicant to make sure.
       */
      readonly locked: boolean;
    }
  | { readonly ok: false; readonly problem: UploadProblem; readonly message: Wording };

export const LARGEST_FILE = 20 * 1024 * 1024;
/** A phone's largest picture has 50 million; more is made to exhaust whoever opens it. */
const MOST_PIXELS = 64_000_000;

/** What is said of a file larger than so many bytes. */
export function tooLargeMessage(bytes: number): Wording {
  const size =
    bytes >= 1024 * 1024
      ? `${Math.floor(bytes / 1024 / 1024)} MB`
      : `${Math.floor(bytes / 1024)} KB`;
  return {
    zh: `文件超过${size}。请压缩文件，或用手机重新拍照后上传。`,
    en: `The file is larger than ${size}. Please make it smaller or take a photo of the document.`,
  };
}

const MESSAGES: Readonly<Record<UploadProblem, Wording>> = {
  'too-large': tooLargeMessage(LARGEST_FILE),
  'wrong-type': {
    zh: '不支持这种文件。请上传PDF，或JPG、PNG、HEIC、WebP格式的照片。',
    en: 'This kind of file cannot be used. Please upload a PDF, or a photo as JPG, PNG, HEIC or WebP.',
  },
  empty: { zh: '文件是空的。请重新选择文件。', en: 'The file is empty. Please choose it again.' },
  damaged: {
    zh: '文件不完整，无法打开。请重新保存或拍照后上传。',
    en: 'The file is incomplete and cannot be opened. Please save it again or take a new photo.',
  },
  'too-many-pixels': {
    zh: '照片尺寸过大。请降低分辨率后上传。',
    en: 'The picture has too many pixels. Please upload it with a lower resolution.',
  },
};

const HEIC_BRANDS = new Set(['heic', 'heix', 'hevc', 'hevx', 'mif1', 'msf1']);

/** What a file is, by its own first bytes; its name and what the browser says of it count for nothing. */
function typeOf(bytes: Buffer): UploadType | null {
  const start = bytes.toString('latin1', 0, 16);
  if (/^(?:\u00ef\u00bb\u00bf)?\s{0,4}%PDF-\d/.test(start)) return 'application/pdf';
  if (start.startsWith('\u00ff\u00d8\u00ff')) return 'image/jpeg';
  if (start.startsWith('\u0089PNG\r\n\u001a\n')) return 'image/png';
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'image/webp';
  if (start.slice(4, 8) === 'ftyp' && HEIC_BRANDS.has(start.slice(8, 12))) {
    const brands = bytes.toString('latin1', 16, Math.min(bytes.readUInt32BE(0), 128));
    return /avif|avis/.test(brands) ? null : 'image/heic';
  }
  return null;
}

function pdfIsWhole(bytes: Buffer): boolean {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 4096));
  return tail.includes('startxref') && tail.includes('%%EOF');
}

/** The size of a picture, or `damaged` when its parts do not follow each other to the end. */
function pictureOf(
  bytes: Buffer,
  type: Exclude<UploadType, 'application/pdf'>,
): ImageSize | 'damaged' {
  if (type === 'image/heic') return heicSize(bytes) ?? 'damaged';
  if (type === 'image/png') return (pngIsWhole(bytes) && pngSize(bytes)) || 'damaged';
  if (type === 'image/webp')
    return (bytes.readUInt32LE(4) + 8 <= bytes.length && webpSize(bytes)) || 'damaged';
  const header = jpegHeader(bytes);
  const ends = header !== null && bytes.includes('\u00ff\u00d9', header.pictureAt, 'latin1');
  return ends ? header : 'damaged';
}

function refused(problem: UploadProblem): Inspection {
  return { ok: false, problem, message: MESSAGES[problem] };
}

/** Judges an uploaded file before it is stored. */
export function inspectUpload(bytes: Buffer, declaredName: string): Inspection {
  if (bytes.length === 0) return refused('empty');
  if (bytes.length > LARGEST_FILE) return refused('too-large');
  const type = bytes.length < 16 ? null : typeOf(bytes);
  if (type === null) return refused('wrong-type');
  const name = safeFileName(declaredName, type);
  if (type === 'application/pdf') {
    if (!pdfIsWhole(bytes)) return refused('damaged');
    return {
      ok: true,
      type,
      name,
      locked: /\/Encrypt\s+\d+\s+\d+\s+R/.test(bytes.toString('latin1')),
    };
  }
  const picture = pictureOf(bytes, type);
  if (picture === 'damaged' || picture.width === 0 || picture.height === 0)
    return refused('damaged');
  if (picture.width * picture.height > MOST_PIXELS) return refused('too-many-pixels');
  return { ok: true, type, name, locked: false };
}
