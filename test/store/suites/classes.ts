import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { membersOfBody } from '../../../src/store/bodies.ts';
import { readCase } from '../../../src/store/cases.ts';
import { classChangesOf } from '../../../src/store/class-changes.ts';
import { changeClass } from '../../../src/store/decide/change-class.ts';
import { designate, type Designated } from '../../../src/store/decide/designate.ts';
import { endMembership } from '../../../src/store/decide/end-membership.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import { readMember, type Member } from '../../../src/store/members.ts';
import { beginHolding } from '../../../src/store/register/holdings.ts';
import { unitSeats } from '../../../src/store/register/unit-seats.ts';
import { checkRecord, enterRecord } from '../../../src/store/decide/enter-record.ts';
import type { CaseCorrection } from '../../../src/store/records/correction-content.ts';
import { newCorrection } from '../../../src/store/records/correction.ts';
import { tasksOfRound } from '../../../src/store/tasks.ts';
import { ballotsOfCase, ballotsOfRound, readRound } from '../../../src/store/voting-rounds.ts';
import {
  applies,
  classNow,
  council,
  councilVotes,
  decided,
  enterUnit,
  promotion,
  represent,
  setUpGoAbroad,
  CHAIR,
  VICE_CHAIR,
  type Abroad,
} from '../../support/go-abroad.ts';
import { holder, vote } from '../../support/acting.ts';
import type { Ledger, OpenLedger } from '../ledger.ts';

const ground = ({ context, world, attend }: Ledger) => ({ context, world, bring: attend });
const own = { person: null, channel: 'own-link' } as const;

