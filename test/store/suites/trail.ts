import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql, type RawBuilder } from 'kysely';
import {
  chainEntries,
  headOf,
  verifyTrail,
  type Verification,
} from '../../../src/store/audit-trail.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { electors, openVote, review, vote } from '../../support/acting.ts';
import { apply } from '../../support/applying.ts';
import { ALLIANCE, count, type Ledger, type OpenLedger } from '../ledger.ts';

type Head = { readonly sequence: number; readonly hash: string };

export function trail(open: OpenLedger): void {
  describe('The audit trail', () => {
    let ledger: Ledger;
    let anchor: Head;
    beforeAll(async () => {
      ledger = await open();
      const one = await apply(ledger.world);
      await review(ledger.world, one);
      const round = await openVote(ledger.world, [one]);
      for (const elector of await electors(ledger.world))
        await vote(ledger.world, round, elector, 'for');
      await ledger.attend();
      await chain();
      anchor = await ledger.inScope((scope) => headOf(scope.tx));
    }, 60_000);
    afterAll(() => ledger.close());

    const chain = async (): Promise<number> => {
      let chained = 0;
      for (let more = -1; more !== 0; chained += more)
        more = await chainEntries(ledger.context, ALLIANCE);
      return chained;
    };
    /** What `verify` says after the database's owner, whom no guard holds, has done something to the rows. */
    const after = (...acts: readonly RawBuilder<unknown>[]) =>
      ledger.asOwner(async (scope) => {
        for (const act of acts) await act.execute(scope.tx);
        return verifyTrail(scope);
      });
    const entryOf = (sequence: number) =>
      sql`(select entry from audit_chain where alliance = ${ALLIANCE} and sequence = ${sequence})`;
    const broken = (sequence: number, because: string): Verification => ({
      kind: 'broken',
      sequence,
      because,
    });

    test('is whole as it was written, and every entry is in it', async () => {
      expect(anchor.sequence).toBeGreaterThan(10);
      const seen = await ledger.inScope(async (scope) => ({
        verified: await verifyTrail(scope, anchor),
        written: await count(scope, sql`audit_entries`),
      }));
      expect(seen).toEqual({
        verified: { kind: 'whole', entries: anchor.sequence, head: anchor.hash },
        written: anchor.sequence,
      });
    });

    const EDITS: readonly [string, RawBuilder<unknown>][] = [
      ['what was done', sql`kind = 'vote.changed'`],
      ['who did it', sql`actor = 'somebody else'`],
      ['how', sql`channel = 'letter'`],
      ['about what', sql`subject = 'another case'`],
      ['when', sql`at = at + interval '1 second'`],
      ['its details', sql`details = jsonb_set(details, '{choice}', '"against"')`],
    ];
    test.each(EDITS)('AT-45: an entry in which %s was edited is named', async (_what, edit) => {
      expect(await after(sql`update audit_entries set ${edit} where id = ${entryOf(5)}`)).toEqual(
        broken(5, 'the entry was changed'),
      );
    });

    test('AT-45: of several edited entries the first is named', async () => {
      const edit = (sequence: number) =>
        sql`update audit_entries set actor = 'x' where id = ${entryOf(sequence)}`;
      expect(await after(edit(9), edit(4), edit(7))).toEqual(broken(4, 'the entry was changed'));
    });

    test('AT-45: a deleted entry is named; so is one deleted with its link', async () => {
      expect(await after(sql`delete from audit_entries where id = ${entryOf(6)}`)).toEqual(
        broken(6, 'the entry is missing'),
      );
      expect(
        await after(
          sql`delete from audit_entries where id = ${entryOf(6)}`,
          sql`delete from audit_chain where sequence = 6`,
        ),
      ).toEqual(broken(6, 'a link is missing'));
    });

    test('a deleted entry is found when the later links were moved up to hide it', async () => {
      const verified = await after(
        sql`delete from audit_entries where id = ${entryOf(6)}`,
        sql`delete from audit_chain where sequence = 6`,
        sql`update audit_chain set sequence = -sequence where sequence > 6`,
        sql`update audit_chain set sequence = -sequence - 1 where sequence < 0`,
      );
      expect(verified).toEqual(broken(6, 'the link does not follow the one before'));
    });

    test('two entries in each other’s place are found', async () => {
      const [five, six] = await ledger.inScope(async (scope) => {
        const { rows } = await sql<{
          entry: string;
        }>`select entry from audit_chain where sequence in (5, 6) order by sequence`.execute(
          scope.tx,
        );
        return rows.map((row) => row.entry);
      });
      const verified = await after(
        sql`update audit_chain set entry = -1 where sequence = 5`,
        sql`update audit_chain set entry = ${five} where sequence = 6`,
        sql`update audit_chain set entry = ${six} where sequence = 5`,
      );
      expect(verified).toEqual(broken(5, 'the entry was changed'));
    });

    const insert = (at: RawBuilder<unknown>, id: RawBuilder<unknown>) =>
      sql`insert into audit_entries (alliance, id, at, kind, actor, channel, subject, details) overriding system value
        select alliance, ${id}, ${at}, kind, actor, channel, subject, details from audit_entries where id = ${entryOf(5)}`;

    test('an entry put between two others is found', async () => {
      const verified = await after(
        insert(sql`at`, sql`1000000`),
        sql`update audit_chain set sequence = -sequence where sequence > 5`,
        sql`update audit_chain set sequence = -sequence + 1 where sequence < 0`,
        sql`insert into audit_chain select alliance, 6, 1000000, hash, hash from audit_chain where sequence = 5`,
      );
      expect(verified).toEqual(broken(6, 'the entry was changed'));
    });

    test('an entry that was slipped in beside the chain, where the sequencer never looks, is found', async () => {
      const verified = await after(insert(sql`at - interval '1 day'`, sql`-20000`));
      expect(verified).toMatchObject({
        kind: 'broken',
        because: 'an entry stands outside the chain',
      });
    });

    test('a tail that was written anew in the old one’s length differs from the anchor', async () => {
      expect(
        await ledger.inScope((scope) => verifyTrail(scope, { ...anchor, hash: '0'.repeat(64) })),
      ).toEqual(broken(anchor.sequence, 'the hash differs from the anchor'));
    });

    test('the product itself can neither change nor delete an entry or a link', async () => {
      for (const act of [
        sql`update audit_entries set actor = 'x'`,
        sql`delete from audit_entries`,
        sql`update audit_chain set hash = 'x'`,
        sql`delete from audit_chain`,
        sql`truncate audit_entries`,
      ])
        await expect(ledger.inScope((scope) => act.execute(scope.tx))).rejects.toThrow(
          /permission denied/,
        );
      expect((await ledger.inScope((scope) => verifyTrail(scope, anchor))).kind).toBe('whole');
    });

    test('goes on after it was verified, and holds no name, address or text of anybody', async () => {
      const one = await apply(ledger.world, { name: '不得出现的名称' });
      await review(ledger.world, one, {
        decision: 'not-approve',
        reason: '不得出现的理由',
        remark: '不得出现的备注',
      });
      expect(await chain()).toBeGreaterThan(1);
      const { rows } = await ledger.inScope((scope) =>
        sql<{ entry: string }>`select row_to_json(e)::text as entry from audit_entries e`.execute(
          scope.tx,
        ),
      );
      const text = rows.map((row) => row.entry).join('\n');
      for (const secret of ['不得出现', '张三', '王建国', '@', '010-6820'])
        expect(text).not.toContain(secret);
      expect((await ledger.inScope((scope) => verifyTrail(scope, anchor))).kind).toBe('whole');
    });

    test('AT-45: a tail that was cut off is found by the anchored head, also when as much was written after the cut', async () => {
      const cut = async (scope: Scope): Promise<void> => {
        await sql`delete from audit_entries where id in (select entry from audit_chain where sequence > 8)`.execute(
          scope.tx,
        );
        await sql`delete from audit_chain where sequence > 8`.execute(scope.tx);
      };
      const verify = () => ledger.inScope((scope) => verifyTrail(scope, anchor));
      await ledger.asOwner(cut, 'keep');
      expect(await ledger.inScope((scope) => verifyTrail(scope))).toMatchObject({
        kind: 'whole',
        entries: 8,
      });
      expect(await verify()).toEqual(broken(9, 'entries up to the anchor are missing'));
      for (let more = 0; more < anchor.sequence; more += 1) await apply(ledger.world);
      await chain();
      expect(await verify()).toEqual(broken(anchor.sequence, 'the hash differs from the anchor'));
    });

    test('AT-45: a tail cut off after a certificate was issued is found by the head the certificate bears', async () => {
      const { sequence, hash } = await ledger.inScope((scope) => headOf(scope.tx));
      await ledger.inScope((scope) =>
        sql`insert into effects values (${ALLIANCE}, 'a certificate', 'a case', 'certificate',
          ${JSON.stringify({ auditHead: hash })}::jsonb, ${scope.now})`.execute(scope.tx),
      );
      const cut = sql`delete from audit_chain where sequence >= ${sequence}`;
      const entry = sql`delete from audit_entries where id = ${entryOf(sequence)}`;
      expect(await after(sql`select 1`)).toMatchObject({ kind: 'whole' });
      expect(await after(entry, cut)).toEqual(
        broken(sequence, 'an entry a certificate vouches for is missing'),
      );
    });
  });
}
