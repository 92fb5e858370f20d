import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { CHARTER_FORMAT, type StoredContent } from '../../src/domain/charter/stored.ts';
import { charterFrom, fileText } from './files.ts';

/** The charters of a format: their files of that day, and what was stored of them. */
export type Kept = {
  readonly silence: string;
  readonly charters: Readonly<
    Record<string, { readonly yaml: string; readonly content: StoredContent }>
  >;
};

const FOLDER = join(import.meta.dirname, 'stored');
const IDS = [
  'listing',
  'go-abroad',
  'cross-border',
  'zhuzhou',
  'apec-smesa',
  'industry-association',
] as const;
const fileOf = (format: number) => join(FOLDER, `format-${format}.json.gz`);

/** The formats whose charters are kept, in order. */
export const keptFormats = () =>
  readdirSync(FOLDER)
    .map((name) => Number(/\d+/u.exec(name)?.[0]))
    .toSorted((one, other) => one - other);

export const keptIn = (format: number): Kept =>
  JSON.parse(gunzipSync(readFileSync(fileOf(format))).toString('utf8')) as Kept;

/** Keeps the charters of today in their form, once, where `RECORD_CHARTERS` asks for it. */
export function keepPresentCharters(): void {
  if (!process.env['RECORD_CHARTERS'] || existsSync(fileOf(CHARTER_FORMAT))) return;
  const charters = IDS.map((id) => [
    id,
    { yaml: fileText(`${id}.yaml`), content: charterFrom(id) },
  ]);
  const kept = { silence: fileText('silence.yaml'), charters: Object.fromEntries(charters) };
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(fileOf(CHARTER_FORMAT), gzipSync(JSON.stringify(kept)));
}
