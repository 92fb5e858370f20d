import { sql } from 'kysely';
import { everySeat } from '../../domain/charter/people.ts';
import { note } from '../audit-trail.ts';
import { charterInForce } from '../charters.ts';
import { lockMember, wakeMember } from '../members.ts';
import { endSeatsFilledFrom } from '../register/seats-filled-from.ts';
import type { Scope } from '../scope.ts';
import { wakeWhoWaitsForAChair } from '../waiting-for-a-chair.ts';
import { readdressTasks } from './readdress.ts';

/** What a change of class did, by ids. */
export type ClassChanged = {
  readonly member: string;
  readonly from: string;
  readonly to: string;
  /** The seats of the old class that ended with it. */
  readonly holdings: readonly string[];
};

/**
 * A standing member comes to another class by what a case decided. The seats that members of the old class alone fill
 * end with it; certificate, kind and dues stay as they are.
 */
export async function changeClass(
  scope: Scope,
  memberId: string,
  to: string,
  by: { readonly caseId: string; readonly evidence: string; readonly at?: Date },
): Promise<ClassChanged | 'no-member' | 'same-class'> {
  const member = await lockMember(scope, memberId);
  if (!member || (member.until !== null && member.until <= scope.now)) return 'no-member';
  if (member.class === to) return 'same-class';
  await sql`update members set class = ${to} where id = ${member.id}`.execute(scope.tx);
  await sql`insert into class_changes (alliance, id, member, from_class, to_class, case_id, changed_at)
    values (${scope.alliance}, ${scope.context.ids.next()}, ${member.id}, ${member.class}, ${to}, ${by.caseId}, ${by.at ?? scope.now})`.execute(
    scope.tx,
  );
  const holdings = await endSeatsOfClass(scope, member.id, to, by.evidence);
  if (holdings.length > 0) await readdressTasks(scope, 'system');
  await wakeWhoWaitsForAChair(scope);
  await wakeMember(scope, member.id);
  return { member: member.id, from: member.class, to, holdings };
}

async function endSeatsOfClass(
  scope: Scope,
  member: string,
  to: string,
  evidence: string,
): Promise<readonly string[]> {
  const kept = everySeat(await charterInForce(scope))
    .filter(({ seat }) => seat.each.includes(to))
    .map(({ id }) => id);
  const { rows } = await sql<{ id: string; person: string }>`
    update holdings set valid_until = greatest(${scope.now}, valid_from), until_evidence = ${evidence}
    where member = ${member} and not (seat = any(${kept})) and (valid_until is null or valid_until > ${scope.now})
    returning id, person`.execute(scope.tx);
  const persons = rows.map(({ person }) => person);
  const others = await endSeatsFilledFrom(scope, persons, evidence);
  return [...rows, ...others].map(({ id }) => id);
}

/**
 * Takes back a class that a case gave, where its body, asked again after a correction, has decided otherwise: from
 * this decision on, never from before. Undefined where the case gave none, or the member came to yet another since.
 */
export async function takeBackClass(
  scope: Scope,
  one: { readonly id: string; readonly number: string },
): Promise<ClassChanged | undefined> {
  const { rows } = await sql<{ key: string; result: ClassChanged }>`
    select key, result from effects where case_id = ${one.id} and kind = 'class' order by done_at desc limit 1`.execute(
    scope.tx,
  );
  const [given] = rows;
  if (!given) return undefined;
  const member = await lockMember(scope, given.result.member);
  if (member?.class !== given.result.to) return undefined;
  const back = await changeClass(scope, member.id, given.result.from, {
    caseId: one.id,
    evidence: one.number,
  });
  if (typeof back === 'string') return undefined;
  // Should the body decide for it once more, the effect is due again.
  await sql`update effects set key = ${`${given.key} taken back ${scope.now.toISOString()}`}, kind = 'class-taken-back'
    where key = ${given.key}`.execute(scope.tx);
  await note(scope, {
    kind: 'class.taken-back',
    actor: 'system',
    channel: 'system',
    subject: one.id,
    details: { ...back, because: 'decision-corrected' },
  });
  return back;
}
