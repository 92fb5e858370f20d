import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { attendStage } from '../../../src/activities/attend-stage.ts';
import { proofOf } from '../../../src/api/proof.tsx';
import { positionOf } from '../../../src/domain/position.ts';
import { listAlarms } from '../../../src/store/alarms.ts';
import { addCertificate, certificatesOfCase } from '../../../src/store/certificates.ts';
import { readCase, stagesOf, type Case } from '../../../src/store/cases.ts';
import { correctionsOfCase, isUnderCorrection } from '../../../src/store/corrections.ts';
import { sha256 } from '../../../src/store/database.ts';
import { decisionsOfCase } from '../../../src/store/decide/decisions.ts';
import { checkRecord, enterRecord } from '../../../src/store/decide/enter-record.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import { memberOfCase } from '../../../src/store/members.ts';
import type { Person } from '../../../src/store/persons.ts';
import { newCorrection } from '../../../src/store/records/correction.ts';
import type { CaseCorrection } from '../../../src/store/records/correction-content.ts';
import type { Recorded } from '../../../src/store/records/records.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { ballotsOfRound, votesOf, type Ballot } from '../../../src/store/voting-rounds.ts';
import { workflowId } from '../../../src/workflows/messages.ts';
import { electors, holder, openVote, review, vote } from '../../support/acting.ts';
import { apply } from '../../support/applying.ts';
import { ALLIANCE, type Ledger, type OpenLedger } from '../ledger.ts';

const REASON = '监票人复查纸质表决票，发现登记有误';

