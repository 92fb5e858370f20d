import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { DuesStateBadge, Money } from '../parts/dues.tsx';
import { Panel, ViewFacts } from '../parts/panel.tsx';
import { PaymentList } from '../parts/payments.tsx';
import { Table } from '../parts/table.tsx';
import type { DuesAccountView, MissingVouchersView } from '../views.ts';
import { duesWords } from '../words/dues.ts';

/** One member's dues and payments over the years. */
export function DuesAccountPage({ view }: { readonly view: DuesAccountView }) {
  const words = useWords(duesWords);
  return (
    <ConsoleMain nav={view.nav}>
      <div class="title-row">
        <h1>{words.memberTitle(view.member)}</h1>
        <p class="quiet">
          <Say text={view.kind} />
        </p>
      </div>
      <p class="links-row">
        <a href={view.backUrl}>{words.title}</a>
        <a href={view.enterUrl}>{words.enterPayment}</a>
      </p>
      <Panel title={words.contact} icon="phone">
        <ViewFacts facts={view.contact} />
      </Panel>
      <Table
        caption={words.title}
        columns={[words.year, words.owed, words.paid, words.open, words.due, words.state]}
        empty={words.noYears}
        rows={view.years.map((year) => [
          <>
            {year.year}
            <span class="quiet block-line">{year.reference}</span>
          </>,
          <Money fen={year.owed} />,
          <Money fen={year.paid} />,
          <Money fen={year.open} />,
          year.due,
          <DuesStateBadge year={year} />,
        ])}
      />
      <Panel title={words.paymentsTitle} icon="list">
        {view.payments.length === 0 ? <p class="empty">{words.noPayments}</p> : null}
        <PaymentList payments={view.payments} />
      </Panel>
    </ConsoleMain>
  );
}

/** Payments whose voucher is missing, with the way to enter one that came on paper. */
export function MissingVouchersPage({ view }: { readonly view: MissingVouchersView }) {
  const words = useWords(duesWords);
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.missingTitle}</h1>
      <p class="links-row">
        <a href={view.backUrl}>{words.title}</a>
      </p>
      {view.payments.length === 0 ? (
        <p class="empty">{words.missingNone}</p>
      ) : (
        <Panel title={words.missing} icon="document">
          <PaymentList payments={view.payments} />
        </Panel>
      )}
    </ConsoleMain>
  );
}
