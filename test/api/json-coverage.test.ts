import { describe, expect, test } from '@jest/globals';
import type { Router } from 'express';
import { createApp } from '../../src/api/app.ts';
import { applyRoutes } from '../../src/api/applicant/apply.tsx';
import { statusRoutes } from '../../src/api/applicant/lookup.tsx';
import { ASSETS } from '../../src/api/assets.ts';
import { consoleRoutes } from '../../src/api/console/routes.tsx';
import { OPERATIONS } from '../../src/api/json/operations.ts';
import { linkPages, linkRoutes } from '../../src/api/links.tsx';
import type { Site } from '../../src/api/site.ts';

/** The operations that do the same as a page's form, or why there is none. */
type Same = readonly string[] | { readonly none: string };
const IN_BROWSER: Same = { none: 'a browser’s session; programs come with tokens' };
const TOKENS: Same = { none: 'who holds a token makes no further ones with it' };
const RECORD: Same = ['enterRecord'];

const CONSOLE: Readonly<Record<string, Same>> = {
  '/sign-in': IN_BROWSER,
  '/sign-in/code': IN_BROWSER,
  '/sign-out': IN_BROWSER,
  '/:alliance/tokens': TOKENS,
  '/:alliance/tokens/:token/revocation': TOKENS,
  '/:alliance/rounds': ['proposeVotingRound'],
  '/:alliance/rounds/:round/electors/:person/paper': RECORD,
  '/:alliance/rounds/:round/electors/:person/opinion': ['noteTelephoneOpinion'],
  '/:alliance/rounds/:round/electors/:person/awaited': ['announcePaper'],
  '/:alliance/rounds/:round/electors/:person/link': ['handOutLink'],
  '/:alliance/sittings': ['conveneMeeting'],
  '/:alliance/sittings/:round/open': ['openMeeting'],
  '/:alliance/sittings/:round/attendance': ['enterAttendance'],
  '/:alliance/sittings/:round/end': ['endMeeting'],
  '/:alliance/sittings/:round/cancel': ['cancelMeeting'],
  '/:alliance/ballots/:ballot/sheet': RECORD,
  '/:alliance/ballots/:ballot/sheet/correction': RECORD,
  '/:alliance/cases/:case/withdraw': ['withdrawCase'],
  '/:alliance/cases/:case/hand-over': ['handOverTask'],
  '/:alliance/cases/:case/advice': ['askForAdvice'],
  '/:alliance/cases/:case/copies': ['addCaseCopy'],
  '/:alliance/cases/:case/filings/:stage/letter': RECORD,
  '/:alliance/cases/:case/correction': RECORD,
  '/:alliance/papers/new': ['draftPaper'],
  '/:alliance/papers/:paper/edit': ['changeDraft'],
  '/:alliance/papers/:paper/ask': ['askForRelease'],
  '/:alliance/papers/:paper/discard': ['discardDraft'],
  '/:alliance/papers/:paper/release': ['releasePaper'],
  '/:alliance/papers/:paper/seal': ['sealPaper'],
  '/:alliance/papers/:paper/send': ['sendPaper'],
  '/:alliance/papers/:paper/archive': ['archivePaper'],
  '/:alliance/representatives/:member/link': ['sendMemberLink'],
  '/:alliance/defaults/resolution': RECORD,
  '/:alliance/records/:record': ['checkRecord'],
  '/:alliance/roster': ['tryRoster'],
  '/:alliance/roster/:import': ['handInRoster'],
  '/:alliance/calendar': ['enterWorkingYear'],
  '/:alliance/calendar/:year': ['confirmWorkingYear'],
  '/:alliance/dues/start': ['startDues'],
  '/:alliance/dues/told/:told': ['settleToldPayment'],
  '/:alliance/dues/members/:member/called': ['noteDuesCall'],
  '/:alliance/dues/payments/new': RECORD,
  '/:alliance/dues/payments/:payment/reverse': RECORD,
  '/:alliance/dues/payments/:payment/voucher': RECORD,
  '/:alliance/dues/tariff': RECORD,
  '/:alliance/dues/account': RECORD,
  '/:alliance/dues/expenses/new': RECORD,
  '/:alliance/places': ['offerPlaces'],
  '/:alliance/places/:offer/change': ['changePlaces'],
  '/:alliance/places/:offer/withdraw': ['withdrawPlaceOffer'],
  '/:alliance/calls/:task': ['noteCall'],
  '/participation/activity': RECORD,
  '/participation/:member/enter': RECORD,
  '/participation/:member/strike': RECORD,
  '/participation/:member/leaving': RECORD,
  '/participation/:member/notice/:procedure': RECORD,
  '/participation/:member/correction/:which': RECORD,
  '/participation/activities/:activity/correction': RECORD,
  '/inbox/:alliance/tasks/:task': {
    none: 'mails its reader a link of their own; programs act on the task itself',
  },
  '/people/:person/offices/:holding/correction/:which': RECORD,
  '/sittings/:round/correction': RECORD,
  '/sittings/:round/sign-in-sheet': RECORD,
  '/sittings/:round/sign-in-sheet/correction': RECORD,
  '/places/:offer/entry': RECORD,
  '/cases/:case/formalities': RECORD,
  '/cases/:case/taking-back': RECORD,
  '/cases/:case/answer': RECORD,
  '/cases/:case/reply': RECORD,
  '/:alliance/people': ['enterPerson'],
  '/:alliance/people/:person/change': RECORD,
  '/:alliance/people/:person/office': RECORD,
  '/:alliance/people/:person/leave/:holding': RECORD,
  '/:alliance/people/:person/substitute': ['nameSubstitute', 'enterRecord'],
  '/:alliance/people/:person/substitutes/:substitution/end': ['endSubstitution'],
  '/:alliance/people/:person/hand-over': ['handOverAll'],
  '/:alliance/people/:person/links/:link/revoke': ['revokePersonLink'],
  '/:alliance/people/:person/links/:link/fresh': ['renewPersonLink'],
  '/:alliance/members/:member/open/:procedure': ['openCaseAboutMember'],
  '/:alliance/organisations/:organisation/change': RECORD,
  '/:alliance/alarms/:alarm': ['settleAlarm'],
  '/:alliance/mails/:mail/again': ['sendMailAgain'],
  '/:alliance/tasks/:task': ['reviewTask'],
};

