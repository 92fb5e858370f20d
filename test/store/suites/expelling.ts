import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dayOf } from '../../../src/domain/calendar.ts';
import { listAlarms } from '../../../src/store/alarms.ts';
import { allCases, stagesOf, type Case } from '../../../src/store/cases.ts';
import { decideReview } from '../../../src/store/decide/review.ts';
import { proposeRound } from '../../../src/store/decide/voting-order.ts';
import { effectsOf } from '../../../src/store/effects.ts';
import { membersOfBody } from '../../../src/store/bodies.ts';
import { charterInForce } from '../../../src/store/charters.ts';
import { watchSecondPersons } from '../../../src/store/decide/watch-second-person.ts';
import { enterOnly } from '../../support/dues.ts';
import { emptyTheChair, takeSeat } from '../seats.ts';
import { importPerson } from '../../../src/setup/alliance.ts';
import type { Member } from '../../../src/store/members.ts';
import type { Person } from '../../../src/store/persons.ts';
import { ballotsOfRound } from '../../../src/store/voting-rounds.ts';
import { wake } from '../../../src/store/wake-ups.ts';
import { electors, holder, openVote, taskOf, vote, waitingForVote } from '../../support/acting.ts';
import {
  caseNow,
  memberNow,
  opened,
  opens,
  replies,
  repliesByLetter,
} from '../../support/ending.ts';
import { enterUnit } from '../../support/go-abroad.ts';
import { ALLIANCE, DAY, type Ledger, type OpenLedger } from '../ledger.ts';

const FACTS = { facts: '多次以联盟名义违规收费，严重损害联盟名誉，违反第十三条第（一）项。' };
const EVIDENCE = ['allegation-evidence'];

