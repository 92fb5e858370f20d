import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { dayOf, endOfDaysToAct } from '../../../src/domain/calendar.ts';
import { readCase, stagesOf, type Case } from '../../../src/store/cases.ts';
import { addCertificate, certificateWithNumber } from '../../../src/store/certificates.ts';
import { classChangesOf } from '../../../src/store/class-changes.ts';
import { declareLoss } from '../../../src/store/decide/leaving.ts';
import { checkRecord, enterRecord } from '../../../src/store/decide/enter-record.ts';
import { startOwnProcedure } from '../../../src/store/decide/own-procedure.ts';
import { takeBackLeaving } from '../../../src/store/decide/take-back-leaving.ts';
import { effectsOf } from '../../../src/store/effects.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import { readMember, type Member } from '../../../src/store/members.ts';
import { newCorrection } from '../../../src/store/records/correction.ts';
import type { NewRecord } from '../../../src/store/records/records.ts';
import { workingCalendar } from '../../../src/store/working-years.ts';
import { wake } from '../../../src/store/wake-ups.ts';
import { beginHolding, holdingsOf } from '../../../src/store/register/holdings.ts';
import { newPerson } from '../../../src/store/register/persons.ts';
import { allianceUnder, AT_ONCE, gives, leaves, standing } from '../../support/leaving.ts';
import { holder } from '../../support/acting.ts';
import type { World } from '../../support/world.ts';
import { DAY, type Ledger, type OpenLedger } from '../ledger.ts';

const own = { person: null, channel: 'own-link' } as const;

