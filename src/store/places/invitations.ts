import { sql } from 'kysely';
import { contactOfMember } from '../contacts.ts';
import { linkFor } from '../links.ts';
import type { Member } from '../members.ts';
import type { Scope } from '../scope.ts';

/** That a member was told of an offer; its link is what the member acts by. */
export type Invitation = { readonly id: string; readonly offer: string; readonly member: string };

export async function readInvitation(scope: Scope, id: string): Promise<Invitation | undefined> {
  const { rows } = await sql<Invitation>`
    select id, offer, member from place_invitations where id = ${id}`.execute(scope.tx);
  return rows[0];
}

/** The invitation of a member to an offer, made where there is none yet. */
export async function invite(
  scope: Scope,
  offer: string,
  member: string,
  reached: boolean,
): Promise<string> {
  await sql`insert into place_invitations (alliance, id, offer, member, told_at, reached)
    values (${scope.alliance}, ${scope.context.ids.next()}, ${offer}, ${member}, ${scope.now}, ${reached})
    on conflict do nothing`.execute(scope.tx);
  const { rows } = await sql<{ id: string }>`
    select id from place_invitations where offer = ${offer} and member = ${member}`.execute(
    scope.tx,
  );
  return (rows[0] as { id: string }).id;
}

/** The link by which a member acts on an offer. */
export const linkToOffer = (scope: Scope, invitation: string): Promise<string> =>
  linkFor(scope, 'place', invitation, null);

/** Members of these classes, or also whoever founded the alliance, that were not told of an offer yet, at most so many. */
export async function notTold(
  scope: Scope,
  offer: string,
  { classes, founders }: { readonly classes: readonly string[]; readonly founders: boolean },
  most: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from members m
    where (m.class = any(${[...classes]}) or (m.founder and ${founders})) and (m.until is null or m.until > ${scope.now})
      and not exists (select from place_invitations i where i.offer = ${offer} and i.member = m.id)
    order by m.id limit ${most}`.execute(scope.tx);
  return rows.map(({ id }) => id);
}

/** Members that a mail told of an offer and none has told of its end, at most so many. */
export async function notToldOfEnd(
  scope: Scope,
  offer: string,
  keyOf: string,
  most: number,
): Promise<readonly string[]> {
  const { rows } = await sql<{ member: string }>`
    select i.member from place_invitations i
    where i.offer = ${offer} and i.reached and not exists (select from mails where key = ${keyOf} || ' ' || i.member)
    order by i.member limit ${most}`.execute(scope.tx);
  return rows.map(({ member }) => member);
}

/** Who could not be told by mail, by name. */
export async function unreached(
  scope: Scope,
  offer: string,
): Promise<readonly { readonly member: string; readonly name: string }[]> {
  const { rows } = await sql<{ member: string; name: string }>`
    select i.member, m.name from place_invitations i join members m on m.id = i.member
    where i.offer = ${offer} and not i.reached order by m.name, i.member`.execute(scope.tx);
  return rows;
}

/** Whom a mail about an offer speaks to, in which language; null without an address. */
export async function addresseeOf(scope: Scope, member: Member) {
  const { name, email, language } = await contactOfMember(scope, member);
  return email ? { language, to: { name, address: email } } : null;
}
