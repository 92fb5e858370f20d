import { sql } from 'kysely';
import { correctedVotes, type VoteCorrection } from '../../domain/correction.ts';
import { tally, type Tally } from '../../domain/tally.ts';
import { note } from '../audit-trail.ts';
import { readCase } from '../cases.ts';
import { whenToCount } from '../counting.ts';
import { linkFor } from '../links.ts';
import { queueMail } from '../mails.ts';
import { personsOf } from '../persons.ts';
import type { Scope } from '../scope.ts';
import { revokeTasks } from '../tasks.ts';
import {
  ballotsOfRound,
  lastVotes,
  readRound,
  votesOf,
  type Ballot,
  type MarkedChoice,
  type Vote,
} from '../voting-rounds.ts';
import { wake } from '../wake-ups.ts';

/** Counts one ballot from its stored rows and what corrects them; counting again gives the same (invariant 1). */
export function countBallot(
  ballot: Ballot,
  votes: readonly Vote[],
  corrections: readonly VoteCorrection<MarkedChoice>[] = [],
): Tally {
  const voters = new Set(ballot.electorate?.voters.map((seat) => seat.person));
  const counted = lastVotes(correctedVotes(votes, corrections)).filter(
    (vote) => vote.ballot === ballot.id && voters.has(vote.person),
  );
  const marked = (choice: Vote['choice']): number =>
    counted.filter((vote) => vote.choice === choice).length;
  return tally(ballot.rule, {
    // Whoever recused is out of electorate, base and quorum (X-Q11).
    electors: voters.size - marked('recuse'),
    for: marked('for'),
    against: marked('against'),
    abstain: marked('abstain'),
    invalid: 0,
  });
}

/** 计票: closes a round as soon as it may be counted; false while it must stay open. */
export async function closeRound(scope: Scope, votingRound: string): Promise<boolean> {
  const round = await readRound(scope, votingRound, 'update');
  if (!round || round.state === 'closed') return true;
  if (round.state !== 'open') return false;
  const now = await scope.context.clock.now(scope.tx);
  const at = { ...scope, now };
  if ((await whenToCount(at, round)) !== 'now') return false;
  await sql`update voting_rounds set state = 'closed', closed_at = ${now} where id = ${votingRound}`.execute(
    scope.tx,
  );
  await revokeTasks(at, { votingRound }, 'the vote has closed');
  const ballots = await ballotsOfRound(at, votingRound);
  for (const ballot of ballots.filter((candidate) => !candidate.closedAt))
    await closeBallot(at, ballot);
  await tellElectors(at, votingRound, ballots);
  return true;
}

async function closeBallot(scope: Scope, ballot: Ballot): Promise<void> {
  const counted = countBallot(ballot, await votesOf(scope, [ballot.id]));
  await sql`update ballots set closed_at = ${scope.now}, result = ${counted.result}, tally = ${JSON.stringify(counted)}::jsonb where id = ${ballot.id}`.execute(
    scope.tx,
  );
  await note(scope, {
    kind: 'ballot.closed',
    actor: 'system',
    channel: 'system',
    subject: ballot.caseId,
    details: { ballot: ballot.id, electorate: ballot.electorateHash, tally: counted },
  });
  const one = await readCase(scope, ballot.caseId);
  if (one) await wake(scope, one.process, one.id);
}

async function tellElectors(
  scope: Scope,
  votingRound: string,
  ballots: readonly Ballot[],
): Promise<void> {
  const addressed = new Set(
    ballots.flatMap((ballot) =>
      [...(ballot.electorate?.voters ?? []), ...(ballot.electorate?.observers ?? [])].map(
        (seat) => seat.person,
      ),
    ),
  );
  for (const person of await personsOf(scope, [...addressed]))
    await queueMail(scope, {
      key: `ballot result ${votingRound} ${person.id}`,
      scope: votingRound,
      template: 'ballot-result',
      extra: {},
      language: person.language,
      to: { person: person.id, name: person.name, address: person.email },
      link: await linkFor(scope, 'voting-round', votingRound, person.id),
      votingRound,
    });
}
