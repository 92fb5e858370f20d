import { contactIn } from '../domain/particulars.ts';
import type { ActsAs, PlanStage } from '../domain/plan.ts';
import type { Case } from '../store/cases.ts';
import type { GroundLost } from '../store/decide/membership-grounds.ts';
import { toMember } from '../store/decide/to-member.ts';
import { linkFor } from '../store/links.ts';
import { queueMail } from '../store/mails.ts';
import { readMember } from '../store/members.ts';
import type { Scope } from '../store/scope.ts';

/** A mail to the applicant's contact, or to whom of the unit it is to reach, with the link to the status of the case. */
export async function toApplicant(
  scope: Scope,
  one: Case,
  mail: {
    readonly key: string;
    readonly template: string;
    readonly taskId?: string;
    readonly extra?: Readonly<Record<string, unknown>>;
    readonly reaching?: ActsAs;
  },
): Promise<void> {
  await queueMail(scope, {
    key: mail.key,
    scope: one.id,
    template: mail.template,
    extra: mail.extra ?? {},
    language: one.language,
    to: (mail.reaching === 'head' && headOf(one)) || {
      name: contactOf(one),
      address: one.applicantEmail,
    },
    link: await linkFor(scope, 'case', one.id, null),
    caseId: one.id,
    ...(mail.taskId ? { taskId: mail.taskId } : {}),
  });
}

/** Tells the applicant that the application was not approved, and at which stage. */
export async function tellRefusal(
  scope: Scope,
  one: Case,
  stage: PlanStage,
  round: number,
): Promise<void> {
  const member = one.member === null ? undefined : await readMember(scope, one.member);
  if (member)
    return toMember(scope, member, one, {
      key: `own-procedure refused ${one.id} ${stage.name} ${round}`,
      template: 'own-procedure',
      extra: { came: 'refused', stage: stage.name },
    });
  await toApplicant(scope, one, {
    // A second refusal, after a correction, is news.
    key: round === 1 ? `refused ${one.id}` : `refused ${one.id} ${stage.name} ${round}`,
    template: 'not-approved',
    extra: { stage: stage.name, round },
  });
}

/** Tells a member that the body, asked again after a correction, did not approve, and whether it stays a member. */
export async function tellGroundLost(
  scope: Scope,
  one: Case,
  stage: PlanStage,
  lost: Exclude<GroundLost, { kind: 'no-member' }>,
): Promise<void> {
  await toApplicant(scope, one, {
    key: `membership ${lost.kind} ${one.id}`,
    template: 'correction',
    extra: {
      came: lost.kind,
      stage: stage.name,
      ...(lost.kind === 'stays' ? { ground: lost.ground } : {}),
    },
  });
}

/** The head of the applying unit, where its form names one with an address. */
function headOf({ form }: Case): { readonly name: string; readonly address: string } | undefined {
  const address = form['head-email'];
  return address
    ? { name: form['head-name'] || (form['organisation-name'] ?? ''), address }
    : undefined;
}

/** Whom mails to the applicant speak to: the liaison where the form names one, else the applicant. */
export function contactOf(one: Case): string {
  return contactIn(one.form).name || one.applicantName;
}
