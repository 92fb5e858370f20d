import { signUp, takeBackSignUp } from '../decide/sign-up.ts';
import { readMember } from '../members.ts';
import { readOffer } from '../places/offers.ts';
import { requestsOf } from '../places/requests.ts';
import type { RecordRules } from './rules.ts';

/** 代会员报名或退出, by telephone or on paper. Subject: the member. */
export type PlaceContent = { readonly offer: string; readonly act: 'sign-up' | 'take-back' };

/** It counts from when it was entered, as long as it is checked before the sign-up ends; afterwards it is late (X-Q31). */
export const placeRecord: RecordRules = {
  evidence: 'optional',
  async admissible(scope, entry) {
    const { offer: id, act } = entry.content as unknown as PlaceContent;
    if (entry.subject === '') return 'member-missing';
    const offer = await readOffer(scope, id);
    if (!offer || !(await readMember(scope, entry.subject))) return 'unknown';
    if (offer.withdrawn) return 'withdrawn';
    const wants = (await requestsOf(scope, id)).some(({ member }) => member === entry.subject);
    if (act === 'sign-up') return wants ? 'signed-up-before' : undefined;
    return wants ? undefined : 'taken-back-before';
  },
  async apply(scope, record) {
    const { offer, act } = record.content as unknown as PlaceContent;
    const by = { person: record.recordedBy, at: record.recordedAt };
    const does = act === 'sign-up' ? signUp : takeBackSignUp;
    const came = await does(scope, offer, record.subject, by);
    if (came.kind === 'signed-up' || came.kind === 'taken-back')
      return { kind: 'counted', outcome: { offer } };
    return {
      kind: 'without-effect',
      because: came.kind === 'refused' ? came.because : came.kind,
    };
  },
};
