import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { dayOf } from '../../../src/domain/calendar.ts';
import { attendanceCorrectionProblem } from '../../../src/store/decide/count-attendance.ts';
import { enterMember, membershipsOf } from '../../../src/store/members.ts';
import { activitiesHeld, ledgerOf } from '../../../src/store/participation.ts';
import type { Person } from '../../../src/store/persons.ts';
import { newPersonVersion, versionsOfPerson } from '../../../src/store/register/persons.ts';
import { attendanceOf } from '../../../src/store/sittings.ts';
import { ballotsOfRound } from '../../../src/store/voting-rounds.ts';
import { electors, holder, openVote, review, vote } from '../../support/acting.ts';
import { apply } from '../../support/applying.ts';
import { check, enterOnly, founder, recordAndCheck } from '../../support/dues.ts';
import { openMeeting, showHands } from '../../support/sitting.ts';
import type { Ledger, OpenLedger } from '../ledger.ts';
import { employedBy } from '../seats.ts';

/** 会议签到: whom those at a meeting represent has taken part; and the votes of a member that is a person. */
export function attending(open: OpenLedger): void {
  describe('A sign-in sheet of a meeting', () => {
    let ledger: Ledger;
    let five: readonly Person[];
    let unit: string;
    let liaised: string;
    let guest: string;
    beforeAll(async () => {
      ledger = await open();
      five = await electors(ledger.world);
      unit = await founder(ledger.world, { name: '雇主会员有限公司' });
      liaised = await founder(ledger.world, {
        name: '联络会员有限公司',
        email: 'Liaison@Example.com',
      });
      guest = await founder(ledger.world, { name: '委托会员有限公司' });
      await employedBy(ledger, at(0), await codeOf(unit));
      await addressed(at(1), 'liaison@example.com');
    }, 60_000);
    afterAll(() => ledger.close());

    const at = (index: number): Person => five[index] as Person;
    const codeOf = (member: string) =>
      ledger.inScope(async (scope) => {
        const { rows } = await sql<{ credit_code: string }>`
          select o.credit_code from organisation_versions o join members m on m.organisation = o.organisation
          where m.id = ${member}`.execute(scope.tx);
        return rows[0]?.credit_code ?? '';
      });
    const addressed = (person: Person, email: string) =>
      ledger.inScope(async (scope) => {
        const { length } = await versionsOfPerson(scope, person.id);
        const basis = { evidence: 'test', by: null, validFrom: scope.now, expected: length };
        const changed = await newPersonVersion(scope, person.id, { ...person, email }, basis);
        if (changed.kind !== 'changed') throw new Error(changed.kind);
      });
    const meet = async (): Promise<string> => {
      const one = await apply(ledger.world);
      await review(ledger.world, one);
      await ledger.attend();
      return openMeeting(ledger.world, [one]);
    };
    const sheet = (persons: readonly Person[], members: readonly string[] = [], as = 'body') => ({
      as,
      persons: persons.map(({ id }) => id),
      members,
    });
    const standing = async (member: string) =>
      (await ledger.inScope((scope) => ledgerOf(scope, member)))
        .filter((entry) => entry.struck === null && entry.source.from === 'record')
        .map(({ kind, what }) => ({ kind, what }));

    test('B-058: counts once it was checked, for the unit of who was there, for the unit they are liaison of, and for who sent a proxy', async () => {
      const round = await meet();
      const content = sheet([at(0), at(1)], [guest], 'assembly');
      const entered = await enterOnly(ledger.world, 'attendance', round, content);
      expect(entered.kind).toBe('entered');
      expect(await standing(unit)).toEqual([]);
      expect(await enterOnly(ledger.world, 'attendance', round, content)).toMatchObject({
        because: 'waits-already',
      });
      if (entered.kind === 'entered') await check(ledger.world, entered.record.id);
      for (const member of [unit, liaised, guest])
        expect(await standing(member)).toMatchObject([
          { kind: 'assembly', what: expect.stringMatching(/^理事长办公会议 LSA-V-/) },
        ]);
      const held = (await ledger.inScope(activitiesHeld)).find((one) => one.sitting === round);
      expect(held).toMatchObject({ open: true, day: await today() });
      expect(await ledger.inScope((scope) => attendanceOf(scope, round))).toEqual(
        [at(0).id, at(1).id].toSorted(),
      );
      expect(await enterOnly(ledger.world, 'attendance', round, content)).toMatchObject({
        because: 'entered-before',
      });
    });

    const today = () => ledger.inScope(async ({ now }) => dayOf(now.getTime()));

    test('of a body’s own meeting counts for who was there, and is not held for the other members', async () => {
      const round = await meet();
      await recordAndCheck(ledger.world, 'attendance', round, sheet([at(0)]));
      const held = (await ledger.inScope(activitiesHeld)).find((one) => one.sitting === round);
      expect(held).toMatchObject({ kind: 'activity', open: false });
    });

    test('B-058: that is corrected strikes out the first list and counts the other', async () => {
      const round = await meet();
      const before = (await standing(unit)).length;
      await recordAndCheck(ledger.world, 'attendance', round, sheet([at(0)]));
      expect(await standing(unit)).toHaveLength(before + 1);
      const liaisedBefore = (await standing(liaised)).length;
      const corrected = await recordAndCheck(ledger.world, 'correction', round, {
        of: 'attendance',
        persons: [at(1).id],
        members: [],
        reason: '签到表上是另一人',
      });
      expect(corrected.outcome).toMatchObject({ came: 'set-right', persons: [at(0).id] });
      expect(await standing(unit)).toHaveLength(before);
      expect(await standing(liaised)).toHaveLength(liaisedBefore + 1);
      const all = (await ledger.inScope(activitiesHeld)).filter((one) => one.sitting === round);
      expect(all.filter(({ struck }) => struck)).toHaveLength(1);
      expect(all).toHaveLength(2);
      const moved = await enterOnly(
        ledger.world,
        'correction',
        all.find((one) => !one.struck)?.id ?? '',
        {
          of: 'activity',
          day: await today(),
          members: [],
          reason: '直接改',
        },
      );
      expect(moved).toMatchObject({ because: 'of-a-meeting' });
    });

    test('names nobody who does not sit there, nobody at all, or fewer than a sheet has counted', async () => {
      const round = await meet();
      const stranger = await holder(ledger.world, 'case-officer', 1);
      const refused = async (content: object) => {
        const entered = await enterOnly(ledger.world, 'attendance', round, content);
        return entered.kind === 'refused' ? entered.because : entered.kind;
      };
      expect(await refused(sheet([stranger]))).toBe('not-a-sitter');
      expect(await refused(sheet([]))).toBe('nobody-there');
      expect(await refused(sheet([], ['nobody']))).toBe('unknown');
      const [ballot] = await ledger.inScope((scope) => ballotsOfRound(scope, round));
      await showHands(ledger.world, ballot?.id ?? '');
      expect(await refused(sheet(five.slice(0, 3)))).toBe('fewer-than-counted');
      const none = await ledger.inScope((scope) =>
        attendanceCorrectionProblem(scope, round, {
          of: 'attendance',
          persons: [],
          members: [],
          reason: '没有登记过',
        }),
      );
      expect(none).toBe('unknown');
    });

    test('B-058: a member who is a person takes part by the votes that person gives', async () => {
      const person = at(2);
      await ledger.inScope((scope) =>
        enterMember(scope, {
          class: 'member',
          kind: 'individual',
          name: person.name,
          duesYuan: 0,
          since: new Date(scope.now.getTime() - 1000),
          evidence: '入会文件',
          by: null,
          person: person.id,
        }),
      );
      const [member] = await ledger.inScope((scope) => membershipsOf(scope, person.id));
      const one = await apply(ledger.world);
      await review(ledger.world, one);
      await ledger.attend();
      const round = await openVote(ledger.world, [one]);
      await vote(ledger.world, round, person, 'for');
      const entries = await ledger.inScope((scope) => ledgerOf(scope, member?.id ?? ''));
      expect(entries).toMatchObject([{ kind: 'vote', key: `vote ${round}` }]);
    });
  });
}
