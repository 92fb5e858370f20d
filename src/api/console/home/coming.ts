import { isDayOff } from '../../../domain/calendar.ts';
import { nameIn } from '../../../domain/charter/in-words.ts';
import { everySeat } from '../../../domain/charter/people.ts';
import { sql } from 'kysely';
import { personsOf } from '../../../store/persons.ts';
import type { Scope } from '../../../store/scope.ts';
import type { HomeRow } from '../../../web/views.ts';
import type { Desk } from '../desk.ts';

/** How far 30日内到期 looks ahead. */
const AHEAD = 30 * 86_400_000;

/** Votes under way that close within thirty days. */
export function votesClosing(_scope: Scope, desk: Desk): readonly HomeRow[] {
  return desk.rounds.flatMap(({ round, ballots, voters, returned }): HomeRow[] => {
    const closesAt = round.closesAt.getTime();
    if (round.way === 'meeting' || round.state !== 'open' || closesAt > desk.now.getTime() + AHEAD)
      return [];
    const body = nameIn(desk.visit.charter, round.body);
    return [
      {
        url: `${desk.visit.base}/rounds/${round.id}`,
        number: round.number,
        what: { zh: `${body.zh}表决截止`, en: `Close of a vote: ${body.en}` },
        asked: {
          zh: `${ballots.length}件，已收回${returned.size}票/应表决${voters.length}人`,
          en: `${ballots.length === 1 ? '1 item' : `${ballots.length} items`}, ${returned.size} returned of ${voters.length} entitled`,
        },
        who: [],
        due: { at: closesAt },
        dayOff: isDayOff(desk.calendar, closesAt),
        act: { zh: '查看', en: 'See' },
      },
    ];
  });
}

/** Terms of office that end within thirty days: who holds the seat goes on until somebody is elected. */
export async function termsEnding(scope: Scope, desk: Desk): Promise<readonly HomeRow[]> {
  const { rows } = await sql<{ seat: string; person: string; until: Date }>`
    select seat, person, valid_until as until from holdings
    where valid_until > ${scope.now} and valid_until <= ${new Date(desk.now.getTime() + AHEAD)}
    order by valid_until, id limit 100`.execute(scope.tx);
  const persons = new Map(
    (
      await personsOf(
        scope,
        rows.map(({ person }) => person),
      )
    ).map((person) => [person.id, person]),
  );
  const seats = new Set(everySeat(desk.visit.charter).map(({ id }) => id));
  return rows.flatMap(({ seat, person, until }): HomeRow[] => {
    const who = persons.get(person);
    if (!who || !seats.has(seat)) return [];
    const office = nameIn(desk.visit.charter, seat);
    return [
      {
        url: `${desk.visit.base}/people/${who.id}`,
        what: { zh: `${who.name}（${office.zh}）`, en: `${who.name} (${office.en})` },
        asked: { zh: '任期届满', en: 'End of the term' },
        who: [],
        due: { at: until.getTime() },
        act: { zh: '查看', en: 'See' },
      },
    ];
  });
}
