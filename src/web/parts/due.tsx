import { yearNotKnown } from '../../domain/reminders.ts';
import { Say } from '../language.tsx';
import type { Deadline } from '../views/shared.ts';
import { Moment } from './panel.tsx';

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
