import { Icon } from '../icons.tsx';
import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { PickerField } from '../parts/fields.tsx';
import { Form } from '../parts/form.tsx';
import { Badge, Moment, Panel } from '../parts/panel.tsx';
import { Sources } from '../parts/sources.tsx';
import { Table } from '../parts/table.tsx';
import type { OfficeListView } from '../views.ts';
import { peopleWords } from '../words/people.ts';

type Seat = OfficeListView['bodies'][number]['seats'][number];

/** Who holds which office as of a day. GET `form.action` with `day`. */
export function OfficeListPage({ view }: { readonly view: OfficeListView }) {
  const words = useWords(peopleWords);
  return (
    <ConsoleMain nav={view.nav}>
      <p class="above">
        <a href={view.peopleUrl}>{words.title}</a>
      </p>
      <h1>{words.officesTitle}</h1>
      <p class="lead">{words.officesLead}</p>
      <Form target={view.form} method="get">
        <div class="filter" role="search">
          <PickerField
            field={{ name: 'day', label: words.day, hint: words.dayHint, problem: view.problem }}
            value={view.query.day}
            type="date"
          />
          <button class="button button-primary" type="submit">
            <Icon name="search" />
            {words.show}
          </button>
        </div>
      </Form>
      {view.asOf === undefined ? null : (
        <p class="lead">
          {words.asOf} <Moment at={view.asOf} as="day" />
        </p>
      )}
      {view.bodies.map((body, index) => (
        <Panel
          key={index}
          title={<Say text={body.name} />}
          icon="people"
          aside={<Sources sources={body.sources} />}
        >
          <Table
            caption={words.officesTitle}
            columns={[words.seat, words.holder]}
            empty={words.seatsEmpty}
            rows={body.seats.map((seat) => [<SeatOf seat={seat} />, <Holders seat={seat} />])}
          />
        </Panel>
      ))}
    </ConsoleMain>
  );
}

function SeatOf({ seat }: { readonly seat: Seat }) {
  return (
    <>
      <strong>
        <Say text={seat.name} />
      </strong>
      <span class="quiet block-line">
        <Say text={seat.count} />
      </span>
      {seat.mark ? (
        <span class="block-line">
          <Badge tone={seat.mark.tone}>
            <Say text={seat.mark.text} />
          </Badge>
        </span>
      ) : null}
    </>
  );
}

function Holders({ seat }: { readonly seat: Seat }) {
  const words = useWords(peopleWords);
  if (seat.holders.length === 0) return <span class="quiet">{words.vacant}</span>;
  return (
    <>
      {seat.holders.map((holder) => (
        <span key={`${holder.url} ${holder.since}`} class="block-line">
          <a href={holder.url}>{holder.name}</a>{' '}
          <span class="quiet">
            <Moment at={holder.since} as="day" />
            {words.since}
            {holder.inPlace ? (
              <>
                {' · '}
                <Say text={holder.inPlace} />
              </>
            ) : null}
          </span>
        </span>
      ))}
    </>
  );
}
