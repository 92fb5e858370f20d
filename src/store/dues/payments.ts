import { sql, type RawBuilder } from 'kysely';
import { dayOf, type Day } from '../../domain/calendar.ts';
import type { Share } from '../../domain/dues.ts';
import type { Fen } from '../../domain/money.ts';
import { allianceOf } from '../charters.ts';
import { numberFor } from '../counters.ts';
import type { Scope } from '../scope.ts';

/** Money received, or the contra entry of a payment recorded wrongly (`reverses`; its amounts are negative). */
export type Payment = {
  readonly id: string;
  /** LSA-P-2027-0001. */
  readonly number: string;
  readonly fen: Fen;
  readonly paidOn: Day;
  readonly payer: string;
  /** The bank's own number of the transfer (流水号). */
  readonly bankReference: string;
  readonly reverses: string | null;
  readonly reversedBy: string | null;
  readonly reason: string | null;
  readonly recordId: string;
  readonly recordedAt: Date;
  readonly voucherAskedAt: Date | null;
  readonly voucherNudges: number;
  readonly voucherCallSince: Date | null;
  readonly shares: readonly (Share & { readonly name: string })[];
  readonly voucher: Voucher | null;
};

/** 收款凭证 of one payment. */
export type Voucher = {
  readonly number: string;
  readonly issuedOn: Day;
  readonly file: string;
  readonly recordedAt: Date;
};

type Row = {
  id: string;
  number: string;
  fen: string;
  paid_on: string;
  payer: string;
  bank_reference: string;
  reverses: string | null;
  reversed_by: string | null;
  reason: string | null;
  record_id: string;
  recorded_at: Date;
  voucher_asked_at: Date | null;
  voucher_nudges: number;
  voucher_call_since: Date | null;
  shares: readonly { member: string; year: number; fen: string; name: string }[];
  voucher_number: string | null;
  issued_on: string | null;
  voucher_file: string | null;
  voucher_at: Date | null;
};

export type NewPayment = Pick<Payment, 'fen' | 'paidOn' | 'payer' | 'bankReference'> & {
  readonly shares: readonly Share[];
  readonly recordId: string;
  readonly reverses?: string;
  readonly reason?: string;
};

/** Adds a payment with its shares; undefined when the same transfer, or the same reversal, is there already. */
export async function addPayment(scope: Scope, payment: NewPayment): Promise<string | undefined> {
  const { code } = await allianceOf(scope);
  const year = Number(dayOf(scope.now.getTime()).slice(0, 4));
  const number = await numberFor(scope, code, 'P', year);
  const { rows } = await sql<{ id: string }>`
    insert into payments (alliance, id, number, fen, paid_on, payer, bank_reference, reverses, reason, record_id, recorded_at)
    values (${scope.alliance}, ${scope.context.ids.next()}, ${number}, ${payment.fen}, ${payment.paidOn}, ${payment.payer},
      ${payment.bankReference}, ${payment.reverses ?? null}, ${payment.reason ?? null}, ${payment.recordId}, ${scope.now})
    on conflict do nothing returning id`.execute(scope.tx);
  const id = rows[0]?.id;
  if (id === undefined) return undefined;
  for (const share of payment.shares)
    await sql`insert into payment_shares (alliance, payment, member, year, fen)
      values (${scope.alliance}, ${id}, ${share.member}, ${share.year}, ${share.fen})`.execute(
      scope.tx,
    );
  return id;
}

/** Locks a payment: of two vouchers or reversals at once the second sees the first. */
export async function lockPayment(scope: Scope, id: string): Promise<Payment | undefined> {
  await sql`select 1 from payments where id = ${id} for update`.execute(scope.tx);
  return readPayment(scope, id);
}

export async function markReversed(scope: Scope, id: string, by: string): Promise<void> {
  await sql`update payments set reversed_by = ${by} where id = ${id} and reversed_by is null`.execute(
    scope.tx,
  );
}

async function paymentsWhere(scope: Scope, rest: RawBuilder<unknown>): Promise<readonly Payment[]> {
  const { rows } = await sql<Row>`
    select p.*, v.number as voucher_number, v.issued_on, v.file as voucher_file, v.recorded_at as voucher_at,
      (select coalesce(json_agg(json_build_object('member', s.member, 'year', s.year, 'fen', s.fen, 'name', m.name)
          order by m.name, s.year), '[]'::json)
        from payment_shares s join members m on m.alliance = s.alliance and m.id = s.member where s.payment = p.id) as shares
    from payments p left join vouchers v on v.alliance = p.alliance and v.payment = p.id ${rest}`.execute(
    scope.tx,
  );
  return rows.map(paymentFrom);
}

