import { sql } from 'kysely';
import type { Day } from '../../domain/calendar.ts';
import type { Fen } from '../../domain/money.ts';
import type { Scope } from '../scope.ts';

/** A member says that it has paid. It is no payment until the bank's slip was recorded. */
export type Told = {
  readonly id: string;
  readonly member: string;
  readonly name: string;
  readonly year: number;
  readonly fen: Fen;
  readonly paidOn: Day;
  readonly payer: string;
  readonly note: string;
  readonly file: string | null;
  readonly toldAt: Date;
  readonly state: 'open' | 'recorded' | 'not-found';
  readonly settledNote: string | null;
};

type Row = {
  id: string;
  member: string;
  name: string;
  year: number;
  fen: string;
  paid_on: string;
  payer: string;
  note: string;
  file: string | null;
  told_at: Date;
  state: Told['state'];
  settled_note: string | null;
};

export type NewTold = Pick<Told, 'member' | 'year' | 'fen' | 'paidOn' | 'payer' | 'note' | 'file'>;

/** Notes what a member told; the same told again while it is open is the same. */
export async function addTold(scope: Scope, told: NewTold): Promise<boolean> {
  const { rows: same } = await sql`
    select 1 from payments_told where member = ${told.member} and year = ${told.year} and fen = ${told.fen}
      and paid_on = ${told.paidOn} and state = 'open' limit 1`.execute(scope.tx);
  if (same.length > 0) return false;
  await sql`insert into payments_told (alliance, id, member, year, fen, paid_on, payer, note, file, told_at, state)
    values (${scope.alliance}, ${scope.context.ids.next()}, ${told.member}, ${told.year}, ${told.fen}, ${told.paidOn},
      ${told.payer}, ${told.note}, ${told.file}, ${scope.now}, 'open')`.execute(scope.tx);
  return true;
}

const READ = sql`select t.*, m.name from payments_told t join members m on m.alliance = t.alliance and m.id = t.member`;

export async function openTold(scope: Scope, most: number): Promise<readonly Told[]> {
  const { rows } =
    await sql<Row>`${READ} where t.state = 'open' order by t.told_at, t.id limit ${most}`.execute(
      scope.tx,
    );
  return rows.map(toldFrom);
}

export async function toldOfMember(scope: Scope, member: string): Promise<readonly Told[]> {
  const { rows } =
    await sql<Row>`${READ} where t.member = ${member} order by t.told_at desc`.execute(scope.tx);
  return rows.map(toldFrom);
}

export async function readTold(scope: Scope, id: string): Promise<Told | undefined> {
  const { rows } = await sql<Row>`${READ} where t.id = ${id}`.execute(scope.tx);
  return rows[0] && toldFrom(rows[0]);
}

export async function settleTold(
  scope: Scope,
  id: string,
  state: 'recorded' | 'not-found',
  by: string,
  note: string,
): Promise<boolean> {
  const { rows } = await sql`
    update payments_told set state = ${state}, settled_by = ${by}, settled_at = ${scope.now}, settled_note = ${note || null}
    where id = ${id} and state = 'open' returning id`.execute(scope.tx);
  return rows.length > 0;
}

function toldFrom(row: Row): Told {
  return {
    id: row.id,
    member: row.member,
    name: row.name,
    year: row.year,
    fen: Number(row.fen),
    paidOn: row.paid_on,
    payer: row.payer,
    note: row.note,
    file: row.file,
    toldAt: row.told_at,
    state: row.state,
    settledNote: row.settled_note,
  };
}
