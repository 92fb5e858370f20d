import type { Operation } from './operation.ts';
import { ABOUT_MEMBER_OPERATIONS } from './operations/about-member.ts';
import { APPLICANT_OPERATIONS } from './operations/applicant.ts';
import { APPROVER_OPERATIONS } from './operations/approver.ts';
import { CASE_OPERATIONS } from './operations/cases.ts';
import { CHARTER_OPERATIONS } from './operations/charter.ts';
import { DOWNLOAD_OPERATIONS } from './operations/downloads.ts';
import { DEFAULTS_OPERATIONS } from './operations/defaults.ts';
import { DUES_OPERATIONS } from './operations/dues.ts';
import { DUES_READS } from './operations/dues-reads.ts';
import { ELECTOR_OPERATIONS } from './operations/electors.ts';
import { ENDORSEMENT_OPERATIONS } from './operations/endorsements.ts';
import { LEAVING_OPERATIONS } from './operations/leaving.ts';
import { LINK_OPERATIONS } from './operations/links.ts';
import { MEETING_OPERATIONS } from './operations/meetings.ts';
import { MEMBERSHIP_OPERATIONS } from './operations/membership.ts';
import { OUTGOING_OPERATIONS } from './operations/outgoing.ts';
import { OVERSIGHT_OPERATIONS } from './operations/oversight.ts';
import { PEOPLE_OPERATIONS } from './operations/people.ts';
import { OWN_PROCEDURE_OPERATIONS } from './operations/own-procedures.ts';
import { APPLICATION_OPERATIONS } from './operations/applications.ts';
import { PLACE_OPERATIONS } from './operations/places.ts';
import { PUBLIC_OPERATIONS } from './operations/public.ts';
import { RECORD_OPERATIONS } from './operations/records.ts';
import { REGISTER_OPERATIONS } from './operations/register.ts';
import { ROSTER_OPERATIONS } from './operations/rosters.ts';
import { ROUND_OPERATIONS } from './operations/rounds.ts';
import { SHARING_OPERATIONS } from './operations/sharing.ts';
import { ON_BEHALF_OPERATIONS } from './operations/votes-on-behalf.ts';
import { VOTE_OPERATIONS } from './operations/votes.ts';
import { WORKING_YEAR_OPERATIONS } from './operations/working-years.ts';

/** Everything a program can do, in the order of the description. */
export const OPERATIONS: readonly Operation[] = [
  ...PUBLIC_OPERATIONS,
  ...APPLICATION_OPERATIONS,
  ...CHARTER_OPERATIONS,
  ...APPLICANT_OPERATIONS,
  ...LINK_OPERATIONS,
  ...APPROVER_OPERATIONS,
  ...VOTE_OPERATIONS,
  ...CASE_OPERATIONS,
  ...ROUND_OPERATIONS,
  ...ON_BEHALF_OPERATIONS,
  ...SHARING_OPERATIONS,
  ...PEOPLE_OPERATIONS,
  ...REGISTER_OPERATIONS,
  ...ELECTOR_OPERATIONS,
  ...MEETING_OPERATIONS,
  ...OUTGOING_OPERATIONS,
  ...LEAVING_OPERATIONS,
  ...ABOUT_MEMBER_OPERATIONS,
  ...ENDORSEMENT_OPERATIONS,
  ...MEMBERSHIP_OPERATIONS,
  ...OWN_PROCEDURE_OPERATIONS,
  ...PLACE_OPERATIONS,
  ...DUES_READS,
  ...DUES_OPERATIONS,
  ...RECORD_OPERATIONS,
  ...ROSTER_OPERATIONS,
  ...DEFAULTS_OPERATIONS,
  ...WORKING_YEAR_OPERATIONS,
  ...OVERSIGHT_OPERATIONS,
  ...DOWNLOAD_OPERATIONS,
];
