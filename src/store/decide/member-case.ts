import { canonical } from '../../domain/canonical.ts';
import { dayOf } from '../../domain/calendar.ts';
import { resolvePlan } from '../../domain/charter/plan.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { note } from '../audit-trail.ts';
import { casesOfMember, insertCase, readCase, type Case } from '../cases.ts';
import { allianceOf } from '../charters.ts';
import { numberFor } from '../counters.ts';
import { sha256 } from '../database.ts';
import { addFile, filesOfDraft, type NewFile } from '../files.ts';
import { contactOfMember } from '../contacts.ts';
import type { Member } from '../members.ts';
import type { Scope } from '../scope.ts';
import { wake } from '../wake-ups.ts';
import type { Actor } from './decisions.ts';
import { draftBecomes } from './handed-over.ts';
import { settleSubmission } from './settle-submission.ts';

/** What a member handed in to open a case, and who did it. */
export type Opening = {
  readonly form: Readonly<Record<string, string>>;
  readonly actor: Actor | 'system';
  /** When it was received, where that was before it was entered: on paper. */
  readonly receivedAt?: Date;
  /** The draft it was written in; its files are the case's from then on. */
  readonly draft?: string | undefined;
  /** What of the secretariat's own came with it, where it opens the case about the member. */
  readonly about?: { readonly openedBy: string; readonly files: readonly NewFile[] };
};

export async function openCaseOf(
  scope: Scope,
  member: string,
  procedure: string,
): Promise<Case | undefined> {
  return (await casesOfMember(scope, member)).find(
    (one) => one.status === 'open' && one.procedure === procedure,
  );
}

/** Opens a case about a member, with its number; what was handed in with it is its first stage, and takes effect. */
export async function openMemberCase(
  scope: Scope,
  charter: Charter,
  member: Member,
  procedure: string,
  { form, actor, receivedAt, draft, about }: Opening,
): Promise<Case> {
  const plan = resolvePlan(charter, procedure, form);
  const { code } = await allianceOf(scope);
  const id = scope.context.ids.next();
  const number = await numberFor(scope, code, '', Number(dayOf(scope.now.getTime()).slice(0, 4)));
  const contact = await contactOfMember(scope, member);
  const handedIn = draft ? await filesOfDraft(scope, draft) : (about?.files ?? []);
  const files = handedIn.map(({ document, sha256: hash }) => ({ document, hash }));
  const formHash = sha256(
    canonical({ form, member: member.id, ...(files.length > 0 ? { files } : {}) }),
  );
  await insertCase(scope, {
    id,
    number,
    procedure,
    process: plan.process,
    charterVersion: charter.version,
    plan,
    planHash: sha256(canonical(plan)),
    kind: member.kind,
    language: contact.language,
    applicantName: member.name,
    applicantCode: contact.code,
    applicantEmail: contact.email ?? '',
    form,
    formHash,
    member: member.id,
    ...(about ? { openedBy: about.openedBy } : {}),
  });
  for (const file of about?.files ?? []) await addFile(scope, { ...file, caseId: id });
  if (draft) await draftBecomes(scope, draft, id);
  const by = actor === 'system' ? { person: null, channel: 'system' } : actor;
  await note(scope, {
    kind: 'case.opened',
    actor: by.person ?? (actor === 'system' ? 'system' : 'applicant'),
    channel: by.channel,
    subject: id,
    details: { number, procedure, member: member.id, charterVersion: charter.version, formHash },
  });
  await settleSubmission(scope, (await readCase(scope, id)) as Case, receivedAt ?? scope.now);
  await wake(scope, plan.process, id);
  return (await readCase(scope, id)) as Case;
}
