import { sql } from 'kysely';
import { note } from '../audit-trail.ts';
import type { Case } from '../cases.ts';
import { memberOfCase, type Member } from '../members.ts';
import type { Scope } from '../scope.ts';
import { wake } from '../wake-ups.ts';
import { endWhatItCarries } from './end-membership.ts';

/** What became of a membership when one case of those it rests on came to nothing. */
export type GroundLost =
  | { readonly kind: 'no-member' }
  /** It rested on nothing else. */
  | { readonly kind: 'ended' }
  /** It goes on: `ground` is the number of the case or the document that it rests on besides. */
  | { readonly kind: 'stays'; readonly ground: string };

/**
 * Takes from a membership the ground that a case gave it, where the body, asked again after a correction, has decided
 * otherwise. What another case or a document gave stays; without one it ends, from this decision on, never from before.
 */
export async function loseGround(scope: Scope, one: Case): Promise<GroundLost> {
  const member = await memberOfCase(scope, one.id);
  if (!member || member.until) return { kind: 'no-member' };
  const { rows } = await sql<{ number: string }>`
    update certificates set revoked_at = ${scope.now}, revoked_because = 'decision-corrected'
    where case_id = ${one.id} and revoked_at is null returning number`.execute(scope.tx);
  const certificates = rows.map(({ number }) => number);
  const ground = await groundBesides(scope, member, one.id);
  if (ground === undefined) await endWithout(scope, one, member, certificates);
  else await restOn(scope, one, member, certificates, ground);
  await wake(scope, 'membership', member.id);
  return ground === undefined ? { kind: 'ended' } : { kind: 'stays', ground: ground.number };
}

type Ground = { readonly caseId: string | null; readonly number: string };

/** The earliest case but this one that admitted the same unit and still stands, or the document it was entered by. */
async function groundBesides(
  scope: Scope,
  member: Member,
  caseId: string,
): Promise<Ground | undefined> {
  if (member.caseId === null) return { caseId: null, number: member.evidence ?? '' };
  const { rows } = await sql<{ id: string; number: string }>`
    select c.id, c.number from effects e join cases c on c.id = e.case_id
    where e.kind = 'admit' and e.result ->> 'member' = ${member.id} and c.id <> ${caseId}
      and c.status in ('open', 'passed')
    order by e.done_at, c.id limit 1`.execute(scope.tx);
  return rows[0] && { caseId: rows[0].id, number: rows[0].number };
}

async function endWithout(
  scope: Scope,
  one: Case,
  member: Member,
  certificates: readonly string[],
): Promise<void> {
  await sql`update members set until = ${scope.now} where id = ${member.id}`.execute(scope.tx);
  const result = { member: member.id, certificates, ...(await endWhatItCarries(scope, member)) };
  await sql`insert into effects values (${scope.alliance}, ${`${one.id} membership-ended`}, ${one.id}, 'membership-ended',
    ${JSON.stringify(result)}::jsonb, ${scope.now})`.execute(scope.tx);
  await note(scope, {
    kind: 'membership.ended',
    actor: 'system',
    channel: 'system',
    subject: one.id,
    details: { ...result, because: 'decision-corrected' },
  });
}

async function restOn(
  scope: Scope,
  one: Case,
  member: Member,
  certificates: readonly string[],
  ground: Ground,
): Promise<void> {
  if (member.caseId === one.id)
    await sql`update members set case_id = ${ground.caseId} where id = ${member.id}`.execute(
      scope.tx,
    );
  await note(scope, {
    kind: 'membership.ground-lost',
    actor: 'system',
    channel: 'system',
    subject: one.id,
    details: { member: member.id, certificates, restsOn: ground.caseId },
  });
}
