import { Icon } from '../icons.tsx';
import { Say, useWords } from '../language.tsx';
import { Due } from '../parts/due.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { CaseStateBadge } from '../parts/contacts.tsx';
import { SelectField, TextField } from '../parts/fields.tsx';
import { Form } from '../parts/form.tsx';
import { Badge, Moment } from '../parts/panel.tsx';
import { Pager, Table } from '../parts/table.tsx';
import type { CaseListView, CaseState } from '../views.ts';
import { consoleWords } from '../words/console.ts';
import { terms } from '../words/terms.ts';

const STATES: readonly CaseState[] = [
  'open',
  'returned',
  'passed',
  'refused',
  'lifted',
  'withdrawn',
];

/** GET `form.action` with `text`, `stage`, `state`. */
export function CaseListPage({ view }: { readonly view: CaseListView }) {
  const words = useWords(consoleWords);
  const common = useWords(terms);
  return (
    <ConsoleMain nav={view.nav}>
      <div class="title-row">
        <h1>{words.casesTitle}</h1>
        <p class="quiet">{words.casesTotal(view.total)}</p>
      </div>
      <Form target={view.form} method="get">
        <div class="filter" role="search">
          <TextField
            field={{ name: 'text', label: words.search }}
            value={view.query.text}
            type="search"
          />
          <SelectField
            field={{ name: 'stage', label: words.stage }}
            value={view.query.stage}
            options={view.stages}
            first={words.all}
          />
          <SelectField
            field={{ name: 'state', label: words.state }}
            value={view.query.state}
            options={STATES.map((state) => ({ value: state, label: common.caseState[state] }))}
            first={words.all}
          />
          <button class="button button-primary" type="submit">
            <Icon name="search" />
            {words.filter}
          </button>
          <a class="button button-quiet" href={view.form.action}>
            {words.clear}
          </a>
        </div>
      </Form>
      <Table
        caption={words.casesTitle}
        columns={[words.number, words.applicant, words.kind, words.stage, words.with, words.due]}
        empty={words.casesEmpty}
        rows={view.cases.map((row) => [
          <a class="nowrap" href={row.url}>
            {row.caseNumber}
          </a>,
          <>
            <span class="break">{row.applicant}</span>
            <span class="quiet block-line">
              {words.submitted} <Moment at={row.submittedAt} as="short" />
            </span>
          </>,
          <Say text={row.kind} />,
          <>
            <CaseStateBadge state={row.state} />
            <span class="block-line">
              <Say text={row.stage} />
            </span>
          </>,
          row.with ? <Say text={row.with} /> : '—',
          row.due === undefined ? (
            '—'
          ) : (
            <>
              <Due deadline={row.due} as="short" />
              {row.late ? (
                <span class="block-line">
                  <Badge tone="bad">{words.late}</Badge>
                </span>
              ) : null}
            </>
          ),
        ])}
      />
      <Pager previousUrl={view.previousUrl} nextUrl={view.nextUrl} />
    </ConsoleMain>
  );
}
