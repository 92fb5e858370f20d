import { deadlineOfTask } from '../../../domain/reminders.ts';
import type { Wording } from '../../../domain/wording.ts';
import { DONE_BY_LINK, waitsFor } from '../../../store/decide/own-link.ts';
import { recordsWaiting } from '../../../store/records/records.ts';
import type { Scope } from '../../../store/scope.ts';
import type { TaskKind } from '../../../store/tasks.ts';
import type { HomeRow } from '../../../web/views.ts';
import { callsOf } from '../calls.ts';
import { applicantsOf, daysSince, mayReview, type Desk } from '../desk.ts';
import { taskInWords } from '../people/names.ts';
import { DESCRIBERS } from '../record-kinds.ts';

/** Reviews and releases have sections of their own. */
const ASKED_BY_LINK: ReadonlySet<TaskKind> = new Set(
  DONE_BY_LINK.filter((kind) => kind !== 'review' && kind !== 'release'),
);

const ACT: Wording = { zh: '办理', en: 'Act' };

export function reviews(_scope: Scope, desk: Desk): readonly HomeRow[] {
  return desk.tasks.flatMap((task) => {
    const one = desk.cases.get(task.caseId ?? '');
    const stage = one?.plan.stages.find((candidate) => candidate.name === task.stage);
    if (!one || !stage || !mayReview(desk, task)) return [];
    const again: Wording = { zh: `（第${task.round}轮）`, en: ` (round ${task.round})` };
    return [
      {
        url: `${desk.visit.base}/tasks/${task.id}`,
        number: one.number,
        what: one.applicantName,
        asked:
          (task.round ?? 1) > 1
            ? { zh: stage.title.zh + again.zh, en: stage.title.en + again.en }
            : stage.title,
        who: [],
        since: task.openedAt.getTime(),
        days: daysSince(task.openedAt, desk.now),
        due: deadlineOfTask(desk.calendar, task.openedAt.getTime()),
        act: ACT,
      },
    ];
  });
}

const LINK: Wording = { zh: '取链接', en: 'Get the link' };

/** What else is asked of the reader by name: a vote, an order, advice, an answer to an objection. */
export async function askedOfMe(scope: Scope, desk: Desk): Promise<readonly HomeRow[]> {
  const { visit, now } = desk;
  const rows: HomeRow[] = [];
  for (const task of desk.tasks) {
    const byLink = ASKED_BY_LINK.has(task.kind);
    if (!(byLink || task.kind === 'answer') || !waitsFor(task, visit.person.id)) continue;
    const { title, about } = await taskInWords(scope, task);
    const standing = desk.rounds.find(({ round }) => round.id === task.votingRound);
    rows.push({
      url: byLink ? '/console/inbox' : `${visit.base}/cases/${task.caseId}/answer`,
      ...(standing ? { number: standing.round.number } : {}),
      what: standing ? applicantsOf(desk, standing) : about,
      asked: title,
      who: [],
      since: task.openedAt.getTime(),
      days: daysSince(task.openedAt, now),
      act: byLink ? LINK : ACT,
    });
  }
  return rows;
}

/** What a colleague entered waits for a second person: anybody of the secretariat but the one who entered it. */
export async function recordsToCheck(scope: Scope, desk: Desk): Promise<readonly HomeRow[]> {
  const { visit, now } = desk;
  const rows: HomeRow[] = [];
  for (const record of await recordsWaiting(scope)) {
    if (record.recordedBy === visit.person.id) continue;
    const kind = DESCRIBERS[record.kind];
    const { about } = await kind.describe(scope, visit, record);
    rows.push({
      url: `${visit.base}/records/${record.id}`,
      number: record.number,
      what: about,
      asked: { zh: `复核登记：${kind.name.zh}`, en: `Check the record: ${kind.name.en}` },
      who: [],
      since: record.recordedAt.getTime(),
      days: daysSince(record.recordedAt, now),
      act: { zh: '复核', en: 'Check' },
    });
  }
  return rows;
}

/** Whoever did not answer after two reminders is telephoned. */
export function calls(_scope: Scope, desk: Desk): readonly HomeRow[] {
  return callsOf(desk)
    .filter(({ task }) => task.kind === 'telephone')
    .map((call) => ({
      url: `${desk.visit.base}/calls/${call.task.id}`,
      number: call.number,
      what: call.applicant,
      asked: { zh: `请电话联系：${call.about.zh}`, en: `Please telephone: ${call.about.en}` },
      who: call.who,
      since: call.task.openedAt.getTime(),
      days: daysSince(call.task.openedAt, desk.now),
      act: { zh: '记录结果', en: 'Note what came' },
    }));
}

/** The schedules of holidays that are to be entered. */
export function schedules(_scope: Scope, desk: Desk): readonly HomeRow[] {
  return desk.tasks.flatMap((task) =>
    task.kind === 'working-year'
      ? [
          {
            url: `${desk.visit.base}/calendar`,
            what: { zh: `${task.subject}年放假安排`, en: `Working days of ${task.subject}` },
            asked: {
              zh: '国务院办公厅公布后请录入，期限和提醒据此计算',
              en: 'Enter the State Council’s schedule once it is out: deadlines and reminders follow it',
            },
            who: [],
            since: task.openedAt.getTime(),
            days: daysSince(task.openedAt, desk.now),
            act: { zh: '录入', en: 'Enter' },
          },
        ]
      : [],
  );
}
