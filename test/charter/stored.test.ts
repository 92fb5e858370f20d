import { describe, expect, test } from '@jest/globals';
import { loadCharter, loadSilence } from '../../src/charter/load.ts';
import { CHARTER_FORMAT, charterStoredIn } from '../../src/domain/charter/stored.ts';
import { keepPresentCharters, keptFormats, keptIn, type Kept } from './kept.ts';

keepPresentCharters();

/** What today's reader makes of a file of that day, as it would be stored. */
function readToday({ silence }: Kept, id: string, yaml: string): unknown {
  const beneath = loadSilence(silence, 'silence.yaml');
  if (!beneath.ok) throw new Error(JSON.stringify(beneath.problems));
  const loaded = loadCharter(yaml, `${id}.yaml`, beneath.silence);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return JSON.parse(JSON.stringify(loaded.charter));
}

test('The charters of today are kept in their form, for the versions of the product to come', () => {
  expect(keptFormats()).toEqual(Array.from({ length: CHARTER_FORMAT }, (_none, at) => at + 1));
});

describe.each(keptFormats())('A charter stored in form %i', (format) => {
  const kept = keptIn(format);

  test.each(Object.entries(kept.charters))(
    '%s is read as its file of that day would be read today',
    (id, { yaml, content }) => {
      expect(charterStoredIn(format, content)).toEqual(readToday(kept, id, yaml));
    },
  );
});
