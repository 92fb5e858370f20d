import { dayOf } from '../../domain/calendar.ts';
import { everySeat } from '../../domain/charter/people.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { RosterTerms } from '../../domain/roster/type.ts';
import type { Wording } from '../../domain/wording.ts';
import { charterInForce } from '../charters.ts';
import { contactSeat } from '../filings.ts';
import type { Scope } from '../scope.ts';

/** What a roster's columns may say, by the charter in force. */
export async function rosterTerms(scope: Scope): Promise<RosterTerms> {
  return termsOf(await charterInForce(scope), dayOf(scope.now.getTime()));
}

export function termsOf(charter: Charter, today: string): RosterTerms {
  return {
    today,
    kinds: Object.entries(charter.members.kinds).map(([id, { name, person }]) => ({
      id,
      person,
      // 企业会员 is often written 企业.
      names: [...namesOf(name), name.zh.replace(/会员$/u, ''), `${name.zh}单位`],
    })),
    classes: Object.entries(charter.members.classes).map(([id, { name }]) => ({
      id,
      names: namesOf(name),
    })),
    seats: [
      ...everySeat(charter).map(({ id, seat }) => ({ id, names: seatNames(seat.name) })),
      ...Object.entries(charter.authorities).map(([id, { short }]) => ({
        id: contactSeat(id),
        names: [`${short.zh}联系人`],
      })),
    ],
  };
}

const namesOf = ({ zh, en }: Wording): readonly string[] => [zh, en.replace(/\s/gu, '')];

/** 副理事长 is written 副理事长单位 where the unit is meant. */
const seatNames = (name: Wording): readonly string[] => [...namesOf(name), `联盟${name.zh}`];
