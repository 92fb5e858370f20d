import { instantOf } from '../../domain/calendar.ts';
import { nameIn } from '../../domain/charter/in-words.ts';
import { claimTo } from '../../domain/charter/places.ts';
import type { PlaceMail } from '../../mail/templates/place-views.ts';
import { charterInForce } from '../../store/charters.ts';
import { readMember } from '../../store/members.ts';
import { readOffer } from '../../store/places/offers.ts';
import { articleOf, type MailContext } from './context.ts';

/** A mail to a member about an offer of places. */
export async function placeView({ scope, mail, frame, link }: MailContext): Promise<PlaceMail> {
  const offer = await readOffer(scope, String(mail.extra['offer']));
  const member = await readMember(scope, String(mail.extra['member']));
  if (!offer || !member) throw new Error(`mail ${mail.id} belongs to no offer`);
  const charter = await charterInForce(scope);
  const sources = claimTo(charter, offer.what, member)?.sources ?? [];
  return {
    template: 'place',
    ...frame,
    came: mail.extra['came'] as PlaceMail['came'],
    article: articleOf(charter, sources),
    member: member.name,
    offer: {
      number: offer.number,
      title: offer.title,
      what: nameIn(charter, offer.what),
      about: offer.about,
      places: offer.places,
      until: offer.closesAt,
      heldOn: offer.heldOn === null ? null : new Date(instantOf(offer.heldOn, 12)),
    },
    position: Number(mail.extra['position'] ?? 0),
    because: offer.withdrawn?.because ?? '',
    link,
  };
}
