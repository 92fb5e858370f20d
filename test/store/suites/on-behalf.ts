import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { proofOf, type Proof } from '../../../src/api/proof.tsx';
import { sql } from 'kysely';
import { attendRound } from '../../../src/activities/attend-round.ts';
import { mailContext } from '../../../src/activities/mail-views/context.ts';
import { viewOf } from '../../../src/activities/mail-views/view-of.ts';
import { renderMail } from '../../../src/mail/templates/render.ts';
import { sha256 } from '../../../src/store/database.ts';
import { closeRound } from '../../../src/store/decide/close-round.ts';
import { handOutLink } from '../../../src/store/decide/hand-out-link.ts';
import { objectToVote } from '../../../src/store/decide/object-to-vote.ts';
import { confirmOpinion, noteOpinion } from '../../../src/store/decide/telephone-opinion.ts';
import { castVotes } from '../../../src/store/decide/vote.ts';
import { linkOfToken } from '../../../src/store/links.ts';
import { mailsOf } from '../../../src/store/mails.ts';
import { awaitPaper, endAwaiting } from '../../../src/store/papers-awaited.ts';
import type { Person } from '../../../src/store/persons.ts';
import { readRecord, type Recorded } from '../../../src/store/records/records.ts';
import { openTasks } from '../../../src/store/tasks.ts';
import {
  ballotsOfRound,
  readRound,
  votesOf,
  type MarkedChoice,
} from '../../../src/store/voting-rounds.ts';
import { workflowId } from '../../../src/workflows/messages.ts';
import { electors, holder, openVote, review, vote } from '../../support/acting.ts';
import { apply } from '../../support/applying.ts';
import { checkPaper, enteredPaper, enterPaper } from '../../support/on-behalf.ts';
import { ALLIANCE, DAY, MINUTE, type Ledger, type OpenLedger } from '../ledger.ts';
import { newcomer } from '../seats.ts';

