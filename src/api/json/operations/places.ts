import { z } from 'zod';
import { XLSX } from '../../../documents/roster/spreadsheet.ts';
import { charterInForce } from '../../../store/charters.ts';
import { changePlaces, offerPlaces, withdrawOffer } from '../../../store/decide/places.ts';
import { signUp, takeBackSignUp, type NoPlace } from '../../../store/decide/sign-up.ts';
import { listOffers, readOffer, stateOf, type Offer } from '../../../store/places/offers.ts';
import { linesOf } from '../../../store/places/order.ts';
import { countRequests } from '../../../store/places/requests.ts';
import type { Scope } from '../../../store/scope.ts';
import type { Wording } from '../../../domain/wording.ts';
import { memberOfLink } from '../../applicant/membership-view.ts';
import { placeOfLink } from '../../applicant/place.tsx';
import { placeListFile } from '../../console/places/list-file.ts';
import { NOT_OFFERED, OFFER_PROBLEMS } from '../../console/places/new.tsx';
import { NOT_CHANGED } from '../../console/places/offer.tsx';
import { memberPlace, offersOpenTo, orderSources, reasonOf } from '../../place-views.ts';
import { download, operation, type Callers, type Operation } from '../operation.ts';
import { PROBLEMS } from '../problem.ts';
import { refused } from '../refusals.ts';
import { instant, source, wording } from '../shapes.ts';

const TAG = 'Members';
const PLACES = '/alliances/{alliance}/places';
const day = z.iso.date();
const count = z.number().int().min(1).max(100_000).nullable();

const offerShape = z.object({
  id: z.string(),
  number: z.string(),
  what: z.string().meta({ description: 'What the charter lets members join.' }),
  title: wording,
  about: z.string(),
  places: z.number().int().nullable().meta({ description: 'Null: as many as sign up.' }),
  until: day,
  heldOn: day.nullable(),
  state: z.enum(['open', 'settled', 'withdrawn']),
  withdrawnBecause: z.string().nullable(),
});
const offerOf = (offer: Offer): z.input<typeof offerShape> => ({
  id: offer.id,
  number: offer.number,
  what: offer.what,
  title: offer.title,
  about: offer.about,
  places: offer.places,
  until: offer.until,
  heldOn: offer.heldOn,
  state: stateOf(offer),
  withdrawnBecause: offer.withdrawn?.because ?? null,
});
const standing = z.enum(['place', 'waiting']);
const position = z.number().int().meta({
  description: 'From one among those with a place, and anew among those who wait.',
});

const list = operation({
  id: 'listPlaceOffers',
  tag: TAG,
  method: 'get',
  path: PLACES,
  summary: 'What was offered to members to join (名额), the latest first',
  by: 'secretariat',
  answers: z.object({
    offers: z.array(offerShape.extend({ wanted: z.number().int(), given: z.number().int() })),
  }),
  act: ({ inScope }) =>
    inScope(async (scope) => {
      const counts = await countRequests(scope);
      return {
        body: {
          offers: (await listOffers(scope)).map((offer) => ({
            ...offerOf(offer),
            ...(counts.get(offer.id) ?? { wanted: 0, given: 0 }),
          })),
        },
      };
    }),
});

const get = operation({
  id: 'getPlaceOffer',
  tag: TAG,
  method: 'get',
  path: `${PLACES}/{offer}`,
  summary: 'An offer with who signed up, in the order in which places go, and why',
  description: 'Until the sign-up ends the order is provisional.',
  by: 'secretariat',
  answers: offerShape.extend({
    order: z.array(source),
    lines: z.array(
      z.object({
        member: z.string(),
        name: z.string(),
        class: z.string(),
        standing,
        position,
        at: instant,
        channel: z.string(),
        by: z.enum(['priority', 'turn', 'late', 'no-right']),
        sources: z.array(source),
      }),
    ),
  }),
  act: ({ params, inScope }) =>
    inScope(async (scope) => {
      const offer = await readOffer(scope, params['offer'] ?? '');
      if (!offer) return PROBLEMS.unknown();
      const charter = await charterInForce(scope);
      return {
        body: {
          ...offerOf(offer),
          order: orderSources(charter, offer.what),
          lines: (await linesOf(scope, charter, offer)).map((line) => ({
            member: line.request.member,
            name: line.request.name,
            class: line.request.class,
            standing: line.standing,
            position: line.position,
            at: line.request.askedAt.toISOString(),
            channel: line.request.channel,
            by: reasonOf(offer, line),
            sources: line.claim?.sources ?? [],
          })),
        },
      };
    }),
});

