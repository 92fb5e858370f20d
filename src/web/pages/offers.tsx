import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { PickerField, SelectField, TextArea, TextField } from '../parts/fields.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { OfferStateBadge, PlaceCount, PlacesField } from '../parts/offer.tsx';
import { Moment, Panel } from '../parts/panel.tsx';
import { QuotedSources, Sources } from '../parts/sources.tsx';
import { Table } from '../parts/table.tsx';
import type { NewOfferView, OfferField, OfferListView } from '../views.ts';
import { placesWords } from '../words/places.ts';

/** What was offered to members, the latest first. */
export function OfferListPage({ view }: { readonly view: OfferListView }) {
  const words = useWords(placesWords);
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {view.anything ? (
        <p>
          <a class="button button-primary" href={view.newUrl}>
            {words.new}
          </a>
        </p>
      ) : (
        <p class="empty">{words.nothing}</p>
      )}
      <Table
        caption={words.title}
        columns={[words.name, words.places, words.signedUp, words.until, words.state]}
        empty={words.none}
        rows={view.offers.map(({ url, offer, wanted, given }) => [
          <>
            <a class="break" href={url}>
              <Say text={offer.title} />
            </a>
            <span class="quiet block-line">
              {offer.number} · <Say text={offer.what} />
            </span>
          </>,
          <PlaceCount places={offer.places} />,
          <>
            {wanted}
            {offer.state === 'settled' ? (
              <span class="quiet block-line">
                {words.given} {given}
              </span>
            ) : null}
          </>,
          <Moment at={new Date(offer.closes).getTime() - 1} as="day" />,
          <OfferStateBadge state={offer.state} />,
        ])}
      />
    </ConsoleMain>
  );
}

const FIELDS: readonly OfferField[] = [
  'what',
  'titleZh',
  'titleEn',
  'about',
  'places',
  'until',
  'heldOn',
];

/** The form of a new offer. */
export function NewOfferPage({ view }: { readonly view: NewOfferView }) {
  const words = useWords(placesWords);
  const { values, problems } = view;
  const title = (name: 'titleZh' | 'titleEn', must: boolean) => (
    <TextField
      field={{
        name,
        label: words[name],
        problem: problems[name],
        ...(must ? { required: true } : { required: false, hint: words.titleOther }),
      }}
      value={values[name]}
      maxLength={120}
    />
  );
  return (
    <ConsoleMain nav={view.nav}>
      <p class="above">
        <a href={view.listUrl}>{words.title}</a>
      </p>
      <h1>{words.new}</h1>
      <p class="lead">{words.newLead}</p>
      <ErrorSummary problems={FIELDS.map((name) => ({ name, text: problems[name] }))} />
      <Form target={view.form}>
        <Panel title={words.new} icon="edit">
          <SelectField
            field={{ name: 'what', label: words.what, required: true, problem: problems.what }}
            value={values.what}
            first={words.whatChoose}
            options={view.kinds.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <ul class="outcomes">
            {view.kinds.map((kind) => (
              <li key={kind.id}>
                <Say text={kind.name} />{' '}
                <span class="quiet">
                  <Who classes={kind.classes} />
                </span>{' '}
                <Sources sources={kind.sources} />
              </li>
            ))}
          </ul>
          {title('titleZh', view.language === 'zh')}
          {title('titleEn', view.language === 'en')}
          <TextArea
            field={{
              name: 'about',
              label: words.about,
              hint: words.aboutHint,
              required: false,
              problem: problems.about,
            }}
            value={values.about}
            rows={4}
            maxLength={2000}
          />
          <PlacesField value={values.places} problem={problems.places} />
          <PickerField
            field={{
              name: 'until',
              label: words.until,
              hint: words.untilHint,
              required: true,
              problem: problems.until,
            }}
            value={values.until}
            type="date"
          />
          <PickerField
            field={{
              name: 'heldOn',
              label: words.heldOn,
              hint: words.heldOnHint,
              required: false,
              problem: problems.heldOn,
            }}
            value={values.heldOn}
            type="date"
          />
        </Panel>
        <Panel title={words.howGiven} icon="flow">
          <QuotedSources sources={view.orderSources} />
        </Panel>
        <div class="actions">
          <SubmitButton action="offer">{words.publish}</SubmitButton>
        </div>
      </Form>
    </ConsoleMain>
  );
}

function Who({ classes }: Pick<NewOfferView['kinds'][number], 'classes'>) {
  const words = useWords(placesWords);
  return (
    <>
      {words.whatWho('')}
      <Say text={classes} />
    </>
  );
}
