import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inactivityClockFor } from '../../../src/domain/charter.ts';
import { proceduresAbout } from '../../../src/domain/charter/about-member.ts';
import { membersOfBody } from '../../../src/store/bodies.ts';
import { allCases, stagesOf, type Case } from '../../../src/store/cases.ts';
import { charterInForce } from '../../../src/store/charters.ts';
import { openAbout } from '../../../src/store/decide/open-about.ts';
import { decideReview } from '../../../src/store/decide/review.ts';
import type { Member } from '../../../src/store/members.ts';
import type { Person } from '../../../src/store/persons.ts';
import { wake } from '../../../src/store/wake-ups.ts';
import { ballotsOfRound } from '../../../src/store/voting-rounds.ts';
import { electors, holder, openVote, taskOf, vote } from '../../support/acting.ts';
import { founder } from '../../support/dues.ts';
import { caseNow, memberNow, opened, scan } from '../../support/ending.ts';
import { enterUnit, setUpUnder } from '../../support/go-abroad.ts';
import { presidiumVotes, setUpPresidium, type Crossing } from '../../support/presidium.ts';
import type { World } from '../../support/world.ts';
import { DAY, type Ledger, type OpenLedger } from '../ledger.ts';

const ground = ({ context, world, attend }: Ledger) => ({ context, world, bring: attend });
const FACTS = { facts: '连续泄露成员商业秘密，违反第十二条第（一）项。' };

