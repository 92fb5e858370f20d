import type { Problem } from '../../domain/charter/lacking.ts';
import { ownProcedures, type OwnProcedure } from '../../domain/charter/own-procedures.ts';
import { answersOf, papersFor } from '../../domain/charter/papers.ts';
import { mayOpen } from '../../domain/charter/rights.ts';
import type { Case } from '../cases.ts';
import { charterInForce } from '../charters.ts';
import { draftOfMember } from '../drafts.ts';
import { lockMember } from '../members.ts';
import type { Scope } from '../scope.ts';
import type { Actor } from './decisions.ts';
import { lackingIn, writtenIn } from './hand-in.ts';
import { withEndorsers } from './handed-over.ts';
import { openCaseOf, openMemberCase } from './member-case.ts';
import { toMember } from './to-member.ts';

export type OwnEntry = {
  readonly answers: Readonly<Record<string, string>>;
  readonly actor: Actor;
  /** When it was received, where that was before it was entered: on paper. */
  readonly receivedAt?: Date;
};

export type Started =
  | { readonly kind: 'opened' | 'open-before'; readonly case: Case }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] }
  | { readonly kind: 'refused'; readonly because: 'ended-before' | 'not-offered' }
  /** Exactly the classes that the article names may start it (A 14: no tier is skipped). */
  | { readonly kind: 'refused'; readonly because: 'not-your-class'; readonly rule: OwnProcedure };

/**
 * A member starts a procedure of its own by the charter's form, with what it uploaded to its draft and the members who
 * gave their word; one of a sort at a time.
 */
export async function startOwnProcedure(
  scope: Scope,
  memberId: string,
  procedure: string,
  entry: OwnEntry,
): Promise<Started> {
  const member = await lockMember(scope, memberId);
  if (!member || (member.until !== null && member.until <= scope.now))
    return { kind: 'refused', because: 'ended-before' };
  const charter = await charterInForce(scope);
  const rule = ownProcedures(charter).find(({ id }) => id === procedure);
  if (!rule) return { kind: 'refused', because: 'not-offered' };
  const before = await openCaseOf(scope, member.id, procedure);
  if (before) return { kind: 'open-before', case: before };
  if (!mayOpen(charter, procedure, member.class))
    return { kind: 'refused', because: 'not-your-class', rule };
  const papers = papersFor(charter, procedure, member.kind);
  if (!papers) return { kind: 'refused', because: 'not-offered' };
  const draft = await draftOfMember(scope, member.id, procedure);
  const written = await writtenIn(scope, charter, papers, draft, member.name);
  const problems = lackingIn(charter, papers, written, entry.answers);
  if (problems.length > 0) return { kind: 'problems', problems };
  const form = withEndorsers(answersOf(charter, papers, entry.answers), written.confirmed);
  const one = await openMemberCase(scope, charter, member, procedure, {
    form,
    actor: entry.actor,
    draft: draft?.id,
    ...(entry.receivedAt ? { receivedAt: entry.receivedAt } : {}),
  });
  // What took effect with the notice itself is told as what it did.
  if (one.status === 'open')
    await toMember(scope, member, one, {
      key: `own-procedure ${one.id}`,
      template: 'own-procedure',
      extra: { came: 'received' },
    });
  return { kind: 'opened', case: one };
}