/** By the kind of link and the form's path below it. */
const LINKS: Readonly<Record<string, Same>> = {
  review: ['decideReview'],
  order: ['orderVote'],
  confirm: ['confirmResult'],
  shorten: ['decideShorterNotice'],
  filing: ['answerFiling'],
  release: ['releasePaperByLink'],
  advice: ['giveAdvice'],
  vote: ['castVotes', 'objectToRecordedVote', 'confirmTelephoneOpinion'],
  'vote/demand': ['demandMeeting'],
  'case/supplement': ['correctDocuments'],
  'case/leave': ['leaveAlliance'],
  'case/withdraw': ['withdrawOwnCase'],
  'case/start': ['startOwnProcedure', 'addOwnDocuments', 'askForOwnEndorsement'],
  'case/represent': ['designateRepresentative'],
  'case/place': ['signUpForPlace', 'takeBackSignUp'],
  'membership/start': ['startOwnProcedure', 'addOwnDocuments', 'askForOwnEndorsement'],
  'membership/represent': ['designateRepresentative'],
  'membership/place': ['signUpForPlace', 'takeBackSignUp'],
  'membership/leave': ['leaveAlliance'],
  'member-case/loss': ['declareLoss'],
  'member-case/take-back': ['takeBackLeaving'],
  'leaving/leave': ['leaveAlliance'],
  'member-case/objection': ['objectToExit'],
  'member-case/reply': ['replyToCase'],
  dues: ['tellPayment'],
  vouchers: ['giveVoucher'],
  endorsement: ['answerEndorsement'],
  place: ['signUpForPlace', 'takeBackSignUp'],
};

/** Forms about a link itself, whatever it opens. */
const OF_LINKS: Readonly<Record<string, Same>> = {
  '/:link/fresh': ['sendFreshLink'],
};

const ANYBODY: Readonly<Record<string, Same>> = {
  '/': ['openOwnCase'],
  // Keeps a draft for a browser, where a program sends the whole application, and asks members for their word.
  '/:kind': ['askForEndorsement', 'readEndorsements'],
  '/:kind/check': ['submitApplication'],
};

const SIGN_IN: Same = { none: 'a browser’s session; programs come with tokens' };
const FORM: Same = { none: 'an empty form: what it asks stands in the description' };
const PREVIEW: Same = { none: 'a smaller picture of a file for the page' };
const ENTRIES: Same = { none: 'only leads to forms' };

