import { fileLink } from './applicant/form-views.ts';
import { sourcesOf } from '../domain/charter/sources.ts';
import type { Charter } from '../domain/charter/type.ts';
import type { DuesLine } from '../store/dues/lines.ts';
import type { Payment } from '../store/dues/payments.ts';
import { readFile } from '../store/files.ts';
import type { Scope } from '../store/scope.ts';
import type { DuesYear, FileLink, RuleSource, VoucherShown } from '../web/views.ts';
import { ruleSources } from './sources.ts';

/** One year of a member as pages show it. */
export function duesYear(line: DuesLine): DuesYear {
  return {
    year: line.year,
    reference: line.reference,
    owed: line.waived ? 0 : line.fen,
    paid: line.paid,
    open: line.standing.open,
    over: line.standing.over,
    due: line.due,
    state: line.standing.state,
    overdue: line.standing.overdue,
  };
}

/** What commands the dues, their payee and their voucher. */
export function duesSources(charter: Charter): readonly RuleSource[] {
  const { dues } = charter.money;
  if (!dues) return [];
  const parts = [dues, dues.paidTo, dues.voucher].flatMap((part) => (part ? sourcesOf(part) : []));
  const known = new Map(parts.map((source) => [JSON.stringify(source), source]));
  return ruleSources(charter, [...known.values()]);
}

export async function shownFile(
  scope: Scope,
  id: string | null,
  url: (id: string) => string,
): Promise<FileLink | undefined> {
  const file = id === null ? undefined : await readFile(scope, id);
  return file && fileLink(file, () => url(file.id));
}

export async function shownVoucher(
  scope: Scope,
  { voucher }: Payment,
  url: (id: string) => string,
): Promise<VoucherShown | undefined> {
  if (!voucher) return undefined;
  const file = await shownFile(scope, voucher.file, url);
  return file && { number: voucher.number, issuedOn: voucher.issuedOn, file };
}
