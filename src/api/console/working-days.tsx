import type { Request, Response } from 'express';
import { z } from 'zod';
import { dayOf } from '../../domain/calendar.ts';
import {
  lawfulDaysMissing,
  weekdayInWords,
  type Day,
  type DayRange,
  type WorkingYear,
} from '../../domain/working-days.ts';
import type { Wording } from '../../domain/wording.ts';
import { closesOnDaysOff, confirmYear } from '../../store/decide/working-years.ts';
import { readFile } from '../../store/files.ts';
import { personsOf } from '../../store/persons.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import {
  enteredYears,
  readEnteredYear,
  SHIPPED_YEARS,
  workingCalendar,
  type EnteredYear,
} from '../../store/working-years.ts';
import { WorkingYearPage, WorkingYearsPage } from '../../web/pages/working-days.tsx';
import type { ScheduleShown, WorkingYearsView, WorkingYearView } from '../../web/views/calendar.ts';
import { HttpProblem } from '../errors.tsx';
import { sendFile } from '../files.ts';
import type { Site } from '../site.ts';
import { entered, idIn, text } from './entered.ts';
import { visitOf, type Visit } from './entrance.tsx';
import { showPart } from './frame.tsx';
import { enterSchedule, ScheduleForm } from './enter-schedule.ts';
import { evidenceIn } from './evidence.ts';

type Entered = { readonly values: ScheduleForm; readonly problems: WorkingYearsView['problems'] };

export async function showWorkingYears(
  site: Site,
  request: Request,
  response: Response,
  again?: Entered,
): Promise<void> {
  await showPart(site, request, response, {
    current: 'calendar',
    title: 'workingDays',
    read: (scope, visit) => yearsView(scope, visit, again),
    page: (view) => <WorkingYearsPage view={view} />,
    ...(again ? { status: 422, path: `${visitOf(response).base}/calendar` } : {}),
  });
}

async function yearsView(
  scope: Scope,
  { base }: Visit,
  again: Entered | undefined,
): Promise<Omit<WorkingYearsView, 'nav'>> {
  const imported = await enteredYears(scope);
  const people = await personsOf(scope, [...new Set(imported.map((year) => year.enteredBy))]);
  const today = dayOf(scope.now.getTime());
  const known = await workingCalendar(scope);
  const unknown = [Number(today.slice(0, 4)), Number(today.slice(0, 4)) + 1].filter(
    (year) => !known.some((one) => one.year === year),
  );
  const own = imported.map((year) => ({
    ...shown(year, base),
    imported: {
      by: people.find((person) => person.id === year.enteredBy)?.name ?? '',
      at: (year.confirmedAt ?? year.enteredAt).getTime(),
    },
    replaced: year.state === 'replaced',
  }));
  const shipped = SHIPPED_YEARS.map((year) => ({
    ...shown(year, base),
    replaced: imported.some((one) => one.year === year.year),
  }));
  return {
    years: [...own, ...shipped].toSorted((one, other) => other.year - one.year),
    unknown,
    form: { action: `${base}/calendar` },
    values: again?.values ?? {
      year: unknown[0] === undefined ? '' : String(unknown[0]),
      notice: '',
      holidays: '',
      worked: '',
      link: '',
    },
    problems: again?.problems ?? {},
  };
}

/** POST of the form: what was entered is kept to be checked, and nothing follows it yet. */
export async function postWorkingYear(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = visitOf(response);
  const values = entered(ScheduleForm, request.body);
  const came = await enterSchedule(site, visit, values, await evidenceIn(request, 'optional'));
  if ('problems' in came)
    return showWorkingYears(site, request, response, { values, problems: came.problems });
  if (came.year === undefined) throw new HttpProblem(403);
  response.redirect(303, `${visit.base}/calendar/${came.year}`);
}

