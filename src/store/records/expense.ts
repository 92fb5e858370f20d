import { sql } from 'kysely';
import { dayOf, type Day } from '../../domain/calendar.ts';
import type { Fen } from '../../domain/money.ts';
import { charterInForce } from '../charters.ts';
import { addExpense } from '../dues/expenses.ts';
import type { RecordRules } from './rules.ts';

/** What dues were used for, as its paper says. `use` empty: another use than the charter's, with the reason. */
export type ExpenseContent = {
  readonly use: string;
  readonly reason: string;
  readonly fen: Fen;
  readonly spentOn: Day;
  readonly purpose: string;
};

/** 会费支出, by the uses of the charter (Art. 18); another use needs its reason (B-Q15). */
export const expenseRecord: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const content = entry.content as unknown as ExpenseContent;
    if (content.spentOn > dayOf(scope.now.getTime())) return 'in-the-future';
    const { rows: same } = await sql`
      select 1 from records where kind = 'expense' and state in ('waiting', 'counted')
        and content = ${JSON.stringify(entry.content)}::jsonb limit 1`.execute(scope.tx);
    if (same.length > 0) return 'expense-same';
    const uses = (await charterInForce(scope)).money.dues?.uses;
    if (content.use !== '') return uses && content.use in uses.of ? undefined : 'unknown-use';
    if (uses?.others === 'never') return 'use-not-allowed';
    return content.reason.trim() === '' ? 'reason-missing' : undefined;
  },
  async apply(scope, record) {
    const content = record.content as unknown as ExpenseContent;
    const number = await addExpense(scope, {
      ...content,
      use: content.use === '' ? null : content.use,
      reason: content.use === '' ? content.reason.trim() : null,
      recordId: record.id,
    });
    return { kind: 'counted', outcome: { number } };
  },
};
