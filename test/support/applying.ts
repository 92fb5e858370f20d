import { sql } from 'kysely';
import type { Case } from '../../src/store/cases.ts';
import { submitApplication } from '../../src/store/decide/submit.ts';
import { addFile } from '../../src/store/files.ts';
import type { World } from './world.ts';

/** What a reviewer ticks who finds every document of an enterprise in order. */
export const ALL_FIT = {
  'commitment-letter': 'fit',
  'legal-person-proof': 'fit',
  'unit-profile': 'fit',
} as const;

let applicants = 0;

/** An enterprise hands in a complete application. */
export async function apply(
  world: World,
  over: { readonly name?: string; readonly code?: string } = {},
): Promise<Case> {
  applicants += 1;
  const name = over.name ?? `测试企业${applicants}有限公司`;
  return world.inScope(async (scope) => {
    const draft = scope.context.ids.next();
    await sql`insert into drafts (alliance, id, secret_hash, kind, language, answers, created_at, updated_at)
      values (${scope.alliance}, ${draft}, '', 'enterprise', 'zh', '{}', ${scope.now}, ${scope.now})`.execute(
      scope.tx,
    );
    for (const document of ['commitment-letter', 'legal-person-proof', 'unit-profile'])
      await addFile(scope, {
        id: scope.context.ids.next(),
        draftId: draft,
        document,
        name: `${document}.pdf`,
        type: 'application/pdf',
        size: 100,
        sha256: 'a'.repeat(64),
      });
    return submitApplication(scope, {
      draft,
      procedure: 'admission',
      kind: 'enterprise',
      language: 'zh',
      applicantName: name,
      applicantCode: over.code ?? `CODE${applicants}`,
      applicantEmail: `applicant${applicants}@example.com`,
      contactName: '张三',
      form: { 'organisation-name': name, 'liaison-name': '张三' },
    });
  });
}
