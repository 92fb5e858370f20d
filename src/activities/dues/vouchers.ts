import {
  addWorkingDays,
  dayOf,
  instantOf,
  nextWorkingHour,
  type Instant,
} from '../../domain/calendar.ts';
import type { Dues } from '../../domain/charter/type.ts';
import type { WorkingCalendar } from '../../domain/working-days.ts';
import { dueNudges, nudgesForTask } from '../../domain/reminders.ts';
import {
  markVoucherAsked,
  nextVoucherNudge,
  paymentsWithoutVoucher,
  type Payment,
} from '../../store/dues/payments.ts';
import type { DuesRound } from '../../store/dues/rounds.ts';
import { contactSeat } from '../../store/filings.ts';
import { linkFor } from '../../store/links.ts';
import { countMails, queueMail } from '../../store/mails.ts';
import { holdersOf } from '../../store/persons.ts';
import type { Scope } from '../../store/scope.ts';

/** Payments looked at in one step; what is beyond is asked for another day. */
const MOST = 500;

/**
 * Asks the authority for the vouchers of new payments and reminds it of older ones: one mail a day to each of its
 * contacts, whatever came in. Gives back when to look again.
 */
export async function askForVouchers(
  scope: Scope,
  calendar: WorkingCalendar,
  { voucher }: Dues,
  round: DuesRound,
): Promise<Instant | null> {
  if (!voucher) return null;
  const now = scope.now.getTime();
  const lacking = await paymentsWithoutVoucher(scope, MOST);
  const fresh = lacking.filter(({ voucherAskedAt }) => voucherAskedAt === null);
  const waiting = lacking.map((payment) => ({ payment, step: stepOf(calendar, payment, now) }));
  const due = waiting.filter(({ step }) => step !== null);
  if (fresh.length === 0 && due.length === 0)
    return (await nextVoucherNudge(scope))?.getTime() ?? null;
  const opens = nextWorkingHour(calendar, now);
  if (opens > now) return opens;
  const today = dayOf(now);
  const tomorrow = instantOf(addWorkingDays(calendar, today, 1), 9);
  const writes = fresh.length > 0 || due.some(({ step }) => step?.does === 'remind');
  if (writes && (await countMails(scope, `voucher-wanted ${today} `)) > 0) return tomorrow;
  const contacts = await holdersOf(scope, [contactSeat(voucher.from)]);
  const reached = contacts.filter(({ person }) => person.email !== null);
  for (const { person } of writes ? reached : [])
    await queueMail(scope, {
      key: `voucher-wanted ${today} ${person.id}`,
      scope: round.id,
      template: 'voucher-wanted',
      extra: { payments: lacking.length, reminder: fresh.length === 0 },
      language: person.language,
      to: { person: person.id, name: person.name, address: person.email },
      link: await linkFor(scope, 'vouchers', voucher.from, person.id),
    });
  const [first] = nudgesForTask(calendar, now);
  const call = reached.length === 0;
  await markVoucherAsked(
    scope,
    fresh.map(({ id }) => id),
    { nudges: 0, next: first && !call ? new Date(first.at) : null, call },
  );
  for (const { payment, step } of due)
    if (step)
      await markVoucherAsked(scope, [payment.id], {
        nudges: step.done,
        next: step.next === null ? null : new Date(step.next),
        call: step.does === 'telephone',
      });
  return (await nextVoucherNudge(scope))?.getTime() ?? null;
}

type Step = {
  readonly does: 'remind' | 'telephone';
  readonly done: number;
  readonly next: Instant | null;
};

/** What is due for a payment whose voucher was asked for; several steps that fell due at once count as one. */
function stepOf(
  calendar: WorkingCalendar,
  { voucherAskedAt, voucherNudges }: Payment,
  now: Instant,
): Step | null {
  if (!voucherAskedAt) return null;
  const { due, next } = dueNudges(
    calendar,
    nudgesForTask(calendar, voucherAskedAt.getTime()),
    voucherNudges,
    now,
  );
  const last = due.at(-1);
  return last ? { does: last.does, done: voucherNudges + due.length, next } : null;
}
