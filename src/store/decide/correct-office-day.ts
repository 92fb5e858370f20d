import { sql } from 'kysely';
import { dayOf } from '../../domain/calendar.ts';
import { isDay } from '../../domain/particulars/identifiers.ts';
import type { CorrectionOutcome, DayCorrection } from '../records/correction-content.ts';
import type { Recorded } from '../records/records.ts';
import {
  readHolding,
  redateHolding,
  whyNotRedated,
  type DatedHolding,
} from '../register/holdings.ts';
import { instantOfDay } from '../register/versions.ts';
import type { Scope } from '../scope.ts';
import { readdressTasks } from './readdress.ts';

type Content = Extract<DayCorrection, { readonly of: 'office-day' }>;

export async function officeDayProblem(
  scope: Scope,
  subject: string,
  content: Content,
): Promise<string | undefined> {
  const holding = await readHolding(scope, content.holding);
  if (holding?.person !== subject) return 'unknown';
  if (content.which === 'until' && !holding.until) return 'not-ended';
  if (!isDay(content.day) || content.day > dayOf(scope.now.getTime())) return 'day-wrong';
  const stands = content.which === 'from' ? holding.from : holding.until;
  if (stands && dayOf(stands.getTime()) === content.day) return 'already-so';
  return whyNotRedated(scope, holding, spanWith(scope, holding, content));
}

function spanWith(scope: Scope, holding: DatedHolding, { which, day }: Content) {
  const at = instantOfDay(day, scope.now);
  return which === 'from' ? { from: at, until: holding.until } : { from: holding.from, until: at };
}

/** A seat's first or last day. Electorates that were frozen stay as they are (X-Q19); the record names those concerned. */
export async function correctOfficeDay(
  scope: Scope,
  record: Recorded,
  content: Content,
): Promise<CorrectionOutcome> {
  const holding = (await readHolding(scope, content.holding)) as DatedHolding;
  const span = spanWith(scope, holding, content);
  await redateHolding(scope, holding, span, { evidence: record.number, by: record.recordedBy });
  await readdressTasks(scope, record.recordedBy);
  const was = (content.which === 'from' ? holding.from : holding.until) as Date;
  const is = (content.which === 'from' ? span.from : span.until) as Date;
  const shorter = content.which === 'from' ? is > was : is < was;
  return {
    came: 'set-right',
    was: dayOf(was.getTime()),
    rounds: shorter ? await roundsThatCounted(scope, holding, was, is) : [],
  };
}

/** Voting rounds that froze the seat as held on days on which, by the correction, it was not. */
async function roundsThatCounted(
  scope: Scope,
  { seat, person }: DatedHolding,
  was: Date,
  is: Date,
): Promise<readonly string[]> {
  const [from, until] = was < is ? [was, is] : [is, was];
  const { rows } = await sql<{ number: string }>`
    select distinct r.number from ballots b join voting_rounds r on r.id = b.voting_round
    where b.opened_at >= ${from} and b.opened_at < ${until}
      and b.electorate->'voters' @> ${JSON.stringify([{ person, seat }])}::jsonb
    order by r.number`.execute(scope.tx);
  return rows.map(({ number }) => number);
}
