import type { Request, Response } from 'express';
import { joinable } from '../../../domain/charter/places.ts';
import { listOffers } from '../../../store/places/offers.ts';
import { countRequests } from '../../../store/places/requests.ts';
import { OfferListPage } from '../../../web/pages/offers.tsx';
import { shownOffer } from '../../place-views.ts';
import type { Site } from '../../site.ts';
import { showPart } from '../frame.tsx';

/** 名额: what was offered to members. */
export async function showOffers(site: Site, request: Request, response: Response): Promise<void> {
  await showPart(site, request, response, {
    current: 'places',
    title: 'places',
    read: async (scope, { base, charter }) => {
      const counts = await countRequests(scope);
      return {
        newUrl: `${base}/places/new`,
        anything: joinable(charter).length > 0,
        offers: (await listOffers(scope)).map((offer) => ({
          url: `${base}/places/${offer.id}`,
          offer: shownOffer(charter, offer),
          ...(counts.get(offer.id) ?? { wanted: 0, given: 0 }),
        })),
      };
    },
    page: (view) => <OfferListPage view={view} />,
  });
}
