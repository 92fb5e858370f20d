import type { Charter } from '../../src/domain/charter.ts';

type Reading = (id: string, charter: Charter) => Charter;
let reading: Reading = (_, charter) => charter;

/** Another charter is read in the place of one of the folder: so `npm run mutate` shows tests a changed rule. */
export function readInPlace(other: Reading): void {
  reading = other;
}

export const inPlace: Reading = (id, charter) => reading(id, charter);
