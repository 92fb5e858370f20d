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
import { dueNudges, nudgesForTask, nudgesForVote } from '../../src/domain/reminders.ts';

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
      expect([day, isWorkingDay(day)]).toEqual([day, chineseDays.isWorkday(day)]);
  });

  test('a Saturday made up for a holiday is worked, and the holiday is not', () => {
    expect(isWorkingDay('2026-02-28')).toBe(true);
    expect(isWorkingDay('2026-10-01')).toBe(false);
  });

  test('a year without a notice is told apart', () => {
    expect([isKnownYear('2026-05-01'), isKnownYear('2027-05-01')]).toEqual([true, false]);
  });

  test('the first day is not counted: three working days from a Friday end on Wednesday', () => {
    expect(addWorkingDays('2026-11-20', 3)).toBe('2026-11-25');
  });

  test('three working days across the National Day week end on the Saturday that is made up', () => {
    expect(addWorkingDays('2026-09-30', 3)).toBe('2026-10-10');
  });

  test('the working day before is undone by one working day', () => {
    fc.assert(
      fc.property(anyInstant, (instant) => {
        const day = dayOf(instant);
        return !isWorkingDay(day) || addWorkingDays(workingDayBefore(day), 1) === day;
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
        const next = nextWorkingHour(instant);
        const hour = (next - instantOf(dayOf(next), 0)) / 3_600_000;
        return next >= instant && isWorkingDay(dayOf(next)) && hour >= 9 && hour < 17;
      }),
    );
  });

  test('a task is reminded of twice at most, and then by telephone', () => {
    fc.assert(
      fc.property(anyInstant, (opened) => {
        const nudges = nudgesForTask(opened);
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
        nudgesForVote(opened, opened + lasts).every(
          (nudge) => nudge.at > opened && nudge.at < opened + lasts,
        ),
      ),
    );
  });

  test('what was done is not due again', () => {
    const nudges = nudgesForTask(Date.parse('2026-11-02T01:00:00Z'));
    const later = Date.parse('2026-12-30T01:00:00Z');
    expect(dueNudges(nudges, 0, later).due).toHaveLength(3);
    expect(dueNudges(nudges, 3, later)).toEqual({ due: [], next: null });
  });
});
