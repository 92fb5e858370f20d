import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { TextArea } from '../parts/fields.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { OfferFacts, PlacesField } from '../parts/offer.tsx';
import { Badge, Moment, Panel } from '../parts/panel.tsx';
import { QuotedSources, Sources } from '../parts/sources.tsx';
import { Table } from '../parts/table.tsx';
import type { OfferView } from '../views.ts';
import { placesWords } from '../words/places.ts';

/** One offer: who signed up, in which order and why, and what the secretariat may do about it. */
export function OfferPage({ view }: { readonly view: OfferView }) {
  const words = useWords(placesWords);
  const { offer, change, withdraw } = view;
  return (
    <ConsoleMain nav={view.nav}>
      <p class="above">
        <a href={view.listUrl}>{words.title}</a>
      </p>
      <h1 class="break">
        <Say text={offer.title} />
      </h1>
      <ErrorSummary
        problems={[
          { name: 'places', text: change?.problem },
          { name: 'reason', text: withdraw?.problem },
        ]}
      />
      <Panel title={<Say text={offer.what} />} icon="list">
        <OfferFacts offer={offer} />
      </Panel>
      <Lines view={view} />
      {view.unreached.length > 0 ? (
        <Panel title={words.unreached} icon="bell" tone="amber">
          <p class="panel-lead">{words.unreachedLead}</p>
          <ul class="outcomes">
            {view.unreached.map(({ url, name }) => (
              <li key={url}>
                <a href={url}>{name}</a>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {change ? (
        <Panel title={words.change} icon="edit">
          <p class="panel-lead">{words.changeLead}</p>
          <Form target={change.target}>
            <PlacesField value={change.value} problem={change.problem} />
            <div class="actions">
              <SubmitButton action="change">{words.save}</SubmitButton>
            </div>
          </Form>
        </Panel>
      ) : null}
      {withdraw ? (
        <Panel title={words.withdraw} icon="warning">
          <p class="panel-lead">{words.withdrawLead}</p>
          <Form target={withdraw.target}>
            <TextArea
              field={{
                name: 'reason',
                label: words.reason,
                required: true,
                problem: withdraw.problem,
              }}
              value={withdraw.value}
              rows={2}
              maxLength={500}
            />
            <div class="actions">
              <SubmitButton action="withdraw" look="secondary">
                {words.confirmWithdraw}
              </SubmitButton>
            </div>
          </Form>
        </Panel>
      ) : null}
    </ConsoleMain>
  );
}

function Lines({ view }: { readonly view: OfferView }) {
  const words = useWords(placesWords);
  const open = view.offer.state === 'open';
  const has = open ? words.wouldHave : words.standing.place;
  return (
    <>
      <div class="title-row">
        <h2>{words.list}</h2>
        <p class="links-row">
          {view.entryUrl ? <a href={view.entryUrl}>{words.onBehalf}</a> : null}
          <a href={view.exportUrl}>{words.export}</a>
        </p>
      </div>
      {open && view.lines.length > 0 ? <p class="quiet">{words.orderProvisional}</p> : null}
      <Table
        caption={words.list}
        columns={[words.order, words.member, words.class, words.why, words.at]}
        empty={words.listEmpty}
        rows={view.lines.map((line) => [
          line.standing === 'place' ? (
            <>
              {words.place(line.position)} <Badge tone="good">{has}</Badge>
            </>
          ) : (
            <Badge tone="amber">{words.waiting(line.position)}</Badge>
          ),
          <a class="break" href={line.url}>
            {line.name}
          </a>,
          <Say text={line.class} />,
          <>
            {words.by[line.by]} <Sources sources={line.sources} />
          </>,
          <>
            <Moment at={line.at} as="short" />
            <span class="quiet block-line">
              <Say text={line.channel} />
            </span>
          </>,
        ])}
      />
      <Panel title={words.howGiven} icon="flow">
        <QuotedSources sources={view.orderSources} />
      </Panel>
    </>
  );
}
