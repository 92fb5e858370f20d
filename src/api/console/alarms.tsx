import type { Request, Response } from 'express';
import { z } from 'zod';
import { acknowledgeAlarm, listAlarms, type Alarm } from '../../store/alarms.ts';
import { casesWith, caseWithNumber } from '../../store/cases.ts';
import { readRecord } from '../../store/records/records.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { listRounds } from '../../store/voting-rounds.ts';
import { AlarmsPage } from '../../web/pages/records.tsx';
import type { Alarm as AlarmView } from '../../web/views.ts';
import { problems } from '../../web/words/problems.ts';
import { HttpProblem } from '../errors.tsx';
import type { Site } from '../site.ts';
import { entered, idIn, text } from './entered.ts';
import { visitOf, type Visit } from './entrance.tsx';
import { showPart, type ConsolePart } from './frame.tsx';
import { alarmKind, alarmText } from './in-words.ts';
import { rosterOf } from './roster.ts';

const BY_ITSELF = {
  by: { zh: '系统', en: 'The system' },
  note: { zh: '情况已经消除，自动解除', en: 'It holds no more and ended by itself' },
} as const;
const Form = z.object({ note: text(500) });

/** Alarms as they are shown, each with the case or voting round it is about. */
export async function alarmViews(
  scope: Scope,
  visit: Visit,
  alarms: readonly Alarm[],
): Promise<readonly AlarmView[]> {
  const roster = await rosterOf(
    scope,
    visit.charter,
    alarms.map((alarm) => alarm.acknowledgedBy),
  );
  const views: AlarmView[] = [];
  for (const alarm of alarms)
    views.push({
      id: alarm.id,
      kind: alarmKind(alarm.kind),
      text: alarmText(alarm.kind),
      at: alarm.raisedAt.getTime(),
      ...(await aboutOf(scope, visit, alarm)),
      ...(alarm.acknowledgedAt
        ? {
            settled: {
              at: alarm.acknowledgedAt.getTime(),
              by: alarm.acknowledgedBy ? roster.label(alarm.acknowledgedBy) : BY_ITSELF.by,
              note: alarm.acknowledgedBy ? (alarm.note ?? '') : BY_ITSELF.note,
            },
          }
        : {}),
    });
  return views;
}

/** An alarm names a workflow (whose id ends in the number) or a case by its id. */
async function aboutOf(
  scope: Scope,
  visit: Visit,
  { subject, details }: Alarm,
): Promise<Pick<AlarmView, 'caseNumber' | 'url'>> {
  const entry = typeof details['record'] === 'string' ? details['record'] : undefined;
  const record = entry && (await readRecord(scope, entry));
  if (record) return { caseNumber: record.number, url: `${visit.base}/records/${record.id}` };
  const number = subject.split('/').at(-1) ?? '';
  const ids = [subject, details['case']].filter((id) => typeof id === 'string');
  const one = (await casesWith(scope, ids))[0] ?? (await caseWithNumber(scope, number));
  if (one) return { caseNumber: one.number, url: `${visit.base}/cases/${one.id}` };
  const round = (await listRounds(scope)).find((candidate) => candidate.number === number);
  return round ? { caseNumber: round.number, url: `${visit.base}/rounds/${round.id}` } : {};
}

export async function showAlarms(
  site: Site,
  request: Request,
  response: Response,
  answer: Partial<ConsolePart<unknown>> = {},
): Promise<void> {
  await showPart(site, request, response, {
    current: 'alarms',
    title: 'alarms',
    read: async (scope, visit) => {
      const all = await alarmViews(scope, visit, await listAlarms(scope));
      return {
        open: all
          .filter((alarm) => !alarm.settled)
          .map((alarm) => ({ ...alarm, settle: { action: `${visit.base}/alarms/${alarm.id}` } })),
        settled: all.filter((alarm) => alarm.settled),
      };
    },
    page: (view) => <AlarmsPage view={view} />,
    ...(answer.status ? { status: answer.status } : {}),
    ...(answer.notice ? { notice: answer.notice } : {}),
    ...(answer.path ? { path: answer.path } : {}),
  });
}

/** Settles an alarm; without a word of what was done it stays open. */
export async function postAlarm(site: Site, request: Request, response: Response): Promise<void> {
  const visit = visitOf(response);
  const alarm = idIn(request.params, 'alarm');
  const { note } = entered(Form, request.body);
  if (note.trim() === '')
    return showAlarms(site, request, response, {
      status: 422,
      path: `${visit.base}/alarms`,
      notice: {
        kind: 'attention',
        text: problems.missing({ zh: '处理情况', en: 'what was done' }),
      },
    });
  const known = await inScope(site.context, visit.alliance.id, async (scope) => {
    const found = (await listAlarms(scope)).some((one) => one.id === alarm);
    if (found) await acknowledgeAlarm(scope, alarm, visit.person.id, note);
    return found;
  });
  if (!known) throw new HttpProblem(404);
  response.redirect(303, `${visit.base}/alarms?done=settled`);
}
