import { sql } from 'kysely';
import { canonical } from '../../domain/canonical.ts';
import { NOTHING_ANSWERED, type SetUpAnswers } from '../../domain/set-up.ts';
import type { Tx } from '../database.ts';
import type { Context } from '../scope.ts';

/** An alliance that is being set up: kept page by page, in force in nothing. */
export type SetUp = {
  readonly id: string;
  /** Grows with each change. */
  readonly revision: number;
  readonly files: {
    readonly charter: { readonly name: string; readonly content: string };
    readonly text: { readonly name: string; readonly content: string };
  };
  readonly answers: SetUpAnswers;
  readonly updatedAt: Date;
  /** The alliance it became. */
  readonly became: string | null;
};

type Row = {
  id: string;
  revision: number;
  charter_file: string;
  charter_yaml: string;
  charter_text_file: string;
  charter_text: string;
  answers: Partial<SetUpAnswers>;
  updated_at: Date;
  became: string | null;
};

export function beginSetUp(context: Context): Promise<string> {
  const id = context.ids.next();
  return context.database.untenanted(async (tx, begun) => {
    const now = await context.clock.now(tx, begun);
    await sql`insert into set_ups (id, revision, answers, created_at, updated_at)
      values (${id}, 1, '{}'::jsonb, ${now}, ${now})`.execute(tx);
    return id;
  });
}

/** Those under way, the one worked on last first. */
export function setUpsUnderWay(context: Context): Promise<readonly SetUp[]> {
  return context.database.untenanted(async (tx) => {
    const { rows } =
      await sql<Row>`select * from set_ups where became is null order by updated_at desc, id`.execute(
        tx,
      );
    return rows.map(setUpFrom);
  });
}

export function readSetUp(context: Context, id: string): Promise<SetUp | undefined> {
  return context.database.untenanted((tx) => setUpIn(tx, id));
}

export async function setUpIn(tx: Tx, id: string, lock?: 'update'): Promise<SetUp | undefined> {
  const { rows } =
    await sql<Row>`select * from set_ups where id = ${id} ${lock ? sql`for update` : sql``}`.execute(
      tx,
    );
  return rows[0] && setUpFrom(rows[0]);
}

export type SetUpChange = {
  readonly files?: SetUp['files'];
  readonly answers?: Partial<SetUpAnswers>;
};

/** changed-meanwhile: somebody else changed it after the page was shown · started: it is an alliance by now. */
export type SetUpChanged = 'changed' | 'changed-meanwhile' | 'started' | 'unknown';

/** Keeps one page's answers, unless the draft is no longer what the page showed. */
export function changeSetUp(
  context: Context,
  id: string,
  revision: number,
  change: SetUpChange,
): Promise<SetUpChanged> {
  return context.database.untenanted(async (tx, begun) => {
    const present = await setUpIn(tx, id, 'update');
    if (!present) return 'unknown';
    if (present.became !== null) return 'started';
    const { charter, text } = change.files ?? present.files;
    const answers = { ...present.answers, ...change.answers };
    // A form that was sent twice finds what it wanted done.
    if (canonical([present.answers, present.files]) === canonical([answers, { charter, text }]))
      return 'changed';
    if (present.revision !== revision) return 'changed-meanwhile';
    await sql`update set_ups set revision = revision + 1, charter_file = ${charter.name}, charter_yaml = ${charter.content},
        charter_text_file = ${text.name}, charter_text = ${text.content}, answers = ${JSON.stringify(answers)}::jsonb,
        updated_at = ${await context.clock.now(tx, begun)}
      where id = ${id}`.execute(tx);
    return 'changed';
  });
}

/** Gives a draft up; what became an alliance stays. Gives back the files that nobody needs any more. */
export function discardSetUp(context: Context, id: string): Promise<readonly string[]> {
  return context.database.untenanted(async (tx) => {
    const present = await setUpIn(tx, id, 'update');
    if (!present || present.became !== null) return [];
    await sql`delete from set_ups where id = ${id}`.execute(tx);
    return filesOf(present.answers).map((file) => file.id);
  });
}

/** How long an unfinished set-up is kept after it was last touched, in days. */
export const SET_UP_DAYS = 30;

/** Deletes set-ups that nobody touched for so long and that became no alliance; gives back the files to remove. */
export function forgetSetUps(context: Context): Promise<readonly string[]> {
  return context.database.untenanted(async (tx, begun) => {
    const now = await context.clock.now(tx, begun);
    const since = new Date(now.getTime() - SET_UP_DAYS * 86_400_000);
    const { rows } = await sql<Row>`
      delete from set_ups where became is null and updated_at < ${since} returning *`.execute(tx);
    return rows.flatMap((row) => filesOf(setUpFrom(row).answers).map(({ id }) => id));
  });
}

export function filesOf({
  resolution,
  documents,
}: SetUpAnswers): readonly SetUpAnswers['documents'][number][] {
  const scans = resolution !== null && resolution !== 'later' ? resolution.scans : [];
  return [...scans, ...documents];
}

function setUpFrom(row: Row): SetUp {
  return {
    id: row.id,
    revision: row.revision,
    files: {
      charter: { name: row.charter_file, content: row.charter_yaml },
      text: { name: row.charter_text_file, content: row.charter_text },
    },
    answers: { ...NOTHING_ANSWERED, ...row.answers },
    updatedAt: row.updated_at,
    became: row.became,
  };
}
