import type { FieldProblem } from './review.ts';

/** What the chair enters; `closesAt` in milliseconds since the epoch, undefined when it was no time. */
export type EnteredOrder = {
  readonly order: 'order' | 'decline' | undefined;
  readonly reason: string;
  readonly closesAt: number | undefined;
  /** Why the ordinary notice is shortened, where it is (X-Q8). */
  readonly shortNoticeReason: string;
};

const SHORTEST_VOTE = 3_600_000;

/**
 * What still stands against ordering a correspondence vote, or leaving it for a meeting (X-Q22, X-Q8).
 * `ordinary` is the earliest close that keeps the ordinary notice, `firm` one that nobody may go below.
 */
export function checkOrder(
  entered: EnteredOrder,
  now: number,
  ordinary: number,
  firm: number | null = null,
): readonly FieldProblem[] {
  const problem = (field: string, zh: string, en: string): FieldProblem => ({
    field,
    message: { zh, en },
  });
  if (!entered.order)
    return [
      problem('order', '请选择是否进行通讯表决。', 'Choose whether to hold a correspondence vote.'),
    ];
  const problems: FieldProblem[] = [];
  if (entered.reason.trim() === '')
    problems.push(
      problem(
        'reason',
        '请写明理由，理由将告知全体表决人员。',
        'Give the reason; all electors will read it.',
      ),
    );
  if (entered.order === 'decline') return problems;
  const { closesAt } = entered;
  if (closesAt === undefined)
    problems.push(
      problem(
        'closesOn',
        '请填写截止日期和时间，如 2026-12-04 17:00。',
        'Enter the closing day and time, such as 2026-12-04 17:00.',
      ),
    );
  else if (closesAt < now + SHORTEST_VOTE)
    problems.push(
      problem(
        'closesOn',
        '截止时间至少应在一小时以后。',
        'The vote has to stay open for at least an hour.',
      ),
    );
  else if (firm !== null && closesAt < firm)
    problems.push(
      problem(
        'closesOn',
        '其中有事项的通知期不得缩短，请把截止时间定在通知期满以后。',
        'The notice of one of the items may not be shortened: let the vote close after it.',
      ),
    );
  else if (closesAt < ordinary && entered.shortNoticeReason.trim() === '')
    problems.push(
      problem(
        'shortenedReason',
        '短于通常的通知期，请写明缩短的理由。',
        'This is shorter than the ordinary notice: give the reason for shortening it.',
      ),
    );
  return problems;
}
