import { lacking, type Problem } from '../../domain/charter/lacking.ts';
import { answersOf, endorsementsOf, type Papers } from '../../domain/charter/papers.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { codeFieldIn, contactIn } from '../../domain/particulars.ts';
import type { Language } from '../../domain/wording.ts';
import type { Case } from '../cases.ts';
import { charterInForce } from '../charters.ts';
import { readDraft, type Draft } from '../drafts.ts';
import { confirmedFor, endorsed, type Confirmed } from '../endorsements.ts';
import { filesOfDraft, type StoredFile } from '../files.ts';
import type { Scope } from '../scope.ts';
import { alreadyMember } from './already-member.ts';
import { submitApplication } from './submit.ts';

/** What somebody has written so far of what a procedure asks, and whose word counts for it now. */
export type Written = {
  readonly draft: Draft | undefined;
  readonly files: readonly StoredFile[];
  readonly confirmed: Confirmed;
};

export const NOTHING: Written = { draft: undefined, files: [], confirmed: {} };

/** Under which name an application would be handed in now. */
export const applicantIn = (
  charter: Charter,
  papers: Papers,
  answers: Readonly<Record<string, string>>,
): string => contactIn(answersOf(charter, papers, answers)).applicant;

/** A draft with its files, and the members whose word counts for whoever hands it in under this name. */
export async function writtenIn(
  scope: Scope,
  charter: Charter,
  papers: Papers,
  draft: Draft | undefined,
  applicant: string,
): Promise<Written> {
  if (!draft) return NOTHING;
  return {
    draft,
    files: await filesOfDraft(scope, draft.id),
    confirmed: await confirmedFor(scope, endorsementsOf(charter, papers), {
      draft: draft.id,
      applicant,
    }),
  };
}

/** What is lacking; `answers` are those of the draft unless others are being handed in with it. */
export function lackingIn(
  charter: Charter,
  papers: Papers,
  {
    draft,
    files,
    confirmed,
  }: Pick<Written, 'draft' | 'confirmed'> & {
    readonly files: readonly Pick<StoredFile, 'document'>[];
  },
  answers: Readonly<Record<string, string>> = draft?.answers ?? {},
): readonly Problem[] {
  return lacking(charter, papers, answers, [
    ...files.map((file) => file.document),
    ...endorsed(endorsementsOf(charter, papers), confirmed),
  ]);
}

export type HandedIn =
  | { readonly kind: 'handed-in'; readonly case: Case }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

/** An applicant hands a draft in. The same draft again gives the same case. */
export async function handIn(
  scope: Scope,
  papers: Papers,
  draftId: string,
  language: Language,
): Promise<HandedIn> {
  const charter = await charterInForce(scope);
  const draft = await readDraft(scope, draftId);
  if (!draft) throw new Error('the draft is gone');
  const answers = answersOf(charter, papers, draft.answers);
  const contact = contactIn(answers);
  if (!draft.caseId) {
    const written = await writtenIn(scope, charter, papers, draft, contact.applicant);
    const problems = [
      ...lackingIn(charter, papers, written),
      ...(await alreadyMember(scope, charter, papers, draft.answers)),
    ];
    if (problems.length > 0) return { kind: 'problems', problems };
  }
  const one = await submitApplication(scope, {
    draft: draft.id,
    procedure: papers.procedure,
    kind: papers.kind,
    language,
    applicantName: contact.applicant,
    applicantCode: answers[codeFieldIn(answers) ?? ''] ?? null,
    applicantEmail: contact.email,
    contactName: contact.name,
    form: answers,
  });
  return { kind: 'handed-in', case: one };
}
