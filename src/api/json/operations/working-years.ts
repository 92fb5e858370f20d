import { z } from 'zod';
import { lawfulDaysMissing, type WorkingYear } from '../../../domain/working-days.ts';
import { closesOnDaysOff, confirmYear } from '../../../store/decide/working-years.ts';
import {
  enteredYears,
  readEnteredYear,
  SHIPPED_YEARS,
  type EnteredYear,
} from '../../../store/working-years.ts';
import { enterSchedule } from '../../console/enter-schedule.ts';
import { evidenceIn } from '../../console/evidence.ts';
import { SCHEDULE_REFUSALS } from '../../console/working-days.tsx';
import { operation, type Operation } from '../operation.ts';
import { PROBLEMS } from '../problem.ts';
import { refused } from '../refusals.ts';
import { instant, wordingOf } from '../shapes.ts';

const TAG = 'Working years';
const YEARS = '/alliances/{alliance}/working-years';
const day = z.iso.date();

const workingYear = z.object({
  id: z.string().nullable().meta({ description: 'null: it comes with the product.' }),
  year: z.number().int(),
  notice: z.string(),
  holidays: z.array(z.tuple([day, day])).meta({ description: 'First and last day of each.' }),
  workedWeekends: z.array(day),
  link: z.string().nullable(),
  file: z.string().nullable().meta({ description: 'The scan of the notice; see downloadFile.' }),
  state: z.enum(['shipped', 'entered', 'in-force', 'replaced']).meta({
    description: 'entered: to be compared with the notice; nothing follows it yet.',
  }),
  enteredBy: z.string().nullable(),
  enteredAt: instant.nullable(),
  confirmedAt: instant.nullable(),
});

const dates = ({ year, notice, holidays, workedWeekends }: WorkingYear) => ({
  year,
  notice,
  holidays: holidays.map(([first, last]): [string, string] => [first, last]),
  workedWeekends: [...workedWeekends],
});
const yearOf = (one: EnteredYear): z.input<typeof workingYear> => ({
  id: one.id,
  ...dates(one),
  link: one.link,
  file: one.file,
  state: one.state,
  enteredBy: one.enteredBy,
  enteredAt: one.enteredAt.toISOString(),
  confirmedAt: one.confirmedAt?.toISOString() ?? null,
});
const shippedOf = (one: WorkingYear, replaced: boolean): z.input<typeof workingYear> => ({
  id: null,
  ...dates(one),
  link: null,
  file: null,
  state: replaced ? 'replaced' : 'shipped',
  enteredBy: null,
  enteredAt: null,
  confirmedAt: null,
});

const list = operation({
  id: 'listWorkingYears',
  tag: TAG,
  method: 'get',
  path: YEARS,
  summary: 'The years whose working days are known (放假安排), the newest first',
  by: 'secretariat',
  answers: z.object({ workingYears: z.array(workingYear) }),
  act: ({ inScope }) =>
    inScope(async (scope) => {
      const own = await enteredYears(scope);
      const known = (year: number) => own.some((one) => one.year === year);
      return {
        body: {
          workingYears: [
            ...own.map(yearOf),
            ...SHIPPED_YEARS.map((one) => shippedOf(one, known(one.year))),
          ].toSorted((one, other) => other.year - one.year),
        },
      };
    }),
});

const get = operation({
  id: 'getWorkingYear',
  tag: TAG,
  method: 'get',
  path: `${YEARS}/{workingYear}`,
  summary: 'One schedule that was entered',
  by: 'secretariat',
  answers: workingYear.extend({
    missing: z.array(day).meta({ description: 'Holidays by law that are not among its days.' }),
    closesOnDaysOff: z.array(z.string()).meta({
      description: 'Voting rounds under way whose close, as ordered, falls on a day off.',
    }),
  }),
  act: ({ params, inScope }) =>
    inScope(async (scope) => {
      const one = await readEnteredYear(scope, params['workingYear'] ?? '');
      if (!one) return PROBLEMS.unknown();
      const closes = await closesOnDaysOff(scope, one);
      return {
        body: {
          ...yearOf(one),
          missing: [...lawfulDaysMissing(one)],
          closesOnDaysOff: closes.map(({ number }) => number),
        },
      };
    }),
});

const enter = operation({
  id: 'enterWorkingYear',
  tag: TAG,
  method: 'post',
  path: YEARS,
  summary:
    'Enter the State Council’s schedule of a year; no deadline follows it before it is confirmed',
  description:
    'A scan of the notice may come as a file part named `evidence`; the scan or the `link` has to be given. Send an Idempotency-Key: two requests without one are two entries.',
  by: 'secretariat',
  created: true,
  files: ['evidence'],
  body: z.object({
    year: z.int().min(2000).max(2099),
    notice: z.string().trim().min(1).max(60),
    holidays: z.string().max(4000).meta({
      description:
        'The notice’s own words (items 1 to 7), or one holiday a line: 2027-10-01 至 2027-10-07.',
    }),
    workedWeekends: z.array(day).max(30).default([]),
    link: z.string().max(500).default(''),
  }),
  answers: workingYear,
  async act({ site, by, body, request, inScope }) {
    const { year, workedWeekends, ...rest } = body;
    const form = { ...rest, year: String(year), worked: workedWeekends.join('、') };
    const came = await enterSchedule(site, by, form, await evidenceIn(request, 'optional'));
    if ('problems' in came)
      return PROBLEMS.invalid(
        Object.entries(came.problems).flatMap(([field, message]) =>
          message ? [{ field, message: wordingOf(message) }] : [],
        ),
      );
    if (came.year === undefined) return PROBLEMS.forbidden();
    const id = came.year;
    return inScope(async (scope) => {
      const one = await readEnteredYear(scope, id);
      return one ? { body: yearOf(one) } : PROBLEMS.unknown();
    });
  },
});

const confirm = operation({
  id: 'confirmWorkingYear',
  tag: TAG,
  method: 'post',
  path: `${YEARS}/{workingYear}/confirmation`,
  summary: 'Put an entered schedule in force after comparing it with the notice (核对后生效)',
  description: 'Deadlines and reminders that are still open follow it from then on.',
  by: 'secretariat',
  body: z.object({
    replaces: z.boolean().default(false).meta({
      description: 'Has to be said where the year has a schedule already.',
    }),
  }),
  answers: workingYear,
  refusals: Object.keys(SCHEDULE_REFUSALS),
  act: ({ by, params, body, inScope }) =>
    inScope(async (scope) => {
      const id = params['workingYear'] ?? '';
      const confirmed = await confirmYear(scope, id, by.person.id, body.replaces);
      if (confirmed.kind !== 'refused') return { body: yearOf(confirmed.year) };
      const { because } = confirmed;
      if (because === 'unknown') return PROBLEMS.unknown();
      if (because === 'not-yours') return PROBLEMS.forbidden();
      return refused(because, SCHEDULE_REFUSALS[because]);
    }),
});

export const WORKING_YEAR_OPERATIONS: readonly Operation[] = [list, get, enter, confirm];
