import { sql } from 'kysely';
import { endorsementIn } from '../../src/domain/charter/endorsements.ts';
import type { Case } from '../../src/store/cases.ts';
import { charterInForce } from '../../src/store/charters.ts';
import { answerEndorsement, askForEndorsement } from '../../src/store/decide/endorse.ts';
import { submitApplication } from '../../src/store/decide/submit.ts';
import { startDraft } from '../../src/store/drafts.ts';
import { endorsementsOfDraft } from '../../src/store/endorsements.ts';
import { enterMember, readMember, type Member } from '../../src/store/members.ts';
import { newOrganisation } from '../../src/store/register/organisations.ts';
import type { Scope } from '../../src/store/scope.ts';
import { bringDocuments } from './applying.ts';

/** The alliance of charter C that the demo sets up. */
export const CROSS_BORDER = 'cross-border';
export const REFERRAL = 'referral';

/** An ordinary member of before, with a liaison on record. */
export async function member(scope: Scope, name: string, address: string): Promise<Member> {
  const entered = await newOrganisation(
    scope,
    {
      name,
      kind: 'enterprise',
      creditCode: `CODE-${address}`,
      details: { 'liaison-name': '郑联络', 'liaison-email': address },
    },
    { evidence: '名册', by: null },
  );
  const { member: id } = await enterMember(scope, {
    organisation: entered.organisation,
    class: 'ordinary',
    kind: 'enterprise',
    name,
    duesYuan: 0,
    since: scope.now,
    evidence: '名册',
    by: null,
  });
  return (await readMember(scope, id)) as Member;
}

export async function draft(scope: Scope): Promise<string> {
  return (await startDraft(scope, 'enterprise', 'zh')).id;
}

/** Names a member in a draft for this applicant. */
export async function asks(scope: Scope, of: string, named: string, applicant: string) {
  const asked = endorsementIn(await charterInForce(scope), REFERRAL);
  if (!asked) throw new Error('charter C asks for no referral');
  return askForEndorsement(scope, asked, { draft: of, named, applicant });
}

/** The latest that was asked answers. */
export async function answers(
  scope: Scope,
  of: string,
  answer: 'confirmed' | 'declined' = 'confirmed',
) {
  const one = (await endorsementsOfDraft(scope, of)).at(-1);
  return answerEndorsement(scope, one?.id ?? '', answer);
}

export async function handsIn(scope: Scope, of: string, name: string): Promise<Case> {
  await bringDocuments(scope, of, ['licences', 'unit-profile']);
  return submitApplication(scope, {
    draft: of,
    procedure: 'admission',
    kind: 'enterprise',
    language: 'zh',
    applicantName: name,
    applicantCode: null,
    applicantEmail: 'liaison@applicant.example',
    contactName: '钱进',
    form: {
      'organisation-name': name,
      'liaison-name': '钱进',
      'head-name': '卫总',
      'head-email': 'head@applicant.example',
    },
  });
}

/** Ends a membership as of now. */
export async function leaves(scope: Scope, { id }: Member): Promise<void> {
  await sql`update members set until = ${scope.now} where id = ${id}`.execute(scope.tx);
}
