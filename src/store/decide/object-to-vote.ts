import { sql } from 'kysely';
import { note } from '../audit-trail.ts';
import { membersOfBody } from '../bodies.ts';
import { charterInForce } from '../charters.ts';
import { queueMail } from '../mails.ts';
import { readRecord } from '../records/records.ts';
import type { Scope } from '../scope.ts';
import { openTask } from '../tasks.ts';
import { ballotsOfRound, readRound, votesOf } from '../voting-rounds.ts';
import { wake } from '../wake-ups.ts';
import type { Channel } from './decisions.ts';

/** `same`: said before. `closed`: the round has been counted. */
export type Objected = 'objected' | 'same' | 'unknown' | 'closed';

/** 这不是我的意思: what was recorded in the voter's name does not count, and they may vote themselves. All of it is kept. */
export async function objectToVote(
  scope: Scope,
  votingRound: string,
  voter: { readonly person: string; readonly channel: Channel },
  recordId: string,
): Promise<Objected> {
  const round = await readRound(scope, votingRound, 'share');
  const record = await readRecord(scope, recordId);
  if (!round || record?.subject !== votingRound) return 'unknown';
  const now = await scope.context.clock.now(scope.tx);
  const at = { ...scope, now };
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${votingRound} ${voter.person}`}, 0))`.execute(
    scope.tx,
  );
  const ballots = await ballotsOfRound(at, votingRound);
  const ids = ballots.flatMap((ballot) => (ballot.closedAt ? [] : [ballot.id]));
  const theirs = (await votesOf(at, ids, voter.person)).filter((vote) => vote.record === recordId);
  if (round.state === 'closed' || (now >= round.closesAt && now >= round.countsBy)) return 'closed';
  if (theirs.length === 0) return 'unknown';
  const standing = theirs.filter((vote) => !vote.objectedAt);
  if (standing.length === 0) return 'same';
  for (const vote of standing) {
    await sql`insert into vote_objections (alliance, ballot, person, version, record_id, at)
      values (${scope.alliance}, ${vote.ballot}, ${vote.person}, ${vote.version}, ${recordId}, ${now})`.execute(
      scope.tx,
    );
    await note(at, {
      kind: 'vote.objected-to',
      actor: voter.person,
      channel: voter.channel,
      subject: ballots.find((ballot) => ballot.id === vote.ballot)?.caseId ?? votingRound,
      details: { ballot: vote.ballot, version: vote.version, record: record.number },
    });
  }
  await tellSecretariat(at, votingRound, recordId);
  await askAgain(at, votingRound, voter.person);
  await wake(at, 'ballot', votingRound);
  return 'objected';
}

async function tellSecretariat(scope: Scope, votingRound: string, recordId: string): Promise<void> {
  await openTask(scope, { kind: 'objection', addressees: [], votingRound, subject: recordId });
  const charter = await charterInForce(scope);
  for (const { person } of await membersOfBody(scope, charter.version, 'secretariat'))
    if (person.email !== null)
      await queueMail(scope, {
        key: `vote objected to ${recordId} ${person.id}`,
        scope: votingRound,
        template: 'vote-objected-to',
        extra: { record: recordId },
        language: person.language,
        to: { person: person.id, name: person.name, address: person.email },
        votingRound,
      });
}

/** Their vote is waited for again, as before the paper. */
async function askAgain(scope: Scope, votingRound: string, person: string): Promise<void> {
  const { rows } = await sql`
    select 1 from tasks where voting_round = ${votingRound} and kind = 'vote' and state = 'open'
      and addressees[1] = ${person} limit 1`.execute(scope.tx);
  if (rows.length === 0) await openTask(scope, { kind: 'vote', addressees: [person], votingRound });
}