export function verifying(open: OpenLedger): void {
  describe('An expulsion under charter B', () => {
    let ledger: Ledger;
    beforeAll(async () => {
      ledger = await open();
    }, 60_000);
    afterAll(() => ledger.close());

    test('B-074 B-075: is verified by a second person, passed by two thirds of the chair’s office, and ends the membership with its certificate', async () => {
      const { world } = ledger;
      const id = await founder(world, { name: '损害名誉单位' });
      const subject = await memberNow(world, { id } as Member);
      const [opener, second] = [
        await holder(world, 'case-officer', 0),
        await holder(world, 'case-officer', 1),
      ];
      const one = await opened(
        world,
        opener,
        subject,
        'expulsion',
        { facts: '伪造联盟文件牟利。', allegation: '伪造联盟文件牟利。' },
        ['allegation-evidence'],
      );
      await ledger.attend();
      ledger.later(18 * DAY);
      await ledger.inScope((scope) => wake(scope, one.process, one.id));
      await ledger.attend();
      const task = await taskOf(world, one, 'review');
      const act = {
        decision: 'approve' as const,
        reason: '',
        remark: '',
        handOverTo: '',
        checks: { 'allegation-evidence': 'fit' as const },
        ticks: ['15(2)'],
      };
      const verifies = (by: Person) =>
        world.inScope((scope) =>
          decideReview(scope, task.id, { person: by.id, channel: 'console' }, act, one.formHash),
        );
      expect(await verifies(opener)).toMatchObject({ kind: 'refused' });
      expect(await verifies(second)).toMatchObject({ kind: 'recorded' });
      await ledger.attend();
      const round = await openVote(world, [one], 9);
      const people = await electors(world);
      // Three of five are fewer than two thirds; four are enough.
      for (const [at, person] of people.entries())
        await vote(world, round, person, at < 4 ? 'for' : 'against');
      ledger.later(10 * DAY);
      await ledger.inScope((scope) => wake(scope, 'ballot', round));
      await ledger.attend();
      await ledger.attend();
      expect(await memberNow(world, subject)).toMatchObject({ endedBecause: 'expelled' });
    });
  });

  describe('An expulsion under charter C', () => {
    let ledger: Ledger;
    let crossing: Crossing;
    let opener: Person;
    let second: Person;
    beforeAll(async () => {
      ledger = await open();
      crossing = await setUpPresidium(ground(ledger), 'verifying', { presidium: 4, ordinary: 1 });
      opener = await holder(crossing.world, 'case-officer', 0);
      second = await holder(crossing.world, 'case-officer', 1);
    }, 60_000);
    afterAll(() => ledger.close());

    const later = async (days: number): Promise<void> => {
      ledger.later(days * DAY);
      await crossing.world.inScope(async (scope) => {
        for (const one of await allCases(scope))
          if (one.status === 'open') await wake(scope, one.process, one.id);
      });
      await ledger.attend();
    };
    const verifies = async (one: Case, by: Person, decision: 'approve' | 'not-approve') => {
      const task = await taskOf(crossing.world, one, 'review');
      const act = {
        decision,
        reason: '事实不清',
        remark: '',
        handOverTo: '',
        checks: { evidence: 'fit' as const },
        ticks: ['13(2)'],
      };
      return crossing.world.inScope((scope) =>
        decideReview(scope, task.id, { person: by.id, channel: 'console' }, act, one.formHash),
      );
    };
    const begun = async (subject: Member): Promise<Case> => {
      const one = await opened(crossing.world, opener, subject, 'expulsion', FACTS, ['evidence']);
      await ledger.attend();
      await later(18);
      return one;
    };

    test('C-080: is reported to the presidium only once somebody other than its opener has verified the facts', async () => {
      const [subject] = crossing.ordinary as [Member];
      const one = await begun(subject);
      const rows = await crossing.world.inScope((scope) => stagesOf(scope, one.id));
      expect(rows.map(({ name, outcome }) => [name, outcome])).toEqual([
        ['submit', 'done'],
        ['reply', 'lapsed'],
        ['review', null],
      ]);
      expect(await verifies(one, opener, 'approve')).toMatchObject({ kind: 'refused' });
      expect(await verifies(one, second, 'not-approve')).toMatchObject({ kind: 'recorded' });
      await ledger.attend();
      expect(await caseNow(crossing.world, one)).toMatchObject({ status: 'refused' });
      expect((await memberNow(crossing.world, subject)).until).toBeNull();
    });

    test('C-079 C-081: a presidium member is expelled by more than half of all others; it sits and votes nowhere from then on', async () => {
      const subject = crossing.presidium[3] as Member;
      const one = await begun(subject);
      await verifies(one, second, 'approve');
      await ledger.attend();
      const round = await presidiumVotes(crossing, one, ['for', 'for', 'against']);
      const [ballot] = await crossing.world.inScope((scope) => ballotsOfRound(scope, round));
      expect(ballot?.electorate?.voters).toHaveLength(3);
      expect(ballot?.electorate?.recused.map(({ member }) => member)).toEqual([subject.id]);
      ledger.later(10 * DAY);
      await crossing.world.inScope((scope) => wake(scope, 'ballot', round));
      await ledger.attend();
      await ledger.attend();
      expect(await memberNow(crossing.world, subject)).toMatchObject({
        endedBecause: 'expelled',
        endedCase: one.id,
      });
      const sits = await crossing.world.inScope((scope) => membersOfBody(scope, 1, 'presidium'));
      expect(sits.map(({ member }) => member)).not.toContain(subject.id);
    });

    test.each(['zhuzhou', 'apec-smesa'])(
      'AT-35: %s offers neither expulsion nor an end by not taking part, and none can be opened',
      async (charter) => {
        const head = charter === 'zhuzhou' ? 'secretary-general' : 'secretariat-head';
        const world: World = await setUpUnder(ground(ledger), charter, `none-${charter}`, head);
        const rules = await world.inScope(charterInForce);
        expect(proceduresAbout(rules)).toEqual([]);
        for (const id of Object.keys(rules.members.classes))
          expect(inactivityClockFor(rules, id)).toBeUndefined();
        const [memberClass] = Object.keys(rules.members.classes) as [string];
        const unit = await enterUnit(world, `none-${charter}`, '成员单位', memberClass);
        const officer = await holder(world, 'case-officer');
        expect(
          await world.inScope((scope) =>
            openAbout(scope, unit.id, 'expulsion', {
              answers: FACTS,
              files: [scan(scope, 'evidence')],
              by: officer.id,
            }),
          ),
        ).toMatchObject({ kind: 'refused', because: 'not-offered' });
      },
    );
  });
}
