import { proceduresAbout } from '../../domain/charter/about-member.ts';
import { lacking, type Problem } from '../../domain/charter/lacking.ts';
import { answersOf, papersFor } from '../../domain/charter/papers.ts';
import { actsFor } from '../bodies.ts';
import type { Case } from '../cases.ts';
import { charterInForce } from '../charters.ts';
import type { NewFile } from '../files.ts';
import { lockMember } from '../members.ts';
import { through, type Scope } from '../scope.ts';
import { openCaseOf, openMemberCase } from './member-case.ts';
import { isOwnMatter } from './own-unit.ts';

export type OpenedAbout =
  | { readonly kind: 'opened' | 'open-before'; readonly case: Case }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | {
      readonly kind: 'refused';
      readonly because: 'unknown' | 'not-yours' | 'own-unit' | 'ended-before' | 'not-offered';
    };

/**
 * One of the secretariat opens a procedure of the charter about a member, by its form and with its papers. One of a
 * sort is open at a time, and nobody opens one about the unit that employs them (X-Q21).
 */
export async function openAbout(
  scope: Scope,
  memberId: string,
  procedure: string,
  entry: {
    readonly answers: Readonly<Record<string, string>>;
    readonly files: readonly Omit<NewFile, 'caseId' | 'draftId' | 'recordId'>[];
    readonly by: string;
  },
): Promise<OpenedAbout> {
  const member = await lockMember(scope, memberId);
  if (!member) return { kind: 'refused', because: 'unknown' };
  const charter = await charterInForce(scope);
  const rule = proceduresAbout(charter).find(({ id }) => id === procedure);
  const papers = rule && papersFor(charter, rule.id, member.kind);
  if (!papers) return { kind: 'refused', because: 'not-offered' };
  if (!(await actsFor(scope, charter.version, 'secretariat', entry.by)))
    return { kind: 'refused', because: 'not-yours' };
  if (await isOwnMatter(scope, entry.by, { subject: member.id, caseId: null }))
    return { kind: 'refused', because: 'own-unit' };
  const before = await openCaseOf(scope, member.id, procedure);
  if (before) return { kind: 'open-before', case: before };
  if (member.until) return { kind: 'refused', because: 'ended-before' };
  const given = entry.files.map(({ document }) => document);
  const problems = lacking(charter, papers, entry.answers, given);
  if (problems.length > 0) return { kind: 'problems', problems };
  const form = answersOf(charter, papers, entry.answers);
  const actor = { person: entry.by, channel: through(scope, 'console') };
  const about = { openedBy: entry.by, files: entry.files };
  return {
    kind: 'opened',
    case: await openMemberCase(scope, charter, member, procedure, { form, actor, about }),
  };
}
