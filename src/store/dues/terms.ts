import { sql } from 'kysely';
import type { Day } from '../../domain/calendar.ts';
import type { Dues } from '../../domain/charter/type.ts';
import type { Tariff } from '../../domain/dues.ts';
import { charterInForce } from '../charters.ts';
import type { Scope } from '../scope.ts';

/** What holds for dues now: the charter's rules and what was resolved since. */
export type DuesTerms = { readonly dues: Dues; readonly resolved: readonly ResolvedTariff[] };

export type ResolvedTariff = Tariff & { readonly resolvedOn: Day; readonly recordId: string };

/** Undefined: the charter asks no dues. */
export async function duesTerms(scope: Scope): Promise<DuesTerms | undefined> {
  const { dues } = (await charterInForce(scope)).money;
  return dues ? { dues, resolved: await resolvedTariffs(scope) } : undefined;
}

async function resolvedTariffs(scope: Scope): Promise<readonly ResolvedTariff[]> {
  const { rows } = await sql<{
    from_day: string;
    amounts: Record<string, number>;
    resolved_on: string;
    record_id: string;
  }>`select from_day, amounts, resolved_on, record_id from dues_tariffs order by from_day`.execute(
    scope.tx,
  );
  return rows.map((row) => ({
    from: row.from_day,
    amount: row.amounts,
    resolvedOn: row.resolved_on,
    recordId: row.record_id,
  }));
}

/** False: another resolution from the same day is there. */
export async function addTariff(scope: Scope, tariff: ResolvedTariff): Promise<boolean> {
  const { rows } = await sql`
    insert into dues_tariffs (alliance, id, from_day, amounts, resolved_on, record_id)
    values (${scope.alliance}, ${scope.context.ids.next()}, ${tariff.from}, ${JSON.stringify(tariff.amount)}::jsonb,
      ${tariff.resolvedOn}, ${tariff.recordId})
    on conflict (alliance, from_day) do nothing returning id`.execute(scope.tx);
  return rows.length > 0;
}

/** Whether notices of a year, or of a later one, have gone out already. */
export async function noticedFrom(scope: Scope, year: number): Promise<boolean> {
  const { rows } = await sql`select 1 from dues where year >= ${year} limit 1`.execute(scope.tx);
  return rows.length > 0;
}

/** 财务专户 at the authority (Art. 17): where members pay to. */
export type PayeeAccount = {
  readonly holder: string;
  readonly bank: string;
  readonly number: string;
};

export async function payeeAccount(
  scope: Scope,
): Promise<(PayeeAccount & { readonly since: Date; readonly recordId: string }) | undefined> {
  const { rows } = await sql<PayeeAccount & { valid_from: Date; record_id: string }>`
    select holder, bank, number, valid_from, record_id from payee_accounts
    where valid_from <= ${scope.now} order by valid_from desc, id desc limit 1`.execute(scope.tx);
  const row = rows[0];
  return (
    row && {
      holder: row.holder,
      bank: row.bank,
      number: row.number,
      since: row.valid_from,
      recordId: row.record_id,
    }
  );
}

export async function addPayeeAccount(
  scope: Scope,
  { holder, bank, number }: PayeeAccount,
  recordId: string,
): Promise<void> {
  await sql`insert into payee_accounts (alliance, id, holder, bank, number, valid_from, record_id)
    values (${scope.alliance}, ${scope.context.ids.next()}, ${holder}, ${bank}, ${number}, ${scope.now}, ${recordId})`.execute(
    scope.tx,
  );
}
