import { nameIn } from '../../../domain/charter/in-words.ts';
import type { Scope } from '../../../store/scope.ts';
import type { HomeRow } from '../../../web/views.ts';
import { applicantsOf, type Desk, type RoundStanding } from '../desk.ts';

/** 需我处理: meetings under way, whose results are to be entered. */
export function sittingsUnderWay(_scope: Scope, desk: Desk): readonly HomeRow[] {
  return sittings(desk, 'open').map((standing) => ({
    ...rowOf(desk, standing),
    asked: { zh: '会议进行中，请登记表决结果', en: 'Meeting under way: enter its results' },
    since: standing.round.closesAt.getTime(),
    act: { zh: '登记', en: 'Enter' },
  }));
}

/** 本周会议与30日内到期: meetings convened. */
export function sittingsAhead(_scope: Scope, desk: Desk): readonly HomeRow[] {
  return sittings(desk, 'convened').map((standing) => {
    const body = nameIn(desk.visit.charter, standing.round.body);
    return {
      ...rowOf(desk, standing),
      asked: { zh: `${body.zh}开会`, en: `Meeting of ${body.en}` },
      due: { at: standing.round.closesAt.getTime() },
      act: { zh: '查看', en: 'See' },
    };
  });
}

function sittings(desk: Desk, state: 'open' | 'convened'): readonly RoundStanding[] {
  return desk.rounds.filter(({ round }) => round.way === 'meeting' && round.state === state);
}

function rowOf(
  desk: Desk,
  standing: RoundStanding,
): Pick<HomeRow, 'url' | 'number' | 'what' | 'who'> {
  return {
    url: `${desk.visit.base}/sittings/${standing.round.id}`,
    number: standing.round.number,
    what: applicantsOf(desk, standing),
    who: [],
  };
}
