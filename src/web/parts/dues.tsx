import { yuanText } from '../../domain/money.ts';
import { Say, useWords } from '../language.tsx';
import type { DuesAccount, DuesYear, VoucherShown } from '../views.ts';
import { duesWords } from '../words/dues.ts';
import { FileList } from './files.tsx';
import { Badge, Facts, type Tone } from './panel.tsx';

/** 20,000元. */
export function Money({ fen }: { readonly fen: number }) {
  const words = useWords(duesWords);
  return <span class="nowrap">{words.yuan(yuanText(fen))}</span>;
}

const TONES: Readonly<Record<DuesYear['state'], Tone>> = {
  unpaid: 'plain',
  part: 'amber',
  paid: 'good',
  over: 'violet',
  none: 'plain',
};

export function DuesStateBadge({
  year: { state, overdue },
}: {
  readonly year: Pick<DuesYear, 'state' | 'overdue'>;
}) {
  const words = useWords(duesWords);
  return (
    <>
      <Badge tone={TONES[state]}>{words.states[state]}</Badge>
      {overdue ? (
        <>
          {' '}
          <Badge tone="amber">{words.overdue}</Badge>
        </>
      ) : null}
    </>
  );
}

/** Where members pay to. */
export function AccountFacts({ account }: { readonly account: DuesAccount }) {
  const words = useWords(duesWords);
  return (
    <Facts
      facts={[
        { label: words.holder, value: <span class="break">{account.holder}</span> },
        { label: words.bank, value: <span class="break">{account.bank}</span> },
        { label: words.accountNumber, value: <strong class="break">{account.number}</strong> },
      ]}
    />
  );
}

export function VoucherLine({ voucher }: { readonly voucher: VoucherShown }) {
  const words = useWords(duesWords);
  return (
    <>
      <p>
        {words.voucher} <strong class="break">{voucher.number}</strong>{' '}
        <span class="quiet">
          <Say text={words.issuedOn} /> {voucher.issuedOn}
        </span>
      </p>
      <FileList files={[voucher.file]} />
    </>
  );
}
