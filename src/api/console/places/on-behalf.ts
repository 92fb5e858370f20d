import { claimTo } from '../../../domain/charter/places.ts';
import type { Wording } from '../../../domain/wording.ts';
import { membersNow } from '../../../store/participation.ts';
import { isOver } from '../../../store/decide/sign-up.ts';
import { listOffers, readOffer, stateOf } from '../../../store/places/offers.ts';
import { requestsOf } from '../../../store/places/requests.ts';
import type { PlaceContent } from '../../../store/records/place.ts';
import { readMember } from '../../../store/members.ts';
import { orderSources } from '../../place-views.ts';
import { ruleSources } from '../../sources.ts';
import { idIn } from '../entered.ts';
import type { EntryForm } from '../participation/entry.tsx';
import type { RecordDescriber } from '../record-kinds.ts';

const say = (zh: string, en: string): Wording => ({ zh, en });
const ACTS: Readonly<Record<PlaceContent['act'], Wording>> = {
  'sign-up': say('报名', 'Signs up'),
  'take-back': say('撤回报名或退出', 'Takes it back, or gives the place back'),
};

/** 代会员登记报名: what a member said by telephone or on paper. */
export const placeForm: EntryForm = {
  async view(scope, { base, charter }, request, typed, found) {
    const offer = await readOffer(scope, idIn(request.params, 'offer'));
    if (!offer || stateOf(offer) === 'withdrawn') return undefined;
    const wanting = new Set((await requestsOf(scope, offer.id)).map(({ member }) => member));
    const members = (await membersNow(scope)).filter(
      (member) => wanting.has(member.id) || claimTo(charter, offer.what, member) !== null,
    );
    return {
      title: say(`代会员登记：${offer.title.zh}`, `For a member: ${offer.title.en}`),
      lead: say(
        '会员来电或来函的，在此登记。报名时间以登记时为准，须在报名截止前经另一人复核；截止后复核的列候补末位。',
        'What a member said by telephone or in writing. It counts from when it is entered if a second person checks it before the sign-up ends; checked later, it stands last on the waiting list.',
      ),
      back: { url: `${base}/places/${offer.id}`, label: offer.title },
      fields: [
        {
          name: 'member',
          label: say('会员', 'Member'),
          value: typed.member[0] ?? '',
          problem: found.member,
          required: true,
          as: 'select',
          first: say('请选择', 'Please choose'),
          options: members.map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          name: 'choice',
          label: say('办理', 'What'),
          value: typed.choice || 'sign-up',
          required: true,
          as: 'choice',
          options: (['sign-up', 'take-back'] as const).map((act) => ({
            value: act,
            label: ACTS[act],
          })),
        },
      ],
      sources: ruleSources(charter, orderSources(charter, offer.what)),
    };
  },
  entry: (request, { member, choice }) => ({
    kind: 'place',
    subject: member.find((id) => id !== '') ?? '',
    content: {
      offer: idIn(request.params, 'offer'),
      act: choice === 'take-back' ? 'take-back' : 'sign-up',
    } satisfies PlaceContent,
  }),
};

/** How a sign-up on a member’s behalf is shown. */
export const placeOnBehalf: RecordDescriber = {
  name: say('代会员报名', 'Sign-up on a member’s behalf'),
  async describe(scope, { base }, record) {
    const { offer: id, act } = record.content as unknown as PlaceContent;
    const offer = await readOffer(scope, id);
    const member = await readMember(scope, record.subject);
    return {
      about: `${member?.name ?? ''} · ${offer?.title.zh ?? ''}`,
      facts: [
        { label: say('会员', 'Member'), value: member?.name ?? '' },
        { label: say('名额', 'Places'), value: offer?.title ?? '' },
        { label: say('办理', 'What'), value: ACTS[act] },
      ],
      subject: { url: `${base}/places/${id}`, label: offer?.title ?? '' },
    };
  },
  reasons: {
    'member-missing': say('请选择会员', 'Choose the member'),
    unknown: say('没有这项名额或这个会员', 'There is no such offer or member'),
    withdrawn: say('这项名额已经取消', 'The offer was withdrawn'),
    over: say('已经结束，不能再报名或退出', 'It is over: nobody signs up or gives back any more'),
    ended: say('会员资格已经终止', 'The membership has ended'),
    'not-your-class': say(
      '章程没有规定该会员类别可以参加',
      'Nothing in the charter lets members of this class join',
    ),
    'signed-up-before': say('该会员此前已报名，没有重复登记', 'The member had signed up before'),
    'taken-back-before': say('该会员没有报名', 'The member has not signed up'),
  },
  entries: async (scope, { base }) => ({
    title: say('名额', 'Places'),
    lead: say(
      '会员来电或来函报名、退出的。',
      'A member signs up or gives back by telephone or in writing.',
    ),
    links: (await listOffers(scope))
      .filter((offer) => !offer.withdrawn && !isOver(offer, scope.now))
      .map(({ id, title }) => ({ url: `${base}/places/${id}/entry`, label: title })),
    empty: say('现在没有可以报名的名额。', 'Nothing is open for sign-up now.'),
  }),
};
