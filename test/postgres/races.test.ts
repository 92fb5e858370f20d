import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { issueDocument } from '../../src/activities/issue-document.ts';
import { chainEntries, note, verifyTrail } from '../../src/store/audit-trail.ts';
import type { Case } from '../../src/store/cases.ts';
import { certificateOfCase } from '../../src/store/certificates.ts';
import { closeRound, countBallot } from '../../src/store/decide/close-round.ts';
import { withdrawCase } from '../../src/store/decide/applicant.ts';
import { decideReview } from '../../src/store/decide/review.ts';
import { castVotes } from '../../src/store/decide/vote.ts';
import { mailsOf } from '../../src/store/mails.ts';
import type { Person } from '../../src/store/persons.ts';
import type { Scope } from '../../src/store/scope.ts';
import { ballotsOfRound, readRound, votesOf } from '../../src/store/voting-rounds.ts';
import { electors, holder, openVote, review, taskOf, vote } from '../support/acting.ts';
import { ALL_FIT, apply } from '../support/applying.ts';
import { ALLIANCE, count, DAY, openLedger, type Ledger } from '../store/ledger.ts';
import { freshDatabase, type FreshDatabase } from './databases.ts';

let database: FreshDatabase;
let ledger: Ledger;
let five: readonly Person[];
beforeAll(async () => {
  database = await freshDatabase();
  ledger = await openLedger({ url: database.url });
  five = await electors(ledger.world);
}, 60_000);
afterAll(async () => {
  await ledger.close();
  await database.drop();
});

/** Until a transaction waits for another one's lock. */
async function somebodyWaits(): Promise<void> {
  while (
    (await ledger.inScope((scope) =>
      count(
        scope,
        sql`pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()`,
      ),
    )) === 0
  )
    await new Promise((resolve) => setTimeout(resolve, 10));
}

const times = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => index);
const openRound = async (items = 1): Promise<string> => {
  const cases: Case[] = [];
  for (const _ of times(items)) cases.push(await apply(ledger.world));
  for (const one of cases) await review(ledger.world, one);
  return openVote(ledger.world, cases);
};
const ballotOf = async (round: string) =>
  (await ledger.inScope((scope) => ballotsOfRound(scope, round)))[0]?.id ?? '';
const resultMails = async (round: string) =>
  (await ledger.inScope((scope) => mailsOf(scope, { votingRound: round }))).filter(
    (mail) => mail.template === 'ballot-result',
  );

