import { describe, expect, test } from '@jest/globals';
import chineseDays from 'chinese-days';
import fc from 'fast-check';
import {
  addDays,
  addWorkingDays,
  dayOf,
  instantOf,
  isKnownYear,
  isWorkingDay,
  nextWorkingHour,
  workingDayBefore,
} from '../../src/domain/calendar.ts';
import { lawfulDaysMissing, readSchedule } from '../../src/domain/working-days.ts';
import { SHIPPED_YEARS } from '../../src/store/working-years.ts';
import {
  dueNudges,
  nudgesForReply,
  nudgesForTask,
  nudgesForVote,
} from '../../src/domain/reminders.ts';

const KNOWN = SHIPPED_YEARS;
const anyInstant = fc
  .date({
    min: new Date('2026-01-01T00:00:00Z'),
    max: new Date('2029-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  .map((date) => date.getTime());

describe('Working days follow the State Council’s notice', () => {
  test('every day of 2026 is worked or free as in an independent table', () => {
    for (let day = '2026-01-01'; day <= '2026-12-31'; day = addDays(day, 1))
      expect([day, isWorkingDay(KNOWN, day)]).toEqual([day, chineseDays.isWorkday(day)]);
  });

  test('a Saturday made up for a holiday is worked, and the holiday is not', () => {
    expect(isWorkingDay(KNOWN, '2026-02-28')).toBe(true);
    expect(isWorkingDay(KNOWN, '2026-10-01')).toBe(false);
  });

  test('a year without a notice is told apart', () => {
    expect([isKnownYear(KNOWN, '2026-05-01'), isKnownYear(KNOWN, '2027-05-01')]).toEqual([
      true,
      false,
    ]);
  });

  test('the first day is not counted: three working days from a Friday end on Wednesday', () => {
    expect(addWorkingDays(KNOWN, '2026-11-20', 3)).toBe('2026-11-25');
  });

  test('three working days across the National Day week end on the Saturday that is made up', () => {
    expect(addWorkingDays(KNOWN, '2026-09-30', 3)).toBe('2026-10-10');
  });

  test('the working day before is undone by one working day', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const day = dayOf(instant);
        return (
          !isWorkingDay(KNOWN, day) ||
          addWorkingDays(KNOWN, workingDayBefore(KNOWN, day), 1) === day
        );
      }),
    );
  });
});

describe('Days are China’s', () => {
  test('16:00 UTC is the next day in Shanghai', () => {
    expect(dayOf(Date.parse('2026-11-20T15:59:59Z'))).toBe('2026-11-20');
    expect(dayOf(Date.parse('2026-11-20T16:00:00Z'))).toBe('2026-11-21');
  });

  test('a day and an hour make an instant of that day', () => {
    expect(new Date(instantOf('2026-12-04', 17)).toISOString()).toBe('2026-12-04T09:00:00.000Z');
  });
});