/** 更正: the original stays, a second person checks, the result is counted again, and another result is the body's. */
export function correcting(open: OpenLedger): void {
  describe('A correction', () => {
    let ledger: Ledger;
    let officer: Person;
    let colleague: Person;
    let five: readonly Person[];
    beforeAll(async () => {
      ledger = await open();
      officer = await holder(ledger.world, 'case-officer');
      colleague = await holder(ledger.world, 'case-officer', 1);
      five = await electors(ledger.world);
    }, 60_000);
    afterAll(() => ledger.close());

    /** A case on which the five have voted, so many of them for. */
    async function voted(inFavour: number): Promise<{ one: Case; ballot: Ballot }> {
      const one = await apply(ledger.world);
      await review(ledger.world, one);
      const round = await openVote(ledger.world, [one]);
      for (const [index, person] of five.entries())
        await vote(ledger.world, round, person, index < inFavour ? 'for' : 'against');
      await ledger.attend();
      await ledger.attend();
      const [ballot] = await ledger.inScope((scope) => ballotsOfRound(scope, round));
      return { one: await read(one), ballot: ballot as Ballot };
    }

    const read = async (one: Case): Promise<Case> =>
      (await ledger.inScope((scope) => readCase(scope, one.id))) as Case;
    const evidence = (scope: Scope) => ({
      id: scope.context.ids.next(),
      document: 'evidence',
      name: '复查记录.pdf',
      type: 'application/pdf',
      size: 5,
      sha256: sha256('evidence'),
    });
    const enter = (one: Case, content: CaseCorrection, by = officer.id, files = 1) =>
      ledger.inScope((scope) =>
        enterRecord(
          scope,
          by,
          newCorrection(one, content, scope.now),
          files ? [evidence(scope)] : [],
        ),
      );
    async function correct(one: Case, content: CaseCorrection): Promise<Recorded> {
      const entered = await enter(one, content);
      if (entered.kind !== 'entered') throw new Error(entered.because);
      const checked = await ledger.inScope((scope) =>
        checkRecord(scope, entered.record.id, colleague.id, { right: true }),
      );
      if (checked.kind !== 'checked') throw new Error(checked.because);
      await ledger.attend();
      await ledger.attend();
      return checked.record;
    }
    const ofVote = (ballot: Ballot, person: Person | undefined): CaseCorrection => ({
      of: 'vote',
      reason: REASON,
      ballot: ballot.id,
      person: person?.id ?? '',
      version: 1,
      counts: 'against',
    });
    const position = (one: Case) =>
      ledger.inScope(async (scope) => positionOf(one.plan, await stagesOf(scope, one.id)));
    const told = (one: Case) =>
      ledger.inScope(async (scope) =>
        (await mailsOf(scope, { caseId: one.id })).filter((mail) => mail.template === 'correction'),
      );

    test('AT-50: that flips the result keeps the vote and the first tally, and the body votes again; the member stays, marked, until it has', async () => {
      const { one, ballot } = await voted(3);
      const before = await ledger.inScope((scope) => votesOf(scope, [ballot.id]));
      expect(ballot.result).toBe('passed');
      const member = await ledger.inScope((scope) => memberOfCase(scope, one.id));
      expect(member?.until).toBeNull();
      const record = await correct(one, ofVote(ballot, five[0]));
      expect(record).toMatchObject({
        state: 'counted',
        recordedBy: officer.id,
        checkedBy: colleague.id,
        outcome: {
          came: 'back-to-body',
          before: { result: 'passed', votes: { for: 3, against: 2 } },
          after: { result: 'failed', votes: { for: 2, against: 3 } },
        },
      });
      expect(await ledger.inScope((scope) => votesOf(scope, [ballot.id]))).toEqual(before);
      const proof = await ledger.inScope((scope) => proofOf(scope, ballot.id));
      expect(proof?.ballot.tally).toEqual(ballot.tally);
      expect(proof?.differences).toEqual([]);
      expect(proof?.recomputed).toMatchObject({ result: 'failed' });
      expect(await position(one)).toMatchObject({ stage: { kind: 'ballot' }, round: 2 });
      expect((await read(one)).status).toBe('open');
      await ledger.inScope(async (scope) => {
        expect((await memberOfCase(scope, one.id))?.until).toBeNull();
        expect(await isUnderCorrection(scope, one.id)).toBe(true);
      });
      const mails = await told(one);
      expect(mails.filter((mail) => mail.person).length).toBeGreaterThanOrEqual(five.length);
      expect(mails.filter((mail) => !mail.person)).toHaveLength(1);

      const again = await openVote(ledger.world, [one]);
      for (const person of five) await vote(ledger.world, again, person, 'for');
      await ledger.attend();
      await ledger.attend();
      await ledger.inScope(async (scope) => {
        expect(await isUnderCorrection(scope, one.id)).toBe(false);
        const same = await memberOfCase(scope, one.id);
        expect(same).toMatchObject({ id: member?.id, until: null });
        expect(same?.since).toEqual(member?.since);
        expect(await listAlarms(scope)).toEqual([]);
      });
    });

    test('ends a membership only by the body’s new vote, from that day on', async () => {
      const { one, ballot } = await voted(3);
      await correct(one, ofVote(ballot, five[0]));
      const again = await openVote(ledger.world, [one]);
      for (const person of five) await vote(ledger.world, again, person, 'against');
      await ledger.attend();
      await ledger.attend();
      expect((await read(one)).status).toBe('refused');
      const [second] = await ledger.inScope((scope) => ballotsOfRound(scope, again));
      const member = await ledger.inScope((scope) => memberOfCase(scope, one.id));
      expect(member?.until?.getTime()).toBeGreaterThanOrEqual(Number(second?.closedAt));
      const mails = await told(one);
      expect(mails.some((mail) => mail.extra['came'] === 'ended')).toBe(true);
    });

    test('opens a refused case again for a new vote and admits nobody by itself', async () => {
      const { one, ballot } = await voted(2);
      expect(one.status).toBe('refused');
      await correct(one, { ...ofVote(ballot, five[4]), counts: 'for' } as CaseCorrection);
      expect((await read(one)).status).toBe('open');
      expect(await position(one)).toMatchObject({ stage: { kind: 'ballot' }, round: 2 });
      expect(await ledger.inScope((scope) => memberOfCase(scope, one.id))).toBeUndefined();
    });

    test('that leaves the result the same is noted and told, and moves nothing', async () => {
      const { one, ballot } = await voted(5);
      const at = await position(one);
      const record = await correct(one, {
        ...ofVote(ballot, five[0]),
        counts: 'nothing',
      } as CaseCorrection);
      expect(record.outcome).toMatchObject({
        came: 'unchanged',
        before: { votes: { for: 5 } },
        after: { votes: { for: 4 }, result: 'passed' },
      });
      expect(await position(one)).toEqual(at);
      expect(await told(one)).not.toEqual([]);
      expect(
        await ledger.inScope(async (scope) => (await correctionsOfCase(scope, one.id)).length),
      ).toBe(1);
    });

    test('of a review has the reviewers decide again, and keeps what was decided', async () => {
      const one = await apply(ledger.world);
      await review(ledger.world, one, { decision: 'not-approve', reason: '材料不符' });
      await ledger.attend();
      expect((await read(one)).status).toBe('refused');
      const [decision] = await ledger.inScope((scope) => decisionsOfCase(scope, one.id));
      await correct(one, {
        of: 'review',
        reason: '审核意见应为同意，误点不同意',
        decision: decision?.id ?? '',
        choice: 'approve',
      });
      expect(await position(one)).toMatchObject({ stage: { kind: 'review' }, round: 2 });
      await review(ledger.world, one);
      await ledger.attend();
      expect(await position(one)).toMatchObject({ stage: { kind: 'ballot' }, round: 1 });
      const decisions = await ledger.inScope((scope) => decisionsOfCase(scope, one.id));
      expect(decisions.map(({ choice }) => choice)).toEqual(['not-approve', 'approve']);
    });

    test('of a certificate revokes it, and the stage that issues it comes again', async () => {
      const { one } = await voted(5);
      const issued = async (number: string) => {
        await ledger.inScope(async (scope) =>
          addCertificate(scope, {
            number,
            checkCode: 'ABCDEF',
            member: (await memberOfCase(scope, one.id))?.id ?? '',
            caseId: one.id,
            file: 'none',
            issuedAt: scope.now,
          }),
        );
        await ledger.inScope(
          (scope) =>
            sql`insert into wake_ups (alliance, workflow_type, subject, written_at) values (${ALLIANCE}, ${one.process}, ${one.id}, ${scope.now})`.execute(
              scope.tx,
            ) as Promise<unknown>,
        );
        await ledger.attend();
      };
      await issued('LSA-M-2026-9001');
      expect((await read(one)).status).toBe('passed');
      await correct(await read(one), {
        of: 'certificate',
        reason: '名称有错字',
        number: 'LSA-M-2026-9001',
        name: '更正后的名称有限公司',
      });
      expect(await position(one)).toMatchObject({ stage: { kind: 'issue' }, round: 2 });
      await issued('LSA-M-2026-9002');
      const all = await ledger.inScope((scope) => certificatesOfCase(scope, one.id));
      expect(all).toMatchObject([
        { number: 'LSA-M-2026-9001', revokedBecause: 'corrected', replacedBy: 'LSA-M-2026-9002' },
        { number: 'LSA-M-2026-9002', revokedAt: null, replacedBy: null },
      ]);
      expect((await read(one)).status).toBe('passed');
      const member = await ledger.inScope((scope) => memberOfCase(scope, one.id));
      expect(member).toMatchObject({ name: '更正后的名称有限公司', until: null });
    });

    test('that is forged changes nothing: a stranger, no evidence, no reason, a vote nobody cast, one person alone', async () => {
      const { one, ballot } = await voted(3);
      const content = ofVote(ballot, five[0]);
      const refused = async (entered: ReturnType<typeof enter>) => {
        const answer = await entered;
        return answer.kind === 'refused' ? answer.because : answer.kind;
      };
      expect(await refused(enter(one, content, five[1]?.id))).toBe('not-yours');
      expect(await refused(enter(one, content, officer.id, 0))).toBe('evidence-missing');
      expect(await refused(enter(one, { ...content, reason: ' ' }))).toBe('reason-missing');
      expect(await refused(enter(one, { ...content, version: 7 } as CaseCorrection))).toBe(
        'no-such-vote',
      );
      expect(await refused(enter(one, { ...content, counts: 'for' } as CaseCorrection))).toBe(
        'already-so',
      );
      const other = await apply(ledger.world);
      expect(await refused(enter(other, content))).toBe('unknown');
      const entered = await enter(one, content);
      if (entered.kind !== 'entered') throw new Error(entered.because);
      const alone = await ledger.inScope((scope) =>
        checkRecord(scope, entered.record.id, officer.id, { right: true }),
      );
      expect(alone).toMatchObject({ kind: 'refused', because: 'own-entry' });
      // A workflow that says the vote comes again is not believed.
      const asked = await attendStage(ledger.context, {
        alliance: ALLIANCE,
        caseId: one.id,
        stage: ballot.stage,
        round: 2,
        plan: one.plan,
        run: { workflowId: workflowId(ALLIANCE, one.process, one.number), runId: 'run' },
      });
      expect(asked).toEqual({ kind: 'refused' });
      await ledger.inScope(async (scope) => {
        expect(await correctionsOfCase(scope, one.id)).toEqual([]);
        expect(await isUnderCorrection(scope, one.id)).toBe(false);
      });
    });
  });
}
