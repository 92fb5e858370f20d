import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { attendMember } from '../../../src/activities/attend-member.ts';
import { addDays, addMonths, dayOf, instantOf } from '../../../src/domain/calendar.ts';
import { importPerson } from '../../../src/setup/alliance.ts';
import { membersOfBody } from '../../../src/store/bodies.ts';
import { casesOfMember, type Case } from '../../../src/store/cases.ts';
import { leave, objectToExit } from '../../../src/store/decide/leaving.ts';
import { startOwnProcedure } from '../../../src/store/decide/own-procedure.ts';
import { linkFor, readLink } from '../../../src/store/links.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import { readMember, type Member } from '../../../src/store/members.ts';
import { unitSeats } from '../../../src/store/register/unit-seats.ts';
import { ledgerOf } from '../../../src/store/participation.ts';
import { inScope } from '../../../src/store/scope.ts';
import { workflowId } from '../../../src/workflows/messages.ts';
import { CROSS_BORDER, member } from '../../support/cross-border.ts';
import { bringCases, caseNow, memberNow, repliesByLetter } from '../../support/ending.ts';
import { hold, record } from '../../support/members.ts';
import type { World } from '../../support/world.ts';
import { textsOf } from '../../support/mail-text.ts';
import { count, DAY, type Ledger, type OpenLedger } from '../ledger.ts';

