import { describe, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { defaultsOf } from '../../src/domain/charter.ts';
import { charterFrom } from './files.ts';

const CHARTERS = readdirSync(new URL('../../charters/', import.meta.url))
  .filter((file) => file.endsWith('.yaml') && file !== 'silence.yaml')
  .map((file) => file.replace('.yaml', ''));

/** A day of the year is the same in both languages. */
const DAY = /^\d\d-\d\d$/u;

describe.each(CHARTERS)('the sheet of defaults of %s', (id) => {
  const places = defaultsOf(charterFrom(id)).flatMap((one) => one.places);

  test('leaves no value empty', () => {
    expect(places.filter(({ value }) => value.zh === '' || value.en === '')).toEqual([]);
  });

  test('says every value in words a reader knows, in both languages', () => {
    const raw = places.filter(
      ({ value }) =>
        !DAY.test(value.zh) &&
        (!/\p{Script=Han}/u.test(value.zh) || /\p{Script=Han}|\b(?:true|false)\b/u.test(value.en)),
    );
    expect(raw).toEqual([]);
  });

  test('shows no name of the file where a reader expects a word', () => {
    const names = places.filter(({ value }) =>
      value.zh.split(/[、：]/u).some((part) => /^[a-z]+(?:-[a-z0-9]+)*$/u.test(part)),
    );
    expect(names).toEqual([]);
  });
});
