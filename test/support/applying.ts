import { sql } from 'kysely';
import type { Case } from '../../src/store/cases.ts';
import { submitApplication } from '../../src/store/decide/submit.ts';
import { addFile } from '../../src/store/files.ts';
import type { Scope } from '../../src/store/scope.ts';
import type { World } from './world.ts';

/** What a reviewer ticks who finds every document of an enterprise in order. */
export const ALL_FIT = {
  'commitment-letter': 'fit',
  'legal-person-proof': 'fit',
  'unit-profile': 'fit',
} as const;

/** An application as it is handed in, without the draft it was written in. */
export type HandedIn = Omit<Parameters<typeof submitApplication>[1], 'draft' | 'procedure'>;

/** Somebody hands in an application for admission with these documents. */
export async function handIn(
  scope: Scope,
  application: HandedIn,
  documents: readonly string[] = [],
): Promise<Case> {
  const draft = scope.context.ids.next();
  await sql`insert into drafts (alliance, id, secret_hash, kind, language, answers, created_at, updated_at)
    values (${scope.alliance}, ${draft}, '', ${application.kind}, ${application.language}, '{}', ${scope.now}, ${scope.now})`.execute(
    scope.tx,
  );
  await bringDocuments(scope, draft, documents);
  return submitApplication(scope, { ...application, draft, procedure: 'admission' });
}

/** Files of an application that is being written. */
export async function bringDocuments(
  scope: Scope,
  draftId: string,
  documents: readonly string[],
): Promise<void> {
  for (const document of documents)
    await addFile(scope, {
      id: scope.context.ids.next(),
      draftId,
      document,
      name: `${document}.pdf`,
      type: 'application/pdf',
      size: 100,
      sha256: 'a'.repeat(64),
    });
}

let applicants = 0;

/** An enterprise hands in a complete application. */
export function apply(
  world: World,
  over: { readonly name?: string; readonly code?: string } = {},
): Promise<Case> {
  // Several may apply at the same moment: the number is this one's, not the latest.
  const number = ++applicants;
  const name = over.name ?? `测试企业${number}有限公司`;
  return world.inScope((scope) =>
    handIn(
      scope,
      {
        kind: 'enterprise',
        language: 'zh',
        applicantName: name,
        applicantCode: over.code ?? `CODE${number}`,
        applicantEmail: `applicant${number}@example.com`,
        contactName: '张三',
        form: { 'organisation-name': name, 'liaison-name': '张三' },
      },
      Object.keys(ALL_FIT),
    ),
  );
}
