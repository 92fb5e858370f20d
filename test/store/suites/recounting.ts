import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { proofOf } from '../../../src/api/proof.tsx';
import { positionOf } from '../../../src/domain/position.ts';
import type { ShowOfHands } from '../../../src/domain/show-of-hands.ts';
import { readCase, stagesOf, type Case } from '../../../src/store/cases.ts';
import { asCorrected } from '../../../src/store/corrections.ts';
import { sha256 } from '../../../src/store/database.ts';
import { checkRecord, enterRecord } from '../../../src/store/decide/enter-record.ts';
import { confirmResult } from '../../../src/store/decide/confirm-result.ts';
import { memberOfCase } from '../../../src/store/members.ts';
import type { Person } from '../../../src/store/persons.ts';
import { newCorrection } from '../../../src/store/records/correction.ts';
import type { Recorded } from '../../../src/store/records/records.ts';
import { sheetOf } from '../../../src/store/records/tally.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { openTasks, type Task } from '../../../src/store/tasks.ts';
import { ballotsOfRound, type Ballot } from '../../../src/store/voting-rounds.ts';
import { holder, review } from '../../support/acting.ts';
import { apply } from '../../support/applying.ts';
import { openMeeting, showHands } from '../../support/sitting.ts';
import { type Ledger, type OpenLedger } from '../ledger.ts';

