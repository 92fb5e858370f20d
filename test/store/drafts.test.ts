import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { addFile } from '../../src/store/files.ts';
import { databaseClock, systemIds } from '../../src/store/clock.ts';
import { openDatabase, type Database } from '../../src/store/database.ts';
import { forgetDrafts, keepAnswers, openDraft, startDraft } from '../../src/store/drafts.ts';
import { inScope, type Context } from '../../src/store/scope.ts';

let database: Database;
let context: Context;
beforeAll(async () => {
  database = await openDatabase({ memory: true });
  context = { database, clock: databaseClock, ids: systemIds(() => Date.now()), secret: '' };
  await database.untenanted((tx) =>
    sql`insert into alliances values ('one', 'ONE', '', '', '', '', 'zh', now())`.execute(tx),
  );
});
afterAll(() => database.close());

test('an application begun thirty days ago and never handed in is deleted with its files, a younger one is kept', async () => {
  const [old, young] = await inScope(context, 'one', async (scope) => {
    const made = [
      await startDraft(scope, 'enterprise', 'zh'),
      await startDraft(scope, 'enterprise', 'zh'),
    ] as const;
    for (const draft of made) {
      await keepAnswers(scope, draft.id, { 'organisation-name': '甲' });
      await addFile(scope, {
        id: `file-${draft.id}`,
        draftId: draft.id,
        document: 'unit-profile',
        name: 'a.pdf',
        type: 'application/pdf',
        size: 1,
        sha256: '',
      });
    }
    await sql`update drafts set updated_at = now() - interval '31 days' where id = ${made[0].id}`.execute(
      scope.tx,
    );
    return made;
  });
  expect(await inScope(context, 'one', forgetDrafts)).toEqual([`file-${old.id}`]);
  await inScope(context, 'one', async (scope) => {
    expect(await openDraft(scope, `${old.id}.${old.secret}`, 'enterprise')).toBeUndefined();
    expect((await openDraft(scope, `${young.id}.${young.secret}`, 'enterprise'))?.answers).toEqual({
      'organisation-name': '甲',
    });
  });
});
