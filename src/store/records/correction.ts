import { correctCertificate, certificateProblem } from '../decide/correct-certificate.ts';
import { correctReceiptDate, receiptDateProblem } from '../decide/correct-date.ts';
import { correctDay, dayCorrectionProblem } from '../decide/correct-day.ts';
import { correctNoticeDay, noticeDayProblem } from '../decide/correct-notice-day.ts';
import { correctReview, reviewProblem } from '../decide/correct-review.ts';
import { correctSheet, sheetProblem } from '../decide/correct-sheet.ts';
import { tellDayCorrected } from '../decide/tell-correction.ts';
import { correctVote, voteProblem } from '../decide/correct-vote.ts';
import { readCase, type Case } from '../cases.ts';
import type { Scope } from '../scope.ts';
import type {
  CaseCorrection,
  CorrectionContent,
  CorrectionOutcome,
  DayCorrection,
} from './correction-content.ts';
import type { NewRecord, Recorded } from './records.ts';
import type { Applied, RecordRules } from './rules.ts';

/**
 * 更正 of a vote, a tally, a review, a date or a document: reason and evidence first, then a second person. What is
 * corrected stays as it was; the record says what counts instead.
 */
export const correctionRecord: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const content = entry.content as unknown as CorrectionContent;
    if (typeof content.reason !== 'string' || content.reason.trim() === '') return 'reason-missing';
    if (!isOfCase(content)) return dayCorrectionProblem(scope, entry.subject, content);
    const one = await readCase(scope, entry.subject);
    return one ? problemOf(scope, one, content) : 'unknown';
  },
  async apply(scope, record) {
    const content = record.content as unknown as CorrectionContent;
    return isOfCase(content)
      ? applyToCase(scope, record, content)
      : applyToDay(scope, record, content);
  },
};

/** Whether a correction is about a case, which is its subject then. */
export function isOfCase(content: CorrectionContent): content is CaseCorrection {
  return !['meeting-day', 'membership-day', 'office-day', 'activity', 'attendance'].includes(
    content.of,
  );
}

/** The entry of a correction about a case, as the console makes it. */
export function newCorrection(
  one: Pick<Case, 'id'>,
  content: CaseCorrection,
  found: Date,
): NewRecord {
  return {
    kind: 'correction',
    subject: one.id,
    caseId: one.id,
    channel: 'console',
    content: { ...content, reason: content.reason.trim() },
    actedAt: found,
  };
}

// Things may have moved on since it was entered: each asks again.

async function applyToCase(
  scope: Scope,
  record: Recorded,
  content: CaseCorrection,
): Promise<Applied> {
  const one = await readCase(scope, record.subject);
  const because = one ? await problemOf(scope, one, content) : 'unknown';
  if (because) return { kind: 'without-effect', because };
  return { kind: 'counted', outcome: await carryOut(scope, one as Case, content, record) };
}

async function applyToDay(
  scope: Scope,
  record: Recorded,
  content: DayCorrection,
): Promise<Applied> {
  const because = await dayCorrectionProblem(scope, record.subject, content);
  if (because) return { kind: 'without-effect', because };
  const outcome = await correctDay(scope, record, content);
  await tellDayCorrected(scope, record, content.of);
  return { kind: 'counted', outcome };
}

async function problemOf(
  scope: Scope,
  one: Case,
  content: CaseCorrection,
): Promise<string | undefined> {
  switch (content.of) {
    case 'vote':
      return voteProblem(scope, one, content);
    case 'sheet':
      return sheetProblem(scope, one, content);
    case 'review':
      return reviewProblem(scope, one, content);
    case 'receipt-date':
      return receiptDateProblem(scope, one, content);
    case 'notice-day':
      return noticeDayProblem(scope, one, content);
    case 'certificate':
      return certificateProblem(scope, one, content);
    default:
      return 'unknown';
  }
}

async function carryOut(
  scope: Scope,
  one: Case,
  content: CaseCorrection,
  record: Recorded,
): Promise<CorrectionOutcome> {
  switch (content.of) {
    case 'vote':
      return correctVote(scope, one, content, record);
    case 'sheet':
      return correctSheet(scope, one, content, record);
    case 'review':
      return correctReview(scope, one, content, record);
    case 'receipt-date':
      return correctReceiptDate(scope, one, content);
    case 'notice-day':
      return correctNoticeDay(scope, one, content);
    case 'certificate':
      return correctCertificate(scope, one, content, record);
  }
}
