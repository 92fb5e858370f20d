import { sql } from 'kysely';
import { duesContact } from '../dues/contact.ts';
import { linkFor } from '../links.ts';
import { queueMail } from '../mails.ts';
import type { Scope } from '../scope.ts';
import { wake } from '../wake-ups.ts';

const HOUR = 3_600_000;

/**
 * Sends a link to leave by to the contact on record of every member that has this address; of an address nobody has,
 * nothing. One an hour and member is enough, however often somebody asks. The caller says the same in any case.
 */
export async function askToLeave(scope: Scope, address: string): Promise<void> {
  const asked = address.trim().toLowerCase();
  for (const id of await membersNamed(scope, asked)) {
    const contact = await duesContact(scope, id);
    if (contact?.email?.trim().toLowerCase() !== asked) continue;
    await queueMail(scope, {
      key: `leaving-link ${id} ${Math.floor(scope.now.getTime() / HOUR)}`,
      scope: 'alliance',
      template: 'fresh-link',
      extra: { about: 'leaving' },
      language: contact.language,
      to: { name: contact.name, address: contact.email },
      link: await linkFor(scope, 'leaving', id, null),
    });
  }
  await wake(scope, 'mailDelivery', 'alliance');
}

/** Members in whose particulars, persons or admissions the address occurs; which of them is the contact's is asked then. */
async function membersNamed(scope: Scope, address: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from members m where m.until is null and (
      exists (select from organisation_versions o where o.organisation = m.organisation
        and ${address} in (lower(trim(o.details->>'liaison-email')), lower(trim(o.details->>'email'))))
      or exists (select from person_versions p where p.person = m.person and lower(trim(p.email)) = ${address})
      or exists (select from cases c where c.id = m.case_id and lower(trim(c.applicant_email)) = ${address}))
    order by m.id limit 20`.execute(scope.tx);
  return rows.map(({ id }) => id);
}
