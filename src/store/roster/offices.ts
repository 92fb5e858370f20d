import { instantOf } from '../../domain/calendar.ts';
import { beginHolding, endHolding, holdingsOfPerson } from '../register/holdings.ts';
import type { Scope } from '../scope.ts';
import { endOf } from './members.ts';
import { refuse, type ImportBasis, type RowOutcome } from './outcome.ts';
import { enterPerson } from './people.ts';

/** A row of 任职: those in office come in with their document, and those who were (X-Q23). */
export async function importOffice(
  scope: Scope,
  values: Readonly<Record<string, string>>,
  basis: ImportBasis,
): Promise<RowOutcome> {
  const seat = values['seat'] ?? '';
  const until = values['until'] ? endOf(values['until']) : undefined;
  const given = values['from'];
  if (until && !given)
    return refuse(
      '离任人员须写明任职时间，请补充',
      'Somebody who has left needs the day they began; please add it',
    );
  const entered = await enterPerson(scope, values, basis);
  if ('refused' in entered) return entered.refused;
  const { person } = entered;
  const from = given ? new Date(instantOf(`${given}-01-01`.slice(0, 10), 0)) : basis.at;
  if (until && until <= from)
    return refuse(
      '离任时间早于任职时间，请核对',
      'The end lies before the beginning; please check',
    );
  const held = (await holdingsOfPerson(scope, person)).filter((one) => one.seat === seat);
  const standing = held.find((one) => one.until === null || one.until > scope.now);
  if (standing && !until) return { state: 'same', subject: standing.id };
  if (held.some((one) => until && one.until?.getTime() === until.getTime()))
    return { state: 'same', ...(held[0] ? { subject: held[0].id } : {}) };
  if (standing && until && standing.from <= from && until <= scope.now) {
    const ended = await endHolding(scope, standing.id, {
      until,
      evidence: basis.evidence,
      by: basis.by,
    });
    return ended.kind === 'ended'
      ? { state: 'changed', subject: standing.id }
      : refuse('与现有任职记录矛盾，请核对', 'This contradicts the register; please check');
  }
  const begun = await beginHolding(scope, {
    seat,
    person,
    from,
    ...(until ? { until } : {}),
    evidence: basis.evidence,
    by: basis.by,
  });
  if (begun.kind === 'begun') return { state: 'added', subject: begun.holding };
  if (begun.because === 'seat-full')
    return refuse(
      `这一职务的人数已满，未再登记（${begun.problems.map(({ message }) => message.zh).join('；')}）`,
      `This office is full (${begun.problems.map(({ message }) => message.en).join('; ')})`,
    );
  if (begun.because === 'no-unit')
    return refuse(
      '这一席位由会员单位指派；请填写此人的单位，且该单位须为设有此席位等次的会员',
      'Members fill this seat themselves: give the person’s unit, which must be a member of a class that has it',
    );
  return refuse('与现有任职记录重叠，请核对', 'This overlaps the register; please check');
}