export function classes(open: OpenLedger): void {
  describe('Classes of members', () => {
    let ledger: Ledger;
    let abroad: Abroad;
    beforeAll(async () => {
      ledger = await open();
      abroad = await setUpGoAbroad(ground(ledger), 'abroad', {
        council: 4,
        directors: 2,
        ordinary: 6,
      });
    }, 60_000);
    afterAll(() => ledger.close());

    const newcomer = async (name: string, memberClass: string): Promise<Member> =>
      enterUnit(abroad.world, abroad.alliance, name, memberClass);
    const designates = (member: Member, over: Partial<Designated> = {}) =>
      abroad.world.inScope((scope) =>
        designate(
          scope,
          member.id,
          {
            seat: VICE_CHAIR,
            name: `${member.name}新代表`,
            title: '总监',
            email: `${member.id}@example.org`,
            phone: '',
            ...over,
          },
          own,
        ),
      );
    const inCouncil = async () =>
      (await abroad.world.inScope((scope) => membersOfBody(scope, 1, 'council'))).map(
        ({ member }) => member,
      );

    test('AT-12 A-107: the council is not asked by correspondence while the special circumstance is not given as the reason', async () => {
      const one = await promotion(abroad, await newcomer('等待表决单位', 'ordinary'));
      await expect(councilVotes(abroad, one, '  ')).rejects.toThrow('lacks reason');
      const [round] = await abroad.world.inScope((scope) => ballotsOfCase(scope, one.id));
      const states = async () =>
        abroad.world.inScope(async (scope) => ({
          state: (await readRound(scope, round?.votingRound ?? ''))?.state,
          asked: (await tasksOfRound(scope, round?.votingRound ?? '')).map(({ kind }) => kind),
        }));
      expect(await states()).toEqual({ state: 'proposed', asked: ['order'] });
    });

    test('AT-03 A-061 A-062: an ordinary unit cannot apply to become a vice-chair unit; once the council has made it a director unit it can', async () => {
      const [unit] = abroad.ordinary as [Member];
      expect(await applies(abroad, unit, 'promotion-to-vice-chair')).toMatchObject({
        kind: 'refused',
        because: 'not-your-class',
        rule: { classes: ['director-unit'], sources: [{ from: 'charter', article: '14' }] },
      });
      const one = await promotion(abroad, unit);
      expect(one.plan.stages.map(({ kind, sources }) => [kind, sources[0]?.article])).toEqual([
        ['submit', '14'],
        ['ballot', '14'],
      ]);
      expect(await decided(abroad, one, ['for', 'for', 'for', 'against'])).toBe('passed');
      expect(await classNow(abroad, unit)).toBe('director-unit');
      expect(await applies(abroad, unit, 'promotion-to-director')).toMatchObject({
        because: 'not-your-class',
      });
      expect(await applies(abroad, unit, 'promotion-to-vice-chair')).toMatchObject({
        kind: 'opened',
      });
    });

    test('A-063: without two thirds of the council a unit keeps its class and is told so', async () => {
      const unit = abroad.ordinary[1] as Member;
      const one = await promotion(abroad, unit);
      expect(await decided(abroad, one, ['for', 'for', 'against', 'against'])).toBe('refused');
      expect(await classNow(abroad, unit)).toBe('ordinary');
      const told = await abroad.world.inScope((scope) => mailsOf(scope, { caseId: one.id }));
      expect(
        told
          .filter(({ template }) => template === 'own-procedure')
          .map(({ extra }) => extra['came']),
      ).toEqual(expect.arrayContaining(['received', 'refused']));
    });

    test('A change of class is dated, names its case and is told once', async () => {
      const unit = abroad.ordinary[2] as Member;
      const one = await promotion(abroad, unit);
      await decided(abroad, one, ['for', 'for', 'for', 'for']);
      const { changes, mails, member } = await abroad.world.inScope(async (scope) => ({
        changes: await classChangesOf(scope, unit.id),
        mails: await mailsOf(scope, { caseId: one.id }),
        member: await readMember(scope, unit.id),
      }));
      expect(changes).toMatchObject([{ from: 'ordinary', to: 'director-unit', caseId: one.id }]);
      expect(mails.filter(({ extra }) => extra['came'] === 'class')).toHaveLength(1);
      expect(member).toMatchObject({ kind: unit.kind, until: null, evidence: unit.evidence });
    });

    test('One application of a sort is open at a time, and what the form asks is checked and kept as it is meant', async () => {
      const unit = abroad.ordinary[3] as Member;
      expect(
        await applies(abroad, unit, 'promotion-to-director', {
          reasons: '',
          'representative-name': '林代表',
          'representative-email': 'no address',
          'representative-phone': '13900139000',
        }),
      ).toMatchObject({
        kind: 'problems',
        problems: [{ id: 'reasons' }, { id: 'representative-email' }],
      });
      const first = await promotion(abroad, unit);
      expect(first.form['representative-email']).toBe('Lin@Example.org');
      expect(await applies(abroad, unit, 'promotion-to-director')).toMatchObject({
        kind: 'open-before',
        case: { id: first.id },
      });
    });

    test('A-108: the council is the representatives whom chair and vice-chair units designated, one for each unit', async () => {
      expect(await inCouncil()).toEqual([abroad.chair, ...abroad.viceChairs].map(({ id }) => id));
      const unit = await newcomer('未指派单位', 'vice-chair-unit');
      expect(await inCouncil()).not.toContain(unit.id);
      const missing = await abroad.world.inScope((scope) => unitSeats(scope));
      expect(missing.filter(({ holder }) => !holder).map(({ member }) => member.id)).toEqual([
        unit.id,
      ]);
      expect(await designates(unit)).toMatchObject({ kind: 'designated' });
      expect(await inCouncil()).toContain(unit.id);
      // Director units and ordinary units have no such seat.
      expect(await designates(abroad.directors[0] as Member)).toMatchObject({
        because: 'not-offered',
      });
      await abroad.world.inScope((scope) =>
        endMembership(scope, unit, { because: 'withdrawn', at: scope.now, caseId: 'none' }),
      );
      expect(await inCouncil()).not.toContain(unit.id);
    });

    test('X-Q12: a unit replaces its representative until a vote opens with them, and not while it is open', async () => {
      const unit = abroad.viceChairs[0] as Member;
      const before = (await council(abroad))[1];
      expect(await designates(unit)).toMatchObject({ kind: 'designated' });
      expect(await designates(unit)).toMatchObject({ kind: 'same' });
      const now = await council(abroad);
      expect(now).toHaveLength(4);
      expect(now.map(({ id }) => id)).not.toContain(before?.id);
      const one = await promotion(abroad, abroad.ordinary[4] as Member);
      const round = await councilVotes(abroad, one);
      const other = { name: '又一代表', email: 'yet.another@example.org' };
      expect(await designates(unit, other)).toMatchObject({ because: 'ballot-open' });
      for (const person of await council(abroad)) await vote(abroad.world, round, person, 'for');
      await abroad.world.until(
        'it has passed',
        async (scope) => (await readCase(scope, one.id))?.status === 'passed',
      );
      expect(await designates(unit, other)).toMatchObject({ kind: 'designated' });
    });

    test('A person represents one unit only, and only a unit of the class that has the seat', async () => {
      const [first, second] = abroad.viceChairs.slice(1) as [Member, Member];
      const [seat] = await abroad.world.inScope((scope) => unitSeats(scope, first));
      const person = seat?.holder;
      expect(
        await designates(second, { name: person?.name ?? '', email: person?.email ?? '' }),
      ).toMatchObject({ because: 'sits-for-another' });
      const basis = { evidence: '任职文件', by: null };
      const seated = await abroad.world.inScope((scope) =>
        beginHolding(scope, {
          ...basis,
          seat: CHAIR,
          person: person?.id ?? '',
          member: first.id,
          from: scope.now,
        }),
      );
      expect(seated).toMatchObject({ kind: 'refused', because: 'no-unit' });
    });

    test('With its class a unit loses the seat that came with it; its representative is recused where it is voted on', async () => {
      const unit = await newcomer('升降单位', 'director-unit');
      const one = await promotion(abroad, unit, 'promotion-to-vice-chair');
      const change = (to: string) =>
        abroad.world.inScope((scope) =>
          changeClass(scope, unit.id, to, { caseId: one.id, evidence: one.number }),
        );
      await change('vice-chair-unit');
      await represent(abroad.world, unit, VICE_CHAIR);
      expect(await inCouncil()).toContain(unit.id);
      const round = await councilVotes(abroad, one);
      const [ballot] = await abroad.world.inScope((scope) => ballotsOfRound(scope, round));
      expect(ballot?.electorate?.voters.map(({ member }) => member)).not.toContain(unit.id);
      expect(ballot?.electorate?.recused.map(({ member }) => member)).toEqual([unit.id]);
      await change('director-unit');
      expect(await inCouncil()).not.toContain(unit.id);
    });

    test('A vote that is corrected leaves the class until the council has voted again; then the unit has the class of before', async () => {
      const unit = abroad.ordinary[5] as Member;
      const one = await promotion(abroad, unit);
      expect(await decided(abroad, one, ['for', 'for', 'for', 'against'])).toBe('passed');
      const people = await council(abroad);
      const [enters, checks] = [
        await holder(abroad.world, 'case-officer', 0),
        await holder(abroad.world, 'case-officer', 1),
      ];
      await abroad.world.inScope(async (scope) => {
        const [ballot] = await ballotsOfCase(scope, one.id);
        const content: CaseCorrection = {
          of: 'vote',
          reason: '复查发现登记有误',
          ballot: ballot?.id ?? '',
          person: people[0]?.id ?? '',
          version: 1,
          counts: 'against',
        };
        const evidence = {
          id: scope.context.ids.next(),
          document: 'evidence',
          name: '复查记录.pdf',
          type: 'application/pdf',
          size: 5,
          sha256: 'a'.repeat(64),
        };
        const entry = newCorrection(one, content, scope.now);
        const entered = await enterRecord(scope, enters.id, entry, [evidence]);
        if (entered.kind !== 'entered') throw new Error(entered.because);
        await checkRecord(scope, entered.record.id, checks.id, { right: true });
      });
      expect(await classNow(abroad, unit)).toBe('director-unit');
      expect(await decided(abroad, one, ['for', 'for', 'against', 'against'])).toBe('refused');
      expect(await classNow(abroad, unit)).toBe('ordinary');
      const { changes, mails } = await abroad.world.inScope(async (scope) => ({
        changes: await classChangesOf(scope, unit.id),
        mails: await mailsOf(scope, { caseId: one.id }),
      }));
      expect(changes.map(({ to }) => to)).toEqual(['director-unit', 'ordinary']);
      expect(mails.filter(({ extra }) => extra['came'] === 'class-back')).toHaveLength(1);
    });

    test.each([
      ['AT-04 A-109: of seven present four are too few', 7, 4, 0, 'refused'],
      ['AT-04 A-109: of seven present five are enough', 7, 5, 0, 'passed'],
      ['AT-04 A-109: of six present four are two thirds', 6, 4, 0, 'passed'],
      ['AT-04 A-109: of three present two are two thirds', 3, 2, 0, 'passed'],
      ['AT-05 A-109: four for of six, one abstaining, pass', 6, 4, 1, 'passed'],
      ['AT-05 A-109: four for of seven, one abstaining, fail', 7, 4, 1, 'refused'],
    ])('%s', async (_, present, inFavour, abstain, came) => {
      const name = `abroad${present}${inFavour}${abstain}`;
      const here = await setUpGoAbroad(ground(ledger), name, {
        council: present,
        directors: 0,
        ordinary: 1,
      });
      const one = await promotion(here, here.ordinary[0] as Member);
      const choices = Array.from({ length: present }, (_each, at) =>
        at < inFavour ? 'for' : at < inFavour + abstain ? 'abstain' : 'against',
      );
      expect(await decided(here, one, choices)).toBe(came);
    });
  });
}
