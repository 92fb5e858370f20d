import { writeInOwnWords } from '../../domain/charter/own-words.ts';
import type { Language } from '../../domain/wording.ts';
import { allianceSetUp, freshLink, signInCode } from './access.ts';
import {
  applicationReceived,
  applicationWithdrawn,
  approved,
  notApproved,
  returnedForCorrection,
} from './applicant.ts';
import { filing, filingReminder } from './authority.ts';
import {
  ballot,
  ballotForObserver,
  ballotReminder,
  ballotResult,
  correspondenceOrderWanted,
} from './body.ts';
import { correction, dayCorrected } from './correction.ts';
import type { MailDraft, Template } from './draft.ts';
import { duesNotice, duesReminder, voucherIssued, voucherWanted } from './dues.ts';
import { lettered } from './layout.tsx';
import { opinionToConfirm, voteObjectedTo, voteRecorded } from './on-behalf.ts';
import {
  guestNotice,
  guestNoticeCancelled,
  resultToConfirm,
  shortNoticeWanted,
  sittingCancelled,
  sittingNotice,
  taskMoved,
  toMeeting,
} from './meeting.ts';
import {
  aboutMember,
  aboutMemberCopy,
  reasonWanted,
  replyReceived,
  replyWanted,
} from './about-member.ts';
import { replyRecorded } from './reply-recorded.ts';
import {
  adviceGiven,
  adviceWanted,
  decidedInYourPlace,
  outcomeCopy,
  tasksHandedOver,
} from './people.ts';
import {
  inactivityLifted,
  inactivityWarning,
  memberLeft,
  membershipEnded,
  objectionAnswered,
  objectionReceived,
} from './member.ts';
import { endorsementWanted } from './endorsement.ts';
import { formalitiesWanted, leavingReceived, leavingTakenBack } from './leaving.ts';
import { memberLink, ownProcedure } from './own-procedure.ts';
import { place } from './place.ts';
import { releaseWanted } from './release.ts';
import { reviewWanted, undeliverable } from './secretariat.ts';
import type { MailTemplate, MailView, RenderedMail } from './views.ts';

const TEMPLATES: {
  readonly [Name in MailTemplate]: Template<Extract<MailView, { template: Name }>>;
} = {
  'application-received': applicationReceived,
  'returned-for-correction': returnedForCorrection,
  'review-wanted': reviewWanted,
  'correspondence-order-wanted': correspondenceOrderWanted,
  ballot,
  'ballot-for-observer': ballotForObserver,
  'ballot-reminder': ballotReminder,
  filing,
  'filing-reminder': filingReminder,
  approved,
  'not-approved': notApproved,
  'application-withdrawn': applicationWithdrawn,
  'ballot-result': ballotResult,
  'vote-recorded': voteRecorded,
  'vote-objected-to': voteObjectedTo,
  'opinion-to-confirm': opinionToConfirm,
  'dues-notice': duesNotice,
  'dues-reminder': duesReminder,
  'voucher-wanted': voucherWanted,
  'voucher-issued': voucherIssued,
  correction,
  'day-corrected': dayCorrected,
  'release-wanted': releaseWanted,
  'sitting-notice': sittingNotice,
  'sitting-cancelled': sittingCancelled,
  'guest-notice': guestNotice,
  'guest-notice-cancelled': guestNoticeCancelled,
  'short-notice-wanted': shortNoticeWanted,
  'result-to-confirm': resultToConfirm,
  'to-meeting': toMeeting,
  'task-moved': taskMoved,
  'sign-in-code': signInCode,
  'alliance-set-up': allianceSetUp,
  undeliverable,
  'fresh-link': freshLink,
  'tasks-handed-over': tasksHandedOver,
  'advice-wanted': adviceWanted,
  'advice-given': adviceGiven,
  'outcome-copy': outcomeCopy,
  'endorsement-wanted': endorsementWanted,
  place,
  'decided-in-your-place': decidedInYourPlace,
  'inactivity-warning': inactivityWarning,
  'inactivity-lifted': inactivityLifted,
  'membership-ended': membershipEnded,
  'member-left': memberLeft,
  'own-procedure': ownProcedure,
  'member-link': memberLink,
  'leaving-received': leavingReceived,
  'leaving-reminder': leavingReceived,
  'leaving-taken-back': leavingTakenBack,
  'formalities-wanted': formalitiesWanted,
  'objection-received': objectionReceived,
  'objection-answered': objectionAnswered,
  'reply-wanted': replyWanted,
  'reply-received': replyReceived,
  'reply-recorded': replyRecorded,
  'about-member': aboutMember,
  'about-member-copy': aboutMemberCopy,
  'reason-wanted': reasonWanted,
};

/** Writes the mail of a view in the reader's language. */
export function renderMail(view: MailView, language: Language): RenderedMail {
  // The table pairs every view with its own template; the compiler cannot follow that through an index.
  const write = TEMPLATES[view.template][language] as (view: MailView) => MailDraft;
  return lettered(view, writeInOwnWords(view.words, view, write), language);
}
