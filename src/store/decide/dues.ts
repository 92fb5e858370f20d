import { dayOf, type Day } from '../../domain/calendar.ts';
import type { Fen } from '../../domain/money.ts';
import { note } from '../audit-trail.ts';
import { actsFor } from '../bodies.ts';
import { allianceOf, charterInForce, worksAt } from '../charters.ts';
import { markCalled } from '../dues/lines.ts';
import { duesRounds, openDuesRound } from '../dues/rounds.ts';
import { duesTerms, payeeAccount } from '../dues/terms.ts';
import { addTold, readTold, settleTold } from '../dues/told.ts';
import { addFile, type NewFile } from '../files.ts';
import { readMember } from '../members.ts';
import { through, type Scope } from '../scope.ts';

export type Started =
  | { readonly kind: 'started' | 'started-before' }
  | {
      readonly kind: 'refused';
      readonly because: 'not-yours' | 'no-dues' | 'account-missing' | 'other-year' | 'not-begun';
    };

/**
 * The first yearly round is begun by the secretariat, once the account is known and the members are entered;
 * every later one follows by itself.
 */
export async function startDues(scope: Scope, person: string, year: number): Promise<Started> {
  if (!(await ofTheSecretariat(scope, person))) return { kind: 'refused', because: 'not-yours' };
  if (!worksAt(await allianceOf(scope), scope.now))
    return { kind: 'refused', because: 'not-begun' };
  const terms = await duesTerms(scope);
  if (!terms) return { kind: 'refused', because: 'no-dues' };
  if (terms.dues.paidTo && !(await payeeAccount(scope)))
    return { kind: 'refused', because: 'account-missing' };
  if ((await duesRounds(scope)).length > 0) return { kind: 'started-before' };
  const now = Number(dayOf(scope.now.getTime()).slice(0, 4));
  if (year !== now && year !== now + 1) return { kind: 'refused', because: 'other-year' };
  if (!(await openDuesRound(scope, year, person))) return { kind: 'started-before' };
  await note(scope, {
    kind: 'dues.started',
    actor: person,
    channel: through(scope, 'console'),
    subject: `dues-${year}`,
    details: { year },
  });
  return { kind: 'started' };
}

export type Telling = {
  readonly year: number;
  readonly fen: Fen;
  readonly paidOn: Day;
  readonly payer: string;
  readonly note: string;
  readonly file?: Omit<NewFile, 'caseId' | 'draftId' | 'recordId' | 'memberId'>;
};

/** A member tells by its own page that it has paid: a task for the secretariat, not a payment. */
export async function tellPayment(
  scope: Scope,
  member: string,
  told: Telling,
): Promise<'told' | 'told-before' | 'unknown'> {
  if (!(await readMember(scope, member))) return 'unknown';
  const { file, ...rest } = told;
  const added = await addTold(scope, { ...rest, member, file: file?.id ?? null });
  if (!added) return 'told-before';
  if (file) await addFile(scope, { ...file, memberId: member });
  await note(scope, {
    kind: 'dues.payment-told',
    actor: 'applicant',
    channel: through(scope, 'own-link'),
    subject: member,
    details: { year: told.year, fen: told.fen, evidence: file?.sha256 ?? null },
  });
  return 'told';
}

/** The bank shows no such payment: what a member told is settled with what was found. */
export async function settleAsNotFound(
  scope: Scope,
  person: string,
  id: string,
  found: string,
): Promise<'settled' | 'settled-before' | 'not-yours' | 'unknown' | 'note-missing'> {
  if (!(await ofTheSecretariat(scope, person))) return 'not-yours';
  const told = await readTold(scope, id);
  if (!told) return 'unknown';
  if (found.trim() === '') return 'note-missing';
  if (!(await settleTold(scope, id, 'not-found', person, found.trim()))) return 'settled-before';
  await note(scope, {
    kind: 'dues.payment-not-found',
    actor: person,
    channel: through(scope, 'console'),
    subject: told.member,
    details: { told: id, year: told.year },
  });
  return 'settled';
}

/** The secretariat has telephoned about arrears. */
export async function noteDuesCall(
  scope: Scope,
  person: string,
  line: { readonly member: string; readonly year: number },
  said: string,
): Promise<'noted' | 'noted-before' | 'not-yours' | 'note-missing'> {
  if (!(await ofTheSecretariat(scope, person))) return 'not-yours';
  if (said.trim() === '') return 'note-missing';
  if (!(await markCalled(scope, line, person, said.trim()))) return 'noted-before';
  await note(scope, {
    kind: 'dues.called',
    actor: person,
    channel: through(scope, 'console'),
    subject: line.member,
    details: { year: line.year },
  });
  return 'noted';
}

async function ofTheSecretariat(scope: Scope, person: string): Promise<boolean> {
  return actsFor(scope, (await charterInForce(scope)).version, 'secretariat', person);
}
