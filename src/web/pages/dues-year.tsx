import { useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { AccountFacts, DuesStateBadge, Money } from '../parts/dues.tsx';
import { TextField } from '../parts/fields.tsx';
import { Form, SubmitButton } from '../parts/form.tsx';
import { Callout, Facts, Panel } from '../parts/panel.tsx';
import { QuotedSources } from '../parts/sources.tsx';
import { Pager, Table } from '../parts/table.tsx';
import type { DuesYearView } from '../views.ts';
import { duesWords } from '../words/dues.ts';
import { CallsPanel, ToldPanel } from './dues-to-do.tsx';

/**
 * 会费: a year in figures, what is to be done, and every member's line. POST `start.target` with `year`; GET
 * `urls.self` with `year` and `text`.
 */
export function DuesYearPage({ view }: { readonly view: DuesYearView }) {
  const words = useWords(duesWords);
  const { figures, urls } = view;
  return (
    <ConsoleMain nav={view.nav}>
      <div class="title-row">
        <h1>{words.yearDues(view.year)}</h1>
        <p class="links-row">
          {view.years.map(({ year, url }) => (
            <a key={year} href={url} aria-current={year === view.year ? 'page' : undefined}>
              {year}
            </a>
          ))}
        </p>
      </div>
      {view.start ? <Start start={view.start} /> : null}
      <Panel
        title={words.yearDues(view.year)}
        icon="list"
        aside={<a href={urls.report}>{words.report}</a>}
      >
        <Facts
          facts={[
            { label: words.membersCount, value: String(figures.members) },
            { label: words.owed, value: <Money fen={figures.owed} /> },
            { label: words.paid, value: <Money fen={figures.paid} /> },
            { label: words.open, value: <Money fen={figures.open} /> },
            ...(figures.over > 0
              ? [{ label: words.over, value: <Money fen={figures.over} /> }]
              : []),
            { label: words.overdueMembers, value: String(figures.overdueMembers) },
            {
              label: words.missing,
              value: (
                <>
                  <a href={urls.vouchers}>{words.missingCount(view.vouchersMissing)}</a>
                  {view.vouchersToCall > 0 ? (
                    <span class="block-line">{words.authorityCall(view.vouchersToCall)}</span>
                  ) : null}
                </>
              ),
            },
          ]}
        />
      </Panel>
      <Panel title={words.toEnter} icon="edit">
        <p class="links-row">
          <a href={urls.payment}>{words.enterPayment}</a>
          <a href={urls.expense}>{words.enterExpense}</a>
          <a href={urls.tariff}>{words.enterTariff}</a>
          <a href={urls.account}>{view.account ? words.changeAccount : words.enterAccount}</a>
        </p>
      </Panel>
      <ToldPanel told={view.told} />
      <CallsPanel calls={view.calls} />
      <Lines view={view} />
      <Panel title={words.payTo} icon="building">
        {view.account ? (
          <AccountFacts account={view.account} />
        ) : (
          <p class="empty">{words.accountMissing}</p>
        )}
        <QuotedSources sources={view.sources} />
      </Panel>
    </ConsoleMain>
  );
}

function Start({ start }: { readonly start: NonNullable<DuesYearView['start']> }) {
  const words = useWords(duesWords);
  return (
    <Panel title={words.startTitle} icon="flow" tone="jade">
      <p class="panel-lead">{words.startLead}</p>
      {start.ready ? (
        <Form target={start.target}>
          <div class="actions">
            {start.years.map((year, index) => (
              <SubmitButton
                key={year}
                action={String(year)}
                name="year"
                look={index === 0 ? 'primary' : 'secondary'}
              >
                {words.start} · {words.yearDues(year)}
              </SubmitButton>
            ))}
          </div>
        </Form>
      ) : (
        <Callout tone="amber" icon="warning" title={words.startNotReady} />
      )}
    </Panel>
  );
}

function Lines({ view }: { readonly view: DuesYearView }) {
  const words = useWords(duesWords);
  return (
    <>
      <h2>{words.linesTitle}</h2>
      <Form
        target={{ action: view.urls.self, hidden: { year: String(view.year) } }}
        method="get"
        label={words.search}
      >
        <div class="filter">
          <TextField
            field={{ name: 'text', label: words.search }}
            value={view.query}
            type="search"
          />
          <button class="button button-primary" type="submit">
            {words.find}
          </button>
        </div>
      </Form>
      <Table
        caption={words.linesTitle}
        columns={[words.member, words.owed, words.paid, words.open, words.due, words.state]}
        empty={words.linesNone}
        rows={view.lines.map((line) => [
          <>
            <a class="break" href={line.url}>
              {line.member}
            </a>
            <span class="quiet block-line">{line.reference}</span>
          </>,
          <Money fen={line.owed} />,
          <Money fen={line.paid} />,
          <Money fen={line.open} />,
          <span class="nowrap">{line.due}</span>,
          <DuesStateBadge year={line} />,
        ])}
      />
      <Pager previousUrl={view.previousUrl} nextUrl={view.nextUrl} />
    </>
  );
}
