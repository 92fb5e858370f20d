import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, dayOf } from '../../../src/domain/calendar.ts';
import { caseNotesOf } from '../../../src/store/case-notes.ts';
import { addCopy } from '../../../src/store/case-copies.ts';
import { readCase, type Case } from '../../../src/store/cases.ts';
import { consultationsOfCase } from '../../../src/store/consultations.ts';
import { sha256 } from '../../../src/store/database.ts';
import { withdrawCase } from '../../../src/store/decide/applicant.ts';
import { askForAdvice, giveAdvice } from '../../../src/store/decide/advice.ts';
import { announceSubstitutes } from '../../../src/store/decide/announce-substitutes.ts';
import { decisionOfTask } from '../../../src/store/decide/decisions.ts';
import { checkRecord, enterRecord } from '../../../src/store/decide/enter-record.ts';
import { handOverAll, handOverTask, tasksLeaving } from '../../../src/store/decide/hand-over.ts';
import { decideReview } from '../../../src/store/decide/review.ts';
import { decideOrder, proposeRound } from '../../../src/store/decide/voting-order.ts';
import { linkFor, readLink, revokeLink } from '../../../src/store/links.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import { personOf, type Person } from '../../../src/store/persons.ts';
import type { NewRecord } from '../../../src/store/records/records.ts';
import { holdingsOf } from '../../../src/store/register/holdings.ts';
import { versionsOfPerson } from '../../../src/store/register/persons.ts';
import type { Scope } from '../../../src/store/scope.ts';
import { endSubstitution, giveSubstitution } from '../../../src/store/substitutes.ts';
import { readTask, tasksOfRound } from '../../../src/store/tasks.ts';
import { ballotsOfRound } from '../../../src/store/voting-rounds.ts';
import { holder, openVote, review, taskOf, vote, waitingForVote } from '../../support/acting.ts';
import { ALL_FIT, apply } from '../../support/applying.ts';
import { DAY, MINUTE, type Ledger, type OpenLedger } from '../ledger.ts';
import { employedBy, leaveSeat, newcomer } from '../seats.ts';