/** Votes that somebody else entered: on paper, after a call, by a link that was passed on. */
export function onBehalf(open: OpenLedger): void {
  describe('A vote recorded for somebody', () => {
    let ledger: Ledger;
    let nine: readonly Person[];
    let officer: Person;
    let colleague: Person;
    beforeAll(async () => {
      ledger = await open();
      for (const name of ['钱一', '孙二', '李三', '周四'])
        await newcomer(ledger, name, ['vice-chair'], `${name}@example.org`);
      nine = await electors(ledger.world);
      officer = await holder(ledger.world, 'case-officer');
      colleague = await holder(ledger.world, 'case-officer', 1);
    }, 60_000);
    afterAll(() => ledger.close());

    const openRound = async (): Promise<string> => {
      const one = await apply(ledger.world);
      await review(ledger.world, one);
      return openVote(ledger.world, [one]);
    };
    const nth = (at: number) => nine[at] as Person;
    const enter = (round: string, elector: Person, over: object = {}, by = officer) =>
      enterPaper(ledger.inScope, by, { round, elector, choice: 'for', ...over });
    const entered = (round: string, elector: Person, over: object = {}, by = officer) =>
      enteredPaper(ledger.inScope, by, { round, elector, choice: 'for', ...over });
    const check = (record: Recorded, by = colleague) => checkPaper(ledger.inScope, by, record);
    const stateOf = async (record: Recorded) => {
      const now = await ledger.inScope((scope) => readRecord(scope, record.id));
      return [now?.state, now?.outcome?.['because']];
    };
    const close = (round: string) => ledger.inScope((scope) => closeRound(scope, round));
    const roundOf = (round: string) => ledger.inScope((scope) => readRound(scope, round));
    const votes = (round: string, person?: Person) =>
      ledger.inScope(async (scope) => {
        const ids = (await ballotsOfRound(scope, round)).map((ballot) => ballot.id);
        return votesOf(scope, ids, person?.id);
      });
    const proof = (round: string): Promise<Proof> =>
      ledger.inScope(async (scope) => {
        const [ballot] = await ballotsOfRound(scope, round);
        return (await proofOf(scope, ballot?.id ?? '')) as Proof;
      });
    const afterClose = async (round: string) => {
      const closesAt = (await roundOf(round))?.closesAt.getTime() ?? 0;
      const now = await ledger.inScope(async (scope) => scope.now.getTime());
      ledger.later(closesAt - now + MINUTE);
    };
    const marks = (round: string, choice: MarkedChoice) =>
      ledger.inScope(async (scope) =>
        (await ballotsOfRound(scope, round)).map(({ id }) => ({ ballot: id, choice, reason: '' })),
      );
    const opinion = async (round: string, person: Person, choice: MarkedChoice = 'for') => {
      const said = await marks(round, choice);
      return ledger.inScope((scope) =>
        noteOpinion(scope, officer.id, {
          votingRound: round,
          person: person.id,
          saidAt: scope.now,
          marks: said,
        }),
      );
    };
    const object = (round: string, person: Person, record: Recorded) =>
      ledger.inScope((scope) =>
        objectToVote(scope, round, { person: person.id, channel: 'own-link' }, record.id),
      );
    const resultMail = (round: string, person: Person): Promise<string> =>
      ledger.inScope(async (scope) => {
        const mail = (await mailsOf(scope, { votingRound: round })).find(
          (one) => one.template === 'ballot-result' && one.person === person.id,
        );
        if (!mail) throw new Error(`no result for ${person.name}`);
        const site = 'https://alliance.example';
        const view = await viewOf(await mailContext(scope, mail, site, site));
        return renderMail(view, 'zh').text;
      });
    const withdraw = (round: string, person: Person) =>
      ledger.inScope((scope) => endAwaiting(scope, round, person.id, 'given-up', officer.id));

    test('AT-47: of nine electors five vote by link, two on checked paper, one says it by telephone only and one is silent: seven count, each by its channel', async () => {
      const round = await openRound();
      for (const elector of nine.slice(0, 5)) await vote(ledger.world, round, elector, 'for');
      for (const elector of nine.slice(5, 7))
        await check(await entered(round, elector, { choice: 'against' }));
      expect(await opinion(round, nth(7))).toMatchObject({ kind: 'noted', mailed: true });
      expect(await close(round)).toBe(false);
      await afterClose(round);
      expect(await close(round)).toBe(true);
      const { view, recomputed, differences } = await proof(round);
      expect(differences).toEqual([]);
      expect(recomputed).toMatchObject({
        present: 7,
        votes: { electors: 9, for: 5, against: 2 },
        result: 'passed',
      });
      const channels = view.counts.map(({ choice, count, channels: by }) => [choice, count, by]);
      expect(channels).toEqual([
        ['for', 5, [{ channel: 'own-link', count: 5 }]],
        ['against', 2, [{ channel: 'paper', count: 2 }]],
        ['abstain', 0, []],
        ['invalid', 0, []],
        ['not-voted', 2, []],
      ]);
      expect(view.records).toHaveLength(2);
      for (const record of view.records)
        expect(record).toMatchObject({
          channel: 'paper',
          enteredBy: officer.name,
          checkedBy: colleague.name,
          evidence: [sha256('paper')],
        });
      const notes = new Map(view.seats.map((seat) => [seat.holder, seat.note]));
      expect(notes.get(nth(5).name)).toMatchObject({ zh: `登记${view.records[0]?.number}` });
      expect(notes.get(nth(7).name)).toMatchObject({ zh: '有电话意见，未书面确认，不计票' });
      expect(notes.get(nth(8).name)).toBeUndefined();
      const list = await resultMail(round, nth(8));
      for (const elector of nine) expect(list).toContain(elector.name);
      expect(list).toContain(`${nth(6).name} 反对（纸质表决票）`);
      expect(list).toContain(`${nth(8).name} 未表决`);
    });

    test('leaves who voted what out of everything after a secret vote', async () => {
      const round = await openRound();
      // A paper that was entered before secret votes refused them.
      await check(await entered(round, nth(5)));
      const waiting = await entered(round, nth(7));
      await ledger.asOwner(async (scope) => {
        await sql`update ballots set rule = rule || '{"secret": true}'::jsonb where voting_round = ${round}`.execute(
          scope.tx,
        );
      }, 'keep');
      expect(await enter(round, nth(6))).toEqual({ kind: 'refused', because: 'secret-vote' });
      await check(waiting);
      expect(await stateOf(waiting)).toEqual(['without-effect', 'channel-refused']);
      for (const elector of nine.slice(0, 5)) await vote(ledger.world, round, elector, 'for');
      await afterClose(round);
      expect(await close(round)).toBe(true);
      expect(await resultMail(round, nth(8))).not.toContain(nth(0).name);
      const { view } = await proof(round);
      expect(view.records.map((record) => record.voter)).toEqual([undefined]);
      expect(view.seats.flatMap((seat) => seat.choice ?? [])).toEqual([]);
    });

    test('without its scan, by its own checker or a second time counts for nothing', async () => {
      const round = await openRound();
      const without = await enter(round, nth(0), { scans: 'none' });
      expect(without).toEqual({ kind: 'refused', because: 'evidence-missing' });
      const first = await entered(round, nth(0));
      // Two clerks with the same paper.
      const second = await entered(round, nth(0), {}, colleague);
      expect(await check(first, officer)).toMatchObject({ because: 'own-entry' });
      await check(first);
      await check(second, officer);
      expect(await stateOf(first)).toEqual(['counted', undefined]);
      expect(await stateOf(second)).toEqual(['without-effect', 'same']);
      expect(await votes(round, nth(0))).toHaveLength(1);
    });

    test('does not replace the voter’s own vote, unless the paper says so expressly and is the later of the two', async () => {
      const round = await openRound();
      const marked = await ledger.inScope(async (scope) => scope.now);
      ledger.later(MINUTE);
      await vote(ledger.world, round, nth(0), 'for');
      ledger.later(MINUTE);
      const plain = await entered(round, nth(0), { choice: 'against' });
      await check(plain);
      expect(await stateOf(plain)).toEqual(['without-effect', 'other']);
      const early = await entered(round, nth(0), {
        choice: 'against',
        change: true,
        markedAt: marked,
      });
      await check(early);
      expect(await stateOf(early)).toEqual(['without-effect', 'other']);
      const express = await entered(round, nth(0), { choice: 'against', change: true });
      await check(express);
      expect(await stateOf(express)).toEqual(['counted', undefined]);
      expect((await votes(round, nth(0))).map((row) => [row.choice, row.channel])).toEqual([
        ['for', 'own-link'],
        ['against', 'paper'],
      ]);
    });

    test('marked before the close counts though it was entered and checked after it, because it was announced', async () => {
      const round = await openRound();
      for (const elector of nine.slice(0, 5)) await vote(ledger.world, round, elector, 'for');
      const marked = await ledger.inScope(async (scope) => {
        await awaitPaper(scope, round, nth(5).id, officer.id);
        return scope.now;
      });
      await afterClose(round);
      expect(await close(round)).toBe(false);
      const late = await enter(round, nth(5), { markedAt: (await roundOf(round))?.closesAt });
      expect(late).toEqual({ kind: 'refused', because: 'after-close' });
      const record = await entered(round, nth(5), { markedAt: marked });
      await check(record);
      const [row] = await votes(round, nth(5));
      expect([row?.actedAt, row?.record]).toEqual([marked, record.id]);
      expect(row?.recordedAt.getTime()).toBeGreaterThan(marked.getTime());
      // The voter has until the next working day to object, then the count is completed.
      expect(await close(round)).toBe(false);
      ledger.later(12 * DAY);
      expect(await close(round)).toBe(true);
      expect((await proof(round)).recomputed.present).toBe(6);
    });

    test('is waited for at the close while it waits for its check, and no longer than the latest instant', async () => {
      const round = await openRound();
      const record = await entered(round, nth(0));
      await afterClose(round);
      expect(await close(round)).toBe(false);
      const { closesAt, countsBy } = (await roundOf(round)) as { closesAt: Date; countsBy: Date };
      expect(countsBy.getTime()).toBeGreaterThan(closesAt.getTime() + 2 * DAY);
      ledger.later(countsBy.getTime() - closesAt.getTime());
      await check(record);
      expect(await stateOf(record)).toEqual(['without-effect', 'closed']);
      expect(await close(round)).toBe(true);
      expect(await votes(round)).toEqual([]);
    });

    test('waits and counts the same whichever run of its workflow looks, for only the rows decide', async () => {
      const round = await openRound();
      const record = await entered(round, nth(0));
      const { number } = (await roundOf(round)) as { number: string };
      const look = (runId: string) =>
        attendRound(ledger.context, {
          alliance: ALLIANCE,
          votingRound: round,
          run: { workflowId: workflowId(ALLIANCE, 'ballot', number), runId },
        });
      await afterClose(round);
      const { countsBy } = (await roundOf(round)) as { countsBy: Date };
      for (const run of ['first', 'after a fall'])
        expect(await look(run)).toMatchObject({ kind: 'waiting', until: countsBy.getTime() });
      await check(record);
      expect(await look('after another fall')).toMatchObject({ kind: 'waiting' });
      ledger.later(12 * DAY);
      for (const run of ['woken', 'and once more'])
        expect(await look(run)).toMatchObject({ kind: 'settled', outcome: 'closed' });
      expect(await votes(round)).toHaveLength(1);
      expect((await proof(round)).recomputed.present).toBe(1);
    });

    test('found wrong is still waited for, until it is entered again or given up', async () => {
      const round = await openRound();
      const wrong = await entered(round, nth(0));
      await afterClose(round);
      await checkPaper(ledger.inScope, colleague, wrong, { right: false, reason: '票面为反对' });
      expect(await close(round)).toBe(false);
      await withdraw(round, nth(0));
      expect(await close(round)).toBe(true);
    });

    test('that comes after the count can be entered, is without effect, and is kept', async () => {
      const round = await openRound();
      const marked = await ledger.inScope(async (scope) => scope.now);
      await afterClose(round);
      expect(await close(round)).toBe(true);
      const record = await entered(round, nth(0), { markedAt: marked });
      await check(record);
      expect(await stateOf(record)).toEqual(['without-effect', 'closed']);
      expect((await proof(round)).recomputed.present).toBe(0);
    });

    test('leaves an ordinary round alone: by links only it is counted at its close, or when all have voted', async () => {
      const round = await openRound();
      for (const elector of nine.slice(0, 3)) await vote(ledger.world, round, elector, 'for');
      await afterClose(round);
      expect(await close(round)).toBe(true);
      const early = await openRound();
      for (const elector of nine) await vote(ledger.world, early, elector, 'for');
      expect(await close(early)).toBe(true);
    });

    test('does not close a round early: whoever was not there must have the time to object', async () => {
      const round = await openRound();
      for (const elector of nine.slice(0, 8)) await vote(ledger.world, round, elector, 'for');
      await check(await entered(round, nth(8)));
      expect(await close(round)).toBe(false);
      await afterClose(round);
      expect(await close(round)).toBe(true);
    });

    test('is told to the voter, who may say that it is not theirs: it does not count, and they vote themselves', async () => {
      const round = await openRound();
      const record = await entered(round, nth(0));
      await check(record);
      const mails = await ledger.inScope((scope) => mailsOf(scope, { votingRound: round }));
      expect(mails.find((mail) => mail.template === 'vote-recorded')?.person).toBe(nth(0).id);
      expect(await object(round, nth(1), record)).toBe('unknown');
      expect(await object(round, nth(0), record)).toBe('objected');
      expect(await object(round, nth(0), record)).toBe('same');
      const told = (await ledger.inScope((scope) => mailsOf(scope, { votingRound: round }))).filter(
        (mail) => mail.template === 'vote-objected-to',
      );
      expect(told.map((mail) => mail.person)).toContain(officer.id);
      expect(
        (await ledger.inScope(openTasks)).filter(
          (task) => task.kind === 'objection' && task.subject === record.id,
        ),
      ).toHaveLength(1);
      const cast = await vote(ledger.world, round, nth(0), 'against');
      expect(cast).toMatchObject({ kind: 'cast', marks: [{ kind: 'recorded' }] });
      await afterClose(round);
      expect(await close(round)).toBe(true);
      expect((await proof(round)).recomputed.votes).toMatchObject({ for: 0, against: 1 });
      expect(await votes(round, nth(0))).toMatchObject([
        { version: 1, channel: 'paper', objectedAt: expect.any(Date) },
        { version: 2, channel: 'own-link' },
      ]);
      expect(await object(round, nth(0), record)).toBe('closed');
    });

    test('and objected to after the close is replaced by the voter’s own, until the count is completed', async () => {
      const round = await openRound();
      const record = await entered(round, nth(0));
      await afterClose(round);
      await check(record);
      expect(await object(round, nth(0), record)).toBe('objected');
      ledger.later(2 * DAY);
      expect(await close(round)).toBe(false);
      expect(await vote(ledger.world, round, nth(1), 'for')).toMatchObject({ because: 'closed' });
      expect(await vote(ledger.world, round, nth(0), 'against')).toMatchObject({ kind: 'cast' });
      expect(await close(round)).toBe(true);
      expect((await proof(round)).recomputed.votes).toMatchObject({ for: 0, against: 1 });
    });

    test('is told by a task of the secretariat to whoever has no address', async () => {
      const nobody = await newcomer(ledger, '无邮箱', ['vice-chair']);
      const round = await openRound();
      const record = await entered(round, nobody);
      await check(record);
      expect(
        (await ledger.inScope(openTasks)).filter(
          (task) => task.kind === 'tell' && task.subject === record.id,
        ),
      ).toHaveLength(1);
      await ledger.inScope((scope) =>
        sql`update holdings set valid_until = ${scope.now} where person = ${nobody.id}`.execute(
          scope.tx,
        ),
      );
    });

    test('by telephone is an opinion until the voter confirms it, and only the last opinion can be confirmed', async () => {
      const round = await openRound();
      const first = await opinion(round, nth(0), 'for');
      const second = await opinion(round, nth(0), 'against');
      if (first.kind !== 'noted' || second.kind !== 'noted') throw new Error('refused');
      expect(await votes(round)).toEqual([]);
      const confirm = (id: string) =>
        ledger.inScope((scope) => confirmOpinion(scope, round, { person: nth(0).id }, id));
      expect(await confirm(first.opinion)).toEqual({ kind: 'superseded' });
      expect(await confirm(second.opinion)).toMatchObject({ marks: [{ kind: 'recorded' }] });
      expect(await confirm(second.opinion)).toMatchObject({ marks: [{ kind: 'same' }] });
      expect(await votes(round)).toMatchObject([
        { choice: 'against', channel: 'telephone-confirmed' },
      ]);
    });

    test('is refused where the rule of the decision refuses its way', async () => {
      const round = await openRound();
      await ledger.asOwner(async (scope) => {
        await sql`update ballots set rule = rule || '{"refuses": ["forwarded-link", "paper", "telephone-confirmed"]}'::jsonb
          where voting_round = ${round}`.execute(scope.tx);
      }, 'keep');
      expect(await enter(round, nth(0))).toEqual({ kind: 'refused', because: 'channel-refused' });
      expect(await opinion(round, nth(0))).toEqual({ kind: 'refused', because: 'channel-refused' });
      const handed = await ledger.inScope((scope) =>
        handOutLink(scope, officer.id, { votingRound: round, person: nth(0).id }),
      );
      expect(handed).toEqual({ kind: 'refused', because: 'channel-refused' });
      const forwarded = (await marks(round, 'for')).map((mark) => ({ ...mark, change: false }));
      for (const voter of [
        { channel: 'forwarded-link' },
        { channel: 'own-link', forwarded: true },
      ] as const) {
        const cast = await ledger.inScope((scope) =>
          castVotes(scope, round, { person: nth(0).id, ...voter }, forwarded),
        );
        expect(cast).toMatchObject({ marks: [{ because: 'channel-refused' }] });
      }
      expect(await vote(ledger.world, round, nth(0), 'for')).toMatchObject({
        marks: [{ kind: 'recorded' }],
      });
    });

    test('by a link that the secretariat passed on is told apart from one by the voter’s own mail', async () => {
      const round = await openRound();
      const hand = (by: Person, person: Person) =>
        ledger.inScope((scope) =>
          handOutLink(scope, by.id, { votingRound: round, person: person.id }),
        );
      expect(await hand(nth(0), nth(1))).toEqual({ kind: 'refused', because: 'not-yours' });
      expect(await hand(officer, officer)).toEqual({ kind: 'refused', because: 'not-an-elector' });
      const handed = await hand(officer, nth(1));
      if (handed.kind !== 'handed-out') throw new Error(handed.because);
      expect(await linkOfToken(ledger.context, handed.token)).toMatchObject({ forwarded: true });
      const { rows } = await ledger.inScope((scope) =>
        sql<{
          details: object;
        }>`select details from audit_entries where kind = 'link.handed-out' and subject = ${round}`.execute(
          scope.tx,
        ),
      );
      expect(rows.map((row) => row.details)).toMatchObject([{ person: nth(1).id }]);
    });
  });
}
