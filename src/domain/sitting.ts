import type { FieldProblem } from './review.ts';
import { dayOf, type Day, type Instant } from './calendar.ts';
import { lastDayOfNotice } from './notice.ts';
import type { Notice } from './plan.ts';
import type { WorkingCalendar } from './working-days.ts';

/** What the secretariat enters to convene a body; `meetsAt` undefined when it was no time. */
export type EnteredSitting = {
  readonly items: readonly string[];
  readonly meetsAt: Instant | undefined;
  readonly place: string;
  readonly chairedBy: string;
  /** Why the ordinary notice is shortened, where it is (X-Q8). */
  readonly shortNoticeReason: string;
};

/** The first day on which a body may meet with the longest ordinary notice among its items. */
export function ordinaryMeetingDay(
  calendar: WorkingCalendar,
  now: Instant,
  notices: readonly Notice[],
): Day {
  const today = dayOf(now);
  const days = notices.map((notice) => lastDayOfNotice(calendar, today, notice));
  return days.reduce((latest, day) => (day > latest ? day : latest), today);
}

/** Whether the notice is shorter than the ordinary one: then whoever chairs the body has to agree first (X-Q8). */
export function isShortNotice(meetsAt: Instant, ordinary: Day): boolean {
  return dayOf(meetsAt) < ordinary;
}

/** What still stands against convening a body. `firm`: the first day that nobody may go below. */
export function checkSitting(
  entered: EnteredSitting,
  now: Instant,
  ordinary: Day,
  firm: Day | null = null,
): readonly FieldProblem[] {
  const problem = (field: string, zh: string, en: string): FieldProblem => ({
    field,
    message: { zh, en },
  });
  const problems: FieldProblem[] = [];
  if (entered.items.length === 0)
    problems.push(problem('items', '请至少选择一项。', 'Choose at least one item.'));
  if (entered.meetsAt === undefined)
    problems.push(
      problem(
        'meetsOn',
        '请填写会议日期和时间，如 2026-12-04 14:30。',
        'Enter the day and time of the meeting, such as 2026-12-04 14:30.',
      ),
    );
  else if (entered.meetsAt <= now)
    problems.push(
      problem('meetsOn', '会议时间须晚于现在。', 'The meeting has to lie in the future.'),
    );
  else if (firm !== null && isShortNotice(entered.meetsAt, firm))
    problems.push(
      problem(
        'meetsOn',
        `其中有事项的通知期不得缩短，最早${firm}。`,
        `The notice of one of the items may not be shortened: ${firm} at the earliest.`,
      ),
    );
  else if (isShortNotice(entered.meetsAt, ordinary) && entered.shortNoticeReason.trim() === '')
    problems.push(
      problem(
        'shortNoticeReason',
        `短于通常的通知期（最早${ordinary}），请写明理由，由主持人决定是否缩短。`,
        `This is shorter than the ordinary notice (${ordinary} at the earliest): give the reason; the chair decides whether to shorten it.`,
      ),
    );
  if (entered.place.trim() === '')
    problems.push(
      problem(
        'place',
        '请填写会议地点或会议号。',
        'Enter the place, or the number of the online meeting.',
      ),
    );
  if (entered.chairedBy === '')
    problems.push(problem('chairedBy', '请选择会议主持人。', 'Choose who chairs the meeting.'));
  return problems;
}
