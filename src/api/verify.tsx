import { timingSafeEqual } from 'node:crypto';
import { Router, type Request, type Response } from 'express';
import { nameIn } from '../domain/charter/in-words.ts';
import type { Charter } from '../domain/charter/type.ts';
import { general, type Wording } from '../domain/wording.ts';
import { readCase, stagesOf, type Case } from '../store/cases.ts';
import {
  certificateWithNumber,
  nameOnCertificate,
  type Certificate,
} from '../store/certificates.ts';
import { charterInForce, charterOfVersion, type Alliance } from '../store/charters.ts';
import { isUnderCorrection } from '../store/corrections.ts';
import { readFile } from '../store/files.ts';
import { certificateCheck } from '../store/lookup-code.ts';
import { type Member, admittedOn, readMember } from '../store/members.ts';
import { inScope, type Scope } from '../store/scope.ts';
import { ballotsOfCase, readRound } from '../store/voting-rounds.ts';
import { PaperCheckPage } from '../web/pages/paper.tsx';
import { paperWithNumber } from '../store/outgoing/papers.ts';
import { VerifyLookupPage, VerifyResultPage } from '../web/pages/verify.tsx';
import type { PaperCheckView, VerifyResultView } from '../web/views.ts';
import { problems } from '../web/words/problems.ts';
import { pageTitles } from '../web/words/titles.ts';
import { allAlliances } from './alliance.ts';
import { PAPER_KINDS } from './console/outgoing/words.ts';
import { sendPage } from './respond.ts';
import { atMost } from './security.ts';
import type { Site } from './site.ts';
import { ruleSources } from './sources.ts';

const LONGEST = 120;
const ADDRESS = '/verify';

/** 证书查验, open to anybody with a certificate in hand. */
export function verifyRoutes(site: Site): Router {
  const router = Router();
  const limit = atMost(60, 10);
  router.get('/', limit, (request, response) => {
    const asked = request.query['number'];
    if (typeof asked !== 'string') return sendLookup(site, request, response, false);
    if (asked.trim() === '') return sendLookup(site, request, response, true);
    return sendResult(site, request, response, asked);
  });
  router.get('/:number', limit, (request, response) =>
    sendResult(site, request, response, String(request.params['number'])),
  );
  return router;
}

function sendLookup(site: Site, request: Request, response: Response, empty: boolean): void {
  sendPage(site, request, response, {
    title: { zh: pageTitles.zh.verifyLookup, en: pageTitles.en.verifyLookup },
    status: empty ? 422 : 200,
    page: (
      <VerifyLookupPage
        view={{
          form: { action: ADDRESS },
          value: '',
          ...(empty ? { problem: problems.verifyNumber } : {}),
        }}
      />
    ),
  });
}

async function sendResult(
  site: Site,
  request: Request,
  response: Response,
  asked: string,
): Promise<void> {
  const paper = await paperFound(site, asKeyed(asTyped(asked.slice(0, LONGEST))));
  if (paper)
    return sendPage(site, request, response, {
      title: { zh: pageTitles.zh.verifyResult, en: pageTitles.en.verifyResult },
      alliance: paper.alliance,
      page: <PaperCheckPage view={paper.view} />,
    });
  const { alliance, view } = await verified(site, asked);
  sendPage(site, request, response, {
    title: { zh: pageTitles.zh.verifyResult, en: pageTitles.en.verifyResult },
    ...(alliance ? { alliance } : {}),
    page: <VerifyResultPage view={view} />,
  });
}

/** What stands behind a number as somebody typed it. */
export async function verified(
  site: Site,
  asked: string,
): Promise<{ readonly alliance: Alliance | undefined; readonly view: VerifyResultView }> {
  const typed = asked.slice(0, LONGEST);
  const number = asTyped(typed);
  const all = await allAlliances(site);
  const alliance =
    all.find(({ code }) => number.startsWith(`${code.toUpperCase()}-`)) ??
    (all.length === 1 ? all[0] : undefined);
  const found = alliance && (await genuine(site, alliance, number));
  const view: VerifyResultView = found ?? {
    state: 'unknown',
    number: typed,
    checkedAt: (
      await site.context.database.untenanted((tx) => site.context.clock.now(tx))
    ).getTime(),
    againUrl: ADDRESS,
  };
  return { alliance, view };
}

/** As it is printed, however it was copied: full-width signs, long dashes, blanks and small letters. */
function asTyped(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−]/gu, '-')
    .replace(/\s/gu, '')
    .toUpperCase();
}

const PAPER = /^[^〔]{1,40}〔\d{4}〕\d{1,6}号$/;

/** 〔2026〕 with the brackets a keyboard has. */
function asKeyed(number: string): string {
  return number.replace(/[([{【﹝]/gu, '〔').replace(/[)\]}】﹞]/gu, '〕');
}

