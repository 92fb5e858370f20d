import type { Problem } from '../../domain/charter/lacking.ts';
import { ownProcedures, type OwnProcedure } from '../../domain/charter/own-procedures.ts';
import { fieldsOf, papersFor, type Papers } from '../../domain/charter/papers.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { LARGEST_FILE } from '../../documents/upload.ts';
import { charterInForce } from '../../store/charters.ts';
import { writtenIn, type Written } from '../../store/decide/hand-in.ts';
import { draftOfMember, readDraft } from '../../store/drafts.ts';
import { readFile, type StoredFile } from '../../store/files.ts';
import type { Member } from '../../store/members.ts';
import type { Scope } from '../../store/scope.ts';
import type { MemberFormView } from '../../web/views.ts';
import type { OpenedLink } from '../link-pages.ts';
import type { UploadProblems } from '../uploads.ts';
import { askedIn, endorsementFields, type Asked, type Asking } from './endorsements.ts';
import { declaredArticles, documentFields, formField } from './form-views.ts';
import { memberOfLink } from './membership-view.ts';

/** A member is about to start a procedure of its own: what is asked of it, and what it has written so far. */
export type Starting = {
  readonly member: Member;
  readonly charter: Charter;
  readonly rule: OwnProcedure;
  readonly papers: Papers;
  readonly written: Written;
  readonly asked: readonly Asked[];
};

export async function starting(
  scope: Scope,
  link: OpenedLink['link'],
  procedure: string,
): Promise<Starting | undefined> {
  const member = await memberOfLink(scope, link);
  const charter = await charterInForce(scope);
  const rule = ownProcedures(charter).find(({ id }) => id === procedure);
  const papers = member && rule && papersFor(charter, rule.id, member.kind);
  if (!papers) return undefined;
  const draft = await draftOfMember(scope, member.id, rule.id);
  return {
    member,
    charter,
    rule,
    papers,
    written: await writtenIn(scope, charter, papers, draft, member.name),
    asked: draft ? await askedIn(scope, draft.id, member.name) : [],
  };
}

/** What was found wrong with the form that was just posted. */
export type Found = {
  readonly problems: readonly Problem[];
  readonly uploads: UploadProblems;
  readonly asking: Asking | undefined;
};
export const NOTHING_WRONG: Found = { problems: [], uploads: {}, asking: undefined };

/** The form's questions and papers, with what was kept of them. */
export function formOf(
  { charter, papers, written, asked }: Starting,
  base: string,
  { problems, uploads, asking }: Found,
): Pick<MemberFormView, 'fields' | 'papers' | 'savedAt'> {
  const { draft, files } = written;
  const answers = draft?.answers ?? {};
  return {
    fields: fieldsOf(charter, papers).map((field) =>
      formField(charter, papers, field, answers, problems),
    ),
    papers: {
      documents: documentFields(
        charter,
        papers,
        files,
        problems,
        uploads,
        (file) => `${base}/start/file/${file.id}`,
      ),
      endorsements: endorsementFields(charter, papers, written, asked, problems, asking),
      fileLimitMegabytes: LARGEST_FILE / 1024 / 1024,
      declared: declaredArticles(charter, papers, answers, problems),
    },
    ...(draft ? { savedAt: draft.updatedAt.getTime() } : {}),
  };
}

/** A file of what the link's member is writing, as it is previewed beside its document. */
export async function fileBeingWritten(
  scope: Scope,
  link: OpenedLink['link'],
  id: string,
): Promise<StoredFile | undefined> {
  const file = await readFile(scope, id);
  const draft = file?.draftId ? await readDraft(scope, file.draftId) : undefined;
  const member = await memberOfLink(scope, link);
  return member && draft?.member === member.id ? file : undefined;
}
