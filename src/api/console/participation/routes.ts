import { Router } from 'express';
import { routesOf } from '../../routes-of.ts';
import type { Site } from '../../site.ts';
import { receiveEvidence } from '../evidence.ts';
import { attendanceCorrectionForm, attendanceForm } from './attendance-forms.ts';
import {
  activityCorrectionForm,
  meetingDayForm,
  membershipDayForm,
  officeDayForm,
} from './day-corrections.ts';
import { postEntry, showEntry, type EntryForm } from './entry.tsx';
import { activityForm, answerForm, participationForm, strikeForm } from './forms.ts';
import { formalitiesForm, leavingForm, noticeForm, takingBackForm } from './leaving-forms.ts';
import { replyForm } from './reply-form.ts';
import { placeForm } from '../places/on-behalf.ts';
import { showMemberParticipation, showParticipation } from './pages.tsx';

const FORMS: Readonly<Record<string, EntryForm>> = {
  '/participation/activity': activityForm,
  '/participation/:member/enter': participationForm,
  '/participation/:member/strike': strikeForm,
  '/participation/:member/leaving': leavingForm,
  '/participation/:member/notice/:procedure': noticeForm,
  '/participation/:member/correction/:which': membershipDayForm,
  '/participation/activities/:activity/correction': activityCorrectionForm,
  '/people/:person/offices/:holding/correction/:which': officeDayForm,
  '/sittings/:round/correction': meetingDayForm,
  '/sittings/:round/sign-in-sheet': attendanceForm,
  '/sittings/:round/sign-in-sheet/correction': attendanceCorrectionForm,
  '/places/:offer/entry': placeForm,
  '/cases/:case/formalities': formalitiesForm,
  '/cases/:case/taking-back': takingBackForm,
  '/cases/:case/answer': answerForm,
  '/cases/:case/reply': replyForm,
};

/** The ledger of participation, and what the secretariat enters for members who leave. */
export function participationRoutes(site: Site): Router {
  const router = Router({ mergeParams: true });
  const { page, upload } = routesOf(site, router);
  page('/participation', showParticipation);
  for (const [path, form] of Object.entries(FORMS)) {
    page(path, showEntry(form));
    upload(path, receiveEvidence, postEntry(form));
  }
  page('/participation/:member', showMemberParticipation);
  return router;
}