const offer = operation({
  id: 'offerPlaces',
  tag: TAG,
  method: 'post',
  path: PLACES,
  summary: 'Offer members something that the charter lets them join; they are told by mail',
  by: 'secretariat',
  body: z.object({
    what: z.string().max(64),
    title: z.object({ zh: z.string().max(120).default(''), en: z.string().max(120).default('') }),
    about: z.string().max(2000).default(''),
    places: count.default(null),
    until: z.string().max(10).meta({ description: 'The last day to sign up, in China.' }),
    heldOn: z.string().max(10).default(''),
  }),
  answers: offerShape,
  refusals: Object.keys(NOT_OFFERED),
  act: ({ by, body, inScope }) =>
    inScope(async (scope) => {
      const came = await offerPlaces(scope, by.person.id, body);
      if (came.kind === 'refused') return refused(came.because, NOT_OFFERED[came.because]);
      if (came.kind === 'problems')
        return PROBLEMS.invalid(
          came.problems.map((problem) => {
            const { field, text } = OFFER_PROBLEMS[problem];
            return { field, message: text };
          }),
        );
      return { body: offerOf((await readOffer(scope, came.id)) as Offer) };
    }),
});

const change = operation({
  id: 'changePlaces',
  tag: TAG,
  method: 'post',
  path: `${PLACES}/{offer}/places`,
  summary: 'Another number of places; more of them move up as many who wait',
  by: 'secretariat',
  body: z.object({ places: count }),
  answers: offerShape,
  refusals: ['places-wrong', 'fewer-than-given', 'over', 'withdrawn'],
  act: ({ by, params, body, inScope }) =>
    inScope(async (scope) => {
      const id = params['offer'] ?? '';
      const came = await changePlaces(scope, by.person.id, id, body.places);
      if (came.kind === 'refused') return refused(came.because, NOT_CHANGED[came.because]);
      return { body: offerOf((await readOffer(scope, id)) as Offer) };
    }),
});

const withdraw = operation({
  id: 'withdrawPlaceOffer',
  tag: TAG,
  method: 'post',
  path: `${PLACES}/{offer}/withdrawal`,
  summary: 'What was offered is not held; those concerned are told why',
  by: 'secretariat',
  body: z.object({ reason: z.string().max(500) }),
  answers: offerShape,
  refusals: ['reason-missing'],
  act: ({ by, params, body, inScope }) =>
    inScope(async (scope) => {
      const id = params['offer'] ?? '';
      const came = await withdrawOffer(scope, by.person.id, id, body.reason);
      if (came.kind === 'refused') return refused(came.because, NOT_CHANGED[came.because], 422);
      return { body: offerOf((await readOffer(scope, id)) as Offer) };
    }),
});

const exported = download({
  id: 'exportPlaceList',
  tag: 'Downloads',
  path: `${PLACES}/{offer}/list`,
  summary: 'Who signed up for an offer, as a spreadsheet in the order in which places go',
  by: 'secretariat',
  downloads: [XLSX],
  async act({ params, inScope }) {
    const file = await inScope((scope) => placeListFile(scope, params['offer'] ?? ''));
    return file ? { file } : PROBLEMS.unknown();
  },
});

const ownShape = offerShape.extend({
  member: z.string(),
  wanted: z.number().int().meta({ description: 'How many members have signed up.' }),
  own: z.object({ standing, position, at: instant }).nullable(),
  closed: z
    .enum(['withdrawn', 'over', 'ended', 'not-your-class'])
    .nullable()
    .meta({ description: 'Why nothing can be done any more.' }),
  sources: z.array(source).meta({ description: 'By which the member may join.' }),
});