/** Work is shared, passed on and taken over; who decides stays known, and a vote stays everybody's own. */
export function sharing(open: OpenLedger): void {
  let ledger: Ledger;
  let zhao: Person;
  let sun: Person;
  let secretary: Person;
  let chair: Person;
  let executive: Person;
  beforeAll(async () => {
    ledger = await open();
    zhao = await holder(ledger.world, 'case-officer');
    sun = await holder(ledger.world, 'case-officer', 1);
    secretary = await holder(ledger.world, 'secretary-general');
    chair = await holder(ledger.world, 'chair');
    executive = await holder(ledger.world, 'executive-chair');
  }, 60_000);
  afterAll(() => ledger.close());

  const act = <Result>(work: (scope: Scope) => Promise<Result>): Promise<Result> =>
    ledger.inScope(work);
  const approve = (one: Case, task: string, person: string) =>
    act((scope) =>
      decideReview(
        scope,
        task,
        { person, channel: 'own-link' },
        { decision: 'approve', reason: '', remark: '', handOverTo: '', checks: ALL_FIT },
        one.formHash,
      ),
    );
  const reviewOf = async (code?: string): Promise<readonly [Case, string]> => {
    const one = await apply(ledger.world, code === undefined ? {} : { code });
    return [one, (await taskOf(ledger.world, one, 'review')).id];
  };
  const mailsTo = async (person: Person, template: string) =>
    (await act((scope) => mailsOf(scope, { latest: 10_000 }))).filter(
      (mail) => mail.person === person.id && mail.template === template,
    );

  describe('Handing over', () => {
    test('the secretary-general gives a case officer’s task to a colleague, with a reason that stays with the case', async () => {
      const [one, task] = await reviewOf();
      const hand = (by: Person, reason: string) =>
        act((scope) => handOverTask(scope, task, { by: by.id, to: sun.id, reason }));
      await act((scope) => handOverTask(scope, task, { by: sun.id, to: zhao.id, reason: '' }));
      expect(await hand(secretary, ' ')).toMatchObject({ because: 'reason-missing' });
      expect(await hand(chair, '理由')).toMatchObject({ because: 'not-yours' });
      expect(await hand(secretary, '赵雪出差')).toMatchObject({ kind: 'handed-over' });
      expect(await approve(one, task, zhao.id)).toMatchObject({ because: 'handed-over' });
      expect(await act((scope) => caseNotesOf(scope, one.id))).toMatchObject([
        { kind: 'handed-over', person: secretary.id, text: '赵雪出差' },
      ]);
      expect(await mailsTo(zhao, 'tasks-handed-over')).toHaveLength(1);
      expect(await approve(one, task, sun.id)).toMatchObject({ kind: 'recorded' });
    });

    test('nobody gets a case of their own unit, or a task their office does not do', async () => {
      await employedBy(ledger, sun, 'UNIT-OF-SUN');
      const [, task] = await reviewOf('UNIT-OF-SUN');
      for (const to of [sun, chair])
        expect(
          await act((scope) =>
            handOverTask(scope, task, { by: secretary.id, to: to.id, reason: '出差' }),
          ),
        ).toEqual({ kind: 'refused', because: 'may-not-do-it' });
      ledger.later(MINUTE);
    });

    test('of everything takes what was shown, tells both, and leaves votes with the voter', async () => {
      const leaver = await newcomer(ledger, '离岗人', ['case-officer'], 'leaver@example.org');
      const [one, single] = await reviewOf();
      await act((scope) => handOverTask(scope, single, { by: zhao.id, to: leaver.id, reason: '' }));
      const shown = await act((scope) => tasksLeaving(scope, leaver.id));
      expect(shown.find(({ task }) => task.id === single)).toMatchObject({ kind: 'single' });
      const all = (tasks: readonly string[], by = leaver) =>
        act((scope) =>
          handOverAll(scope, { from: leaver.id, to: sun.id, by: by.id, reason: '调离', tasks }),
        );
      expect(await all([single], zhao)).toMatchObject({ because: 'not-yours' });
      expect(await all([])).toMatchObject({ because: 'closed' });
      expect(await all(shown.map(({ task }) => task.id))).toMatchObject({ kind: 'handed-over' });
      expect(await act((scope) => tasksLeaving(scope, leaver.id))).toEqual([]);
      expect(await all([single])).toMatchObject({ because: 'closed' });
      expect(await mailsTo(leaver, 'tasks-handed-over')).toHaveLength(1);
      expect(await mailsTo(sun, 'tasks-handed-over')).toHaveLength(1);
      expect(await approve(one, single, leaver.id)).toMatchObject({ because: 'not-yours' });
      expect(await approve(one, single, sun.id)).toMatchObject({ kind: 'recorded' });
      await leaveSeat(ledger, 'case-officer', leaver);
    });
  });

  describe('A substitute', () => {
    const period = (now: Date, days = 5) => ({
      from: new Date(now.getTime() - MINUTE),
      until: new Date(now.getTime() + days * DAY),
    });
    const standIn = (person: Person, substitute: Person) =>
      act(async (scope) => {
        const given = await giveSubstitution(scope, {
          person: person.id,
          substitute: substitute.id,
          ...period(scope.now),
          evidence: 'own-word',
          givenBy: person.id,
        });
        if (given.kind !== 'given') throw new Error(given.because);
        await announceSubstitutes(scope);
        return given.id;
      });

    test('decides in the place of a colleague with both names recorded; the colleague is told; it ends by itself', async () => {
      const helper = await newcomer(ledger, '代办人', [], 'helper@example.org');
      const [before, task] = await reviewOf();
      await act((scope) => handOverTask(scope, task, { by: sun.id, to: zhao.id, reason: '' }));
      expect(await approve(before, task, helper.id)).toMatchObject({ because: 'not-yours' });
      await standIn(zhao, helper);
      // What waited already, and what comes later, both reach the substitute.
      expect(await mailsTo(helper, 'review-wanted')).not.toHaveLength(0);
      const [after, later] = await reviewOf();
      expect((await mailsTo(helper, 'review-wanted')).some((mail) => mail.taskId === later)).toBe(
        true,
      );
      expect(await approve(before, task, helper.id)).toMatchObject({ kind: 'recorded' });
      const decision = await act((scope) => decisionOfTask(scope, task));
      expect(decision).toMatchObject({ person: helper.id, details: { inPlaceOf: zhao.id } });
      expect(await mailsTo(zhao, 'decided-in-your-place')).toHaveLength(1);
      ledger.later(6 * DAY);
      expect(await approve(after, later, helper.id)).toMatchObject({ because: 'not-yours' });
    });

    test('decides no case of their own unit, nor one of the unit of the person they stand in for', async () => {
      const helper = await newcomer(ledger, '外单位', [], 'other@example.org');
      await employedBy(ledger, helper, 'UNIT-OF-HELPER');
      const id = await standIn(zhao, helper);
      const [own, task] = await reviewOf('UNIT-OF-HELPER');
      expect(await approve(own, task, helper.id)).toMatchObject({ because: 'own-unit' });
      await employedBy(ledger, zhao, 'UNIT-OF-ZHAO');
      const [theirs, other] = await reviewOf('UNIT-OF-ZHAO');
      expect(await approve(theirs, other, helper.id)).toMatchObject({ because: 'own-unit' });
      expect(await act((scope) => endSubstitution(scope, id, zhao.id))).toBe(true);
      expect(await act((scope) => endSubstitution(scope, id, zhao.id))).toBe(false);
      const [later, third] = await reviewOf();
      expect(await approve(later, third, helper.id)).toMatchObject({ because: 'not-yours' });
    });

    test('never votes, and orders a vote only where the charter lets them chair the body', async () => {
      const helper = await newcomer(ledger, '代理事长', [], 'deputy@example.org');
      const [one] = await reviewOf();
      await review(ledger.world, one);
      await waitingForVote(ledger.world, one);
      const id = await standIn(chair, helper);
      const round = await act(async (scope) => {
        const proposed = await proposeRound(scope, {
          body: 'chairs-office',
          cases: [one.id],
          reason: '近期无会议',
          closesAt: new Date(scope.now.getTime() + 5 * DAY),
          by: sun.id,
        });
        if (proposed.kind !== 'proposed') throw new Error(proposed.because);
        return proposed.votingRound;
      });
      const [order] = await act((scope) => tasksOfRound(scope, round));
      const give = (person: Person) =>
        act((scope) =>
          decideOrder(
            scope,
            order?.id ?? '',
            { person: person.id, channel: 'own-link' },
            {
              order: 'order',
              reason: '同意',
              closesAt: new Date(scope.now.getTime() + 5 * DAY),
              shortNoticeReason: '年底',
            },
          ),
        );
      expect(await give(helper)).toMatchObject({ because: 'no-longer-in-office' });
      expect(await mailsTo(helper, 'correspondence-order-wanted')).toEqual([]);
      await act((scope) => endSubstitution(scope, id, chair.id));
      const deputy = await standIn(chair, executive);
      expect(await mailsTo(executive, 'correspondence-order-wanted')).toHaveLength(1);
      expect(await give(executive)).toMatchObject({
        kind: 'recorded',
        decision: { person: executive.id, details: { inPlaceOf: chair.id } },
      });
      const cast = await vote(ledger.world, round, helper, 'for');
      expect(cast).toMatchObject({ marks: [{ because: 'not-an-elector' }] });
      await act((scope) => endSubstitution(scope, deputy, chair.id));
    });

    test('is one at a time, somebody else, and not away themselves', async () => {
      const [first, second] = [
        await newcomer(ledger, '甲代', [], 'a@example.org'),
        await newcomer(ledger, '乙代', [], 'b@example.org'),
      ];
      const id = await standIn(sun, first);
      const refused = (person: Person, substitute: Person) =>
        act((scope) =>
          giveSubstitution(scope, {
            person: person.id,
            substitute: substitute.id,
            ...period(scope.now),
            evidence: 'own-word',
            givenBy: person.id,
          }),
        );
      expect(await refused(sun, second)).toMatchObject({ because: 'overlaps' });
      expect(await refused(zhao, zhao)).toMatchObject({ because: 'same-person' });
      expect(await refused(zhao, sun)).toMatchObject({ because: 'substitute-away' });
      await act((scope) => endSubstitution(scope, id, sun.id));
      expect(await refused(zhao, sun)).toMatchObject({ kind: 'given' });
    });
  });

  describe('Advice', () => {
    test('is asked, answered once and kept with the case; the review stays with who asked', async () => {
      const adviser = await holder(ledger.world, 'supervisor');
      const [one, task] = await reviewOf();
      const ask = (by: Person, of: Person) =>
        act((scope) =>
          askForAdvice(
            scope,
            task,
            { person: by.id, channel: 'own-link' },
            { of: of.id, question: '范围是否符合？' },
          ),
        );
      expect(await ask(chair, adviser)).toMatchObject({ because: 'not-yours' });
      expect(await ask(sun, adviser)).toMatchObject({ kind: 'asked' });
      expect(await ask(sun, adviser)).toMatchObject({ because: 'asked-before' });
      const asked = (await act((scope) => consultationsOfCase(scope, one.id)))[0];
      const answer = (by: Person, words: string) =>
        act((scope) =>
          giveAdvice(scope, asked?.task ?? '', { person: by.id, channel: 'own-link' }, words),
        );
      expect(await answer(chair, '符合')).toMatchObject({ because: 'not-yours' });
      expect(await answer(adviser, ' ')).toMatchObject({ because: 'answer-missing' });
      expect(await answer(adviser, '符合')).toMatchObject({ kind: 'answered' });
      expect(await answer(adviser, '符合')).toMatchObject({ kind: 'same' });
      expect(await answer(adviser, '不符合')).toMatchObject({
        kind: 'other',
        consultation: { answer: '符合' },
      });
      expect(await act((scope) => decisionOfTask(scope, task))).toBeUndefined();
      expect(await mailsTo(sun, 'advice-given')).toHaveLength(1);
      expect(await approve(one, task, sun.id)).toMatchObject({ kind: 'recorded' });
    });

    test('is not asked of somebody whose own unit applies, and not waited for once the review is decided', async () => {
      const adviser = await holder(ledger.world, 'supervisor');
      const [one, task] = await reviewOf('UNIT-OF-ADVISER');
      const helper = await newcomer(ledger, '本单位', [], 'unit@example.org');
      await employedBy(ledger, helper, 'UNIT-OF-ADVISER');
      const ask = (of: Person) =>
        act((scope) =>
          askForAdvice(
            scope,
            task,
            { person: sun.id, channel: 'console' },
            { of: of.id, question: '如何？' },
          ),
        );
      expect(await ask(helper)).toMatchObject({ because: 'own-unit' });
      await ask(adviser);
      await approve(one, task, sun.id);
      const [asked] = await act((scope) => consultationsOfCase(scope, one.id));
      const late = await act((scope) =>
        giveAdvice(scope, asked?.task ?? '', { person: adviser.id, channel: 'own-link' }, '好'),
      );
      expect(late).toMatchObject({ kind: 'refused', because: 'revoked' });
    });
  });

  test('Whoever is promised a copy is told the outcome once, however the case ends', async () => {
    const [one] = await reviewOf();
    const add = () => act((scope) => addCopy(scope, one, chair.id, sun.id));
    expect(await add()).toBe(true);
    expect(await add()).toBe(false);
    const copies = async () =>
      (await mailsTo(chair, 'outcome-copy')).filter((mail) => mail.caseId === one.id);
    expect(await copies()).toHaveLength(0);
    await act((scope) => withdrawCase(scope, one.id, '不办了'));
    expect(await copies()).toHaveLength(1);
    // Promised after the end, it is told at once.
    const ended = await act((scope) => readCase(scope, one.id));
    await act((scope) => addCopy(scope, ended as Case, executive.id, sun.id));
    expect(await mailsTo(executive, 'outcome-copy')).toHaveLength(1);
  });

  describe('A change of particulars or offices', () => {
    const paper = (scope: Scope) => ({
      id: scope.context.ids.next(),
      document: 'evidence',
      name: '文件.pdf',
      type: 'application/pdf',
      size: 5,
      sha256: sha256('paper'),
    });
    const enter = (entry: (scope: Scope) => Omit<NewRecord, 'channel' | 'actedAt'>) =>
      act((scope) =>
        enterRecord(scope, sun.id, { channel: 'paper', actedAt: scope.now, ...entry(scope) }, [
          paper(scope),
        ]),
      );
    const check = async (entered: Awaited<ReturnType<typeof enter>>) => {
      if (entered.kind !== 'entered') throw new Error(entered.because);
      return act((scope) => checkRecord(scope, entered.record.id, zhao.id, { right: true }));
    };

    test('changes nothing until a second person has checked it, and then from its day on', async () => {
      const supervisor = await holder(ledger.world, 'supervisor');
      ledger.later(2 * DAY);
      const today = await act(async (scope) => dayOf(scope.now.getTime()));
      const { id, ...details } = supervisor;
      const change = (phone: string, expected: number, day: string | null) =>
        enter(() => ({
          kind: 'change',
          subject: id,
          content: { of: 'person', details: { ...details, phone }, expected, day },
        }));
      expect(await change(supervisor.phone ?? '', 1, null)).toMatchObject({
        because: 'nothing-changed',
      });
      expect(await change('010-1', 1, addDays(today, 1))).toMatchObject({ because: 'day-ahead' });
      expect(await change('010-1', 1, addDays(today, -30))).toMatchObject({
        because: 'not-after-latest',
      });
      const entered = await change('13911112222', 1, addDays(today, -1));
      expect(await change('010-2', 1, null)).toMatchObject({ because: 'another-waits' });
      expect((await act((scope) => personOf(scope, id))).phone).toBe(supervisor.phone);
      expect(await check(entered)).toMatchObject({ record: { state: 'counted' } });
      expect((await act((scope) => personOf(scope, id))).phone).toBe('13911112222');
      expect(await change('010-3', 1, null)).toMatchObject({ because: 'changed-meanwhile' });
      const versions = await act((scope) => versionsOfPerson(scope, id));
      expect(dayOf(versions[1]?.validFrom.getTime() ?? 0)).toBe(addDays(today, -1));
      expect(versions[1]).toMatchObject({ evidence: expect.stringMatching(/^LSA-R-/) });
    });

    test('of the chair passes an open order on to who may give it now, and takes votes from who left', async () => {
      const [one, task] = await reviewOf();
      await approve(one, task, sun.id);
      const [other, second] = await reviewOf();
      await approve(other, second, sun.id);
      const voting = await openVote(ledger.world, [one]);
      await waitingForVote(ledger.world, other);
      const proposed = await act(async (scope) =>
        proposeRound(scope, {
          body: 'chairs-office',
          cases: [other.id],
          reason: '近期无会议',
          closesAt: new Date(scope.now.getTime() + 5 * DAY),
          by: sun.id,
        }),
      );
      if (proposed.kind !== 'proposed') throw new Error(proposed.because);
      const today = await act(async (scope) => dayOf(scope.now.getTime()));
      const [seat] = await act((scope) => holdingsOf(scope, ['chair']));
      ledger.later(MINUTE);
      const left = await enter(() => ({
        kind: 'office',
        subject: chair.id,
        content: { act: 'end', person: chair.id, seat: 'chair', holding: seat?.id, day: today },
      }));
      expect(await check(left)).toMatchObject({ record: { state: 'counted' } });
      await ledger.attend();
      const order = (await act((scope) => tasksOfRound(scope, proposed.votingRound)))[0];
      expect(order?.assignee).toBe(executive.id);
      const link = await act((scope) => linkFor(scope, 'task', order?.id ?? '', executive.id));
      expect(await act((scope) => readLink(scope, link))).toMatchObject({ revokedAt: null });
      const votes = await act((scope) => tasksOfRound(scope, voting));
      const his = votes.find((one) => one.kind === 'vote' && one.addressees.includes(chair.id));
      expect(his).toMatchObject({ state: 'revoked', closedBecause: 'left-the-seat' });
      const [ballot] = await act((scope) => ballotsOfRound(scope, voting));
      expect(ballot?.electorate?.voters.some((voter) => voter.person === chair.id)).toBe(true);
      const full = await enter(() => ({
        kind: 'office',
        subject: chair.id,
        content: { act: 'begin', person: chair.id, seat: 'executive-chair', day: today },
      }));
      expect(full).toMatchObject({ because: 'seat-full' });
    });

    test('names a substitute from the person’s letter, for whole days', async () => {
      const supervisor = await holder(ledger.world, 'supervisor');
      const today = await act(async (scope) => dayOf(scope.now.getTime()));
      const entered = await enter(() => ({
        kind: 'substitute',
        subject: supervisor.id,
        content: {
          person: supervisor.id,
          substitute: executive.id,
          fromDay: today,
          untilDay: today,
        },
      }));
      expect(await check(entered)).toMatchObject({ record: { state: 'counted' } });
    });
  });

  test('A link that was taken back opens nothing; whoever is asked anew gets one that does', async () => {
    const [one, task] = await reviewOf();
    const link = await act((scope) => linkFor(scope, 'task', task, sun.id));
    await act((scope) => revokeLink(scope, 'task', task, sun.id, 'test'));
    expect(await act((scope) => readLink(scope, link))).not.toMatchObject({ revokedAt: null });
    ledger.later(MINUTE);
    await act((scope) => handOverTask(scope, task, { by: zhao.id, to: sun.id, reason: '' }));
    expect(await act((scope) => readLink(scope, link))).toMatchObject({ revokedAt: null });
    expect(await act((scope) => readTask(scope, task))).toMatchObject({ assignee: sun.id });
    expect(one.status).toBe('open');
  });
}