describe('At the same moment, on several connections', () => {
  test('sixty identical votes of one elector are one vote with one receipt', async () => {
    const round = await openRound();
    const casts = await Promise.all(
      times(60).map(() => vote(ledger.world, round, five[0] as Person, 'for')),
    );
    const marks = casts.flatMap((cast) => (cast.kind === 'cast' ? cast.marks : []));
    expect(marks.map((mark) => mark.kind).toSorted()).toEqual([
      'recorded',
      ...times(59).map(() => 'same'),
    ]);
    expect(new Set(marks.map((mark) => 'vote' in mark && mark.vote.receipt)).size).toBe(1);
    const ballot = await ballotOf(round);
    expect(await ledger.inScope((scope) => votesOf(scope, [ballot]))).toHaveLength(1);
  });

  test('approve against not approve of two reviewers, fifty times: one decision each, and the other is told which', async () => {
    const [one, two] = [
      await holder(ledger.world, 'case-officer'),
      await holder(ledger.world, 'case-officer', 1),
    ];
    const firsts: string[] = [];
    for (const turn of times(50)) {
      const of = await apply(ledger.world);
      const task = await taskOf(ledger.world, of, 'review');
      const decide = (who: Person, decision: 'approve' | 'not-approve') =>
        ledger.inScope((scope) =>
          decideReview(
            scope,
            task.id,
            { person: who.id, channel: 'own-link' },
            { decision, reason: '理由', remark: '', checks: ALL_FIT, handOverTo: '' },
            of.formHash,
          ),
        );
      const answers = await Promise.all(
        turn % 2 === 0
          ? [decide(one, 'approve'), decide(two, 'not-approve')]
          : [decide(two, 'not-approve'), decide(one, 'approve')],
      );
      expect(answers.map((answer) => answer.kind).toSorted()).toEqual(['other', 'recorded']);
      const [left, right] = answers.map((answer) =>
        'decision' in answer ? answer.decision : undefined,
      );
      expect(left).toEqual(right);
      firsts.push(left?.choice ?? '');
      expect(
        await ledger.inScope((scope) => count(scope, sql`decisions where task_id = ${task.id}`)),
      ).toBe(1);
    }
    expect(new Set(firsts)).toEqual(new Set(['approve', 'not-approve']));
  }, 60_000);

  test('the two last votes close the round once, with one result mail a person', async () => {
    for (const _ of times(10)) {
      const round = await openRound();
      for (const elector of five.slice(2)) await vote(ledger.world, round, elector, 'for');
      await Promise.all(
        five.slice(0, 2).map(async (elector) => {
          await vote(ledger.world, round, elector, 'for');
          // Each vote's own wake-up looks, whichever comes first.
          await ledger.inScope((scope) => closeRound(scope, round));
        }),
      );
      expect((await ledger.inScope((scope) => readRound(scope, round)))?.state).toBe('closed');
      expect(await resultMails(round)).toHaveLength(6);
      const ballot = await ballotOf(round);
      const closed = sql`audit_entries where kind = 'ballot.closed' and details ->> 'ballot' = ${ballot}`;
      expect(await ledger.inScope((scope) => count(scope, closed))).toBe(1);
    }
  }, 60_000);

  test('votes against the close, fifty times: whatever was said to be recorded is in the tally, and nothing else', async () => {
    const seen = { accepted: 0, refused: 0 };
    // How many milliseconds voting takes here, about: found out as they go.
    let span = 20;
    for (const turn of times(50)) {
      const round = await openRound(2);
      const ballot = await ballotOf(round);
      // The hour strikes while they vote.
      await ledger.inScope((scope) =>
        sql`update voting_rounds set closes_at = clock_timestamp() + make_interval(secs => ${((turn % 10) * span) / 10_000}) where id = ${round}`.execute(
          scope.tx,
        ),
      );
      const casts = five.map((elector) =>
        ledger.inScope((scope) =>
          castVotes(scope, round, { person: elector.id, channel: 'own-link' }, [
            { ballot, choice: 'for', reason: '', change: false },
          ]),
        ),
      );
      const closes = times(3).map(() => ledger.inScope((scope) => closeRound(scope, round)));
      const answers = await Promise.all(casts);
      await Promise.all(closes);
      while (!(await ledger.inScope((scope) => closeRound(scope, round))))
        await new Promise((resolve) => setTimeout(resolve, 5));
      const accepted = answers.filter((answer) => answer.kind === 'cast').length;
      const { stored, again, rows } = await ledger.inScope(async (scope) => {
        const votes = await votesOf(scope, [ballot]);
        const [one] = await ballotsOfRound(scope, round);
        return { stored: one?.tally, again: one && countBallot(one, votes), rows: votes.length };
      });
      expect(rows).toBe(accepted);
      expect(stored?.votes.for).toBe(accepted);
      expect(again).toEqual(stored);
      seen.accepted += accepted;
      seen.refused += 5 - accepted;
      if (accepted === 0) span *= 1.5;
      if (accepted === 5) span /= 1.5;
    }
    expect(seen.accepted + seen.refused).toBe(250);
    // Otherwise nothing raced.
    expect(Math.min(seen.accepted, seen.refused)).toBeGreaterThan(0);
  }, 90_000);

  test('a vote given before the hour and committed after it counts: the close waits for it', async () => {
    // Of two items one is marked: nothing but the round's own lock holds the close back.
    const round = await openRound(2);
    const ballot = await ballotOf(round);
    let letGo: () => void = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let cast: Promise<string> = Promise.resolve('');
    await new Promise<void>((voted) => {
      cast = ledger.inScope(async (scope) => {
        const answer = await castVotes(
          scope,
          round,
          { person: (five[0] as Person).id, channel: 'own-link' },
          [{ ballot, choice: 'for', reason: '', change: false }],
        );
        voted();
        await held;
        return answer.kind;
      });
    });
    ledger.later(6 * DAY);
    const close = ledger.inScope((scope) => closeRound(scope, round));
    await somebodyWaits();
    letGo();
    expect(await close).toBe(true);
    expect(await cast).toBe('cast');
    const [closed] = await ledger.inScope((scope) => ballotsOfRound(scope, round));
    expect(closed?.tally?.votes.for).toBe(1);
  });

  test('a withdrawal against the close or against the order: never both a result and a withdrawal, and no deadlock', async () => {
    for (const _ of times(20)) {
      const round = await openRound();
      const [ballot] = await ledger.inScope((scope) => ballotsOfRound(scope, round));
      for (const elector of five) await vote(ledger.world, round, elector, 'for');
      const [withdrawn] = await Promise.all([
        ledger.inScope((scope) => withdrawCase(scope, ballot?.caseId ?? '', '')),
        ledger.inScope((scope) => closeRound(scope, round)),
      ]);
      expect(withdrawn).toBe('withdrawn');
      const [after] = await ledger.inScope((scope) => ballotsOfRound(scope, round));
      const entries = await ledger.inScope(async (scope) => {
        const { rows } = await sql<{ kind: string }>`select kind from audit_entries
          where subject = ${ballot?.caseId} and kind in ('case.withdrawn', 'ballot.closed') order by id`.execute(
          scope.tx,
        );
        return rows.map((row) => row.kind);
      });
      // A result stands only where the round was closed before the withdrawal.
      expect(entries).toEqual(
        after?.result ? ['ballot.closed', 'case.withdrawn'] : ['case.withdrawn'],
      );
    }
  }, 60_000);

  test('sixteen admissions: case numbers and certificate numbers without gap or double, one member each', async () => {
    const applied = await Promise.all(times(16).map(() => apply(ledger.world)));
    for (const one of applied) await review(ledger.world, one);
    const round = await openVote(ledger.world, applied);
    for (const elector of five) await vote(ledger.world, round, elector, 'for');
    await ledger.attend();
    await ledger.attend();
    const stored = new Map<string, number>();
    const store = async (id: string): Promise<void> =>
      void stored.set(id, (stored.get(id) ?? 0) + 1);
    // Every certificate is asked for twice, as after a worker that was lost.
    const asked = [...applied, ...applied].map(async (one) => {
      const ask = () =>
        issueDocument(
          { context: ledger.context, baseUrl: 'http://localhost', store },
          {
            alliance: ALLIANCE,
            caseId: one.id,
            stage: one.plan.stages.find((stage) => stage.kind === 'issue')?.name ?? '',
          },
        );
      await ask().catch(ask);
    });
    await Promise.all(asked);
    const certificates = await Promise.all(
      applied.map((one) => ledger.inScope((scope) => certificateOfCase(scope, one.id))),
    );
    const numbers = certificates.map((certificate) => Number(certificate?.number.slice(-4)));
    expect(numbers.toSorted((left, right) => left - right)).toEqual(
      times(16).map((index) => index + 1),
    );
    const cases = await ledger.inScope(async (scope) =>
      (
        await sql<{ number: string }>`select number from cases order by number`.execute(scope.tx)
      ).rows.map((row) => Number(row.number.slice(-4))),
    );
    expect(cases).toEqual(cases.map((_, index) => index + 1));
    const members = await ledger.inScope((scope) =>
      count(scope, sql`members where case_id = any(${applied.map((one) => one.id)})`),
    );
    expect(members).toBe(16);
  }, 120_000);

  test('entries commit in another order than they were numbered, and two sequencers run: nothing is left unchained', async () => {
    const write = (index: number, before: (scope: Scope) => Promise<unknown>): Promise<void> =>
      ledger
        .inScope(async (scope) => {
          await note(scope, {
            kind: 'test',
            actor: 'system',
            channel: 'system',
            subject: `race ${index}`,
            details: {},
          });
          await before(scope);
          // Some are given up after they took a number.
          if (index % 11 === 1) throw new Error('given up');
        })
        .catch(() => {});
    // The first takes its number first and commits when all the others have long been chained.
    let letGo: () => void = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    let first: Promise<void> = Promise.resolve();
    await new Promise<void>((numbered) => {
      first = write(0, () => {
        numbered();
        return held;
      });
    });
    let writing = true;
    const sequencer = async (): Promise<void> => {
      do await chainEntries(ledger.context, ALLIANCE);
      while (writing);
    };
    const sequencers = [sequencer(), sequencer()];
    await Promise.all(
      times(109).map((index) =>
        write(index + 1, (scope) => sql`select pg_sleep(${(index % 5) / 1000})`.execute(scope.tx)),
      ),
    );
    writing = false;
    await Promise.all(sequencers);
    while ((await chainEntries(ledger.context, ALLIANCE)) > 0);
    letGo();
    await first;
    while ((await chainEntries(ledger.context, ALLIANCE)) > 0);
    const seen = await ledger.inScope(async (scope) => ({
      unchained: await count(
        scope,
        sql`audit_entries e where not exists (select from audit_chain c where c.entry = e.id)`,
      ),
      backwards: await count(
        scope,
        sql`(select entry < lag(entry) over (order by sequence) as back from audit_chain) b where back`,
      ),
      raced: await count(scope, sql`audit_entries where subject like 'race %'`),
      verified: (await verifyTrail(scope)).kind,
    }));
    expect(seen).toMatchObject({ unchained: 0, raced: 100, verified: 'whole' });
    // The first one at least.
    expect(seen.backwards).toBeGreaterThan(0);
  }, 60_000);

  test('a vote that waits for the close is judged by the clock after the wait', async () => {
    const round = await openRound();
    const ballot = await ballotOf(round);
    let cast: Promise<unknown> | undefined;
    await ledger.inScope(async (scope) => {
      await readRound(scope, round, 'update');
      cast = ledger.inScope((inner) =>
        castVotes(inner, round, { person: (five[0] as Person).id, channel: 'own-link' }, [
          { ballot, choice: 'for', reason: '', change: false },
        ]),
      );
      await somebodyWaits();
      // The hour strikes while it waits.
      ledger.later(6 * DAY);
    });
    expect(await cast).toEqual({ kind: 'refused', because: 'closed' });
  });
});
