export { ballot } from './ballot.ts';
export { duesRound } from './dues-round.ts';
export { mailDelivery } from './mail-delivery.ts';
export { membership } from './membership.ts';
export { placesOffer } from './places-offer.ts';
// Every procedure's type name that has no workflow of its own: the charter names it, the plan says what happens.
export { procedure as default } from './procedure.ts';
