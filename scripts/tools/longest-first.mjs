import TestSequencer from '@jest/test-sequencer';

/** The files that take longest: begun last, one of them would keep everybody waiting for it alone. */
const longest = [
  'years/four-years',
  'store/rules',
  'web/axe',
  'postgres/rules',
  'workflows/admission',
  'api/links',
  'workflows/inactivity',
  'workflows/leaving',
];

/** Jest's own order (by the last run's durations, else by size) would begin these late on a fresh machine. */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const place = ({ path }) => {
      const found = longest.findIndex((name) => path.includes(`/test/${name}.test.`));
      return found === -1 ? longest.length : found;
    };
    return super.sort([...tests]).toSorted((one, other) => place(one) - place(other));
  }
}
