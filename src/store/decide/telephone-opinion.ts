import { refuses } from '../../domain/channels.ts';
import { note } from '../audit-trail.ts';
import { actsFor } from '../bodies.ts';
import { charterInForce } from '../charters.ts';
import { linkFor } from '../links.ts';
import { queueMail } from '../mails.ts';
import { personOf } from '../persons.ts';
import type { VoteContent } from '../records/vote.ts';
import { through, type Scope } from '../scope.ts';
import { insertOpinion, lastOpinions } from '../telephone-opinions.ts';
import { ballotsOfRound, readRound } from '../voting-rounds.ts';
import { wake } from '../wake-ups.ts';
import type { Channel } from './decisions.ts';
import { castVotes, type Cast } from './vote.ts';

export type Noted =
  | { readonly kind: 'noted'; readonly opinion: string; readonly mailed: boolean }
  | {
      readonly kind: 'refused';
      readonly because:
        | 'not-yours'
        | 'unknown'
        | 'closed'
        | 'in-the-future'
        | 'nothing-marked'
        | 'not-an-elector'
        | 'channel-refused';
    };

/** 电话意见: noted by the secretariat, never counted; the elector is asked to confirm it by their own link. */
export async function noteOpinion(
  scope: Scope,
  by: string,
  opinion: {
    readonly votingRound: string;
    readonly person: string;
    readonly saidAt: Date;
    readonly marks: VoteContent['marks'];
  },
): Promise<Noted> {
  const refused = (because: Extract<Noted, { kind: 'refused' }>['because']): Noted => ({
    kind: 'refused',
    because,
  });
  const charter = await charterInForce(scope);
  if (!(await actsFor(scope, charter.version, 'secretariat', by))) return refused('not-yours');
  const round = await readRound(scope, opinion.votingRound, 'share');
  if (!round) return refused('unknown');
  if (round.state !== 'open' || scope.now >= round.closesAt) return refused('closed');
  if (opinion.saidAt > scope.now) return refused('in-the-future');
  if (opinion.marks.length === 0) return refused('nothing-marked');
  const asked = (await ballotsOfRound(scope, round.id)).filter((ballot) =>
    ballot.electorate?.voters.some((seat) => seat.person === opinion.person),
  );
  if (asked.length === 0) return refused('not-an-elector');
  // What is secret is not said to a clerk, and what cannot be confirmed is not asked.
  if (asked.some(({ rule }) => rule.secret || refuses(rule, 'telephone-confirmed')))
    return refused('channel-refused');
  const id = await insertOpinion(scope, { ...opinion, notedBy: by });
  await note(scope, {
    kind: 'opinion.noted',
    actor: by,
    channel: through(scope, 'console'),
    subject: round.id,
    details: { opinion: id, person: opinion.person },
  });
  const person = await personOf(scope, opinion.person);
  if (person.email === null) return { kind: 'noted', opinion: id, mailed: false };
  await queueMail(scope, {
    key: `opinion ${id}`,
    scope: round.id,
    template: 'opinion-to-confirm',
    extra: { opinion: id },
    language: person.language,
    to: { person: person.id, name: person.name, address: person.email },
    link: await linkFor(scope, 'voting-round', round.id, person.id),
    votingRound: round.id,
  });
  await wake(scope, 'ballot', round.id);
  return { kind: 'noted', opinion: id, mailed: true };
}

/** The elector confirms in writing what they said: now it is their vote. `superseded`: another opinion was noted since. */
export async function confirmOpinion(
  scope: Scope,
  votingRound: string,
  voter: { readonly person: string; readonly forwarded?: boolean },
  opinionId: string,
): Promise<Cast | { readonly kind: 'superseded' }> {
  const opinion = (await lastOpinions(scope, votingRound)).get(voter.person);
  if (opinion?.id !== opinionId) return { kind: 'superseded' };
  const channel: Channel = 'telephone-confirmed';
  return castVotes(
    scope,
    votingRound,
    { ...voter, channel },
    opinion.marks.map((mark) => ({ ...mark, change: false })),
  );
}
