import { readFileSync } from 'node:fs';
import { examine } from '../../src/charter/examine.ts';
import { loadCharter, loadSilence } from '../../src/charter/load.ts';
import type { Problem } from '../../src/charter/problem.ts';
import type { Charter } from '../../src/domain/charter.ts';
import type { Language } from '../../src/domain/wording.ts';
import { inPlace } from './in-place.ts';

const folder = new URL('../../charters/', import.meta.url);
export const fileText = (name: string) => readFileSync(new URL(name, folder), 'utf8');

export const listingYaml = fileText('listing.yaml');
export const listingText = fileText('listing.txt');

const beneath = loadSilence(fileText('silence.yaml'), 'silence.yaml');
if (!beneath.ok) throw new Error(JSON.stringify(beneath.problems));
export const silence = beneath.silence;

const readBefore = new Map<string, Charter>();

/** A charter of the folder as the product loads it; its form must be right. */
export function charterFrom(id: string): Charter {
  const charter = readBefore.get(id) ?? read(id);
  readBefore.set(id, charter);
  return inPlace(id, charter);
}

function read(id: string): Charter {
  const loaded = loadCharter(fileText(`${id}.yaml`), `${id}.yaml`, silence);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.charter;
}

/** Charter B as the product loads it. */
export const listing = (): Charter => charterFrom('listing');

/** Charter B with one place of its file changed: the first that reads so. */
export function changed(from: string, to: string): string {
  const at = listingYaml.indexOf(from);
  if (at < 0) throw new Error(`not in the file: ${from}`);
  return listingYaml.slice(0, at) + to + listingYaml.slice(at + from.length);
}

/** What is wrong with a charter file: its form, else its sense. */
export function problemsOf(yaml: string): readonly Problem[] {
  const loaded = loadCharter(yaml, 'listing.yaml', silence);
  if (!loaded.ok) return loaded.problems;
  return examine(loaded.charter, listingText).map(({ path, message }) =>
    loaded.source.problemAt(path, message),
  );
}

/** Problems as the command line prints them. */
export function printed(yaml: string, language: Language = 'en'): readonly string[] {
  return problemsOf(yaml).map(
    ({ file, line, column, path, message }) =>
      `${file}:${line}:${column} ${path === '' ? '' : `${path}: `}${message[language]}`,
  );
}

/** The line of the file on which a text stands first. */
export function lineOf(yaml: string, text: string): number {
  const at = yaml.indexOf(text);
  if (at < 0) throw new Error(`not in the file: ${text}`);
  return yaml.slice(0, at).split('\n').length;
}
