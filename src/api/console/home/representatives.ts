import { unitSeats } from '../../../store/register/unit-seats.ts';
import type { Scope } from '../../../store/scope.ts';
import type { HomeRow } from '../../../web/views.ts';
import { daysSince, type Desk } from '../desk.ts';

/** 未指派代表: units that have a seat with a vote and nobody on it; one line, the list lies behind it. */
export async function unitsWithoutRepresentative(
  scope: Scope,
  desk: Desk,
): Promise<readonly HomeRow[]> {
  const empty = (await unitSeats(scope)).filter(({ holder }) => holder === undefined);
  const [first, ...more] = empty;
  if (!first) return [];
  const since = empty
    .map(({ member }) => member.clockFrom)
    .reduce((one, other) => (one < other ? one : other));
  return [
    {
      url: `${desk.visit.base}/representatives`,
      what:
        more.length === 0
          ? first.member.name
          : {
              zh: `${first.member.name}等${empty.length}家单位`,
              en: `${first.member.name} and ${more.length} more`,
            },
      asked: {
        zh: '未指派代表，表决时没有人代表该单位，请联系指派',
        en: 'no representative designated: nobody votes for the unit until one is',
      },
      who: [],
      since: since.getTime(),
      days: daysSince(since, scope.now),
      act: { zh: '查看名单', en: 'See the list' },
    },
  ];
}
