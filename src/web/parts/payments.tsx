import { useWords } from '../language.tsx';
import type { PaymentShown } from '../views.ts';
import { duesWords } from '../words/dues.ts';
import { Money, VoucherLine } from './dues.tsx';
import { Badge, Facts } from './panel.tsx';

/** Payments with whom they pay for, their voucher, and what can be done. */
export function PaymentList({ payments }: { readonly payments: readonly PaymentShown[] }) {
  return (
    <ul class="outcomes">
      {payments.map((payment) => (
        <li key={payment.number}>
          <OnePayment payment={payment} />
        </li>
      ))}
    </ul>
  );
}

function OnePayment({ payment }: { readonly payment: PaymentShown }) {
  const words = useWords(duesWords);
  return (
    <div class="stack">
      <p>
        <strong>{payment.number}</strong> · <Money fen={payment.fen} />{' '}
        {payment.reverses ? <Badge tone="amber">{words.reversal}</Badge> : null}
        {payment.reversed ? <Badge tone="plain">{words.reversed}</Badge> : null}
      </p>
      <Facts
        facts={[
          { label: words.receivedOn, value: payment.paidOn },
          { label: words.payer, value: <span class="break">{payment.payer}</span> },
          { label: words.bankReference, value: <span class="break">{payment.bankReference}</span> },
          ...payment.shares.map((share) => ({
            label: words.yearDues(share.year),
            value: (
              <span class="break">
                {share.member} <Money fen={share.fen} />
              </span>
            ),
          })),
          ...(payment.reason ? [{ label: words.reason, value: payment.reason }] : []),
        ]}
      />
      {payment.voucher ? <VoucherLine voucher={payment.voucher} /> : null}
      <p class="links-row">
        <a href={payment.recordUrl} aria-label={`${words.record}: ${payment.number}`}>
          {words.record}
        </a>
        {payment.voucherUrl ? (
          <a href={payment.voucherUrl} aria-label={`${words.enterVoucher}: ${payment.number}`}>
            {words.enterVoucher}
          </a>
        ) : null}
        {payment.reverseUrl ? (
          <a href={payment.reverseUrl} aria-label={`${words.reverse}: ${payment.number}`}>
            {words.reverse}
          </a>
        ) : null}
      </p>
    </div>
  );
}