export async function readPayment(scope: Scope, id: string): Promise<Payment | undefined> {
  return (await paymentsWhere(scope, sql`where p.id = ${id}`))[0];
}

/** The payment that counts for a transfer, if there is one. */
export async function paymentWithReference(
  scope: Scope,
  bankReference: string,
): Promise<Payment | undefined> {
  return (
    await paymentsWhere(
      scope,
      sql`where p.bank_reference = ${bankReference} and p.reverses is null and p.reversed_by is null`,
    )
  )[0];
}

/** Everything received for a member, the latest first, contra entries included. */
export const paymentsOfMember = (scope: Scope, member: string): Promise<readonly Payment[]> =>
  paymentsWhere(
    scope,
    sql`where exists (select from payment_shares s where s.payment = p.id and s.member = ${member})
      order by p.paid_on desc, p.id desc`,
  );

/** What still lacks its voucher, oldest first. A payment that was reversed needs none. */
export const paymentsWithoutVoucher = (scope: Scope, most: number): Promise<readonly Payment[]> =>
  paymentsWhere(
    scope,
    sql`where p.reverses is null and p.reversed_by is null and v.payment is null order by p.recorded_at, p.id limit ${most}`,
  );

/** Of those that lack a voucher: which the authority was not asked for, or is to be reminded of now. */
export async function markVoucherAsked(
  scope: Scope,
  ids: readonly string[],
  to: { readonly nudges: number; readonly next: Date | null; readonly call: boolean },
): Promise<void> {
  await sql`update payments set voucher_asked_at = coalesce(voucher_asked_at, ${scope.now}), voucher_nudges = ${to.nudges},
      voucher_next = ${to.next},
      voucher_call_since = case when ${to.call} then coalesce(voucher_call_since, ${scope.now}) else voucher_call_since end
    where id = any(${[...ids]})`.execute(scope.tx);
}

export async function nextVoucherNudge(scope: Scope): Promise<Date | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(p.voucher_next) as at from payments p
    where p.reverses is null and p.reversed_by is null and not exists (select from vouchers v where v.payment = p.id)`.execute(
    scope.tx,
  );
  return rows[0]?.at ?? null;
}

export type NewVoucher = {
  readonly payment: string;
  readonly number: string;
  readonly issuedOn: Day;
  readonly file: string;
  readonly channel: string;
  readonly by: string;
  readonly recordId?: string;
};

/** False: this payment has a voucher, or this number is another payment's. */
export async function addVoucher(scope: Scope, voucher: NewVoucher): Promise<boolean> {
  const { rows } = await sql`
    insert into vouchers (alliance, payment, number, issued_on, file, channel, given_by, record_id, recorded_at)
    values (${scope.alliance}, ${voucher.payment}, ${voucher.number}, ${voucher.issuedOn}, ${voucher.file}, ${voucher.channel},
      ${voucher.by}, ${voucher.recordId ?? null}, ${scope.now})
    on conflict do nothing returning payment`.execute(scope.tx);
  return rows.length > 0;
}

/** The payment a voucher number belongs to. */
export async function paymentOfVoucher(scope: Scope, number: string): Promise<string | undefined> {
  const { rows } = await sql<{
    payment: string;
  }>`select payment from vouchers where number = ${number}`.execute(scope.tx);
  return rows[0]?.payment;
}

function paymentFrom(row: Row): Payment {
  return {
    id: row.id,
    number: row.number,
    fen: Number(row.fen),
    paidOn: row.paid_on,
    payer: row.payer,
    bankReference: row.bank_reference,
    reverses: row.reverses,
    reversedBy: row.reversed_by,
    reason: row.reason,
    recordId: row.record_id,
    recordedAt: row.recorded_at,
    voucherAskedAt: row.voucher_asked_at,
    voucherNudges: row.voucher_nudges,
    voucherCallSince: row.voucher_call_since,
    shares: row.shares.map((share) => ({ ...share, fen: Number(share.fen) })),
    voucher:
      row.voucher_number && row.issued_on && row.voucher_file && row.voucher_at
        ? {
            number: row.voucher_number,
            issuedOn: row.issued_on,
            file: row.voucher_file,
            recordedAt: row.voucher_at,
          }
        : null,
  };
}