export function idling(open: OpenLedger): void {
  describe('A member of charter C that takes part in nothing', () => {
    let ledger: Ledger;
    let world: World;
    beforeAll(async () => {
      ledger = await open();
      const { context } = ledger;
      world = {
        ...ledger.world,
        inScope: (work) => inScope(context, CROSS_BORDER, work),
      };
    }, 60_000);
    afterAll(() => ledger.close());

    let members = 0;
    const newMember = (): Promise<Member> => {
      members += 1;
      return world.inScope((scope) =>
        member(scope, `久未参加单位${members}`, `idle${members}@member.example`),
      );
    };
    /** What its workflow does when its timer rings. */
    const looks = async ({ id }: Member): Promise<void> => {
      await attendMember(ledger.context, {
        alliance: CROSS_BORDER,
        member: id,
        run: { workflowId: workflowId(CROSS_BORDER, 'membership', id), runId: 'run' },
      });
      await bringCases(ledger.context, CROSS_BORDER);
    };
    const now = () => world.inScope(async (scope) => scope.now);
    const untilDay = async (day: string, of: Member): Promise<void> => {
      ledger.later(instantOf(day, 14) - (await now()).getTime());
      await looks(of);
    };
    const last = (of: Member) => addMonths(dayOf((of.since as Date).getTime()), 12);
    const exitOf = async (of: Member): Promise<Case> => {
      const [one] = await world.inScope((scope) => casesOfMember(scope, of.id));
      if (!one) throw new Error('no case is open');
      return one;
    };
    const sent = async (one: Case) =>
      (await world.inScope((scope) => mailsOf(scope, { caseId: one.id })))
        .map(({ template }) => template)
        .toReversed();
    /** Up to the letter that asks for a reason, a year after it came. */
    const asked = async (): Promise<{ of: Member; one: Case }> => {
      const of = await newMember();
      ledger.later(30 * DAY);
      await hold(world, '专场沙龙');
      await untilDay(addDays(last(of), -90), of);
      await untilDay(addDays(last(of), -30), of);
      await untilDay(addDays(last(of), 1), of);
      return { of, one: await exitOf(of) };
    };
    const states = (one: Case) =>
      world.inScope((scope) =>
        objectToExit(scope, one.id, '全年承担抗洪救灾保供任务，未能参加。', []),
      );
    const answers = (one: Case, verdict: 'upheld' | 'dismissed') =>
      now().then((actedAt) =>
        record(world, {
          kind: 'objection-answer',
          subject: one.id,
          caseId: one.id,
          channel: 'console',
          actedAt,
          content: { verdict, reason: '情况属实。', missed: null },
        }),
      );

    test('AT-24 C-077 C-078: after twelve months it is asked for its reason by letter, and is a member until thirty days have passed without one; then its seats and links end at once', async () => {
      const { of, one } = await asked();
      const sits = await world.inScope(async (scope) => {
        await sql`update members set class = 'presidium-member' where id = ${of.id}`.execute(
          scope.tx,
        );
        return importPerson(
          scope,
          {
            name: '主席团代表',
            title: '总监',
            email: 'sits@member.example',
            phone: '',
            language: 'zh',
            employerCode: `CODE-idle${members}@member.example`,
            seats: ['presidium-representative', 'expert'],
          },
          1,
        );
      });
      const inPresidium = async () =>
        (await world.inScope((scope) => membersOfBody(scope, 1, 'presidium'))).map(
          ({ person }) => person.id,
        );
      const link = await world.inScope((scope) => linkFor(scope, 'voting-round', 'one', sits));
      expect(await inPresidium()).toContain(sits);
      expect(await sent(one)).toEqual([
        'inactivity-warning',
        'inactivity-warning',
        'reason-wanted',
      ]);
      expect((await memberNow(world, of)).until).toBeNull();
      ledger.later(34 * DAY);
      await looks(of);
      expect(await caseNow(world, one)).toMatchObject({ status: 'passed' });
      expect(await memberNow(world, of)).toMatchObject({
        endedBecause: 'deemed',
        endedCase: one.id,
      });
      const [said] = await textsOf(world, one, 'membership-ended');
      expect(said).toContain('视为自动退出');
      expect(said).toContain('12个月');
      expect(await inPresidium()).not.toContain(sits);
      expect((await world.inScope((scope) => readLink(scope, link)))?.revokedAt).not.toBeNull();
      // Every seat of its person, every certificate, and whatever a member may begin or appoint.
      await world.inScope(async (scope) => {
        expect(
          await count(scope, sql`holdings where person = ${sits} and valid_until is null`),
        ).toBe(0);
        expect(
          await count(scope, sql`certificates where member = ${of.id} and revoked_at is null`),
        ).toBe(0);
        const actor = { person: null, channel: 'own-link' } as const;
        const begun = { answers: {}, actor };
        expect(await startOwnProcedure(scope, of.id, 'leaving-the-presidium', begun)).toMatchObject(
          { because: 'ended-before' },
        );
        expect(await leave(scope, of.id, begun)).toMatchObject({ because: 'ended-before' });
        const now = await readMember(scope, of.id);
        expect(await unitSeats(scope, now)).toEqual([]);
      });
    }, 60_000);

    test('AT-24 C-Q8: an accepted reason restarts the clock, and nobody is warned before its next year is nearly over', async () => {
      const { of, one } = await asked();
      await states(one);
      await answers(one, 'upheld');
      await looks(of);
      expect(await caseNow(world, one)).toMatchObject({ status: 'lifted' });
      expect((await memberNow(world, of)).until).toBeNull();
      const [entry] = await world.inScope((scope) => ledgerOf(scope, of.id));
      expect(entry).toMatchObject({ kind: 'excused', day: dayOf((await now()).getTime()) });
      ledger.later(200 * DAY);
      await looks(of);
      expect((await exitOf(of)).id).toBe(one.id);
    }, 60_000);

    test('C-Q8: a reason by letter counts at the day of its receipt: it is waited for, and what was entered after the end gives the membership back once it is accepted', async () => {
      const { of, one } = await asked();
      const day = dayOf((await now()).getTime());
      ledger.later(DAY);
      const reasonByLetter = () => repliesByLetter(world, one, day, '承担抗洪救灾保供任务。');
      // Nothing was entered in its time, so it is deemed to have left.
      ledger.later(33 * DAY);
      await looks(of);
      expect(await memberNow(world, of)).toMatchObject({ endedBecause: 'deemed' });
      expect(await reasonByLetter()).toMatchObject({ state: 'counted' });
      await looks(of);
      expect(await caseNow(world, one)).toMatchObject({ status: 'open' });
      expect(await sent(one)).toEqual(
        expect.arrayContaining(['reply-recorded', 'objection-received']),
      );
      await answers(one, 'upheld');
      await looks(of);
      expect(await caseNow(world, one)).toMatchObject({ status: 'lifted' });
      expect(await memberNow(world, of)).toMatchObject({ until: null, endedBecause: null });
    }, 60_000);

    test('C-Q8: a reason that is not accepted ends the membership at once, and the member is told why', async () => {
      const { of, one } = await asked();
      await states(one);
      ledger.later(34 * DAY);
      await looks(of);
      // It was stated in time: nothing ends before it is answered.
      expect((await memberNow(world, of)).until).toBeNull();
      await answers(one, 'dismissed');
      await looks(of);
      expect(await memberNow(world, of)).toMatchObject({ endedBecause: 'deemed' });
      expect(await sent(one)).toEqual(
        expect.arrayContaining(['objection-answered', 'membership-ended']),
      );
    }, 60_000);
  });
}
