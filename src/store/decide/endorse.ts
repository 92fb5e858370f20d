import { sql } from 'kysely';
import {
  ASKED_A_DAY,
  endorsementIn,
  type RequiredEndorsement,
} from '../../domain/charter/endorsements.ts';
import { note } from '../audit-trail.ts';
import { charterInForce } from '../charters.ts';
import {
  endOfPeriod,
  endorsementsOfDraft,
  endorserNamed,
  lockEndorsement,
} from '../endorsements.ts';
import { linkFor } from '../links.ts';
import { queueMail } from '../mails.ts';
import { contactOfMember } from '../contacts.ts';
import { readMember } from '../members.ts';
import { through, type Scope } from '../scope.ts';
import { wake } from '../wake-ups.ts';

const DAY = 86_400_000;

/**
 * Asks a member, named by its name or a number of its own, for its word, by a link to the contact on record. Somebody
 * unknown is asked in the same way as far as the applicant can see: no list of members can be felt out.
 */
export async function askForEndorsement(
  scope: Scope,
  asked: RequiredEndorsement,
  of: { readonly draft: string; readonly named: string; readonly applicant: string },
): Promise<'asked' | 'too-often' | 'closed'> {
  const { rows } = await sql<{ case_id: string | null; member: string | null }>`
    select case_id, member from drafts where id = ${of.draft} for update`.execute(scope.tx);
  if (!rows[0] || rows[0].case_id) return 'closed';
  const before = await endorsementsOfDraft(scope, of.draft);
  const again = before.find(
    (one) =>
      one.document === asked.id &&
      one.applicant === of.applicant &&
      one.named === of.named &&
      one.answer === null &&
      one.closesAt > scope.now,
  );
  if (again) return 'asked';
  const since = scope.now.getTime() - DAY;
  if (before.filter((one) => one.askedAt.getTime() > since).length >= ASKED_A_DAY)
    return 'too-often';
  const member = await memberNamed(scope, of.named, asked.by, rows[0].member);
  const id = scope.context.ids.next();
  await sql`insert into endorsements (alliance, id, draft, document, named, applicant, member, asked_at, closes_at)
    values (${scope.alliance}, ${id}, ${of.draft}, ${asked.id}, ${of.named}, ${of.applicant}, ${member ?? null}, ${scope.now},
      ${await endOfPeriod(scope, scope.now, asked.within)})`.execute(scope.tx);
  await note(scope, {
    kind: 'endorsement.asked',
    actor: 'applicant',
    channel: through(scope, 'own-link'),
    subject: id,
    details: { document: asked.id, member: member ?? null },
  });
  if (member) await mailTo(scope, id, member);
  await wake(scope, 'mailDelivery', 'alliance');
  return 'asked';
}

async function mailTo(scope: Scope, id: string, memberId: string): Promise<void> {
  const member = await readMember(scope, memberId);
  if (!member) throw new Error(`no member ${memberId}`);
  const contact = await contactOfMember(scope, member);
  // Without an address on record nobody is asked; the applicant sees a question that stays open.
  if (contact.email === null) return;
  await queueMail(scope, {
    key: `endorsement-wanted ${id}`,
    scope: 'alliance',
    template: 'endorsement-wanted',
    extra: { endorsement: id },
    language: contact.language,
    to: { name: contact.name, address: contact.email },
    link: await linkFor(scope, 'endorsement', id, null),
  });
}

/**
 * A standing member of these classes by its name, the number of its certificate or its registration. Nobody endorses
 * itself.
 */
async function memberNamed(
  scope: Scope,
  named: string,
  classes: readonly string[],
  applicant: string | null,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select m.id from members m where m.class = any(${[...classes]}) and m.id is distinct from ${applicant} and (m.until is null or m.until > ${scope.now}) and (
      lower(m.name) = lower(${named})
      or exists (select from certificates c where c.member = m.id and c.revoked_at is null and upper(c.number) = upper(${named}))
      or exists (select from organisation_versions o where o.organisation = m.organisation and o.valid_from <= ${scope.now}
        and upper(o.credit_code) = upper(${named})))
    order by m.id limit 1`.execute(scope.tx);
  return rows[0]?.id;
}

export type Endorsed =
  | { readonly kind: 'recorded' | 'answered-already'; readonly answer: 'confirmed' | 'declined' }
  | { readonly kind: 'refused'; readonly because: 'unknown' | 'closed' | 'no-member' };

/** The member answers, once. Who is no member of the classes any more gives no word. */
export async function answerEndorsement(
  scope: Scope,
  id: string,
  answer: 'confirmed' | 'declined',
): Promise<Endorsed> {
  const one = await lockEndorsement(scope, id);
  const paper = one && endorsementIn(await charterInForce(scope), one.document);
  if (!one?.member || !paper) return { kind: 'refused', because: 'unknown' };
  if (one.answer) return { kind: 'answered-already', answer: one.answer };
  if (one.closesAt <= scope.now || (await isHandedIn(scope, one.draft)))
    return { kind: 'refused', because: 'closed' };
  if (!(await endorserNamed(scope, one.member, paper.by)))
    return { kind: 'refused', because: 'no-member' };
  await sql`update endorsements set answer = ${answer}, answered_at = ${scope.now} where id = ${id}`.execute(
    scope.tx,
  );
  await note(scope, {
    kind: `endorsement.${answer}`,
    actor: 'member',
    channel: through(scope, 'own-link'),
    subject: id,
    details: { document: one.document, member: one.member },
  });
  return { kind: 'recorded', answer };
}

async function isHandedIn(scope: Scope, draft: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from drafts where id = ${draft} and case_id is not null`.execute(scope.tx);
  return rows.length > 0;
}
