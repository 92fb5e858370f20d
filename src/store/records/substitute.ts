import { instantOf } from '../../domain/calendar.ts';
import { announceSubstitutes } from '../decide/announce-substitutes.ts';
import { giveSubstitution, whyNotGiven, type NewSubstitution } from '../substitutes.ts';
import type { RecordRules } from './rules.ts';

/** 代办 given by the secretariat from the person's letter; the record's subject is the person. */
export type SubstituteContent = {
  readonly person: string;
  readonly substitute: string;
  /** First and last day, both in full. */
  readonly fromDay: string;
  readonly untilDay: string;
};

/** Somebody stands in for another from their written word, once a second person has compared it. */
export const substituteRecord: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const period = periodOf(entry.content);
    return period.person === entry.subject ? whyNotGiven(scope, period) : 'unknown-person';
  },
  async apply(scope, record) {
    const given = await giveSubstitution(scope, {
      ...periodOf(record.content),
      evidence: record.number,
      givenBy: record.recordedBy,
    });
    if (given.kind === 'refused') return { kind: 'without-effect', because: given.because };
    await announceSubstitutes(scope);
    return { kind: 'counted', outcome: { substitution: given.id } };
  },
};

/** The days of a period as instants: from the beginning of the first to the end of the last. */
export function periodOf(
  entered: Readonly<Record<string, unknown>>,
): Omit<NewSubstitution, 'evidence' | 'givenBy'> {
  const content = entered as unknown as SubstituteContent;
  return {
    person: content.person,
    substitute: content.substitute,
    from: new Date(instantOf(content.fromDay, 0)),
    until: new Date(instantOf(content.untilDay, 24)),
  };
}
