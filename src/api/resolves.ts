import type { Wording } from '../domain/wording.ts';
import { whoConfirms } from '../store/decide/confirm-result.ts';
import type { Scope } from '../store/scope.ts';
import type { Ballot } from '../store/voting-rounds.ts';

/** Who may resolve what a ballot came to, and how; undefined where it stands. */
export async function resolvesOf(
  scope: Scope,
  ballot: Omit<Ballot, 'electorate'>,
): Promise<Wording | undefined> {
  switch (ballot.result) {
    case 'to-be-confirmed': {
      const [person] = await whoConfirms(scope, ballot);
      const who = person
        ? { zh: `${person.name}（${person.title}）`, en: person.name }
        : { zh: '主持人（目前无人担任）', en: 'whoever chairs (nobody at present)' };
      return ballot.tally?.held.includes('quorum')
        ? {
            zh: `由${who.zh}确认并记录在案：确认后按表决结果生效；说明会议人数不足的，未形成有效决议，事项待上会`,
            en: `${who.en} confirms on record: then it is as voted; or states that the meeting was not quorate, and the item waits for another one`,
          }
        : {
            zh: `赞成票恰为半数，由${who.zh}确认计票后生效；只能确认，不能否决`,
            en: `exactly half for it: ${who.en} confirms the count, and cannot refuse it`,
          };
    }
    case 'no-valid-resolution':
    case 'put-off':
      return {
        zh: '事项待上会：秘书处可以登记会议，或再次提请通讯表决',
        en: 'the item waits: the secretariat may convene a meeting or propose a correspondence vote again',
      };
    default:
      return undefined;
  }
}
