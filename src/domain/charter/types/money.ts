import type { Wording } from '../../wording.ts';
import type { Named, Sourced } from './parts.ts';

/** What a member of a kind owes for a year, by the dates of the membership. */
export type DuesExample = {
  readonly kind: string;
  readonly admitted: string;
  readonly ended: string | null;
  readonly year: number;
  /** In yuan. */
  readonly owes: number;
};
/** What a kind of member pays each year, in yuan, and what follows from it. */
export type Dues = Sourced<{
  every: 'year';
  currency: 'CNY';
  amount: Named<number>;
  /** `whole`: the year of admission is paid in full, whatever the day. */
  year: Sourced<{ counts: 'calendar'; admission: 'whole' }>;
  /** `notice` and `day` as month-day; whoever is admitted later has `admittedLater` days. */
  due: Sourced<{ notice: string; day: string; admittedLater: number }>;
  arrears: Sourced<{ leadTo: 'reminders-and-flag' }>;
  /** The authority where the alliance's special account is. */
  paidTo: Sourced<{ authority: string }> | null;
  voucher: Sourced<{ from: string; per: 'payment' }> | null;
  /** The body whose resolution changes the amounts. */
  adjustedBy: Sourced<{ body: string }> | null;
  uses: Sourced<{ of: Named<Wording>; others: 'with-reason' | 'never' }> | null;
  examples: readonly DuesExample[];
}>;

type Purpose = Sourced<{ name: Wording }>;
/** What money may and may not be spent on. */
export type Spending = Sourced<{
  for: Named<Purpose>;
  never: Named<Purpose>;
  others: 'with-reason' | 'never';
  examples: readonly { readonly for: string; readonly blocked: boolean }[];
}>;
export type Money = {
  readonly dues: Dues | null;
  /** No dues of any kind may be asked. */
  readonly free: Sourced<{ of: 'fees' }> | null;
  /** 根据事由自愿承担: who bears a matter's costs says so, matter by matter. */
  readonly contributions: Sourced<{ per: 'matter'; voluntary: boolean }> | null;
  readonly fees: Named<Purpose>;
  readonly income: Named<Purpose>;
  readonly spending: Spending | null;
};
