import type { RecordKind } from './records.ts';
import type { RecordRules } from './rules.ts';
import { voteRecord } from './vote.ts';

/** Every kind of record with its rules. */
export const RECORD_RULES: Readonly<Record<RecordKind, RecordRules>> = { vote: voteRecord };
