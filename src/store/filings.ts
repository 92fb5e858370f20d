import { sql } from 'kysely';
import type { Scope } from './scope.ts';

/** 备案: that an authority was told, and its receipt. */
export type Filing = {
  readonly caseId: string;
  readonly stage: string;
  readonly authority: string;
  readonly sentAt: Date | null;
  readonly receivedAt: Date | null;
  readonly receiptNumber: string | null;
  readonly receiptFile: string | null;
};

type Row = {
  case_id: string;
  stage: string;
  authority: string;
  sent_at: Date | null;
  received_at: Date | null;
  receipt_number: string | null;
  receipt_file: string | null;
};

export async function openFiling(
  scope: Scope,
  caseId: string,
  stage: string,
  authority: string,
): Promise<void> {
  await sql`insert into filings (alliance, case_id, stage, authority) values (${scope.alliance}, ${caseId}, ${stage}, ${authority})
    on conflict do nothing`.execute(scope.tx);
}

export async function filingsOf(scope: Scope, caseId: string): Promise<readonly Filing[]> {
  const { rows } =
    await sql<Row>`select * from filings where case_id = ${caseId} order by stage`.execute(
      scope.tx,
    );
  return rows.map((row) => ({
    caseId: row.case_id,
    stage: row.stage,
    authority: row.authority,
    sentAt: row.sent_at,
    receivedAt: row.received_at,
    receiptNumber: row.receipt_number,
    receiptFile: row.receipt_file,
  }));
}

export async function markFilingSent(
  scope: Scope,
  caseId: string,
  stage: string,
  sentAt: Date,
): Promise<void> {
  await sql`update filings set sent_at = ${sentAt} where case_id = ${caseId} and stage = ${stage} and sent_at is null`.execute(
    scope.tx,
  );
}

export async function markFilingReceived(
  scope: Scope,
  caseId: string,
  stage: string,
  receipt: { readonly at: Date; readonly number: string | null; readonly file: string | null },
): Promise<void> {
  await sql`update filings set sent_at = coalesce(sent_at, ${receipt.at}), received_at = ${receipt.at},
    receipt_number = ${receipt.number}, receipt_file = ${receipt.file}
    where case_id = ${caseId} and stage = ${stage} and received_at is null`.execute(scope.tx);
}

/** The seat of an authority's contacts. */
export function contactSeat(authority: string): string {
  return `${authority}.contact`;
}
