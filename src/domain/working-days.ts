/** Public holidays and make-up working days of one year, from the State Council's yearly notice. */
export type WorkingYear = {
  readonly year: number;
  readonly notice: string;
  /** Days off in addition to Saturdays and Sundays. */
  readonly holidays: ReadonlySet<string>;
  /** Saturdays and Sundays that are worked. */
  readonly workedWeekends: ReadonlySet<string>;
};

/** 国办发明电〔2025〕7号: the schedule of 2026. */
const YEAR_2026: WorkingYear = {
  year: 2026,
  notice: '国办发明电〔2025〕7号',
  holidays: daysBetween(
    ['2026-01-01', '2026-01-03'],
    ['2026-02-15', '2026-02-23'],
    ['2026-04-04', '2026-04-06'],
    ['2026-05-01', '2026-05-05'],
    ['2026-06-19', '2026-06-21'],
    ['2026-09-25', '2026-09-27'],
    ['2026-10-01', '2026-10-07'],
  ),
  workedWeekends: new Set([
    '2026-01-04',
    '2026-02-14',
    '2026-02-28',
    '2026-05-09',
    '2026-09-20',
    '2026-10-10',
  ]),
};

/** The years whose notice is known. A year without one counts Monday to Friday, and `isKnownYear` says so. */
export const WORKING_YEARS: readonly WorkingYear[] = [YEAR_2026];

function daysBetween(...ranges: readonly (readonly [string, string])[]): ReadonlySet<string> {
  const days = new Set<string>();
  for (const [first, last] of ranges)
    for (let day = Date.parse(first); day <= Date.parse(last); day += 86_400_000)
      days.add(new Date(day).toISOString().slice(0, 10));
  return days;
}
