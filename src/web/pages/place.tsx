import { Say, say, useLanguage, useWords } from '../language.tsx';
import { Form, SubmitButton } from '../parts/form.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { OfferFacts } from '../parts/offer.tsx';
import { Badge, Callout, Moment, Panel } from '../parts/panel.tsx';
import { QuotedSources, Sources } from '../parts/sources.tsx';
import type { PlaceView } from '../views.ts';
import { placesWords } from '../words/places.ts';

/** A member’s page of an offer: what it is, how the member stands, signing up and taking it back. */
export function PlacePage({ view }: { readonly view: PlaceView }) {
  const words = useWords(placesWords);
  const lang = useLanguage();
  const { offer, own } = view;
  return (
    <Main>
      {view.backUrl ? (
        <p class="above">
          <a href={view.backUrl}>{words.back}</a>
        </p>
      ) : null}
      <PageHead title={say(lang, offer.title)} above={view.member} />
      <p class="case-line">
        <Badge tone="plain">
          <Say text={view.class} />
        </Badge>
      </p>
      <Own view={view} />
      {view.closed && view.closed !== 'withdrawn' ? (
        <Callout tone="amber" icon="info" title={words.closed[view.closed]} />
      ) : null}
      <Panel title={<Say text={offer.what} />} icon="list">
        <OfferFacts offer={offer} />
        <p class="quiet">{words.wanted(view.wanted, offer.places)}</p>
        {view.sources.length > 0 ? (
          <p>
            {words.mayJoin} <Sources sources={view.sources} />
          </p>
        ) : null}
        {view.closed ? null : (
          <Form target={view.form}>
            {offer.state === 'settled' && !own ? <p class="quiet">{words.signUpLate}</p> : null}
            <div class="actions">
              {own ? (
                <SubmitButton action="take-back" look="secondary">
                  {offer.state === 'settled' ? words.giveBack : words.takeBack}
                </SubmitButton>
              ) : (
                <SubmitButton action="sign-up">{words.signUp}</SubmitButton>
              )}
            </div>
          </Form>
        )}
      </Panel>
      {offer.places === null ? null : (
        <Panel title={words.howGiven} icon="flow">
          <QuotedSources sources={view.orderSources} />
        </Panel>
      )}
    </Main>
  );
}

function Own({ view }: { readonly view: PlaceView }) {
  const words = useWords(placesWords);
  const { offer, own } = view;
  if (offer.state === 'withdrawn')
    return (
      <Callout tone="amber" icon="info" title={words.closed.withdrawn}>
        {offer.because ? <p class="lines">{offer.because}</p> : null}
      </Callout>
    );
  if (!own) return null;
  const has = own.standing === 'place';
  const open = offer.state === 'open';
  const title = has
    ? open
      ? words.ownWould(own.position)
      : words.ownPlace
    : open
      ? words.ownWouldWait(own.position)
      : words.ownWaiting(own.position);
  const text = open ? words.ownOpenText : has ? words.ownPlaceText : words.ownWaitingText;
  return (
    <Callout tone={has ? 'good' : 'amber'} icon={has ? 'check' : 'clock'} title={title}>
      <p>{text}</p>
      <p class="quiet">
        {words.at} <Moment at={own.at} />
      </p>
    </Callout>
  );
}
