import { note } from '../audit-trail.ts';
import { actsFor } from '../bodies.ts';
import { charterInForce } from '../charters.ts';
import { isOwnMatter } from './own-unit.ts';
import { addFile, type NewFile } from '../files.ts';
import { RECORD_RULES } from '../records/kinds.ts';
import {
  insertRecord,
  markChecked,
  readRecord,
  type NewRecord,
  type Recorded,
} from '../records/records.ts';
import { through, type Scope } from '../scope.ts';
import { clearSecondPersons, watchRecord } from './watch-second-person.ts';

export type Entered =
  | { readonly kind: 'entered'; readonly record: Recorded }
  /** `because`: not-yours, evidence-missing, in-the-future, or a code of the kind's own rules. */
  | { readonly kind: 'refused'; readonly because: string };

export type Checked =
  | { readonly kind: 'checked'; readonly record: Recorded }
  | {
      readonly kind: 'refused';
      readonly because:
        'unknown' | 'not-yours' | 'own-entry' | 'own-unit' | 'checked-before' | 'reason-missing';
      readonly record?: Recorded;
    };

/** Evidence as stored: bytes first, then this row. */
export type Evidence = Omit<NewFile, 'caseId' | 'draftId' | 'recordId'>;

/** Enters what was done outside. It counts for nothing until somebody else of the secretariat has checked it. */
export async function enterRecord(
  scope: Scope,
  person: string,
  entry: NewRecord,
  evidence: readonly Evidence[],
): Promise<Entered> {
  if (!(await ofTheSecretariat(scope, person))) return { kind: 'refused', because: 'not-yours' };
  const rules = RECORD_RULES[entry.kind];
  if (rules.evidence === 'mandatory' && evidence.length === 0)
    return { kind: 'refused', because: 'evidence-missing' };
  if (entry.actedAt > scope.now) return { kind: 'refused', because: 'in-the-future' };
  const because = await rules.admissible(scope, entry);
  if (because) return { kind: 'refused', because };
  const channel = entry.channel === 'console' ? through(scope, entry.channel) : entry.channel;
  const record = await insertRecord(scope, { ...entry, channel }, person);
  for (const file of evidence)
    await addFile(scope, {
      ...file,
      recordId: record.id,
      ...(entry.caseId ? { caseId: entry.caseId } : {}),
    });
  await note(scope, {
    kind: 'record.entered',
    actor: person,
    channel: through(scope, 'console'),
    subject: entry.subject,
    details: {
      record: record.id,
      number: record.number,
      of: entry.kind,
      channel,
      actedAt: entry.actedAt.toISOString(),
      content: record.contentHash,
      evidence: evidence.map((file) => file.sha256),
    },
  });
  await rules.entered?.(scope, record);
  await watchRecord(scope, record);
  return { kind: 'entered', record };
}

/** A second person compares the entry with its evidence: right, and it counts now; wrong, with the reason, and it never does. */
export async function checkRecord(
  scope: Scope,
  id: string,
  person: string,
  verdict: { readonly right: true } | { readonly right: false; readonly reason: string },
): Promise<Checked> {
  const record = await readRecord(scope, id, 'update');
  if (!record) return { kind: 'refused', because: 'unknown' };
  if (!(await ofTheSecretariat(scope, person))) return { kind: 'refused', because: 'not-yours' };
  if (record.state !== 'waiting') return { kind: 'refused', because: 'checked-before', record };
  if (record.recordedBy === person) return { kind: 'refused', because: 'own-entry', record };
  // X-Q21 holds for a check too.
  if (await isOwnMatter(scope, person, record))
    return { kind: 'refused', because: 'own-unit', record };
  if (!verdict.right && verdict.reason.trim() === '')
    return { kind: 'refused', because: 'reason-missing', record };
  // The clock is read again under the lock: waiting for it may have outlasted a close.
  const at = { ...scope, now: await scope.context.clock.now(scope.tx) };
  const applied = verdict.right
    ? await RECORD_RULES[record.kind].apply(at, record, person)
    : ({ kind: 'turned-down', because: 'found-wrong' } as const);
  await markChecked(at, id, {
    state: applied.kind,
    by: person,
    note: verdict.right ? '' : verdict.reason,
    outcome: applied.kind === 'counted' ? applied.outcome : { because: applied.because },
  });
  if (!verdict.right) await RECORD_RULES[record.kind].turnedDown?.(at, record);
  await note(at, {
    kind: 'record.checked',
    actor: person,
    channel: through(scope, 'console'),
    subject: record.subject,
    details: { record: id, number: record.number, came: applied.kind, content: record.contentHash },
  });
  await clearSecondPersons(at);
  return { kind: 'checked', record: (await readRecord(at, id)) as Recorded };
}

async function ofTheSecretariat(scope: Scope, person: string): Promise<boolean> {
  return actsFor(scope, (await charterInForce(scope)).version, 'secretariat', person);
}