const named = z.string().max(64).default('').meta({
  description: 'Which offer, where the link is a member’s own; listOwnPlaces names them.',
});

async function ownPlace(scope: Scope, { link }: Callers['link'], named: string) {
  const place = await placeOfLink(scope, link, named);
  if (!place) return undefined;
  const { offer: found, member } = place;
  const at = await memberPlace(scope, await charterInForce(scope), found, member);
  const body: z.input<typeof ownShape> = {
    ...offerOf(found),
    member: member.id,
    wanted: at.lines.length,
    own: at.own
      ? {
          standing: at.own.standing,
          position: at.own.position,
          at: at.own.request.askedAt.toISOString(),
        }
      : null,
    closed: at.closed ?? null,
    sources: [...(at.claim?.sources ?? [])],
  };
  return { place, body };
}

const listOwn = operation({
  id: 'listOwnPlaces',
  tag: TAG,
  method: 'get',
  path: '/link/places',
  summary: 'What the member may sign up for now, or has signed up for',
  by: 'link',
  answers: z.object({ offers: z.array(offerShape.extend({ signedUp: z.boolean() })) }),
  act: ({ by, inScope }) =>
    inScope(async (scope) => {
      const member = await memberOfLink(scope, by.link);
      if (!member) return PROBLEMS.unknown();
      const open = await offersOpenTo(scope, await charterInForce(scope), member);
      return {
        body: {
          offers: open.map(({ offer: one, signedUp }) => ({ ...offerOf(one), signedUp })),
        },
      };
    }),
});

const getOwn = operation({
  id: 'getOwnPlace',
  tag: TAG,
  method: 'get',
  path: '/link/place',
  summary: 'An offer that the member was told of, and how the member stands in it',
  by: 'link',
  query: z.object({ offer: named }),
  answers: ownShape,
  act: ({ by, query, inScope }) =>
    inScope(async (scope) => {
      const own = await ownPlace(scope, by, query.offer);
      return own ? { body: own.body } : PROBLEMS.unknown();
    }),
});

const NO_PLACE: Readonly<Record<Exclude<NoPlace, 'unknown'>, Wording>> = {
  withdrawn: { zh: '已取消', en: 'It was withdrawn' },
  over: { zh: '已经结束', en: 'It is over' },
  ended: { zh: '会员资格已经终止', en: 'The membership has ended' },
  'not-your-class': {
    zh: '章程没有规定贵单位所在的会员类别可以参加',
    en: 'Nothing in the charter lets members of this class join',
  },
};

const act = (
  id: string,
  path: string,
  summary: string,
  does: typeof signUp | typeof takeBackSignUp,
) =>
  operation({
    id,
    tag: TAG,
    method: 'post',
    path,
    summary,
    by: 'link',
    body: z.object({ offer: named }),
    answers: ownShape,
    refusals: Object.keys(NO_PLACE),
    act: ({ by, body, inScope }) =>
      inScope(async (scope) => {
        const own = await ownPlace(scope, by, body.offer);
        if (!own) return PROBLEMS.unknown();
        const came = await does(scope, own.place.offer.id, own.place.member.id);
        if (came.kind === 'refused')
          return came.because === 'unknown'
            ? PROBLEMS.unknown()
            : refused(came.because, NO_PLACE[came.because]);
        const after = await ownPlace(scope, by, body.offer);
        return after ? { body: after.body } : PROBLEMS.unknown();
      }),
  });

export const PLACE_OPERATIONS: readonly Operation[] = [
  list,
  get,
  offer,
  change,
  withdraw,
  exported,
  listOwn,
  getOwn,
  act('signUpForPlace', '/link/place', 'Sign up for a place (报名); twice counts once', signUp),
  act(
    'takeBackSignUp',
    '/link/place/taking-back',
    'Take a sign-up back, or give a place back',
    takeBackSignUp,
  ),
];
