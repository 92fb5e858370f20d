import { sql } from 'kysely';
import type { Charter } from '../../domain/charter/type.ts';
import { isRefused, type RosterRow } from '../../domain/roster/type.ts';
import { note } from '../audit-trail.ts';
import { charterInForce } from '../charters.ts';
import { wakeDues } from '../dues/rounds.ts';
import { inScope, through, type Context, type Scope } from '../scope.ts';
import {
  markImport,
  nextRows,
  readImport,
  rowsOfImport,
  runningImports,
  settleRow,
  type RosterImport,
} from './imports.ts';
import { importMember } from './members.ts';
import { importOffice } from './offices.ts';
import { refuse, type ImportBasis, type RowOutcome } from './outcome.ts';
import { importPerson } from './people.ts';

/** A row that is refused leaves nothing behind, as if it had not been tried. */
async function carryOutRow(
  scope: Scope,
  charter: Charter,
  row: RosterRow,
  basis: ImportBasis,
): Promise<RowOutcome> {
  if (isRefused(row)) return { state: 'refused' };
  await sql`savepoint roster_row`.execute(scope.tx);
  const outcome = await importRow(scope, charter, row, basis);
  if (outcome.state === 'refused') await sql`rollback to savepoint roster_row`.execute(scope.tx);
  await sql`release savepoint roster_row`.execute(scope.tx);
  return outcome;
}

async function importRow(
  scope: Scope,
  charter: Charter,
  row: RosterRow,
  basis: ImportBasis,
): Promise<RowOutcome> {
  switch (row.sheet) {
    case 'members':
      return importMember(scope, charter, row.values, basis);
    case 'people':
      return importPerson(scope, row.values, basis);
    case 'offices':
      return importOffice(scope, row.values, basis);
  }
}

const ORDER = ['members', 'people', 'offices'] as const;

class DryRun extends Error {
  readonly planned: readonly (RosterRow & { readonly plan: RowOutcome })[];
  constructor(planned: DryRun['planned']) {
    super('a dry run leaves nothing behind');
    this.planned = planned;
  }
}

/**
 * What each row would do now: all of them are carried out in one transaction, which is then rolled back. So a dry run
 * and the import itself cannot differ in their rules.
 */
export async function dryRun(
  context: Context,
  alliance: string,
  rows: readonly RosterRow[],
  by: string,
): Promise<DryRun['planned']> {
  try {
    return await inScope(context, alliance, async (scope): Promise<never> => {
      const charter = await charterInForce(scope);
      const basis = { evidence: 'dry run', by, at: scope.now };
      const planned: (RosterRow & { readonly plan: RowOutcome })[] = [];
      for (const sheet of ORDER)
        for (const row of rows.filter((one) => one.sheet === sheet))
          planned.push({ ...row, plan: await carryOutRow(scope, charter, row, basis) });
      throw new DryRun(planned);
    });
  } catch (error) {
    if (error instanceof DryRun) return error.planned;
    throw error;
  }
}

/** So many rows are carried out and marked in one transaction. */
const BATCH = 20;

/** Carries out a batch of one import that was checked; says whether there may be more to do. */
export async function carryOutBatch(
  context: Context,
  alliance: string,
  id: string,
  most = BATCH,
): Promise<boolean> {
  return inScope(context, alliance, async (scope) => {
    // Two processes take turns: the order of the sheets matters.
    const one = await readImport(scope, id, 'update');
    if (one?.state !== 'running') return false;
    // Waiting for the lock may have outlasted what another process entered: it must be seen.
    const at = {
      ...scope,
      now: await context.clock.now(scope.tx),
      context: one.channel === 'api' ? { ...context, door: one.channel } : context,
    };
    const rows = await nextRows(at, id, most);
    const charter = await charterInForce(at);
    for (const row of rows)
      await settleRow(at, id, row, await carryOutRow(at, charter, row, basisOf(one)));
    if (rows.length === most) return true;
    await markImport(at, id, { state: 'done' });
    await wakeDues(at);
    await noteEnd(at, one);
    return false;
  });
}

function basisOf(one: RosterImport): ImportBasis {
  return {
    evidence: one.recordNumber ?? one.id,
    by: one.enteredBy,
    at: one.startedAt ?? one.enteredAt,
  };
}

async function noteEnd(scope: Scope, one: RosterImport): Promise<void> {
  const rows = await rowsOfImport(scope, one.id);
  const count = (state: RowOutcome['state']): number =>
    rows.filter((row) => row.state === state).length;
  await note(scope, {
    kind: 'roster.imported',
    actor: one.enteredBy,
    channel: through(scope, 'console'),
    subject: one.id,
    details: {
      record: one.recordNumber,
      file: one.sha256,
      added: count('added'),
      changed: count('changed'),
      same: count('same'),
      refused: count('refused'),
    },
  });
}

/**
 * Carries out whatever was checked, batch by batch, in every alliance. After a fall it goes on with the first row that
 * is not marked. A row that cannot be carried out by itself either is refused, so that it holds up no other.
 */
export async function carryOutImports(context: Context, alliance: string): Promise<void> {
  for (const { id } of await inScope(context, alliance, runningImports))
    for (let more = true; more;) {
      try {
        more = await carryOutBatch(context, alliance, id);
      } catch {
        more = await carryOutSingly(context, alliance, id);
      }
    }
}

async function carryOutSingly(context: Context, alliance: string, id: string): Promise<boolean> {
  for (let left = BATCH; left > 0; left -= 1) {
    try {
      if (!(await carryOutBatch(context, alliance, id, 1))) return false;
    } catch (error) {
      // Where the database does not answer, this throws too, and all of it is tried again later.
      const failed = await inScope(context, alliance, async (scope) => {
        const [row] = await nextRows(scope, id, 1);
        if (row)
          await settleRow(scope, id, row, {
            ...refuse(
              '系统处理这一行时出错，没有导入；请核对内容后单独登记，或联系维护人员',
              'The system failed on this row and did not import it; enter it by itself, or tell whoever runs the system',
            ),
          });
        return row;
      });
      if (!failed) throw error;
    }
  }
  return true;
}
