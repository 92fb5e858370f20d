import { refuses } from '../../domain/channels.ts';
import { note } from '../audit-trail.ts';
import { actsFor } from '../bodies.ts';
import { charterInForce } from '../charters.ts';
import { issueToken, linkFor, readLink, renewLink } from '../links.ts';
import { through, type Scope } from '../scope.ts';
import { ballotsOfRound, readRound } from '../voting-rounds.ts';

export type HandedOut =
  | { readonly kind: 'handed-out'; readonly token: string }
  | {
      readonly kind: 'refused';
      readonly because: 'not-yours' | 'unknown' | 'closed' | 'not-an-elector' | 'channel-refused';
    };

/** 转发的链接: an elector's own link for the secretariat to pass on. Votes by it are told apart from those by a mail. */
export async function handOutLink(
  scope: Scope,
  by: string,
  of: { readonly votingRound: string; readonly person: string },
): Promise<HandedOut> {
  const charter = await charterInForce(scope);
  if (!(await actsFor(scope, charter.version, 'secretariat', by)))
    return { kind: 'refused', because: 'not-yours' };
  const round = await readRound(scope, of.votingRound, 'share');
  if (!round) return { kind: 'refused', because: 'unknown' };
  if (round.state !== 'open') return { kind: 'refused', because: 'closed' };
  const asked = (await ballotsOfRound(scope, round.id)).filter((ballot) =>
    ballot.electorate?.voters.some((seat) => seat.person === of.person),
  );
  if (asked.length === 0) return { kind: 'refused', because: 'not-an-elector' };
  if (asked.every(({ rule }) => refuses(rule, 'forwarded-link')))
    return { kind: 'refused', because: 'channel-refused' };
  const id = await linkFor(scope, 'voting-round', round.id, of.person);
  const link = await readLink(scope, id);
  if (link && link.expiresAt <= scope.now) await renewLink(scope, id);
  const token = await issueToken(scope, id, by);
  await note(scope, {
    kind: 'link.handed-out',
    actor: by,
    channel: through(scope, 'console'),
    subject: round.id,
    details: { link: id, person: of.person },
  });
  return { kind: 'handed-out', token };
}
