import { Icon } from '../icons.tsx';
import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { PickerField, TextField } from '../parts/fields.tsx';
import { Form } from '../parts/form.tsx';
import { Moment, Panel, PhoneLink } from '../parts/panel.tsx';
import { Pager, Table } from '../parts/table.tsx';
import type { PeopleView, PersonRow } from '../views.ts';
import { peopleWords } from '../words/people.ts';

/** People and organisations as of a day. GET `form.action` with `text` and `day`. */
export function PeoplePage({ view }: { readonly view: PeopleView }) {
  const words = useWords(peopleWords);
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.title}</h1>
      <p class="link-row">
        <a class="button button-primary" href={view.newUrl}>
          <Icon name="person" />
          {words.newPerson}
        </a>
        <a class="button button-secondary" href={view.officesUrl}>
          <Icon name="people" />
          {words.offices}
        </a>
        {view.representativesUrl ? (
          <a class="button button-secondary" href={view.representativesUrl}>
            <Icon name="people" />
            {words.representatives}
          </a>
        ) : null}
      </p>
      <Form target={view.form} method="get">
        <div class="filter" role="search">
          <TextField
            field={{ name: 'text', label: words.search }}
            value={view.query.text}
            type="search"
            maxLength={100}
          />
          <PickerField
            field={{ name: 'day', label: words.day, hint: words.dayHint, problem: view.problem }}
            value={view.query.day}
            type="date"
          />
          <button class="button button-primary" type="submit">
            <Icon name="search" />
            {words.show}
          </button>
          <a class="button button-quiet" href={view.form.action}>
            {words.clear}
          </a>
        </div>
      </Form>
      {view.asOf === undefined ? null : (
        <p class="lead">
          {words.asOf} <Moment at={view.asOf} as="day" />
        </p>
      )}
      <Panel title={words.persons(view.personsTotal)} icon="people">
        <Table
          caption={words.persons(view.personsTotal)}
          columns={[words.name, words.office, words.contact]}
          empty={words.personsEmpty}
          rows={view.persons.map((row) => [
            <>
              <a href={row.url}>{row.name}</a>
              <span class="quiet block-line">{row.title}</span>
            </>,
            row.offices.length === 0
              ? words.none
              : row.offices.map((office, at) => (
                  <span key={at} class="block-line">
                    <Say text={office} />
                  </span>
                )),
            <ContactOf row={row} />,
          ])}
        />
        <Pager previousUrl={view.previousUrl} nextUrl={view.nextUrl} />
      </Panel>
      <Panel title={words.organisations(view.organisationsTotal)} icon="building">
        <Table
          caption={words.organisations(view.organisationsTotal)}
          columns={[words.organisation, words.representative, words.liaison, words.member]}
          empty={words.organisationsEmpty}
          rows={view.organisations.map((row) => [
            <>
              <a class="break" href={row.url}>
                {row.name}
              </a>
              <span class="quiet block-line">{row.creditCode}</span>
            </>,
            row.representative || words.none,
            row.liaison || words.none,
            row.member ? <Say text={row.member} /> : words.none,
          ])}
        />
      </Panel>
    </ConsoleMain>
  );
}

function ContactOf({ row }: { readonly row: PersonRow }) {
  const words = useWords(peopleWords);
  return (
    <>
      <span class="block-line">{words.channel[row.channel]}</span>
      {row.phone ? (
        <span class="block-line">
          <PhoneLink phone={row.phone} />
        </span>
      ) : null}
      <span class="quiet block-line break">{row.email ?? words.noEmail}</span>
    </>
  );
}
