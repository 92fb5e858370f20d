import type { Wording } from '../../domain/wording.ts';
import type { CaseView, MailFrame } from './views.ts';

/** What every mail about a case that somebody else opened about a member names. */
type AboutMember<Template extends string> = MailFrame<Template> & {
  readonly article: Wording;
  readonly case: CaseView;
  /** What the case is: {zh: '除名', en: 'Expulsion'}. */
  readonly procedure: Wording;
};

/** 0: it is asked for the first time; 1 and 2: it is reminded, and after the second telephoned (X-Q9). */
type AskedAgain = 0 | 1 | 2;

/** 陈述申辩: to the member a case is about. */
export type ReplyWanted = AboutMember<'reply-wanted'> & {
  readonly until: Date;
  /** Who decides afterwards; null: nobody does. */
  readonly decidedBy: Wording | null;
  /** The case waits for the end of the days, and an answer may be added to. */
  readonly wholeTime: boolean;
  readonly sequence: AskedAgain;
  readonly link: string;
};

/** To the secretariat. */
export type ReplyReceived = AboutMember<'reply-received'> & { readonly until: Date };

type Came = {
  /** stays: a member as before · reinstated: a member again · stands: decided anew and as before · decided: what the stages before have come to. */
  readonly came: 'stays' | 'reinstated' | 'stands' | 'decided';
  /** The stage that decided it: {zh: '理事会表决', en: 'Vote: Council'}. */
  readonly stage: Wording;
  /** Why a reviewer did not approve, in their own words; empty where a body voted or it came otherwise. */
  readonly reason: string;
};

/** To the member. */
export type AboutMemberMail = AboutMember<'about-member'> & Came & { readonly link: string };
/** To the secretariat. */
export type AboutMemberCopy = AboutMember<'about-member-copy'> & Came;

/** 说明理由: the term has run out, and the member may give its reason before it is deemed to have left. */
export type ReasonWanted = MailFrame<'reason-wanted'> & {
  readonly article: Wording;
  readonly case: CaseView;
  readonly months: number;
  readonly since: Date;
  readonly until: Date;
  readonly sequence: AskedAgain;
  readonly link: string;
};

/** To the member: what the secretariat has entered in its name, from a letter, a mail or a call, and whether it counts. */
export type ReplyRecorded = AboutMember<'reply-recorded'> & {
  /** The number of the record. */
  readonly number: string;
  readonly how: Wording;
  /** What it answers: {zh: '陈述申辩', en: 'Reply'}. */
  readonly stage: Wording;
  /** The day on which it was received. */
  readonly received: Date;
  readonly until: Date | null;
  readonly came: 'counted' | 'late' | 'decided' | 'not-counted';
  /** What holds now that it does not count. */
  readonly holds: 'goes-on' | 'no-reason' | 'stands';
  readonly link: string;
};

export type AboutMemberMailView =
  ReplyRecorded | ReplyWanted | ReplyReceived | AboutMemberMail | AboutMemberCopy | ReasonWanted;
