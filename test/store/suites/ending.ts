import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { importPerson } from '../../../src/setup/alliance.ts';
import { membersOfBody } from '../../../src/store/bodies.ts';
import { allCases, stagesOf, type Case } from '../../../src/store/cases.ts';
import { decideReview } from '../../../src/store/decide/review.ts';
import { decideOrder, proposeRound } from '../../../src/store/decide/voting-order.ts';
import { keptFrom, situation } from '../../../src/api/acting/vote-situation.ts';
import { endMembership } from '../../../src/store/decide/end-membership.ts';
import { checkRecord, enterRecord } from '../../../src/store/decide/enter-record.ts';
import { effectsOf } from '../../../src/store/effects.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import { type Member } from '../../../src/store/members.ts';
import type { Person } from '../../../src/store/persons.ts';
import { wake } from '../../../src/store/wake-ups.ts';
import { tasksOfRound } from '../../../src/store/tasks.ts';
import type { CaseCorrection } from '../../../src/store/records/correction-content.ts';
import { newCorrection } from '../../../src/store/records/correction.ts';
import { ballotsOfCase, ballotsOfRound, readRound } from '../../../src/store/voting-rounds.ts';
import { holder, taskOf, vote, waitingForVote } from '../../support/acting.ts';
import { handIn } from '../../support/applying.ts';
import { caseNow, memberNow, opened, opens, replies, scan } from '../../support/ending.ts';
import {
  CHAIR,
  council,
  councilVotes,
  enterUnit,
  represent,
  setUpGoAbroad,
  VICE_CHAIR,
  type Abroad,
} from '../../support/go-abroad.ts';
import { textsOf } from '../../support/mail-text.ts';
import { DAY, type Ledger, type OpenLedger } from '../ledger.ts';

const ground = ({ context, world, attend }: Ledger) => ({ context, world, bring: attend });
const ALLEGED = { allegation: '多次以联盟名义收取费用，拒不改正。' };
const EVIDENCE = ['allegation-evidence'];

