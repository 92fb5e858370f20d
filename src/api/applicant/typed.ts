import {
  declarationKey,
  fieldsOf,
  endorsementsOf,
  type Papers,
} from '../../domain/charter/papers.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { keepAnswers } from '../../store/drafts.ts';
import { filesOfDraft, supersedeFiles } from '../../store/files.ts';
import type { Scope } from '../../store/scope.ts';
import { addUploads, type StoredUpload } from '../uploads.ts';
import { namedKey } from './endorsements.ts';

const LONGEST_NAME = 200;

type Body = Readonly<Record<string, unknown>>;

/** What was typed and ticked in a form for these papers, as a draft keeps it, whatever is wrong with it. */
export function typedIn(
  charter: Charter,
  papers: Papers,
  body: Body,
): Readonly<Record<string, string>> {
  const text = (name: string, longest: number): string => {
    const typed = body[name];
    return typeof typed === 'string' ? typed.slice(0, longest) : '';
  };
  return Object.fromEntries([
    ...fieldsOf(charter, papers).map(({ id, maxLength }) => [
      id,
      text(id, Math.max(maxLength * 2, 200)),
    ]),
    ...endorsementsOf(charter, papers)
      .map(({ id }) => namedKey(id))
      .map((key) => [key, text(key, LONGEST_NAME)]),
    ...papers.declares.map(declarationKey).map((key) => [key, body[key] === 'yes' ? 'yes' : '']),
  ]);
}

/** Keeps what was typed, uploaded and taken away in a draft. */
export async function keepTyped(
  scope: Scope,
  draft: string,
  answers: Readonly<Record<string, string>>,
  body: Body,
  stored: readonly StoredUpload[],
): Promise<void> {
  await keepAnswers(scope, draft, answers);
  const removed = Object.keys(body).flatMap((name) =>
    name.startsWith('remove.') ? [name.slice('remove.'.length)] : [],
  );
  const own = new Set((await filesOfDraft(scope, draft)).map((file) => file.id));
  await supersedeFiles(
    scope,
    removed.filter((file) => own.has(file)),
  );
  await addUploads(scope, stored, { draftId: draft });
}