/** Article 15(2) of charter B, with five who vote in the chair's office meeting. */
export function expelling(open: OpenLedger): void {
  describe('An expulsion under charter B', () => {
    let ledger: Ledger;
    let opener: Person;
    let second: Person;
    beforeAll(async () => {
      ledger = await open();
      opener = await holder(ledger.world, 'case-officer', 0);
      second = await holder(ledger.world, 'case-officer', 1);
    }, 60_000);
    afterAll(() => ledger.close());

    let units = 0;
    const unit = (): Promise<Member> => {
      units += 1;
      return enterUnit(ledger.world, ALLIANCE, `被举报单位${units}`, 'member');
    };
    const later = async (days: number): Promise<void> => {
      ledger.later(days * DAY);
      await ledger.inScope(async (scope) => {
        for (const one of await allCases(scope))
          if (one.status === 'open') await wake(scope, one.process, one.id);
      });
      await ledger.attend();
    };
    const begun = async (subject: Member): Promise<Case> => {
      const one = await opened(ledger.world, opener, subject, 'expulsion', FACTS, EVIDENCE);
      await ledger.attend();
      return one;
    };
    const outcomes = async (one: Case) =>
      (await ledger.inScope((scope) => stagesOf(scope, one.id))).map(({ name, outcome }) => [
        name,
        outcome,
      ]);
    const reviews = async (
      one: Case,
      by: Person,
      ticks: readonly string[],
      decision: 'approve' | 'not-approve' = 'approve',
    ) => {
      const task = await taskOf(ledger.world, one, 'review');
      const act = {
        decision,
        reason: '事实不足',
        remark: '',
        handOverTo: '',
        checks: { 'allegation-evidence': 'fit' as const },
        ticks,
      };
      const came = await ledger.inScope((scope) =>
        decideReview(scope, task.id, { person: by.id, channel: 'console' }, act, one.formHash),
      );
      await ledger.attend();
      return came;
    };
    const proposal = (one: Case) =>
      ledger.inScope((scope) =>
        proposeRound(scope, {
          body: 'chairs-office',
          cases: [one.id],
          reason: '请表决',
          closesAt: new Date(scope.now.getTime() + 9 * DAY),
          by: opener.id,
        }),
      );
    const reviewed = async (subject: Member): Promise<Case> => {
      const one = await begun(subject);
      await later(18);
      await reviews(one, second, ['15(2)']);
      return one;
    };
    const votes = async (one: Case, favour: number): Promise<readonly string[]> => {
      await waitingForVote(ledger.world, one);
      const round = await openVote(ledger.world, [one], 9);
      const [ballot] = await ledger.inScope((scope) => ballotsOfRound(scope, round));
      const voters = (await electors(ledger.world)).filter(({ id }) =>
        ballot?.electorate?.voters.some(({ person }) => person === id),
      );
      for (const [at, person] of voters.entries())
        await vote(ledger.world, round, person, at < favour ? 'for' : 'against');
      ledger.later(10 * DAY);
      await ledger.inScope((scope) => wake(scope, 'ballot', round));
      await ledger.attend();
      await ledger.attend();
      return voters.map(({ id }) => id);
    };

    test('B-075: nothing is voted on before somebody of the secretariat other than the opener has verified the facts', async () => {
      const subject = await unit();
      expect(await opens(ledger.world, opener, subject, 'expulsion', FACTS, [])).toMatchObject({
        kind: 'problems',
        problems: [{ on: 'document', id: 'allegation-evidence' }],
      });
      const one = await begun(subject);
      await expect(proposal(one)).rejects.toThrow('refused');
      await later(18);
      expect(await outcomes(one)).toEqual([
        ['submit', 'done'],
        ['reply', 'lapsed'],
        ['review', null],
      ]);
      await expect(proposal(one)).rejects.toThrow('refused');
      expect(await reviews(one, opener, ['15(2)'])).toMatchObject({ kind: 'refused' });
      await expect(reviews(one, second, [])).rejects.toThrow('tick.15(2)');
      expect(await reviews(one, second, ['15(2)'])).toMatchObject({ kind: 'recorded' });
      expect(await proposal(one)).toMatchObject({ kind: 'proposed' });

      const other = await unit();
      const unproved = await begun(other);
      await later(18);
      await reviews(unproved, second, [], 'not-approve');
      expect(await caseNow(ledger.world, unproved)).toMatchObject({ status: 'refused' });
      expect((await memberNow(ledger.world, other)).until).toBeNull();
    });

    test('A reply that came in its time and was entered after the review is read before anybody votes: the facts are verified again', async () => {
      const subject = await unit();
      const one = await begun(subject);
      const day = dayOf((await ledger.inScope(async (scope) => scope.now)).getTime());
      await later(18);
      await reviews(one, second, ['15(2)']);
      await waitingForVote(ledger.world, one);
      const said = '款项已全部退还，附退款凭证。';
      expect(await repliesByLetter(ledger.world, one, day, said)).toMatchObject({
        state: 'counted',
      });
      await ledger.attend();
      expect((await outcomes(one)).slice(1)).toEqual([
        ['reply', 'corrected'],
        ['review', 'corrected'],
        ['ballot', null],
        ['reply', 'given'],
        ['review', null],
      ]);
      await expect(proposal(one)).rejects.toThrow('refused');
      await reviews(one, second, ['15(2)']);
      expect(await proposal(one)).toMatchObject({ kind: 'proposed' });
      expect(await ledger.inScope(listAlarms)).toEqual([]);
    });

    test('B-Q4: three of five for an expulsion are more than half, and no two thirds: the unit stays', async () => {
      const subject = await unit();
      const one = await reviewed(subject);
      expect(await votes(one, 3)).toHaveLength(5);
      expect(await caseNow(ledger.world, one)).toMatchObject({ status: 'refused' });
      expect((await memberNow(ledger.world, subject)).until).toBeNull();
    });

    test('B-074: heard and reviewed, a unit is expelled by two thirds of those present in the chair’s office meeting, without its own vice-chair', async () => {
      const subject = await unit();
      await ledger.inScope((scope) =>
        importPerson(
          scope,
          {
            name: '被举报副理事长',
            title: '副理事长',
            email: 'accused@example.org',
            phone: '',
            language: 'zh',
            employerCode: `${ALLIANCE} ${subject.name}`,
            seats: ['vice-chair'],
          },
          9,
        ),
      );
      const one = await begun(subject);
      expect(await replies(ledger.world, one, '款项已全部退还。')).toMatchObject({
        kind: 'recorded',
      });
      await ledger.attend();
      // X-Q10: the fifteen days stay the member's, although it has replied.
      expect(await outcomes(one)).toContainEqual(['reply', null]);
      await later(18);
      await reviews(one, second, ['15(2)']);
      expect(await votes(one, 4)).toHaveLength(5);
      expect(await memberNow(ledger.world, subject)).toMatchObject({
        endedBecause: 'expelled',
        endedCase: one.id,
      });
      // X-Q10: the same meeting reconsiders once, and reinstates by the same threshold.
      expect(await replies(ledger.world, one, '申请复议：新证据表明指控不实。')).toMatchObject({
        kind: 'recorded',
      });
      await ledger.attend();
      expect(await votes(one, 4)).toHaveLength(5);
      expect(await caseNow(ledger.world, one)).toMatchObject({ status: 'lifted' });
      expect((await memberNow(ledger.world, subject)).until).toBeNull();
      const effects = await ledger.inScope((scope) => effectsOf(scope, one.id));
      expect(effects.map(({ kind }) => kind)).toEqual(['end-membership', 'reinstate']);
    });

    test('an alarm says that nobody but the opener or enterer is there, once; it ends when somebody else takes office', async () => {
      const subject = await unit();
      const one = await begun(subject);
      const others = await ledger.inScope(async (scope) => {
        const { version } = await charterInForce(scope);
        const all = await membersOfBody(scope, version, 'secretariat');
        return emptyTheChair(
          scope,
          all.flatMap(({ person }) => (person.id === opener.id ? [] : [person])),
        );
      });
      const alarms = async () => {
        await ledger.inScope(watchSecondPersons);
        return (await ledger.inScope(listAlarms))
          .filter(({ kind }) => kind === 'no-second-person')
          .map(({ details, acknowledgedAt }) => [
            'record' in details ? 'record' : 'review',
            acknowledgedAt === null ? 'open' : 'ended',
          ]);
      };
      expect(await alarms()).toEqual([]);
      await later(18);
      expect(await outcomes(one)).toContainEqual(['review', null]);
      const raised = (await ledger.inScope(listAlarms)).filter(
        ({ kind }) => kind === 'no-second-person',
      );
      expect(raised).toMatchObject([{ details: { case: one.id }, acknowledgedAt: null }]);
      await enterOnly(ledger.world, 'activity', 'activities', {
        kind: 'activity',
        name: '走访会员',
        day: '2026-11-02',
        members: [subject.id],
      });
      const both = [
        ['record', 'open'],
        ['review', 'open'],
      ];
      expect(
        (await ledger.inScope(listAlarms)).filter(({ acknowledgedAt }) => !acknowledgedAt),
      ).toHaveLength(2);
      expect(await alarms()).toEqual(both);
      const [seat] = others.filter(({ person }) => person.id === second.id);
      await takeSeat(ledger, seat?.seat ?? '', second);
      expect(await alarms()).toEqual([
        ['record', 'ended'],
        ['review', 'ended'],
      ]);
    });
  });
}
