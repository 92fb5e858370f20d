import { plainLine } from '../domain/plain-line.ts';

/** The kinds of file that an applicant may hand in. */
export type UploadType =
  'application/pdf' | 'image/jpeg' | 'image/png' | 'image/heic' | 'image/webp';

const EXTENSIONS: Readonly<Record<UploadType, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/heic': ['heic', 'heif'],
  'image/webp': ['webp'],
};
/** Endings that say what a file is or does; before another ending they are there to deceive. */
const TELLING =
  /^(?:pdf|jpe?g|jpe|jfif|png|hei[cf]|webp|gif|svg|html?|xml|exe|com|scr|pif|bat|cmd|ps1|vbs|vbe|jse?|wsf|hta|msi|jar|lnk|url|reg|dll|sh|php|jsp|aspx?|docx?|docm|xlsx?|xlsm|pptx?|zip|rar|7z|apk|app|dmg)$/i;
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;
const LONGEST_STEM = 180;

/** Cuts a text to a number of bytes without breaking a character. */
function cutTo(text: string, bytes: number): string {
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > bytes) break;
    kept += character;
  }
  return kept;
}

/**
 * The name under which a file is kept and handed out again: as the applicant called it
 * (营业执照（副本）.pdf stays so), but without folders, unseen characters or characters that a system
 * forbids, not too long, and with one ending, which fits what the file is.
 */
export function safeFileName(declared: string, type: UploadType): string {
  const fitting = EXTENSIONS[type];
  const last = plainLine(declared, 2000).split(/[/\\]/).at(-1) ?? '';
  const parts = last.replace(/[<>:"|?*]/g, '_').split('.');
  let ending = fitting[0] ?? '';
  const final = (parts.at(-1) ?? '').trim();
  if (parts.length > 1 && /^[a-z0-9]{1,8}$/i.test(final) && !/^\d+$/.test(final)) {
    parts.pop();
    if (fitting.includes(final.toLowerCase())) ending = final;
  }
  while (parts.length > 1 && TELLING.test((parts.at(-1) ?? '').trim())) parts.pop();
  const stem = cutTo(parts.join('.').replace(/^[. ]+|[. ]+$/g, ''), LONGEST_STEM).trim();
  if (stem === '') return `文件.${ending}`;
  return RESERVED.test(stem) ? `_${stem}.${ending}` : `${stem}.${ending}`;
}
