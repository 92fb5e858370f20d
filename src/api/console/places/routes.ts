import type { Request, Response } from 'express';
import type { Site } from '../../site.ts';
import { sendPlaceList } from './list-file.ts';
import { showOffers } from './list.tsx';
import { postOffer, showNewOffer } from './new.tsx';
import { postPlaces, postWithdrawOffer, showOffer } from './offer.tsx';

type Page = (site: Site, request: Request, response: Response) => Promise<void>;
type Add = (path: string, page: Page) => void;

/** 名额: what members may join, and who has a place. */
export function placesRoutes(page: Add, form: Add): void {
  page('/places', showOffers);
  form('/places', postOffer);
  page('/places/new', (...asked) => showNewOffer(...asked));
  page('/places/:offer', (...asked) => showOffer(...asked));
  page('/places/:offer/list.xlsx', sendPlaceList);
  form('/places/:offer/change', postPlaces);
  form('/places/:offer/withdraw', postWithdrawOffer);
}