/** 更正 of the sheet of a show of hands: the first sheet and its count stay, and another result is the body's. */
export function recounting(open: OpenLedger): void {
  describe('A corrected sheet', () => {
    let ledger: Ledger;
    let officer: Person;
    let colleague: Person;
    let chair: Person;
    beforeAll(async () => {
      ledger = await open();
      officer = await holder(ledger.world, 'case-officer');
      colleague = await holder(ledger.world, 'case-officer', 1);
      chair = await holder(ledger.world, 'chair');
    }, 60_000);
    afterAll(() => ledger.close());

    /** A case whose item a meeting decided by these numbers. */
    async function shown(over: Partial<ShowOfHands> = {}): Promise<{ one: Case; ballot: Ballot }> {
      const one = await apply(ledger.world);
      await review(ledger.world, one);
      await ledger.attend();
      const round = await openMeeting(ledger.world, [one]);
      const [ballot] = await ballots(round);
      await showHands(ledger.world, ballot?.id ?? '', over);
      await ledger.attend();
      await ledger.attend();
      return { one, ballot: (await ballots(round))[0] as Ballot };
    }
    const ballots = (round: string) => ledger.inScope((scope) => ballotsOfRound(scope, round));
    const enter = (one: Case, ballot: Ballot, over: Partial<ShowOfHands>) =>
      ledger.inScope(async (scope) => {
        const stands = (await sheetOf(scope, ballot)) as ShowOfHands;
        const content = {
          of: 'sheet',
          ballot: ballot.id,
          sheet: { ...stands, ...over },
          reason: '登记时把赞成和反对写颠倒',
        } as const;
        return enterRecord(scope, officer.id, newCorrection(one, content, scope.now), [
          evidence(scope),
        ]);
      });
    const evidence = (scope: Scope) => ({
      id: scope.context.ids.next(),
      document: 'evidence',
      name: '计票表.pdf',
      type: 'application/pdf',
      size: 5,
      sha256: sha256('sheet again'),
    });
    async function correct(
      one: Case,
      ballot: Ballot,
      over: Partial<ShowOfHands>,
    ): Promise<Recorded> {
      const entered = await enter(one, ballot, over);
      if (entered.kind !== 'entered') throw new Error(entered.because);
      const checked = await ledger.inScope((scope) =>
        checkRecord(scope, entered.record.id, colleague.id, { right: true }),
      );
      if (checked.kind !== 'checked') throw new Error(checked.because);
      await ledger.attend();
      await ledger.attend();
      return checked.record;
    }
    const position = (one: Case) =>
      ledger.inScope(async (scope) => positionOf(one.plan, await stagesOf(scope, one.id)));
    const toConfirm = async (ballot: Ballot): Promise<Task | undefined> =>
      (await ledger.inScope(openTasks)).find(
        (task) => task.kind === 'confirm' && task.subject === ballot.id,
      );
    const three = { presentForItem: 2, issued: 2, returned: 2, valid: 2, for: 2, against: 0 };

    test('AT-50 AT-48: that gives another result keeps the first sheet and its tally, and the body decides again', async () => {
      const { one, ballot } = await shown();
      expect(ballot.result).toBe('passed');
      const first = await ledger.inScope((scope) => sheetOf(scope, ballot));
      const record = await correct(one, ballot, { for: 1, against: 4 });
      expect(record).toMatchObject({
        state: 'counted',
        outcome: {
          came: 'back-to-body',
          before: { result: 'passed', votes: { for: 4, against: 1 } },
          after: { result: 'failed', votes: { for: 1, against: 4 } },
        },
      });
      const again = (await ballots(ballot.votingRound))[0] as Ballot;
      expect(again).toEqual(ballot);
      expect(await ledger.inScope((scope) => sheetOf(scope, again))).toEqual(first);
      const proof = await ledger.inScope((scope) => proofOf(scope, ballot.id));
      expect(proof?.differences).toEqual([]);
      expect(proof?.recomputed).toMatchObject({ result: 'failed', votes: { for: 1 } });
      expect(proof?.view.corrections).toMatchObject([{ what: 'sheet', before: { base: 5 } }]);
      expect(await position(one)).toMatchObject({ stage: { kind: 'ballot' }, round: 2 });
      expect((await ledger.inScope((scope) => readCase(scope, one.id)))?.status).toBe('open');
      const member = await ledger.inScope((scope) => memberOfCase(scope, one.id));
      expect(member?.until).toBeNull();
    });

    test('that leaves the result the same moves nothing, and the next correction starts from it', async () => {
      const { one, ballot } = await shown();
      const at = await position(one);
      const record = await correct(one, ballot, { for: 3, against: 2 });
      expect(record.outcome).toMatchObject({ came: 'unchanged', after: { votes: { for: 3 } } });
      expect(await position(one)).toEqual(at);
      const twice = await enter(one, ballot, { for: 3, against: 2 });
      expect(twice).toMatchObject({ kind: 'refused', because: 'already-so' });
      const next = await correct(one, ballot, { for: 2, against: 3 });
      expect(next.outcome).toMatchObject({
        before: { votes: { for: 3 }, result: 'passed' },
        after: { result: 'failed' },
      });
    });

    test('has to add up as the first one had to', async () => {
      const { one, ballot } = await shown();
      expect(await enter(one, ballot, { for: 5 })).toMatchObject({
        kind: 'refused',
        because: 'does-not-add-up',
      });
      const other = await apply(ledger.world);
      expect(await enter(other, ballot, { for: 3, against: 2 })).toMatchObject({
        kind: 'refused',
        because: 'unknown',
      });
    });

    test('of a held result is what the chair confirms, and of one that is held no more waits for nobody', async () => {
      const { one, ballot } = await shown(three);
      expect(ballot.result).toBe('to-be-confirmed');
      const same = await correct(one, ballot, { ...three, for: 0, against: 2 });
      expect(same.outcome).toMatchObject({ came: 'unchanged' });
      const task = (await toConfirm(ballot)) as Task;
      await ledger.inScope((scope) =>
        confirmResult(
          scope,
          task.id,
          { person: chair.id, channel: 'own-link' },
          { statement: 'confirmed', reason: '' },
        ),
      );
      const confirmed = (await ballots(ballot.votingRound))[0] as Ballot;
      expect(confirmed.result).toBe('failed');
      expect(await ledger.inScope((scope) => asCorrected(scope, confirmed))).toMatchObject({
        result: 'failed',
      });

      const held = await shown(three);
      const none = await correct(held.one, held.ballot, {
        presentForItem: 5,
        issued: 5,
        returned: 5,
        valid: 5,
        for: 5,
        against: 0,
      });
      expect(none.outcome).toMatchObject({ came: 'back-to-body', after: { result: 'passed' } });
      expect(await toConfirm(held.ballot)).toBeUndefined();
      expect(await position(held.one)).toMatchObject({ stage: { kind: 'ballot' }, round: 2 });
    });
  });
}
