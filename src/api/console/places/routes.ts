import type { Routes } from '../../routes-of.ts';
import { sendPlaceList } from './list-file.ts';
import { showOffers } from './list.tsx';
import { postOffer, showNewOffer } from './new.tsx';
import { postPlaces, postWithdrawOffer, showOffer } from './offer.tsx';

/** 名额: what members may join, and who has a place. */
export function placesRoutes({ page, form }: Routes): void {
  page('/places', showOffers);
  form('/places', postOffer);
  page('/places/new', showNewOffer);
  page('/places/:offer', showOffer);
  page('/places/:offer/list.xlsx', sendPlaceList);
  form('/places/:offer/change', postPlaces);
  form('/places/:offer/withdraw', postWithdrawOffer);
}