export async function showWorkingYear(
  site: Site,
  request: Request,
  response: Response,
  problem?: Wording,
): Promise<void> {
  const id = idIn(request.params, 'year');
  await showPart(site, request, response, {
    current: 'calendar',
    title: 'workingDays',
    read: (scope, visit) => yearView(scope, visit, id, problem),
    page: (view) => <WorkingYearPage view={view} />,
    ...(problem ? { status: 422, path: `${visitOf(response).base}/calendar/${id}` } : {}),
  });
}

async function yearView(
  scope: Scope,
  { base }: Visit,
  id: string,
  problem: Wording | undefined,
): Promise<Omit<WorkingYearView, 'nav'> | undefined> {
  const year = await readEnteredYear(scope, id);
  if (!year) return undefined;
  const open = year.state === 'entered';
  const before = (await workingCalendar(scope)).find((one) => one.year === year.year);
  return {
    schedule: shown(year, base),
    state: year.state,
    missing: lawfulDaysMissing(year).map(dayInWords),
    closes: (await closesOnDaysOff(scope, year)).map((round) => ({
      number: round.number,
      url: `${base}/rounds/${round.id}`,
      at: round.closesAt.getTime(),
    })),
    ...(open && before ? { replaces: shown(before, base) } : {}),
    ...(open ? { form: { action: `${base}/calendar/${id}` } } : {}),
    ...(problem ? { problem } : {}),
    backUrl: `${base}/calendar`,
  };
}

export async function postConfirmation(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const visit = visitOf(response);
  const id = idIn(request.params, 'year');
  const { replace } = entered(z.object({ replace: text(10) }), request.body);
  const confirmed = await inScope(site.context, visit.alliance.id, (scope) =>
    confirmYear(scope, id, visit.person.id, replace === 'yes'),
  );
  if (confirmed.kind === 'refused') {
    if (confirmed.because === 'unknown') throw new HttpProblem(404);
    if (confirmed.because === 'not-yours') throw new HttpProblem(403);
    return showWorkingYear(site, request, response, SCHEDULE_REFUSALS[confirmed.because]);
  }
  site.nudge();
  response.redirect(303, `${visit.base}/calendar/${id}?done=schedule`);
}

/** Why a schedule was not put in force. */
export const SCHEDULE_REFUSALS = {
  known: {
    zh: '这一年已有安排。如确需替换，请勾选“替换原有安排”',
    en: 'This year has a schedule already. To replace it, tick “Replace the present schedule”',
  },
  outdated: {
    zh: '这份安排已被后来的替换，没有生效',
    en: 'A later schedule has replaced this one; nothing was changed',
  },
} as const;

/** The scan of a notice, for the secretariat. */
export async function sendNotice(site: Site, request: Request, response: Response): Promise<void> {
  const id = idIn(request.params, 'year');
  const file = await inScope(site.context, visitOf(response).alliance.id, async (scope) => {
    const year = await readEnteredYear(scope, id);
    return year?.file ? readFile(scope, year.file) : undefined;
  });
  await sendFile(site, request, response, file);
}

function shown(year: WorkingYear | EnteredYear, base: string): ScheduleShown {
  return {
    year: year.year,
    notice: year.notice,
    holidays: year.holidays.map(rangeInWords),
    worked: year.workedWeekends.map(dayInWords),
    ...('link' in year && year.link ? { link: year.link } : {}),
    ...('file' in year && year.file ? { fileUrl: `${base}/calendar/${year.id}/notice` } : {}),
  };
}

function rangeInWords([first, last]: DayRange): Wording {
  const from = dayInWords(first);
  const until = dayInWords(last);
  const days = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;
  return first === last
    ? from
    : {
        zh: `${from.zh}至${until.zh}，共${days}天`,
        en: `${from.en} to ${until.en} (${days} days)`,
      };
}

function dayInWords(day: Day): Wording {
  const weekday = weekdayInWords(day);
  return {
    zh: `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日（${weekday.zh}）`,
    en: `${weekday.en} ${day}`,
  };
}
