import { decideFiling } from '../decide/filing.ts';
import { decisionOfTask } from '../decide/decisions.ts';
import { filesOfRecord } from '../files.ts';
import { filingsOf } from '../filings.ts';
import type { Scope } from '../scope.ts';
import { readTask } from '../tasks.ts';
import { recordsAbout } from './records.ts';
import type { RecordRules } from './rules.ts';

/** An authority's receipt as its letter has it: subject is the task that asked for it. */
export type ReceiptContent = {
  /** The authority's own number. */
  readonly number: string;
  readonly remark: string;
};

/** 来函回执: counts as the authority's answer once a second person has compared it with the letter. */
export const receiptRecord: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const task = await readTask(scope, entry.subject);
    if (task?.kind !== 'filing' || !task.caseId) return 'unknown';
    if ((entry.content as unknown as ReceiptContent).number.trim() === '') return 'number-missing';
    const waiting = (await recordsAbout(scope, entry.subject)).some(
      (record) => record.kind === 'receipt' && record.state === 'waiting',
    );
    if (waiting) return 'waits-already';
    return (await isAnswered(scope, task)) ? 'registered-before' : undefined;
  },
  async apply(scope, record) {
    const { number, remark } = record.content as unknown as ReceiptContent;
    const [letter] = await filesOfRecord(scope, record.id);
    if (!letter) return { kind: 'without-effect', because: 'evidence-missing' };
    const decided = await decideFiling(
      scope,
      record.subject,
      { person: record.recordedBy, channel: record.channel },
      {
        outcome: 'received',
        number,
        remark,
        reason: '',
        evidence: { file: letter.id, sha256: letter.sha256 },
        actedAt: record.actedAt,
      },
    );
    switch (decided.kind) {
      case 'recorded':
        return {
          kind: 'counted',
          outcome: { decision: decided.decision.id, receipt: decided.decision.receipt },
        };
      case 'refused':
        return { kind: 'without-effect', because: decided.because };
      default:
        return { kind: 'without-effect', because: 'registered-before' };
    }
  },
};

async function isAnswered(
  scope: Scope,
  task: { readonly id: string; readonly caseId: string | null; readonly stage: string | null },
): Promise<boolean> {
  const filing = (await filingsOf(scope, task.caseId ?? '')).find(
    (candidate) => candidate.stage === task.stage,
  );
  if (filing?.receivedAt) return true;
  const decision = await decisionOfTask(scope, task.id);
  return decision !== undefined && decision.choice !== 'returned';
}
