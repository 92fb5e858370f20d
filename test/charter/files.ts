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

/** Charter B as the product loads it. */
export function listing(): Charter {
  const loaded = loadCharter(listingYaml, 'listing.yaml', silence);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return inPlace('listing', loaded.charter);
}

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
