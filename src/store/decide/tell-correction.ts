import { contactIn } from '../../domain/particulars.ts';
import type { Case } from '../cases.ts';
import { contactSeat, filingsOf } from '../filings.ts';
import { linkFor } from '../links.ts';
import { queueMail } from '../mails.ts';
import { holdersOf, personsOf, type Person } from '../persons.ts';
import { contactOfMember } from '../contacts.ts';
import { readMember } from '../members.ts';
import type { CorrectionOutcome, DayCorrection } from '../records/correction-content.ts';
import type { Recorded } from '../records/records.ts';
import type { Scope } from '../scope.ts';
import type { Ballot } from '../voting-rounds.ts';
import { wake } from '../wake-ups.ts';

/** Tells everybody concerned: who was asked to vote, the applicant, and an authority that was told of the case. */
export async function tellCorrection(
  scope: Scope,
  one: Case,
  record: Recorded,
  came: CorrectionOutcome['came'],
  ballot?: Ballot,
): Promise<void> {
  const extra = { record: record.id, came };
  for (const person of await peopleOf(scope, ballot))
    await queueMail(scope, {
      ...to(person),
      key: `correction ${record.id} ${person.id}`,
      extra,
      caseId: one.id,
      link: await linkFor(scope, 'voting-round', ballot?.votingRound ?? '', person.id),
    });
  await tellApplicant(scope, one, `correction ${record.id} applicant`, extra);
  if (came === 'back-to-body')
    for (const person of await authoritiesTold(scope, one))
      await queueMail(scope, {
        ...to(person),
        key: `correction ${record.id} ${person.id}`,
        extra,
        caseId: one.id,
      });
  await wake(scope, 'mailDelivery', 'alliance');
}

/** Whoever's own day was set right reads of it: a member, or whoever holds the office. */
export async function tellDayCorrected(
  scope: Scope,
  record: Recorded,
  of: DayCorrection['of'],
): Promise<void> {
  const to = await addresseeOf(scope, of, record.subject);
  if (!to) return;
  await queueMail(scope, {
    ...to,
    key: `day corrected ${record.id}`,
    scope: 'alliance',
    template: 'day-corrected',
    extra: { record: record.id },
  });
  await wake(scope, 'mailDelivery', 'alliance');
}

async function addresseeOf(scope: Scope, of: DayCorrection['of'], subject: string) {
  if (of === 'membership-day') {
    const member = await readMember(scope, subject);
    if (!member) return undefined;
    const { name, email, language } = await contactOfMember(scope, member);
    return { language, to: { name, address: email } };
  }
  const [person] = of === 'office-day' ? await personsOf(scope, [subject]) : [];
  return person && addressed(person);
}

/** A mail about a correction to the applicant, with the link to the case. */
export async function tellApplicant(
  scope: Scope,
  one: Case,
  key: string,
  extra: Readonly<Record<string, unknown>>,
): Promise<void> {
  await queueMail(scope, {
    key,
    scope: 'alliance',
    template: 'correction',
    extra,
    language: one.language,
    to: { name: contactIn(one.form).name || one.applicantName, address: one.applicantEmail },
    link: await linkFor(scope, 'case', one.id, null),
    caseId: one.id,
  });
}

function to(person: Person) {
  return { ...addressed(person), scope: 'alliance', template: 'correction' } as const;
}

function addressed({ id, name, email, language }: Person) {
  return { language, to: { person: id, name, address: email } };
}

async function peopleOf(scope: Scope, ballot: Ballot | undefined): Promise<readonly Person[]> {
  const { voters = [], observers = [] } = ballot?.electorate ?? {};
  return personsOf(scope, [...new Set([...voters, ...observers].map((seat) => seat.person))]);
}

async function authoritiesTold(scope: Scope, one: Case): Promise<readonly Person[]> {
  const seats = (await filingsOf(scope, one.id))
    .filter((filing) => filing.sentAt)
    .map((filing) => contactSeat(filing.authority));
  return (await holdersOf(scope, seats)).map((holding) => holding.person);
}
