import { dayOf, instantOf, type Day } from '../../domain/calendar.ts';
import { note } from '../audit-trail.ts';
import { through, type Scope } from '../scope.ts';

/** What a version or a holding rests on, and who entered it; null: the system, from an import. */
export type Basis = {
  /** A record's number, a file's id, or what an import calls its source. */
  readonly evidence: string;
  readonly by: string | null;
};

/** When it was entered, by whom, in which alliance, and what it rests on. */
export type Entry = {
  readonly validFrom: Date;
  readonly evidence: string;
  readonly enteredBy: string | null;
  readonly enteredAt: Date | null;
  readonly enteredIn: string | null;
};

export type EntryRow = {
  valid_from: Date;
  evidence: string;
  entered_by: string | null;
  entered_at: Date | null;
  entered_in: string | null;
};

export function entryFrom(row: EntryRow): Entry {
  return {
    validFrom: row.valid_from,
    evidence: row.evidence,
    enteredBy: row.entered_by,
    enteredAt: row.entered_at,
    enteredIn: row.entered_in,
  };
}

/** Why a version was not added. Nothing was changed. */
export type VersionRefusal =
  | { readonly kind: 'unknown' }
  /** Another version was entered since the reader saw `expected` of them; there are `present` now. */
  | { readonly kind: 'changed-meanwhile'; readonly present: number }
  /** A version of the same instant, or a later one, stands already. */
  | { readonly kind: 'not-after-latest'; readonly latest: Date };

/**
 * The instant at which something dated by a day holds: today, at once; an earlier day, from its beginning.
 * What is entered second for the same day holds after the first.
 */
export function instantOfDay(day: Day, now: Date, latest?: Date): Date {
  if (day === dayOf(now.getTime()))
    return latest && latest >= now ? new Date(latest.getTime() + 1) : now;
  const begins = new Date(instantOf(day, 0));
  return latest && latest >= begins && dayOf(latest.getTime()) === day
    ? new Date(latest.getTime() + 1)
    : begins;
}

/** The latest of the versions there are, where another one may follow it: of two who edit at once, the second is told. */
export function latestBefore<Version extends Entry>(
  versions: readonly Version[],
  next: { readonly validFrom: Date; readonly expected: number },
): { readonly latest: Version } | { readonly refused: VersionRefusal } {
  const latest = versions.at(-1);
  if (!latest) return { refused: { kind: 'unknown' } };
  if (versions.length !== next.expected)
    return { refused: { kind: 'changed-meanwhile', present: versions.length } };
  if (next.validFrom <= latest.validFrom)
    return { refused: { kind: 'not-after-latest', latest: latest.validFrom } };
  return { latest };
}

/** Notes in the audit trail what was entered, by whom and on what it rests. */
export async function noteEntry(
  scope: Scope,
  kind: string,
  subject: string,
  { by, evidence }: Basis,
  details: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await note(scope, {
    kind,
    actor: by ?? 'system',
    channel: by ? through(scope, 'console') : 'system',
    subject,
    details: { ...details, evidence },
  });
}