export function ending(open: OpenLedger): void {
  describe('A case that the secretariat opens about a member', () => {
    let ledger: Ledger;
    let abroad: Abroad;
    let opener: Person;
    let second: Person;
    beforeAll(async () => {
      ledger = await open();
      abroad = await setUpGoAbroad(ground(ledger), 'ending', {
        council: 5,
        directors: 1,
        ordinary: 7,
      });
      opener = await holder(abroad.world, 'case-officer', 0);
      second = await holder(abroad.world, 'case-officer', 1);
    }, 60_000);
    afterAll(() => ledger.close());

    const unit = (at: number): Member => abroad.ordinary[at] as Member;
    const later = async (days: number): Promise<void> => {
      ledger.later(days * DAY);
      // The timers of the workflows ring: every open case looks again.
      await abroad.world.inScope(async (scope) => {
        for (const one of await allCases(scope))
          if (one.status === 'open') await wake(scope, one.process, one.id);
      });
      await ledger.attend();
    };
    const templates = async (one: Case): Promise<readonly string[]> =>
      (await abroad.world.inScope((scope) => mailsOf(scope, { caseId: one.id }))).map(
        ({ template, extra }) =>
          typeof extra['came'] === 'string' ? `${template} ${extra['came']}` : template,
      );
    const outcomes = async (one: Case) =>
      (await abroad.world.inScope((scope) => stagesOf(scope, one.id))).map(({ name, outcome }) => [
        name,
        outcome,
      ]);
    const reviews = async (one: Case, by: Person, decision: 'approve' | 'not-approve') => {
      const task = await taskOf(abroad.world, one, 'review');
      return abroad.world.inScope((scope) =>
        decideReview(
          scope,
          task.id,
          { person: by.id, channel: 'console' },
          {
            decision,
            reason: '事实不足',
            remark: '',
            handOverTo: '',
            checks: { 'official-document': 'fit' },
            ticks: ['15(2)'],
          },
          one.formHash,
        ),
      );
    };

    test('AT-09 A-069 A-071: a recorded withdrawal of the licence ends the membership without a vote, and the unit is told', async () => {
      const one = await opened(
        abroad.world,
        opener,
        unit(0),
        'automatic-cancellation',
        { ground: 'licence-revoked', facts: '经营许可证被吊销（市监处〔2026〕17号）。' },
        ['official-document'],
      );
      expect(one.plan.stages.map(({ kind }) => kind)).toEqual(['submit', 'notify']);
      await ledger.attend();
      expect(await caseNow(abroad.world, one)).toMatchObject({ status: 'passed' });
      expect(await memberNow(abroad.world, unit(0))).toMatchObject({
        endedBecause: 'cancelled',
        endedCase: one.id,
      });
      const sent = await abroad.world.inScope((scope) => mailsOf(scope, { caseId: one.id }));
      const toUnit = sent.filter(
        ({ address }) => address?.startsWith('e699ae') || address?.includes('example.org'),
      );
      expect(toUnit.some(({ template }) => template === 'membership-ended')).toBe(true);
      // The council is informed.
      const seats = await council(abroad);
      for (const { id } of seats)
        expect(
          sent.filter(({ template, person }) => template === 'outcome-copy' && person === id),
        ).toHaveLength(1);
    });

    test('A-070 A-Q7: a negative effect is verified by a second person, after the unit had ten days to reply; whoever opened it cannot', async () => {
      const one = await opened(
        abroad.world,
        opener,
        unit(1),
        'automatic-cancellation',
        { ground: 'negative-impact', facts: '虚假宣传，造成社会负面影响。' },
        ['official-document'],
      );
      await ledger.attend();
      expect(await templates(one)).toEqual(['reply-wanted']);
      expect(await replies(abroad.world, one, '报道与事实不符，附更正声明。')).toMatchObject({
        kind: 'recorded',
      });
      await ledger.attend();
      expect(await outcomes(one)).toEqual([
        ['submit', 'done'],
        ['reply', null],
      ]);
      await later(13);
      expect(await outcomes(one)).toEqual([
        ['submit', 'done'],
        ['reply', 'given'],
        ['review', null],
      ]);
      const task = await taskOf(abroad.world, one, 'review');
      expect(task.addressees).not.toContain(opener.id);
      expect(await reviews(one, opener, 'approve')).toMatchObject({ kind: 'refused' });
      expect((await memberNow(abroad.world, unit(1))).until).toBeNull();
      expect(await reviews(one, second, 'approve')).toMatchObject({ kind: 'recorded' });
      await ledger.attend();
      expect(await memberNow(abroad.world, unit(1))).toMatchObject({ endedBecause: 'cancelled' });
    });

    test('A negative effect that the second person does not find to hold leaves the membership as it is, and the unit is told', async () => {
      const one = await opened(
        abroad.world,
        opener,
        unit(2),
        'automatic-cancellation',
        { ground: 'negative-impact', facts: '有投诉。' },
        ['official-document'],
      );
      await ledger.attend();
      await later(13);
      expect(await reviews(one, second, 'not-approve')).toMatchObject({ kind: 'recorded' });
      await ledger.attend();
      expect(await caseNow(abroad.world, one)).toMatchObject({ status: 'refused' });
      expect((await memberNow(abroad.world, unit(2))).until).toBeNull();
      expect(await templates(one)).toEqual(
        expect.arrayContaining(['about-member stays', 'about-member-copy stays']),
      );
      // With the reviewer's own reason, and with what is kept of it.
      const [said] = await textsOf(abroad.world, one, 'about-member');
      expect(said).toContain('未予通过的理由：事实不足');
      expect(said).toContain('会员资格和各项权利不受影响');
      expect(said).toContain('不因本事项留有任何不利记载');
      const [copy] = await textsOf(abroad.world, one, 'about-member-copy');
      expect(copy).toContain('未予通过的理由：事实不足');
    });

    test('needs what the charter’s form asks, with its papers; one of a sort is open at a time, and nobody opens one about their own unit', async () => {
      const about = (by: Person, documents: readonly string[], answers = ALLEGED) =>
        opens(abroad.world, by, unit(3), 'expulsion', answers, documents);
      expect(await about(opener, [])).toMatchObject({
        kind: 'problems',
        problems: [{ on: 'document', id: 'allegation-evidence' }],
      });
      expect(await about(opener, EVIDENCE, { allegation: ' ' })).toMatchObject({
        kind: 'problems',
        problems: [{ on: 'field', id: 'allegation' }],
      });
      const stranger = await holder(abroad.world, CHAIR);
      expect(await about(stranger, EVIDENCE)).toMatchObject({ because: 'not-yours' });
      const colleague = await abroad.world.inScope((scope) =>
        importPerson(
          scope,
          {
            name: '孙办',
            title: '借调人员',
            email: 'sun@example.org',
            phone: '',
            language: 'zh',
            employerCode: `ending ${unit(3).name}`,
            seats: ['case-officer'],
          },
          8,
        ),
      );
      expect(await about({ ...second, id: colleague }, EVIDENCE)).toMatchObject({
        because: 'own-unit',
      });
      const first = await about(opener, EVIDENCE);
      expect(first.kind).toBe('opened');
      expect(await about(second, EVIDENCE)).toMatchObject({
        kind: 'open-before',
        case: { id: first.kind === 'opened' ? first.case.id : '' },
      });
      expect(await opens(abroad.world, opener, unit(3), 'withdrawal', {}, [])).toMatchObject({
        because: 'not-offered',
      });
    });

    test('AT-10 A-072: the council cannot vote before the time to reply is over, although the unit has replied; the unit is no part of the base', async () => {
      const subject = await enterUnit(
        abroad.world,
        abroad.alliance,
        '被提名除名单位',
        'vice-chair-unit',
      );
      await represent(abroad.world, subject, VICE_CHAIR);
      const one = await opened(abroad.world, opener, subject, 'expulsion', ALLEGED, EVIDENCE);
      await ledger.attend();
      await replies(abroad.world, one, '所收费用系会议成本，已全部退还。');
      await ledger.attend();
      const proposal = () =>
        abroad.world.inScope(async (scope) =>
          proposeRound(scope, {
            body: 'council',
            cases: [one.id],
            reason: '请表决',
            closesAt: new Date(scope.now.getTime() + 9 * DAY),
            by: opener.id,
          }),
        );
      await expect(proposal()).rejects.toThrow('refused');
      await later(14);
      expect(await outcomes(one)).toContainEqual(['reply', null]);
      // More may be said until the end of the fifteenth day.
      expect(await replies(abroad.world, one, '补充：附退款凭证。')).toMatchObject({
        kind: 'recorded',
      });
      await later(4);
      await waitingForVote(abroad.world, one);
      expect(await replies(abroad.world, one, '再补充。')).toMatchObject({ because: 'closed' });
      const round = await councilVotes(abroad, one);
      const [ballot] = await abroad.world.inScope((scope) => ballotsOfRound(scope, round));
      expect(ballot?.electorate?.recused.map(({ member }) => member)).toEqual([subject.id]);
      expect(ballot?.electorate?.voters).toHaveLength(5);
      // 5 of the council vote; 4 for it are two thirds of those 5, and would be of 6.
      const people = await council(abroad);
      const electors = people.filter(({ id }) =>
        ballot?.electorate?.voters.some(({ person }) => person === id),
      );
      for (const [at, person] of electors.entries())
        await vote(abroad.world, round, person, at < 4 ? 'for' : 'against');
      await ledger.attend();
      // X-Q15: all have voted, and it is not counted before its close.
      expect(await abroad.world.inScope((scope) => readRound(scope, round))).toMatchObject({
        state: 'open',
      });
      expect((await memberNow(abroad.world, subject)).until).toBeNull();
      ledger.later(10 * DAY);
      await counted(round);
      expect(await memberNow(abroad.world, subject)).toMatchObject({
        endedBecause: 'expelled',
        endedCase: one.id,
      });
      const inCouncil = await abroad.world.inScope((scope) => membersOfBody(scope, 1, 'council'));
      expect(inCouncil.map(({ member }) => member)).not.toContain(subject.id);
      expect(await templates(one)).toContain('membership-ended');
    });

    const votes = async (one: Case, choices: (at: number) => 'for' | 'against') => {
      const round = await councilVotes(abroad, one);
      const [ballot] = await abroad.world.inScope((scope) => ballotsOfRound(scope, round));
      const people = (await council(abroad)).filter(({ id }) =>
        ballot?.electorate?.voters.some(({ person }) => person === id),
      );
      for (const [at, person] of people.entries())
        await vote(abroad.world, round, person, choices(at));
      ledger.later(10 * DAY);
      await counted(round);
    };
    const counted = async (round: string): Promise<void> => {
      await abroad.world.inScope((scope) => wake(scope, 'ballot', round));
      await ledger.attend();
      await ledger.attend();
    };
    /** A vice-chair unit with its representative, up to its expulsion. */
    const expelled = async (name: string): Promise<{ subject: Member; one: Case }> => {
      const subject = await enterUnit(abroad.world, abroad.alliance, name, 'vice-chair-unit');
      await represent(abroad.world, subject, VICE_CHAIR);
      const one = await opened(abroad.world, opener, subject, 'expulsion', ALLEGED, EVIDENCE);
      await ledger.attend();
      await later(18);
      await votes(one, () => 'for');
      expect(await memberNow(abroad.world, subject)).toMatchObject({ endedBecause: 'expelled' });
      return { subject, one };
    };
    const sits = async ({ id }: Member): Promise<boolean> =>
      (await abroad.world.inScope((scope) => membersOfBody(scope, 1, 'council'))).some(
        ({ member }) => member === id,
      );

    test('X-Q10: the council may lift the expulsion when the unit asks it to: the unit is a member again with its seat, and the trail keeps both', async () => {
      const { subject, one } = await expelled('复议恢复单位');
      expect(await sits(subject)).toBe(false);
      expect(await replies(abroad.world, one, '申请复议：新证据表明指控不实。')).toMatchObject({
        kind: 'recorded',
      });
      await ledger.attend();
      // Asked once, it goes on at once.
      await votes(one, () => 'for');
      expect(await caseNow(abroad.world, one)).toMatchObject({ status: 'lifted' });
      expect(await memberNow(abroad.world, subject)).toMatchObject({
        until: null,
        endedBecause: null,
      });
      expect(await sits(subject)).toBe(true);
      const effects = await abroad.world.inScope((scope) => effectsOf(scope, one.id));
      expect(effects.map(({ kind }) => kind)).toEqual(['end-membership', 'reinstate']);
      expect(await templates(one)).toContain('about-member reinstated');
    });

    test('X-Q10: reconsidered and voted down, the expulsion stands; without a request it is final after thirty days', async () => {
      const { subject, one } = await expelled('复议维持单位');
      await replies(abroad.world, one, '申请复议。');
      await ledger.attend();
      await votes(one, () => 'against');
      expect(await caseNow(abroad.world, one)).toMatchObject({ status: 'passed' });
      expect(await memberNow(abroad.world, subject)).toMatchObject({ endedBecause: 'expelled' });
      expect(await templates(one)).toContain('about-member stands');
      const silent = await expelled('未申请复议单位');
      expect(await caseNow(abroad.world, silent.one)).toMatchObject({ status: 'open' });
      await later(33);
      expect(await caseNow(abroad.world, silent.one)).toMatchObject({ status: 'passed' });
      expect(await replies(abroad.world, silent.one, '申请复议。')).toMatchObject({
        because: 'closed',
      });
    });

    test('A vote that is corrected leaves the expulsion until the council has voted again; then the unit is a member as before, and is told', async () => {
      const subject = await enterUnit(abroad.world, abroad.alliance, '更正单位', 'vice-chair-unit');
      await represent(abroad.world, subject, VICE_CHAIR);
      const one = await opened(abroad.world, opener, subject, 'expulsion', ALLEGED, EVIDENCE);
      await ledger.attend();
      await later(18);
      // Four are two thirds of five or six, three are not.
      await votes(one, (at) => (at < 4 ? 'for' : 'against'));
      expect(await memberNow(abroad.world, subject)).toMatchObject({ endedBecause: 'expelled' });
      const [ballot] = await abroad.world.inScope((scope) => ballotsOfCase(scope, one.id));
      const [first] = await council(abroad);
      await abroad.world.inScope(async (scope) => {
        const content: CaseCorrection = {
          of: 'vote',
          reason: '复查发现登记有误',
          ballot: ballot?.id ?? '',
          person: first?.id ?? '',
          version: 1,
          counts: 'against',
        };
        const entry = newCorrection(one, content, scope.now);
        const entered = await enterRecord(scope, opener.id, entry, [scan(scope, 'evidence')]);
        if (entered.kind !== 'entered') throw new Error(entered.because);
        await checkRecord(scope, entered.record.id, second.id, { right: true });
      });
      await ledger.attend();
      expect(await memberNow(abroad.world, subject)).toMatchObject({ endedBecause: 'expelled' });
      await votes(one, () => 'against');
      expect(await caseNow(abroad.world, one)).toMatchObject({ status: 'refused' });
      expect((await memberNow(abroad.world, subject)).until).toBeNull();
      expect(await templates(one)).toContain('about-member reinstated');
    });

    test('X-Q17: who was expelled applies again only with the consent of the council; anybody else applies as ever', async () => {
      const { subject, one } = await expelled('再次申请单位');
      await later(33);
      const applies = (name: string, code: string) =>
        abroad.world.inScope((scope) =>
          handIn(
            scope,
            {
              kind: 'enterprise',
              language: 'zh',
              applicantName: name,
              applicantCode: code,
              applicantEmail: 'again@example.org',
              contactName: '方联络',
              form: { 'organisation-name': name },
            },
            ['business-licence'],
          ),
        );
      const fresh = await applies('从未入会单位', 'ending fresh');
      expect(fresh.plan.stages.map(({ kind }) => kind)).toEqual(['submit', 'review', 'notify']);
      const again = await applies(subject.name, `ending ${subject.name}`);
      expect(again.plan.stages.map(({ kind }) => kind)).toEqual([
        'submit',
        'ballot',
        'review',
        'notify',
      ]);
      expect(again.plan.stages[1]).toMatchObject({
        by: 'council',
        sources: [{ from: 'default', question: 'X-Q17' }],
      });
      await ledger.attend();
      await votes(again, () => 'against');
      expect(await caseNow(abroad.world, again)).toMatchObject({ status: 'refused' });
      expect(await templates(again)).toContain('not-approved');
      const third = await applies(subject.name, `ending ${subject.name}`);
      await ledger.attend();
      await votes(third, () => 'for');
      expect(await outcomes(third)).toContainEqual(['consent-after-expulsion', 'passed']);
      expect(await outcomes(third)).toContainEqual(['review', null]);
      expect(await caseNow(abroad.world, one)).toMatchObject({ status: 'passed' });
    });

    test('Voted down, the unit stays what it was and is told', async () => {
      const subject = unit(4);
      const one = await opened(abroad.world, opener, subject, 'expulsion', ALLEGED, EVIDENCE);
      await ledger.attend();
      await later(18);
      await votes(one, (at) => (at < 2 ? 'for' : 'against'));
      expect(await caseNow(abroad.world, one)).toMatchObject({ status: 'refused' });
      expect((await memberNow(abroad.world, subject)).until).toBeNull();
      const [said] = await textsOf(abroad.world, one, 'about-member');
      expect(said).toContain('经“理事会表决”未予通过，会员资格和各项权利不受影响');
      expect(said).not.toContain('理由');
    });

    test('A unit that leaves meanwhile is not decided about any more: the case is lifted, and the vote ends for it', async () => {
      const subject = unit(5);
      const one = await opened(abroad.world, opener, subject, 'expulsion', ALLEGED, EVIDENCE);
      await ledger.attend();
      await later(18);
      const round = await councilVotes(abroad, one);
      const [voter] = await council(abroad);
      const kept = () =>
        abroad.world.inScope(async (scope) => {
          const at = await situation(scope, round, voter?.id ?? '');
          const [item] = at?.items ?? [];
          return item && keptFrom(item, at?.held ?? []);
        });
      expect(await kept()).toBeUndefined();
      await abroad.world.inScope(async (scope) => {
        await endMembership(scope, subject, {
          because: 'withdrawn',
          at: scope.now,
          caseId: 'none',
        });
      });
      await ledger.attend();
      expect(await caseNow(abroad.world, one)).toMatchObject({ status: 'lifted' });
      expect(await memberNow(abroad.world, subject)).toMatchObject({ endedBecause: 'withdrawn' });
      // Its voters read what happened; nobody has withdrawn an application.
      expect(await kept()).toEqual({
        zh: `${subject.name}已退出联盟，此项不再表决。`,
        en: `${subject.name} has left the alliance: this item is no longer voted on.`,
      });
    });

    test('X-Q8: nobody shortens the notice of an expulsion, with whatever reason', async () => {
      const one = await opened(abroad.world, opener, unit(6), 'expulsion', ALLEGED, EVIDENCE);
      await ledger.attend();
      await later(18);
      await waitingForVote(abroad.world, one);
      const chair = await holder(abroad.world, CHAIR);
      const short = (days: number) =>
        abroad.world.inScope(async (scope) => {
          const closesAt = new Date(scope.now.getTime() + days * DAY);
          const proposed = await proposeRound(scope, {
            body: 'council',
            cases: [one.id],
            reason: '请表决',
            closesAt,
            by: opener.id,
          });
          if (proposed.kind !== 'proposed') throw new Error(proposed.because);
          const [task] = await tasksOfRound(scope, proposed.votingRound);
          return decideOrder(
            scope,
            task?.id ?? '',
            { person: chair.id, channel: 'own-link' },
            { order: 'order', reason: '同意', closesAt, shortNoticeReason: '情况紧急' },
          );
        });
      await expect(short(6)).rejects.toThrow('closesOn');
      expect(await short(9)).toMatchObject({ kind: 'recorded' });
    });
  });
}