/** A released paper by its number. */
async function paperFound(
  site: Site,
  number: string,
): Promise<{ readonly alliance: Alliance; readonly view: PaperCheckView } | undefined> {
  if (!PAPER.test(number)) return undefined;
  for (const alliance of await allAlliances(site)) {
    const view = await inScope(site.context, alliance.id, async (scope) => {
      const paper = await paperWithNumber(scope, number);
      if (!paper?.number || !paper.releasedAt) return undefined;
      return {
        number: paper.number,
        kind: PAPER_KINDS[paper.kind],
        issuer: (await charterInForce(scope)).name,
        releasedAt: paper.releasedAt.getTime(),
        ...(paper.sealedSha256 ? { sha256: paper.sealedSha256 } : {}),
        checkedAt: scope.now.getTime(),
        againUrl: ADDRESS,
      };
    });
    if (view) return { alliance, view };
  }
  return undefined;
}

const NUMBER = /^([A-Z0-9]+-M-\d{4}-\d{4,9})-([A-Z0-9]{6})$/;

/** What stands behind a number whose check code fits; a wrong code and an unknown number are told apart by nobody. */
async function genuine(
  site: Site,
  alliance: Alliance,
  entered: string,
): Promise<VerifyResultView | undefined> {
  const [, number, code] = NUMBER.exec(entered) ?? [];
  if (!number || !code) return undefined;
  return inScope(site.context, alliance.id, async (scope) => {
    const certificate = await certificateWithNumber(scope, number);
    const expected =
      certificate?.checkCode ?? certificateCheck(site.context.secret, `${alliance.id} ${number}`);
    const fits = timingSafeEqual(Buffer.from(code), Buffer.from(expected));
    const one = certificate && (await readCase(scope, certificate.caseId));
    const member = certificate && (await readMember(scope, certificate.member));
    if (!fits || !certificate || !one || !member) return undefined;
    return resultOf(scope, `${number}-${code}`, certificate, one, member);
  });
}

async function resultOf(
  scope: Scope,
  number: string,
  certificate: Certificate,
  one: Case,
  member: Member,
): Promise<VerifyResultView> {
  const charter = await charterOfVersion(scope, one.charterVersion);
  const ended = member.until && member.until <= scope.now ? member.until : undefined;
  const endedAt = certificate.revokedAt ?? ended;
  const file = await readFile(scope, certificate.file);
  const issue = one.plan.stages.find((stage) => stage.kind === 'issue');
  const decision = await decisionOf(scope, charter, one);
  const doubted = await isUnderCorrection(scope, one.id);
  return {
    state: certificate.revokedAt ? 'revoked' : doubted ? 'under-correction' : 'genuine',
    number,
    checkedAt: scope.now.getTime(),
    againUrl: ADDRESS,
    document: {
      title:
        issue?.kind === 'issue'
          ? nameIn(charter, issue.document)
          : general('会员证书', 'Certificate of membership'),
      holder: await nameOnCertificate(scope, certificate, member, one),
      kind: nameIn(charter, member.kind),
      issuer: charter.name,
      issuedAt: certificate.issuedAt.getTime(),
      validSince: admittedOn(member).getTime(),
      validToday: endedAt === undefined,
      // A term ends at midnight: the day it belongs to is the day before.
      ...(endedAt ? { endedAt: endedAt.getTime() - 1 } : {}),
      ...(certificate.revokedBecause ? { endReason: END_REASONS[certificate.revokedBecause] } : {}),
      ...(file ? { sha256: file.sha256 } : {}),
    },
    ...(decision ? { decision } : {}),
    ...(await replacementOf(scope, certificate)),
  };
}

const END_REASONS: Readonly<Record<NonNullable<Certificate['revokedBecause']>, Wording>> = {
  corrected: { zh: '证书有误，已另发新证', en: 'There was a mistake on it; it was issued again' },
  'decision-corrected': {
    zh: '据以颁发的决定经更正后重新作出，未予通过',
    en: 'The decision behind it was corrected, and not approved when made again',
  },
  withdrawn: general('会员已书面申请退会', 'The member has given notice of leaving'),
  deemed: {
    zh: '视为自动退出联盟（连续不参加活动的期限届满）',
    en: 'Deemed withdrawal: the term of not taking part has run out',
  },
  cancelled: general('会员资格已自动取消', 'The membership was lost by what the charter names'),
  expelled: general('会员已被除名或取消会员资格', 'The member was expelled'),
};

/** A certificate with a mistake points to the one that takes its place. */
async function replacementOf(
  scope: Scope,
  { replacedBy }: Certificate,
): Promise<Pick<VerifyResultView, 'replacement'>> {
  const next = replacedBy && (await certificateWithNumber(scope, replacedBy));
  if (!next) return {};
  const number = `${next.number}-${next.checkCode}`;
  return { replacement: { number, url: `${ADDRESS}/${number}` } };
}

async function decisionOf(
  scope: Scope,
  charter: Charter,
  one: Case,
): Promise<VerifyResultView['decision']> {
  const setAside = (await stagesOf(scope, one.id)).filter((row) => row.setAside);
  const ballot = (await ballotsOfCase(scope, one.id)).findLast(
    ({ result, stage, round }) =>
      result === 'passed' && !setAside.some((row) => row.name === stage && row.round === round),
  );
  const round = ballot && (await readRound(scope, ballot.votingRound));
  const stage = one.plan.stages.find((candidate) => candidate.name === ballot?.stage);
  if (!ballot?.closedAt || !round || !stage) return undefined;
  return {
    body: nameIn(charter, round.body),
    title: stage.title,
    decidedAt: ballot.closedAt.getTime(),
    sources: ruleSources(charter, stage.sources),
  };
}
