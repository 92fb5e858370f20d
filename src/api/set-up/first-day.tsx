import type { Request, Response } from 'express';
import { addDays } from '../../domain/calendar.ts';
import { isDay } from '../../domain/particulars/identifiers.ts';
import type { Wording } from '../../domain/wording.ts';
import { SetUpFirstDayPage } from '../../web/pages/set-up-steps.tsx';
import { textIn } from '../body.ts';
import type { Site } from '../site.ts';
import { draftAt, keepAndGoOn, type Draft } from './draft.ts';
import { formOf, frameOf, sendStep, type Wrong } from './frame.tsx';

const DAYS_AHEAD = 366;

export async function showFirstDay(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const draft = await draftAt(site, request, response);
  if (draft) sendFirstDay(site, request, response, draft);
}

function sendFirstDay(
  site: Site,
  request: Request,
  response: Response,
  draft: Draft,
  wrong?: Wrong,
): void {
  sendStep(site, request, response, draft, {
    step: 'first-day',
    wrong: wrong !== undefined,
    page: (
      <SetUpFirstDayPage
        view={{
          frame: frameOf(draft, 'first-day', wrong?.whole),
          form: formOf(draft, '/first-day'),
          fields: [
            {
              as: 'day',
              name: 'day',
              label: { zh: '启用日期', en: 'First day' },
              hint: {
                zh: '今天或以后的日期，自当日0时（北京时间）起',
                en: 'Today or a later day, from 0:00 Beijing time',
              },
              value: wrong?.values?.['day'] ?? draft.setUp.answers.firstDay ?? draft.today,
              problem: wrong?.problems?.['day'],
              required: true,
            },
          ],
        }}
      />
    ),
  });
}

export async function postFirstDay(
  site: Site,
  request: Request,
  response: Response,
): Promise<void> {
  const draft = await draftAt(site, request, response);
  if (!draft) return;
  const day = textIn(request, 'day', 10);
  const values = { day };
  const problem = dayProblem(day, draft.today);
  if (problem)
    return sendFirstDay(site, request, response, draft, { values, problems: { day: problem } });
  const whole = await keepAndGoOn(site, request, response, draft, {
    change: { answers: { firstDay: day } },
    to: '/start',
  });
  if (whole) sendFirstDay(site, request, response, draft, { values, whole });
}

function dayProblem(day: string, today: string): Wording | undefined {
  if (!isDay(day)) return { zh: '请选择日期', en: 'Choose the day' };
  if (day < today)
    return {
      zh: '这一天已经过去，请选择今天或以后的日期',
      en: 'This day has passed; choose today or a later one',
    };
  return day > addDays(today, DAYS_AHEAD)
    ? { zh: '请选择一年以内的日期', en: 'Choose a day within a year' }
    : undefined;
}
