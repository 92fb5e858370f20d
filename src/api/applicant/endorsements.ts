import type { ApplicantKind, Problem } from '../../domain/charter/application.ts';
import {
  ASKED_A_DAY,
  endorsementsAsked,
  type RequiredEndorsement,
} from '../../domain/charter/endorsements.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { contactIn } from '../../domain/particulars.ts';
import { normaliseName } from '../../domain/particulars/normalise.ts';
import type { Wording } from '../../domain/wording.ts';
import { askForEndorsement } from '../../store/decide/endorse.ts';
import { keepAnswers, type Draft } from '../../store/drafts.ts';
import { confirmedFor, endorsementsOfDraft, type Endorsement } from '../../store/endorsements.ts';
import type { Scope } from '../../store/scope.ts';
import type { EndorsementField, EndorsementState, Fact } from '../../web/views.ts';
import { ruleSources } from '../sources.ts';
import { answersOf } from './application-views.ts';

/** Whom a draft has named, and whose word counts now, by document. */
export type Endorsing = {
  readonly rows: readonly (Endorsement & { readonly lapsed: boolean })[];
  readonly confirmed: Readonly<Record<string, readonly string[]>>;
};

/** The name under which a draft would be handed in now. */
export const applicantIn = (charter: Charter, kind: ApplicantKind, draft: Draft): string =>
  contactIn(answersOf(charter, kind, draft.answers)).applicant;

export async function endorsingOf(
  scope: Scope,
  charter: Charter,
  kind: ApplicantKind,
  draft: Draft,
): Promise<Endorsing> {
  const applicant = applicantIn(charter, kind, draft);
  const rows = await endorsementsOfDraft(scope, draft.id);
  return {
    rows: rows
      .filter((row) => row.applicant === applicant)
      .map((row) => ({ ...row, lapsed: row.answer === null && row.closesAt <= scope.now })),
    confirmed: await confirmedFor(scope, charter, { kind: kind.id, draft: draft.id, applicant }),
  };
}

export const isEnough = ({ id, atLeast }: RequiredEndorsement, { confirmed }: Endorsing): boolean =>
  (confirmed[id] ?? []).length >= atLeast;

/** The endorsements that are there. */
export const endorsedIn = (
  charter: Charter,
  kind: ApplicantKind,
  endorsing: Endorsing,
): readonly string[] =>
  endorsementsAsked(charter, kind.id)
    .filter((asked) => isEnough(asked, endorsing))
    .map(({ id }) => id);

export const stateOf = ({
  answer,
  lapsed,
}: Pick<Endorsing['rows'][number], 'answer' | 'lapsed'>): EndorsementState =>
  answer ?? (lapsed ? 'lapsed' : 'waiting');

export const namedKey = (document: string): string => `named.${document}`;

/** A request to a member, as it was posted; without a problem it has gone out. */
export type Asking = { readonly document: string; readonly problem: Wording | null };

export const ASKED: Wording = {
  zh: '已受理。名称或编号与在册成员相符的，确认链接会发到该成员登记的邮箱；请稍后回到本页查看。',
  en: 'Noted. If the name or number is that of a member, a link goes to the address that member has on record. Please come back to this page later.',
};

export const ASKING_PROBLEMS = {
  'no-name': {
    zh: '请填写推荐成员的名称，或其证书编号、统一社会信用代码。',
    en: 'Enter the name of the member, or the number of its certificate or registration.',
  },
  'no-applicant': {
    zh: '请先填写贵单位的名称，推荐成员才知道推荐谁。',
    en: 'Enter the name of your organisation first, so that the member knows whom it is asked about.',
  },
  'too-often': {
    zh: `24小时内最多发送${ASKED_A_DAY}次，请明天再试。`,
    en: `At most ${ASKED_A_DAY} requests can be sent in 24 hours. Please try again tomorrow.`,
  },
  closed: { zh: '申请已经提交。', en: 'The application has been handed in.' },
} as const satisfies Readonly<Record<string, Wording>>;

/** Asks the member that stands in the draft, if that is what was posted. */
export async function askIn(
  scope: Scope,
  charter: Charter,
  kind: ApplicantKind,
  action: unknown,
  draft: Draft,
): Promise<Asking | undefined> {
  const asked = endorsementsAsked(charter, kind.id).find(({ id }) => action === `ask.${id}`);
  if (!asked) return undefined;
  const key = namedKey(asked.id);
  const came = await askMember(scope, charter, kind, asked, draft, draft.answers[key] ?? '');
  if (came === 'asked') await keepAnswers(scope, draft.id, { ...draft.answers, [key]: '' });
  return { document: asked.id, problem: came === 'asked' ? null : ASKING_PROBLEMS[came] };
}

export async function askMember(
  scope: Scope,
  charter: Charter,
  kind: ApplicantKind,
  asked: RequiredEndorsement,
  draft: Draft,
  typed: string,
): Promise<'asked' | keyof typeof ASKING_PROBLEMS> {
  const named = normaliseName(typed);
  if (named === '') return 'no-name';
  const applicant = applicantIn(charter, kind, draft);
  if (applicant === '') return 'no-applicant';
  return askForEndorsement(scope, asked, { draft: draft.id, named, applicant });
}

export function endorsementFields(
  charter: Charter,
  kind: ApplicantKind,
  answers: Readonly<Record<string, string>>,
  endorsing: Endorsing,
  problems: readonly Problem[],
  asking: Asking | undefined,
): readonly EndorsementField[] {
  return endorsementsAsked(charter, kind.id).map((asked) => ({
    id: asked.id,
    title: asked.name,
    ...(asked.hint ? { hint: asked.hint } : {}),
    sources: ruleSources(charter, asked.sources),
    named: answers[namedKey(asked.id)] ?? '',
    asked: endorsing.rows
      .filter(({ document }) => document === asked.id)
      .map((row) => ({ named: row.named, state: stateOf(row) })),
    enough: isEnough(asked, endorsing),
    problem:
      (asking?.document === asked.id ? asking.problem : null) ??
      problems.find(({ on, id }) => on === 'document' && id === asked.id)?.message,
  }));
}

/** Who gave their word, for the last look before handing in. */
export function endorsementFacts(
  charter: Charter,
  kind: string,
  confirmed: Endorsing['confirmed'],
): readonly (Fact & { readonly section: 'applicant' })[] {
  return endorsementsAsked(charter, kind).flatMap(({ id, name }) => {
    const names = confirmed[id] ?? [];
    return names.length > 0
      ? [{ section: 'applicant' as const, label: name, value: names.join('、') }]
      : [];
  });
}
