import type { Request, Response } from 'express';
import type { ApplicantKind } from '../../domain/charter/application.ts';
import type { Problem } from '../../domain/charter/lacking.ts';
import { papersFor, type Papers } from '../../domain/charter/papers.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { Wording } from '../../domain/wording.ts';
import { charterInForce, type Alliance } from '../../store/charters.ts';
import { alreadyMember } from '../../store/decide/already-member.ts';
import {
  applicantIn,
  lackingIn,
  NOTHING,
  writtenIn,
  type Written,
} from '../../store/decide/hand-in.ts';
import { DRAFT_DAYS, openDraft } from '../../store/drafts.ts';
import { inScope, type Scope } from '../../store/scope.ts';
import { allianceNamed } from '../alliance.ts';
import { HttpProblem } from '../errors.tsx';
import type { Site } from '../site.ts';
import { cookiesOf } from '../visitor.ts';
import { ADMISSION, kindOf } from './application-views.ts';
import { askedIn, type Asked } from './endorsements.ts';

/** Somebody applies to join: to which alliance, and as what. */
export type Applying = {
  readonly alliance: Alliance;
  readonly charter: Charter;
  readonly kind: ApplicantKind;
  readonly papers: Papers;
};

export async function allianceAsked(
  site: Site,
  request: Request,
): Promise<Pick<Applying, 'alliance' | 'charter'>> {
  const alliance = await allianceNamed(site, request);
  return { alliance, charter: await inScope(site.context, alliance.id, charterInForce) };
}

export async function applyingAs(site: Site, request: Request): Promise<Applying> {
  const { alliance, charter } = await allianceAsked(site, request);
  const kind = kindOf(charter, String(request.params['kind']));
  const papers = kind && papersFor(charter, ADMISSION, kind.id);
  if (!kind || !papers) throw new HttpProblem(404);
  return { alliance, charter, kind, papers };
}

/** What joining is called by this charter. */
export const applyTitle = (charter: Charter): Wording =>
  charter.procedures[ADMISSION]?.name ?? charter.name;

const cookieName = ({ kind }: Applying): string => `draft-${kind.id}`;
export const formPath = ({ alliance, kind }: Applying): string =>
  `/${alliance.id}/apply/${kind.id}`;

/** The key of the visitor's draft, as its browser keeps it. */
export const draftKey = (request: Request, one: Applying): string =>
  cookiesOf(request)[cookieName(one)] ?? '';

/** What an applicant has so far, and whom it has named. */
export type WrittenSoFar = Written & {
  readonly asked: readonly Asked[];
  /** That it is a member already. */
  readonly already: readonly Problem[];
};
export const BLANK: WrittenSoFar = { ...NOTHING, asked: [], already: [] };

export async function readWritten(
  scope: Scope,
  key: string,
  { charter, kind, papers }: Applying,
): Promise<WrittenSoFar> {
  const draft = key ? await openDraft(scope, key, kind.id) : undefined;
  if (!draft) return BLANK;
  const applicant = applicantIn(charter, papers, draft.answers);
  return {
    ...(await writtenIn(scope, charter, papers, draft, applicant)),
    asked: await askedIn(scope, draft.id, applicant),
    already: draft.caseId ? [] : await alreadyMember(scope, charter, papers, draft.answers),
  };
}

export function writtenBefore(site: Site, request: Request, one: Applying): Promise<WrittenSoFar> {
  const key = draftKey(request, one);
  return key
    ? inScope(site.context, one.alliance.id, (scope) => readWritten(scope, key, one))
    : Promise.resolve(BLANK);
}

/** The name of the tick by which an applicant says that all is true. */
export const DECLARED = 'declaration';
export type ApplyProblem = Problem | { readonly on: 'declaration' };

export function problemsOf(
  { charter, papers }: Applying,
  written: WrittenSoFar,
): readonly ApplyProblem[] {
  if (!written.draft) return [];
  return [
    ...lackingIn(charter, papers, written),
    ...written.already,
    ...(written.draft.answers[DECLARED] === 'yes' ? [] : [{ on: 'declaration' } as const]),
  ];
}

export function keepDraftCookie(site: Site, response: Response, one: Applying, key: string): void {
  response.cookie(cookieName(one), key, {
    ...cookieOptions(site, one),
    maxAge: DRAFT_DAYS * 86_400_000,
  });
}

export function clearDraftCookie(site: Site, response: Response, one: Applying): void {
  response.clearCookie(cookieName(one), cookieOptions(site, one));
}

const cookieOptions = (site: Site, one: Applying) =>
  ({
    path: formPath(one),
    httpOnly: true,
    sameSite: 'lax',
    secure: site.baseUrl.startsWith('https:'),
  }) as const;
