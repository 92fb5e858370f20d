import type { Wording } from '../../domain/wording.ts';
import type { MailFrame } from './views.ts';

/** 名额: to a member, about something that it may join. */
export type PlaceMail = MailFrame<'place'> & {
  readonly came: 'offered' | 'given' | 'waiting' | 'moved-up' | 'withdrawn';
  /** By which the member may join: {zh: '第十二条第（一）项3', en: 'Article 12(1)3'}. */
  readonly article: Wording;
  readonly member: string;
  readonly offer: {
    readonly number: string;
    readonly title: Wording;
    /** What the charter calls it: {zh: '活动', en: 'Activities'}. */
    readonly what: Wording;
    readonly about: string;
    readonly places: number | null;
    /** The end of the sign-up. */
    readonly until: Date;
    readonly heldOn: Date | null;
  };
  /** On the waiting list; 0 with a place. */
  readonly position: number;
  /** Why it was withdrawn; empty otherwise. */
  readonly because: string;
  readonly link: string;
};