describe('Reminders come in working hours only', () => {
  test('the next working hour lies on a working day from nine to five, and not before', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const next = nextWorkingHour(KNOWN, instant);
        const hour = (next - instantOf(dayOf(next), 0)) / 3_600_000;
        return next >= instant && isWorkingDay(KNOWN, dayOf(next)) && hour >= 9 && hour < 17;
      }),
    );
  });

  test('a task is reminded of twice at most, and then by telephone', () => {
    fc.assert(
      fc.property(anyInstant, (opened) => {
        const nudges = nudgesForTask(KNOWN, opened);
        return (
          nudges.map((nudge) => nudge.does).join() === 'remind,remind,telephone' &&
          nudges.every((nudge) => nudge.at > opened)
        );
      }),
    );
  });

  test('nobody is reminded of a vote before it opens or after it closes', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 40 * 86_400_000 }), (opened, lasts) =>
        nudgesForVote(KNOWN, opened, opened + lasts).every(
          (nudge) => nudge.at > opened && nudge.at < opened + lasts,
        ),
      ),
    );
  });

  test('a reply is reminded of at half of its time and shortly before its end, in its time only, and then by telephone', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 40 * 86_400_000 }), (opened, lasts) => {
        const nudges = nudgesForReply(KNOWN, opened, opened + lasts);
        const reminders = nudges.filter(({ does }) => does === 'remind');
        return (
          reminders.length <= 2 &&
          nudges.every(({ at }) => at > opened && at < opened + lasts) &&
          nudges.every(({ at }, index) => index === 0 || at >= (nudges[index - 1]?.at ?? 0))
        );
      }),
    );
    // Fifteen days from 2 November 2026: half of them are over early on the 10th, and the 17th is the last one.
    const opened = Date.parse('2026-11-02T10:00:00+08:00');
    const closes = Date.parse('2026-11-18T00:00:00+08:00');
    expect(nudgesForReply(KNOWN, opened, closes)).toEqual([
      { at: Date.parse('2026-11-10T09:00:00+08:00'), does: 'remind' },
      { at: Date.parse('2026-11-16T09:00:00+08:00'), does: 'remind' },
      { at: Date.parse('2026-11-17T10:00:00+08:00'), does: 'telephone' },
    ]);
  });

  test('nobody is reminded or telephoned outside working hours, however long nobody looked', () => {
    fc.assert(
      fc.property(anyInstant, fc.nat(40 * 86_400_000), fc.nat(3), (opened, later, done) => {
        const now = opened + later;
        const { due, next } = dueNudges(KNOWN, nudgesForTask(KNOWN, opened), done, now);
        const working = nextWorkingHour(KNOWN, now) === now;
        return (due.length === 0 || working) && (next === null || next > now);
      }),
    );
  });

  test('what fell due on Saturday night waits for Monday at nine, and is not lost', () => {
    const nudges = nudgesForTask(KNOWN, Date.parse('2026-11-02T01:00:00Z'));
    const night = Date.parse('2026-11-21T20:00:00+08:00');
    const monday = Date.parse('2026-11-23T09:00:00+08:00');
    expect(dueNudges(KNOWN, nudges, 1, night)).toEqual({ due: [], next: monday });
    expect(dueNudges(KNOWN, nudges, 1, monday).due).toHaveLength(2);
  });

  test('what was done is not due again', () => {
    const nudges = nudgesForTask(KNOWN, Date.parse('2026-11-02T01:00:00Z'));
    const later = Date.parse('2026-12-30T02:00:00Z');
    expect(dueNudges(KNOWN, nudges, 0, later).due).toHaveLength(3);
    expect(dueNudges(KNOWN, nudges, 3, later)).toEqual({ due: [], next: null });
  });
});

/** As in the notice of 2026, with what people add and leave out. */
const NOTICE_2026 = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

describe('The schedule of a year is read as it is published or typed', () => {
  test('the notice’s own words give the schedule that came with the product', () => {
    const { faults, ...read } = readSchedule(NOTICE_2026, '', 2026);
    expect(faults).toEqual([]);
    const [shipped] = SHIPPED_YEARS.filter(({ year }) => year === 2026);
    expect({ year: 2026, notice: shipped?.notice, ...read }).toEqual(shipped);
  });

  test('what came with the product passes the same checks as what is typed', () => {
    for (const { year, holidays, workedWeekends } of SHIPPED_YEARS) {
      const typed = holidays.map(([first, last]) => `${first} 至 ${last}`).join('\n');
      expect(readSchedule(typed, workedWeekends.join('、'), year)).toEqual({
        holidays,
        workedWeekends,
        faults: [],
      });
    }
  });

  test.each([
    ['2027年13月1日', '', 'no-such-day'],
    ['1月1日（周四）至3日', '', 'other-weekday'],
    ['2026-01-01 至 2026-01-03', '', 'other-year'],
    ['10月7日至1日', '', 'backwards'],
    ['2月5日至28日', '', 'too-long'],
    ['5月1日至5日\n5月5日至6日', '', 'overlap'],
    ['1月1日至3日', '1月6日', 'no-weekend'],
    ['1月1日至3日', '1月2日', 'off-and-worked'],
    ['1月1日至3日', '1月9日、1月9日', 'twice'],
    ['国庆七天', '', 'unreadable'],
    ['1月1日至3日左右', '', 'unreadable'],
    ['', '1月9日', 'empty'],
  ])('%s / %s is refused: %s', (holidays, worked, because) => {
    const { faults } = readSchedule(holidays, worked, 2027);
    expect(faults.map((fault) => fault.because)).toContain(because);
  });

  test('a schedule without a day that is off by law is pointed out', () => {
    const { holidays, workedWeekends } = readSchedule('1月1日至3日\n5月1日至5日', '', 2027);
    const year = { year: 2027, notice: '', holidays, workedWeekends };
    expect(lawfulDaysMissing(year)).toEqual(['2027-10-01', '2027-10-02', '2027-10-03']);
  });
});
