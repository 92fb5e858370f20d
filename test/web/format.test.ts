import { describe, expect, test } from '@jest/globals';
import { day, fileSize, hashGroups, moment, shortMoment } from '../../src/web/format.ts';

describe('Dates a reader sees', () => {
  test('are Beijing time, with the weekday, in the manner of each language', () => {
    expect(moment('zh', '2026-12-04T09:00:00Z')).toBe('2026年12月4日（周五）17:00');
    expect(moment('en', '2026-12-04T09:00:00Z')).toBe('Fri 4 Dec 2026, 17:00');
  });

  test('change day at midnight in Beijing, not in Greenwich', () => {
    expect(day('zh', '2026-12-31T15:59:59Z')).toBe('2026年12月31日（周四）');
    expect(day('zh', '2026-12-31T16:00:00Z')).toBe('2027年1月1日（周五）');
    expect(moment('en', Date.UTC(2026, 11, 31, 16))).toBe('Fri 1 Jan 2027, 00:00');
  });

  test('leave out the year in tables', () => {
    expect(shortMoment('zh', '2026-12-04T01:05:00Z')).toBe('12月4日 09:05');
    expect(shortMoment('en', '2026-12-04T01:05:00Z')).toBe('4 Dec, 09:05');
  });
});

describe('Sizes and fingerprints', () => {
  test.each([
    [0, '0 B'],
    [999, '999 B'],
    [340_400, '340 KB'],
    [999_600, '1.0 MB'],
    [20_000_000, '20.0 MB'],
  ])('%d bytes read %s', (bytes, shown) => {
    expect(fileSize(bytes)).toBe(shown);
  });

  test('a fingerprint is shown in groups of eight', () => {
    expect(hashGroups('0123456789abcdef01234567')).toBe('01234567 89abcdef 01234567');
  });
});
