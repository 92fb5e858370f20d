import { nameIn } from '../../../domain/charter/in-words.ts';
import type { Wording } from '../../../domain/wording.ts';
import { linesToCall } from '../../../store/dues/lines.ts';
import { paymentsWithoutVoucher, type Payment } from '../../../store/dues/payments.ts';
import { openTold } from '../../../store/dues/told.ts';
import { contactSeat } from '../../../store/filings.ts';
import { holdersOf } from '../../../store/persons.ts';
import type { Scope } from '../../../store/scope.ts';
import type { Contact, HomeRow } from '../../../web/views.ts';
import { daysSince, type Desk } from '../desk.ts';

/** As many as are counted; beyond it a number says nothing more. */
const MOST = 500;

/** What dues ask of the secretariat, one line a sort: hundreds of members are one page, not hundreds of lines. */
export async function duesToDo(scope: Scope, desk: Desk): Promise<readonly HomeRow[]> {
  if (!desk.visit.charter.money.dues) return [];
  const told = await openTold(scope, MOST);
  const calls = await linesToCall(scope, MOST);
  const vouchers = (await paymentsWithoutVoucher(scope, MOST)).filter(
    ({ voucherCallSince }) => voucherCallSince !== null,
  );
  return [
    ...line(desk, told[0]?.toldAt, '#told', {
      zh: `${told.length}笔会员告知已缴，请核对到账`,
      en: `Look for ${told.length} payment${told.length === 1 ? '' : 's'} that members told of`,
    }),
    ...line(desk, calls[0]?.callSince, '#calls', {
      zh: `${calls.length}家会员会费未缴，请致电联系`,
      en: `Telephone ${calls.length} member${calls.length === 1 ? '' : 's'} whose dues are open`,
    }),
    ...line(
      desk,
      vouchers[0]?.voucherCallSince,
      '/vouchers',
      {
        zh: `${vouchers.length}笔到账的收款凭证未收到，请致电联系`,
        en: `Telephone about ${vouchers.length} voucher${vouchers.length === 1 ? '' : 's'} that did not come`,
      },
      vouchers.length > 0 ? await issuers(scope, desk) : [],
    ),
  ];
}

/** 等别人: the vouchers the authority was asked for and that are not telephoned about yet. */
export async function vouchersWaiting(scope: Scope, desk: Desk): Promise<readonly HomeRow[]> {
  if (!desk.visit.charter.money.dues?.voucher) return [];
  const asked = (await paymentsWithoutVoucher(scope, MOST)).filter(
    ({ voucherAskedAt, voucherCallSince }: Payment) => voucherAskedAt && !voucherCallSince,
  );
  return line(
    desk,
    asked[0]?.voucherAskedAt,
    '/vouchers',
    {
      zh: `${asked.length}笔会费的收款凭证待开具`,
      en: `Vouchers for ${asked.length} payment${asked.length === 1 ? '' : 's'} of dues`,
    },
    asked.length > 0 ? await issuers(scope, desk) : [],
  );
}

function line(
  { visit, now }: Desk,
  since: Date | null | undefined,
  path: string,
  asked: Wording,
  who: readonly Contact[] = [],
): readonly HomeRow[] {
  if (!since) return [];
  return [
    {
      url: `${visit.base}/dues${path}`,
      what: { zh: '会费', en: 'Dues' },
      asked,
      who,
      since: since.getTime(),
      days: daysSince(since, now),
      act: { zh: '查看', en: 'See' },
    },
  ];
}

/** The contacts of the authority that issues vouchers. */
async function issuers(scope: Scope, { visit }: Desk): Promise<readonly Contact[]> {
  const authority = visit.charter.money.dues?.voucher?.from;
  if (authority === undefined) return [];
  const office = nameIn(visit.charter, authority);
  return (await holdersOf(scope, [contactSeat(authority)])).map(({ person }) => ({
    name: person.name,
    office,
    ...(person.phone ? { phone: person.phone } : {}),
  }));
}
