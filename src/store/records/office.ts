import { dayOf } from '../../domain/calendar.ts';
import { readdressTasks } from '../decide/readdress.ts';
import {
  beginHolding,
  endHolding,
  readHolding,
  whyNotBegun,
  whyNotEnded,
  type NewHolding,
} from '../register/holdings.ts';
import { instantOfDay } from '../register/versions.ts';
import type { Scope } from '../scope.ts';
import { recordsAbout, type Recorded } from './records.ts';
import type { RecordRules } from './rules.ts';

/** 任职 or 离任; the record's subject is the person. */
export type OfficeContent = { readonly person: string; readonly day: string } & (
  | { readonly act: 'begin'; readonly seat: string }
  | { readonly act: 'end'; readonly holding: string; readonly seat: string }
);

/** Taking and leaving an office: by the document that shows it, checked by a second person. */
export const officeRecord: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const content = entry.content as unknown as OfficeContent;
    if (content.person !== entry.subject) return 'unknown-person';
    if (content.day > dayOf(scope.now.getTime())) return 'day-ahead';
    if ((await recordsAbout(scope, entry.subject)).some((record) => sameAct(record, content)))
      return 'another-waits';
    const basis = { evidence: '', by: null };
    if (content.act === 'begin')
      return (await whyNotBegun(scope, { ...begun(scope, content), ...basis }))?.because;
    const holding = await readHolding(scope, content.holding);
    if (holding?.person !== content.person || holding.seat !== content.seat) return 'unknown';
    return whyNotEnded(scope, content.holding, instantOfDay(content.day, scope.now));
  },
  async apply(scope, record) {
    const content = record.content as unknown as OfficeContent;
    const basis = { evidence: record.number, by: record.recordedBy };
    const done =
      content.act === 'begin'
        ? await beginHolding(scope, { ...begun(scope, content), ...basis })
        : await endHolding(scope, content.holding, {
            ...basis,
            until: instantOfDay(content.day, scope.now),
          });
    if (done.kind === 'refused') return { kind: 'without-effect', because: done.because };
    await readdressTasks(scope, record.recordedBy);
    return { kind: 'counted', outcome: { seat: content.seat } };
  },
};

function begun(
  scope: Scope,
  content: Extract<OfficeContent, { act: 'begin' }>,
): Omit<NewHolding, 'evidence' | 'by'> {
  return {
    seat: content.seat,
    person: content.person,
    from: instantOfDay(content.day, scope.now),
  };
}

function sameAct(record: Recorded, content: OfficeContent): boolean {
  if (record.kind !== 'office' || record.state !== 'waiting') return false;
  const waiting = record.content as unknown as OfficeContent;
  return waiting.act === content.act && waiting.seat === content.seat;
}
