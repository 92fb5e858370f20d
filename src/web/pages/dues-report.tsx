import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { Money } from '../parts/dues.tsx';
import { Facts, Panel } from '../parts/panel.tsx';
import { QuotedSources } from '../parts/sources.tsx';
import { Table } from '../parts/table.tsx';
import type { DuesReportView } from '../views.ts';
import { duesWords } from '../words/dues.ts';

/** What came in and what it was used for in a year; other uses with their reasons (B-Q15). */
export function DuesReportPage({ view }: { readonly view: DuesReportView }) {
  const words = useWords(duesWords);
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.reportTitle(view.year)}</h1>
      <p class="links-row">
        <a href={view.backUrl}>{words.title}</a>
        {view.years.map(({ year, url }) => (
          <a key={year} href={url} aria-current={year === view.year ? 'page' : undefined}>
            {year}
          </a>
        ))}
      </p>
      <Panel title={words.yearDues(view.year)} icon="list">
        <Facts
          facts={[
            { label: words.owed, value: <Money fen={view.owed} /> },
            { label: words.paid, value: <Money fen={view.paid} /> },
            { label: words.open, value: <Money fen={view.open} /> },
            { label: words.received, value: <Money fen={view.received} /> },
            { label: words.spent, value: <Money fen={view.spent} /> },
            { label: words.rest, value: <Money fen={view.received - view.spent} /> },
          ]}
        />
      </Panel>
      <h2>{words.uses}</h2>
      <Table
        caption={words.uses}
        columns={[words.use, words.entries, words.amount]}
        empty=""
        rows={view.uses.map(({ use, fen, count }) => [
          <Say text={use} />,
          String(count),
          <Money fen={fen} />,
        ])}
      />
      <h2>{words.others}</h2>
      <Table
        caption={words.others}
        columns={[words.number, words.spentOn, words.purpose, words.reason, words.amount]}
        empty={words.othersNone}
        rows={view.others.map((expense) => [
          expense.number,
          expense.spentOn,
          <span class="break">{expense.purpose}</span>,
          <span class="break">{expense.reason}</span>,
          <Money fen={expense.fen} />,
        ])}
      />
      <QuotedSources sources={view.sources} />
    </ConsoleMain>
  );
}
