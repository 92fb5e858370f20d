import type { Problem } from '../../domain/charter/lacking.ts';
import { ASKED_A_DAY, type RequiredEndorsement } from '../../domain/charter/endorsements.ts';
import { endorsementsOf, type Papers } from '../../domain/charter/papers.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { normaliseName } from '../../domain/particulars/normalise.ts';
import type { Wording } from '../../domain/wording.ts';
import { askForEndorsement } from '../../store/decide/endorse.ts';
import type { Written } from '../../store/decide/hand-in.ts';
import { keepAnswers, type Draft } from '../../store/drafts.ts';
import { endorsed, endorsementsOfDraft, type Endorsement } from '../../store/endorsements.ts';
import type { Scope } from '../../store/scope.ts';
import type { EndorsementField, EndorsementState } from '../../web/views.ts';
import { ruleSources } from '../sources.ts';

/** A member that was named for this applicant, and how it stands. */
export type Asked = Endorsement & { readonly state: EndorsementState };

/** Whom a draft has named for this applicant. */
export async function askedIn(
  scope: Scope,
  draft: string,
  applicant: string,
): Promise<readonly Asked[]> {
  const rows = await endorsementsOfDraft(scope, draft);
  return rows
    .filter((row) => row.applicant === applicant)
    .map((row) => ({
      ...row,
      state: row.answer ?? (row.closesAt <= scope.now ? 'lapsed' : 'waiting'),
    }));
}

export const namedKey = (document: string): string => `named.${document}`;

/** A request to a member, as it was posted; without a problem it has gone out. */
export type Asking = { readonly document: string; readonly problem: Wording | null };

export const ASKED: Wording = {
  zh: '已受理。名称或编号与在册成员相符的，确认链接会发到该成员登记的邮箱；请稍后回到本页查看。',
  en: 'Noted. If the name or number is that of a member, a link goes to the address that member has on record. Please come back to this page later.',
};

export const ASKING_PROBLEMS = {
  'no-name': {
    zh: '请填写成员的名称，或其证书编号、统一社会信用代码。',
    en: 'Enter the name of the member, or the number of its certificate or registration.',
  },
  'no-applicant': {
    zh: '请先填写贵单位的名称，成员才知道是哪家单位。',
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
  papers: Papers,
  action: unknown,
  { draft, applicant }: { readonly draft: Draft; readonly applicant: string },
): Promise<Asking | undefined> {
  const asked = endorsementsOf(charter, papers).find(({ id }) => action === `ask.${id}`);
  if (!asked) return undefined;
  const key = namedKey(asked.id);
  const came = await askMember(scope, asked, {
    draft: draft.id,
    applicant,
    typed: draft.answers[key] ?? '',
  });
  if (came === 'asked') await keepAnswers(scope, draft.id, { ...draft.answers, [key]: '' });
  return { document: asked.id, problem: came === 'asked' ? null : ASKING_PROBLEMS[came] };
}

export async function askMember(
  scope: Scope,
  asked: RequiredEndorsement,
  of: { readonly draft: string; readonly applicant: string; readonly typed: string },
): Promise<'asked' | keyof typeof ASKING_PROBLEMS> {
  const named = normaliseName(of.typed);
  if (named === '') return 'no-name';
  if (of.applicant === '') return 'no-applicant';
  return askForEndorsement(scope, asked, { draft: of.draft, named, applicant: of.applicant });
}

export function endorsementFields(
  charter: Charter,
  papers: Papers,
  { draft, confirmed }: Written,
  rows: readonly Asked[],
  problems: readonly Problem[],
  asking: Asking | undefined,
): readonly EndorsementField[] {
  const needed = endorsementsOf(charter, papers);
  const there = endorsed(needed, confirmed);
  return needed.map((asked) => ({
    id: asked.id,
    title: asked.name,
    ...(asked.hint ? { hint: asked.hint } : {}),
    sources: ruleSources(charter, asked.sources),
    named: draft?.answers[namedKey(asked.id)] ?? '',
    asked: rows
      .filter(({ document }) => document === asked.id)
      .map(({ named, state }) => ({ named, state })),
    // Where none is needed another one may always be asked.
    enough: asked.atLeast > 0 && there.includes(asked.id),
    optional: asked.atLeast === 0,
    problem:
      (asking?.document === asked.id ? asking.problem : null) ??
      problems.find(({ on, id }) => on === 'document' && id === asked.id)?.message,
  }));
}
