import { nameIn } from '../../../domain/charter/in-words.ts';
import { everySeat } from '../../../domain/charter/people.ts';
import { contactSeat } from '../../../store/filings.ts';
import { holdersOf } from '../../../store/persons.ts';
import type { Scope } from '../../../store/scope.ts';
import type { HomeRow } from '../../../web/views.ts';
import { callsOf } from '../calls.ts';
import { daysSince, type Desk } from '../desk.ts';

/** 未送达: mails that a mail server refused. */
export function undelivered(_scope: Scope, desk: Desk): readonly HomeRow[] {
  return callsOf(desk)
    .filter(({ task }) => task.kind === 'undeliverable')
    .map((call) => ({
      url: `${desk.visit.base}/calls/${call.task.id}`,
      number: call.number,
      what: call.who[0]?.name ?? call.applicant,
      asked: call.why,
      who: call.who,
      since: call.task.openedAt.getTime(),
      days: daysSince(call.task.openedAt, desk.now),
      act: { zh: '处理', en: 'Settle' },
    }));
}

/** 缺联系方式: whoever holds a seat without an address; without a telephone nobody can ask them at all. */
export async function withoutContact(scope: Scope, desk: Desk): Promise<readonly HomeRow[]> {
  const { charter, base } = desk.visit;
  const seats = [
    ...everySeat(charter).map(({ id }) => id),
    ...Object.keys(charter.authorities).map(contactSeat),
  ];
  const seen = new Set<string>();
  return (await holdersOf(scope, seats)).flatMap(({ seat, person }): HomeRow[] => {
    if (person.email || seen.has(person.id)) return [];
    seen.add(person.id);
    const office = seats.includes(seat) ? nameIn(charter, seat) : undefined;
    return [
      {
        url: `${base}/people/${person.id}`,
        what: person.name,
        asked: person.phone
          ? {
              zh: '没有登记邮箱，请以电话或纸质方式征询',
              en: 'no mail address: ask by telephone or on paper',
            }
          : {
              zh: '邮箱和电话都没有登记，请补齐',
              en: 'neither mail address nor telephone on record: please enter one',
            },
        who: [
          {
            name: person.name,
            ...(office ? { office } : {}),
            ...(person.phone ? { phone: person.phone } : {}),
          },
        ],
        act: { zh: '查看', en: 'See' },
      },
    ];
  });
}
