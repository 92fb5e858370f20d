import type { Operation } from './operation.ts';
import { APPLICANT_OPERATIONS } from './operations/applicant.ts';
import { APPROVER_OPERATIONS } from './operations/approver.ts';
import { CASE_OPERATIONS } from './operations/cases.ts';
import { OVERSIGHT_OPERATIONS } from './operations/oversight.ts';
import { PUBLIC_OPERATIONS } from './operations/public.ts';
import { RECORD_OPERATIONS } from './operations/records.ts';
import { ROUND_OPERATIONS } from './operations/rounds.ts';
import { VOTE_OPERATIONS } from './operations/votes.ts';

/** Everything a program can do, in the order of the description. */
export const OPERATIONS: readonly Operation[] = [
  ...PUBLIC_OPERATIONS,
  ...APPLICANT_OPERATIONS,
  ...APPROVER_OPERATIONS,
  ...VOTE_OPERATIONS,
  ...CASE_OPERATIONS,
  ...ROUND_OPERATIONS,
  ...RECORD_OPERATIONS,
  ...OVERSIGHT_OPERATIONS,
];