/** What the console shows, and where a program reads the same. */
const SHOWN: Readonly<Record<string, Same>> = {
  '/sign-in': SIGN_IN,
  '/sign-in/code': SIGN_IN,
  '/': ['listAlliances'],
  '/inbox': ['listTasks'],
  '/:alliance': ['listTasks', 'listAlarms', 'listVotingRounds', 'listRecords'],
  '/:alliance/search': ['listCases', 'listPersons', 'listOrganisations'],
  '/:alliance/rounds/:round': ['getVotingRound', 'listElectors', 'getProof'],
  '/:alliance/rounds/:round/electors/:person': ['listElectors'],
  '/:alliance/sittings/new': FORM,
  '/:alliance/sittings/:round': ['getMeeting'],
  '/:alliance/sittings/:round/minutes': ['getMinutes'],
  '/:alliance/sittings/:round/minutes.docx': ['downloadMinutes'],
  '/:alliance/ballots/:ballot/sheet': ['getMeeting'],
  '/:alliance/cases': ['listCases'],
  '/:alliance/cases/:case': ['getCase', 'listTasks', 'downloadCertificate'],
  '/:alliance/cases/:case/correction': ['getCase', 'getProof'],
  '/:alliance/papers': ['listPapers'],
  '/:alliance/papers/new': ['getFirstDraft'],
  '/:alliance/papers/:paper': ['getPaper', 'downloadSealedCopy'],
  '/:alliance/papers/:paper/edit': ['getPaper'],
  '/:alliance/papers/:paper/letter.docx': ['downloadLetter'],
  '/:alliance/entries': ENTRIES,
  '/:alliance/defaults': ['getDefaults'],
  '/:alliance/defaults.docx': ['downloadDefaults'],
  '/:alliance/defaults/resolution': FORM,
  '/:alliance/records': ['listRecords'],
  '/:alliance/records/:record': ['getRecord'],
  '/:alliance/representatives': ['listRepresentatives'],
  '/:alliance/roster': ['listRosterImports'],
  '/:alliance/roster/template.xlsx': ['downloadRosterTemplate'],
  '/:alliance/roster/export': ['exportRoster'],
  '/:alliance/roster/missing': ['listMissingContacts'],
  '/:alliance/roster/:import': ['getRosterImport'],
  '/:alliance/roster/:import/refused.xlsx': ['downloadRefusedRows'],
  '/:alliance/calendar': ['listWorkingYears'],
  '/:alliance/calendar/:year': ['getWorkingYear'],
  '/:alliance/calendar/:year/notice': ['downloadNotice'],
  '/:alliance/dues': ['getDuesYear', 'listToldPayments'],
  '/:alliance/dues/report': ['getDuesYear'],
  '/:alliance/dues/vouchers': ['listMissingVouchers'],
  '/:alliance/dues/members/:member': ['getMemberDues'],
  '/:alliance/dues/payments/new': FORM,
  '/:alliance/dues/payments/:payment/reverse': FORM,
  '/:alliance/dues/payments/:payment/voucher': FORM,
  '/:alliance/dues/tariff': FORM,
  '/:alliance/dues/account': FORM,
  '/:alliance/dues/expenses/new': FORM,
  '/:alliance/places': ['listPlaceOffers'],
  '/:alliance/places/new': FORM,
  '/:alliance/places/:offer': ['getPlaceOffer'],
  '/:alliance/places/:offer/list.xlsx': ['exportPlaceList'],
  '/:alliance/files/:file': ['downloadFile'],
  '/:alliance/files/:file/preview': PREVIEW,
  '/:alliance/ballots/:ballot/proof': ['getProof'],
  '/:alliance/ballots/:ballot/proof.json': ['getProof'],
  '/:alliance/calls/:task': ['listTasks'],
  '/participation/:member/correction/:which': ['getMember'],
  '/participation/activities/:activity/correction': ['listActivities'],
  '/people/:person/offices/:holding/correction/:which': ['getPerson'],
  '/sittings/:round/correction': ['getMeeting'],
  '/sittings/:round/sign-in-sheet': FORM,
  '/sittings/:round/sign-in-sheet/correction': ['getMeeting'],
  '/:alliance/ballots/:ballot/sheet/correction': ['getMeeting', 'getRecord'],
  '/:alliance/rounds': ['listVotingRounds'],
  '/participation': ['listMembers', 'listActivities'],
  '/participation/:member': ['getMember'],
  '/participation/activity': FORM,
  '/participation/:member/enter': FORM,
  '/participation/:member/leaving': FORM,
  '/participation/:member/notice/:procedure': FORM,
  '/participation/:member/strike': ['getMember'],
  '/cases/:case/answer': ['getCase'],
  '/cases/:case/reply': ['getCase'],
  '/places/:offer/entry': FORM,
  '/cases/:case/formalities': ['getCase'],
  '/cases/:case/taking-back': ['getCase'],
  '/:alliance/people': ['listPersons', 'listOrganisations'],
  '/:alliance/people/new': FORM,
  '/:alliance/people/:person': ['getPerson', 'listTasksToHandOver', 'listPersonLinks'],
  '/:alliance/people/:person/change': ['getPerson'],
  '/:alliance/people/:person/office': ['listSeats'],
  '/:alliance/people/:person/leave/:holding': ['getPerson'],
  '/:alliance/people/:person/substitute': FORM,
  '/:alliance/people/:person/hand-over': ['listTasksToHandOver'],
  '/:alliance/organisations/:organisation': ['getOrganisation'],
  '/:alliance/organisations/:organisation/change': ['getOrganisation'],
  '/:alliance/members/:member/open/:procedure': ['listProceduresAboutMember'],
  '/:alliance/offices': ['listSeats'],
  '/:alliance/alarms': ['listAlarms'],
  '/:alliance/mail': ['listMails'],
  '/:alliance/audit': ['listAuditEntries', 'verifyAuditTrail'],
  '/:alliance/audit/export': ['exportAuditTrail'],
  '/:alliance/tokens': TOKENS,
  '/:alliance/tasks/:task': ['listTasks', 'getCase'],
  '/:alliance/tasks/:task/file/:file': ['downloadFile'],
  '/:alliance/tasks/:task/file/:file/preview': PREVIEW,
};

