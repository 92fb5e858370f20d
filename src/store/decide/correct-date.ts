import { sql } from 'kysely';
import { dayOf, instantOf } from '../../domain/calendar.ts';
import { isDay } from '../../domain/particulars/identifiers.ts';
import { lockCase, type Case } from '../cases.ts';
import { filingsOf } from '../filings.ts';
import type { CorrectionContent, CorrectionOutcome } from '../records/correction-content.ts';
import type { Scope } from '../scope.ts';
import { wake } from '../wake-ups.ts';

type Content = Extract<CorrectionContent, { readonly of: 'receipt-date' }>;

export async function receiptDateProblem(
  scope: Scope,
  one: Case,
  content: Content,
): Promise<string | undefined> {
  const filing = (await filingsOf(scope, one.id)).find(({ stage }) => stage === content.stage);
  if (!filing?.receivedAt) return 'unknown';
  if (!isDay(content.day) || content.day > dayOf(scope.now.getTime())) return 'day-wrong';
  if (content.day < dayOf(one.openedAt.getTime())) return 'day-wrong';
  return dayOf(filing.receivedAt.getTime()) === content.day ? 'already-so' : undefined;
}

/** The day a receipt came in. The answer as it was recorded stays; what counts from the day looks at it anew. */
export async function correctReceiptDate(
  scope: Scope,
  one: Case,
  content: Content,
): Promise<CorrectionOutcome> {
  await lockCase(scope, one.id);
  const filing = (await filingsOf(scope, one.id)).find(({ stage }) => stage === content.stage);
  const was = filing?.receivedAt ? dayOf(filing.receivedAt.getTime()) : '';
  const received = new Date(Math.min(instantOf(content.day, 12), scope.now.getTime()));
  await sql`update filings set received_at = ${received} where case_id = ${one.id} and stage = ${content.stage}`.execute(
    scope.tx,
  );
  if (one.status === 'open') await wake(scope, one.process, one.id);
  return { came: 'set-right', was };
}
