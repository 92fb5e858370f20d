import { yearNotKnown } from '../../domain/reminders.ts';
import { Say, useWords } from '../language.tsx';
import type { Deadline } from '../views/shared.ts';
import { calendarWords } from '../words/calendar.ts';
import { Badge, Moment } from './panel.tsx';

/** A deadline that working days made, and a clear sign where the holidays of its year are not known. */
export function Due({ deadline, as }: { readonly deadline: Deadline; readonly as?: 'short' }) {
  return (
    <>
      <Moment at={deadline.at} {...(as ? { as } : {})} />
      <UnknownYear year={deadline.unknownYear} />
    </>
  );
}

/** 2027年放假安排尚未公布，暂按周一至周五计算. */
export function UnknownYear({ year }: { readonly year: number | undefined }) {
  if (year === undefined) return null;
  return (
    <span class="unknown-year block-line">
      <Say text={yearNotKnown(year)} />
    </span>
  );
}

/** 截止日是放假日: a close that a chair ordered stays, and says so. */
export function DayOff() {
  const words = useWords(calendarWords);
  return (
    <span class="block-line">
      <Badge tone="amber">{words.dayOff}</Badge>
    </span>
  );
}