describe('Whatever a form of the pages does', () => {
  test('at the console, a program can do by a named operation', () => {
    expect(postsOf(consoleRoutes(site)).toSorted()).toEqual(Object.keys(CONSOLE).toSorted());
    expectKnown(CONSOLE);
  });

  test('by a mailed link, a program can do with the link’s token', () => {
    const forms = Object.entries(linkPages(site)).flatMap(([kind, pages]) =>
      Object.keys(pages.forms).map((path) => (path === '' ? kind : `${kind}/${path}`)),
    );
    expect(forms.toSorted()).toEqual(Object.keys(LINKS).toSorted());
    expect(postsOf(linkRoutes(site))).toEqual(Object.keys(OF_LINKS));
    expectKnown({ ...LINKS, ...OF_LINKS });
  });

  test('as an applicant, a program can do without a token', () => {
    const routes = [...postsOf(applyRoutes(site)), ...postsOf(statusRoutes(site))];
    expect(routes.toSorted()).toEqual(Object.keys(ANYBODY).toSorted());
    expectKnown(ANYBODY);
  });
});

/** Forms that no alliance and no link has: an alliance is set up before anybody has a token. */
const ELSEWHERE: readonly string[] = [
  '/terminal',
  '/l/:token',
  '/:setUp/discard',
  '/:setUp/charter',
  '/:setUp/alliance',
  '/:setUp/defaults',
  '/:setUp/later',
  '/:setUp/people',
  '/:setUp/remove',
  '/:setUp/documents',
  '/:setUp/roster',
  '/:setUp/first-day',
  '/:setUp/start',
];

describe('No form of the product', () => {
  test('lies outside of what is compared here', () => {
    const app = createApp({ ...site, assets: ASSETS, mailbox: true, baseUrl: 'http://x' });
    const listed = [CONSOLE, OF_LINKS, ANYBODY].flatMap((map) => Object.keys(map));
    const found = postsOf(app.router as unknown as Router).filter(
      (path) => !OPERATIONS.some((one) => one.path.replace(/\{(\w+)\}/g, ':$1') === path),
    );
    expect(found.filter((path) => !listed.includes(path))).toEqual(ELSEWHERE);
  });
});

describe('Whatever the console shows', () => {
  test('a program can read by a named operation', () => {
    expect(getsOf(consoleRoutes(site)).toSorted()).toEqual(Object.keys(SHOWN).toSorted());
    expectKnown(SHOWN);
  });
});

/** Routes are only listed here; nothing is asked of them. */
const site = {} as Site;

const postsOf = (router: Router) => pathsOf(router, 'post');
const getsOf = (router: Router) => [...new Set(pathsOf(router, 'get'))];

/** The paths of every form or page, those of routers inside it as they are written there. */
function pathsOf(router: Router, wanted: 'get' | 'post'): readonly string[] {
  return router.stack.flatMap(({ route, handle }) => {
    if (route) return route.stack.some(({ method }) => method === wanted) ? [route.path] : [];
    return 'stack' in handle ? pathsOf(handle as Router, wanted) : [];
  });
}

function expectKnown(map: Readonly<Record<string, Same>>): void {
  const known = OPERATIONS.map(({ id }) => id);
  const named = Object.values(map).flatMap((same) => ('none' in same ? [] : same));
  expect(named.filter((id) => !known.includes(id))).toEqual([]);
}
