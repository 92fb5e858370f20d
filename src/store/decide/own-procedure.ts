import { checkForm, normaliseForm, type Problem } from '../../domain/charter/application.ts';
import { ownProcedures, type OwnProcedure } from '../../domain/charter/own-procedures.ts';
import { mayOpen } from '../../domain/charter/rights.ts';
import type { Case } from '../cases.ts';
import { charterInForce } from '../charters.ts';
import { lockMember } from '../members.ts';
import type { Scope } from '../scope.ts';
import type { Actor } from './decisions.ts';
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

/** A member starts a procedure of its own by the charter's form; one of a sort at a time. */
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
  const problems = checkForm(charter, rule.form, member.kind, entry.answers);
  if (problems.length > 0) return { kind: 'problems', problems };
  const form = normaliseForm(charter, rule.form, member.kind, entry.answers);
  const one = await openMemberCase(scope, charter, member, procedure, {
    form,
    actor: entry.actor,
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