export function leaving(open: OpenLedger): void {
  describe('Leaving by each charter’s own formalities', () => {
    let ledger: Ledger;
    beforeAll(async () => {
      ledger = await open();
    }, 60_000);
    afterAll(() => ledger.close());

    const now = (world: World, { id }: { readonly id: string }) =>
      world.inScope(async (scope) => (await readMember(scope, id)) as Member);
    const caseNow = (world: World, { id }: Case) =>
      world.inScope(async (scope) => (await readCase(scope, id)) as Case);
    const under = (charter: string, language?: 'zh' | 'en') =>
      allianceUnder(ledger.context, ledger.world, charter, language);
    let people = 0;
    /** Somebody sits on a seat, for a member where it is one of its own. */
    const sits = (world: World, seat: string, member?: Member, person?: string) =>
      world.inScope(async (scope) => {
        people += 1;
        const basis = { evidence: '任职文件', by: null };
        const details = {
          name: `代表${people}`,
          title: '先生',
          email: `sitter${people}@example.org`,
          phone: null,
          language: 'zh',
          employerCode: null,
          preferredChannel: 'mail',
        } as const;
        const entered = person ? undefined : await newPerson(scope, details, basis);
        if (entered?.kind === 'address-taken') throw new Error(entered.kind);
        const id = person ?? entered?.person ?? '';
        const begun = await beginHolding(scope, {
          ...basis,
          seat,
          person: id,
          from: scope.now,
          ...(member ? { member: member.id } : {}),
        });
        if (begun.kind !== 'begun') throw new Error(begun.because);
        return id;
      });
    const sitting = (world: World, seat: string) =>
      world.inScope(async (scope) => (await holdingsOf(scope, [seat])).map(({ person }) => person));
    /** One of the secretariat enters it from its paper, the other one checks it. */
    const onPaper = async (
      world: World,
      entry: Omit<NewRecord, 'channel' | 'actedAt'>,
      daysAgo = 0,
    ) => {
      const [enters, checks] = [
        await holder(world, 'case-officer', 0),
        await holder(world, 'case-officer', 1),
      ];
      return world.inScope(async (scope) => {
        const evidence = {
          id: scope.context.ids.next(),
          document: 'evidence',
          name: 'scan.pdf',
          type: 'application/pdf',
          size: 100,
          sha256: 'b'.repeat(64),
        };
        const actedAt = new Date(scope.now.getTime() - daysAgo * DAY);
        const whole: NewRecord = { ...entry, channel: 'letter', actedAt };
        const entered = await enterRecord(scope, enters.id, whole, [evidence]);
        if (entered.kind === 'refused') return entered.because;
        const checked = await checkRecord(scope, entered.record.id, checks.id, { right: true });
        if (checked.kind === 'refused') throw new Error(checked.because);
        return checked.record.outcome ?? {};
      });
    };
    const ticks = (world: World, one: Case, items: readonly number[]) =>
      onPaper(world, {
        kind: 'formalities',
        subject: one.id,
        caseId: one.id,
        content: { how: 'done', items },
      });
    const come = async (world: World, charter: string, name: string, over = {}) =>
      standing(world, {
        ...AT_ONCE[charter as keyof typeof AT_ONCE],
        name,
        email: `${(people += 1)}@${charter}.example`,
        ...over,
      });

    describe.each([
      ['cross-border', 'zh', 'C-057 C-075: a unit leaves the alliance by its written notice'],
      ['zhuzhou', 'zh', 'D-024: a unit leaves the alliance freely'],
      ['apec-smesa', 'en', 'An agency leaves the alliance by its notice (E-Q14)'],
    ] as const)('under the charter %s', (charter, language, title) => {
      let world: World;
      let unit: Member;
      beforeAll(async () => {
        world = await under(charter, language);
        unit = await come(world, charter, '退出单位');
      }, 60_000);

      test(`${title}: with it the membership ends, in one transaction, and nobody is asked`, async () => {
        await world.inScope((scope) =>
          addCertificate(scope, {
            number: `${charter}-1`,
            checkCode: 'ABCDEF',
            member: unit.id,
            caseId: 'imported',
            file: 'none',
            issuedAt: scope.now,
          }),
        );
        const one = await leaves(world, unit);
        const left = await now(world, unit);
        expect(left).toMatchObject({ endedBecause: 'withdrawn', endedCase: one.id });
        expect(left.until).toEqual(one.openedAt);
        const rows = await world.inScope(async (scope) => ({
          stages: await stagesOf(scope, one.id),
          effects: await effectsOf(scope, one.id),
          mails: await mailsOf(scope, { caseId: one.id }),
          certificate: await certificateWithNumber(scope, `${charter}-1`),
          tasks: (await sql`select 1 from tasks where case_id = ${one.id}`.execute(scope.tx)).rows,
        }));
        expect(rows.stages.map(({ outcome, closedAt }) => [outcome, closedAt])).toEqual([
          ['done', one.openedAt],
        ]);
        expect(rows.effects.map(({ kind }) => kind)).toEqual(['end-membership']);
        expect(rows.certificate?.revokedBecause).toBe('withdrawn');
        expect(rows.tasks).toEqual([]);
        expect(rows.mails.map(({ template }) => template).sort()).toEqual([
          'member-left',
          'member-left',
          'membership-ended',
        ]);
      });

      test('a second notice is none, and what has taken effect cannot be taken back', async () => {
        const other = await come(world, charter, '又一单位');
        const one = await leaves(world, other);
        expect(await gives(world, other)).toEqual({ kind: 'refused', because: 'ended-before' });
        const back = await world.inScope((scope) => takeBackLeaving(scope, one.id, own));
        expect(back).toBe('closed');
        expect(await world.inScope((scope) => declareLoss(scope, one.id, own))).toBe('closed');
        expect((await now(world, other)).until).toEqual(one.openedAt);
      });

      test('a notice on paper counts from the day on which it was received', async () => {
        const other = await come(world, charter, '书面单位');
        const came = await onPaper(
          world,
          { kind: 'leaving', subject: other.id, content: { reason: '' } },
          3,
        );
        expect(came).toHaveProperty('case');
        const left = await now(world, other);
        const today = await world.inScope(async (scope) => scope.now);
        expect(dayOf(left.until?.getTime() ?? 0)).toBe(dayOf(today.getTime() - 3 * DAY));
      });
    });

    const corrects = (world: World, one: Case, daysAgo: number) =>
      world.inScope(async (scope) => {
        const day = dayOf(scope.now.getTime() - daysAgo * DAY);
        const content = { of: 'notice-day', reason: '信封邮戳在先', day } as const;
        return [newCorrection(one, content, scope.now), day] as const;
      });

    test('The day on which a notice was received is corrected: what took effect with it did so on that day', async () => {
      const world = await under('zhuzhou');
      const unit = await come(world, 'zhuzhou', '更正单位');
      const one = await leaves(world, unit);
      const [entry, day] = await corrects(world, one, 5);
      expect(await onPaper(world, entry)).toMatchObject({ came: 'set-right' });
      expect(dayOf((await now(world, unit)).until?.getTime() ?? 0)).toBe(day);
      expect(await onPaper(world, entry)).toBe('already-so');
      const [later] = await corrects(world, one, -1);
      expect(await onPaper(world, later)).toBe('day-wrong');
      const [before] = await corrects(world, one, 60);
      expect(await onPaper(world, before)).toBe('day-wrong');
    });

    describe('under the go-abroad charter', () => {
      let world: World;
      let unit: Member;
      let one: Case;
      beforeAll(async () => {
        world = await under('go-abroad');
      }, 60_000);
      const enters = (name: string) =>
        standing(world, {
          class: 'ordinary',
          kind: 'enterprise',
          name,
          email: `${(people += 1)}@abroad.example`,
        });

      /** When thirty days from a day are over; where the last is no working day, the next one's (X-Q18). */
      const last = (day: string) =>
        world.inScope(
          async (scope) => new Date(endOfDaysToAct(await workingCalendar(scope), day, 30)),
        );
      /** Time goes on until just after that, and the case looks at its rows. */
      const passesBy = async (notice: Case, day: string, more = 0) => {
        const today = await world.inScope(async (scope) => scope.now);
        ledger.later(Math.max((await last(day)).getTime() - today.getTime() + 1000 + more, 0));
        await world.inScope((scope) => wake(scope, notice.process, notice.id));
        await ledger.attend();
      };

      test('A-067 A-068: the membership goes on until every item of the formalities is ticked off and checked', async () => {
        unit = await enters('手续单位');
        one = await leaves(world, unit);
        await ledger.attend();
        expect((await now(world, unit)).until).toBeNull();
        expect(await ticks(world, one, [])).toBe('item-missing');
        expect(await ticks(world, one, [7])).toBe('item-unknown');
        await ticks(world, one, [0, 2]);
        await ledger.attend();
        expect((await caseNow(world, one)).status).toBe('open');
        expect(await ticks(world, one, [0])).toBe('ticked-before');
        await ticks(world, one, [1]);
        await ledger.attend();
        expect((await caseNow(world, one)).status).toBe('passed');
        expect(await now(world, unit)).toMatchObject({ endedBecause: 'withdrawn' });
      });

      test('Nobody is asked for a certificate that the charter does not ask for', async () => {
        const other = await enters('无证单位');
        const notice = await leaves(world, other, { certificate: 'lost' });
        expect(notice.form).toEqual({ 'leaving-reason': '业务调整' });
        expect(await world.inScope((scope) => declareLoss(scope, notice.id, own))).toBe('closed');
        const how = await onPaper(world, {
          kind: 'formalities',
          subject: notice.id,
          caseId: notice.id,
          content: { how: 'returned', items: [0, 1, 2] },
        });
        expect(how).toBe('how-wrong');
      });

      test('X-Q30: until the formalities are done a notice is taken back, by the member or on paper, and not afterwards', async () => {
        const other = await enters('收回单位');
        const first = await leaves(world, other);
        const back = await world.inScope((scope) => takeBackLeaving(scope, first.id, own));
        expect(back).toBe('taken-back');
        const second = await leaves(world, other);
        await ledger.attend();
        const paper = {
          kind: 'leaving-taken-back',
          subject: second.id,
          caseId: second.id,
        } as const;
        expect(await onPaper(world, { ...paper, content: {} })).toEqual({ case: second.id });
        expect((await caseNow(world, second)).status).toBe('withdrawn');
        expect((await now(world, other)).until).toBeNull();
        const third = await leaves(world, other);
        await ledger.attend();
        await ticks(world, third, [0, 1, 2]);
        const late = { ...paper, subject: third.id, caseId: third.id, content: {} };
        expect(await onPaper(world, late)).toBe('in-effect');
      });

      test('The thirty days count from the day on which the notice was received, as it is corrected', async () => {
        const other = await enters('更正日期单位');
        const notice = await leaves(world, other);
        await ledger.attend();
        const [entry, day] = await corrects(world, notice, 10);
        await onPaper(world, entry);
        await passesBy(notice, day);
        expect((await caseNow(world, notice)).status).toBe('passed');
        expect((await now(world, other)).until).toEqual(await last(day));
      });

      test('AT-08 A-066: after 30 days the membership has ended by itself, counted from the notice, whoever did nothing', async () => {
        const other = await enters('到期单位');
        const notice = await leaves(world, other);
        await ledger.attend();
        const day = dayOf(notice.openedAt.getTime());
        await passesBy(notice, day, -DAY);
        expect((await caseNow(world, notice)).status).toBe('open');
        ledger.later(DAY);
        const late = await world.inScope((scope) => takeBackLeaving(scope, notice.id, own));
        expect(late).toBe('closed');
        await passesBy(notice, day);
        const stages = await world.inScope((scope) => stagesOf(scope, notice.id));
        expect(stages.at(-1)).toMatchObject({ kind: 'formalities', outcome: 'lapsed' });
        expect(await now(world, other)).toMatchObject({
          endedBecause: 'withdrawn',
          until: await last(day),
        });
      });
    });

    describe('under the cross-border charter', () => {
      let world: World;
      beforeAll(async () => {
        world = await under('cross-border');
      }, 60_000);
      const sitters = async (name: string) => {
        const unit = await come(world, 'cross-border', name, { class: 'presidium-member' });
        const person = await sits(world, 'presidium-representative', unit);
        return { unit, person };
      };
      const leavesPresidium = (unit: Member) =>
        world.inScope((scope) =>
          startOwnProcedure(scope, unit.id, 'leaving-the-presidium', { answers: {}, actor: own }),
        );

      test('AT-25 C-064: a presidium member that leaves only the presidium is an ordinary member at once, without its seats', async () => {
        const { unit, person } = await sitters('退出主席团单位');
        const { person: other } = await sitters('留任单位');
        await sits(world, 'rotating-chair', undefined, person);
        const started = await leavesPresidium(unit);
        expect(started).toMatchObject({ kind: 'opened', case: { status: 'passed' } });
        expect(await now(world, unit)).toMatchObject({ class: 'ordinary', until: null });
        expect(await sitting(world, 'presidium-representative')).toEqual([other]);
        expect(await sitting(world, 'rotating-chair')).toEqual([]);
        const id = started.kind === 'opened' ? started.case.id : '';
        const mails = await world.inScope((scope) => mailsOf(scope, { caseId: id }));
        expect(mails.map(({ template }) => template).sort()).toEqual([
          'member-left',
          'member-left',
          'own-procedure',
        ]);
        expect(await leavesPresidium(unit)).toMatchObject({ because: 'not-your-class' });
      });

      test('AT-25 C-064: the same on paper, as of the day on which the notice was received', async () => {
        const { unit, person } = await sitters('书面退出主席团单位');
        const entry = {
          kind: 'member-notice',
          subject: unit.id,
          content: { procedure: 'leaving-the-presidium', reason: '' },
        } as const;
        expect(await onPaper(world, entry, 2)).toHaveProperty('case');
        expect(await now(world, unit)).toMatchObject({ class: 'ordinary', until: null });
        expect(await sitting(world, 'presidium-representative')).not.toContain(person);
        const [change] = await world.inScope((scope) => classChangesOf(scope, unit.id));
        const today = await world.inScope(async (scope) => scope.now);
        expect(dayOf(change?.at.getTime() ?? 0)).toBe(dayOf(today.getTime() - 2 * DAY));
        expect(await onPaper(world, entry)).toBe('not-your-class');
        const other = { ...entry.content, procedure: 'presidium-promotion' };
        expect(await onPaper(world, { ...entry, content: other })).toBe('not-offered');
      });

      test('C-081: with the membership its seats and the office that hangs on them end, and come back with nobody', async () => {
        const { unit, person } = await sitters('离盟单位');
        await sits(world, 'rotating-chair', undefined, person);
        await leaves(world, unit);
        expect(await sitting(world, 'rotating-chair')).toEqual([]);
        expect(await sitting(world, 'presidium-representative')).not.toContain(person);
      });
    });
  });
}
