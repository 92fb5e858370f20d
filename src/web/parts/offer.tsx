import { Say, useLanguage, useWords } from '../language.tsx';
import { day } from '../format.ts';
import type { OfferShown, Text } from '../views.ts';
import { placesWords } from '../words/places.ts';
import { TextField } from './fields.tsx';
import { Badge, Facts, Moment } from './panel.tsx';

const TONES = { open: 'jade', settled: 'good', withdrawn: 'plain' } as const;

export function OfferStateBadge({ state }: Pick<OfferShown, 'state'>) {
  const words = useWords(placesWords);
  return <Badge tone={TONES[state]}>{words.states[state]}</Badge>;
}

/** How many places there are. */
export function PlaceCount({ places }: Pick<OfferShown, 'places'>) {
  const words = useWords(placesWords);
  return <>{places === null ? words.unlimited : words.count(places)}</>;
}

/** How many places there are to be; empty: as many as sign up. */
export function PlacesField({
  value,
  problem,
}: {
  readonly value: string;
  readonly problem: Text | undefined;
}) {
  const words = useWords(placesWords);
  return (
    <TextField
      field={{
        name: 'places',
        label: words.places,
        hint: words.placesHint,
        required: false,
        problem,
      }}
      value={value}
      inputMode="numeric"
      width="short"
      maxLength={6}
    />
  );
}

export function OfferFacts({ offer }: { readonly offer: OfferShown }) {
  const words = useWords(placesWords);
  const lang = useLanguage();
  return (
    <Facts
      facts={[
        { label: words.number, value: offer.number },
        { label: words.what, value: <Say text={offer.what} /> },
        { label: words.state, value: <OfferStateBadge state={offer.state} /> },
        ...(offer.because
          ? [{ label: words.because, value: <span class="lines">{offer.because}</span> }]
          : []),
        { label: words.places, value: <PlaceCount places={offer.places} /> },
        { label: words.closes, value: <Moment at={offer.closes} as="deadline" /> },
        ...(offer.heldOn ? [{ label: words.heldOn, value: day(lang, offer.heldOn) }] : []),
        ...(offer.about
          ? [{ label: words.about, value: <span class="lines">{offer.about}</span> }]
          : []),
      ]}
    />
  );
}
