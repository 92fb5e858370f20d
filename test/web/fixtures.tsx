import type { VNode } from 'preact';
import {
  AgendaPage,
  AlarmsPage,
  AllianceHomePage,
  AllianceListPage,
  ApplicationCheckPage,
  ApplicationFormPage,
  AuditPage,
  BallotPage,
  CaseListPage,
  CasePage,
  CharterPage,
  ChooseKindPage,
  CodeEntryPage,
  ConsoleHomePage,
  ContinuePage,
  ConvenePage,
  CorrectionChoicePage,
  CorrectionPage,
  DecisionReceiptPage,
  ElectorPage,
  EntriesPage,
  DefaultsPage,
  DuesAccountPage,
  DuesReportPage,
  DuesYearPage,
  EntryFormPage,
  ErrorPage,
  FilingPage,
  LinkProblemPage,
  MailboxMessagePage,
  MailboxPage,
  MailLogPage,
  MinutesPage,
  MemberDuesPage,
  MissingVouchersPage,
  MissingContactsPage,
  OrderPage,
  PaperCheckPage,
  PaperDraftPage,
  PaperListPage,
  PaperPage,
  type pageTitles,
  ProcessListPage,
  ProcessPage,
  ProofPage,
  ReceiptPage,
  RecordListPage,
  ReleasePage,
  LeavePage,
  EndorsementPage,
  LeavingLinkPage,
  MemberCasePage,
  MemberFormPage,
  MembershipPage,
  NotYourClassPage,
  OpenAboutPage,
  RepresentativesPage,
  ParticipationListPage,
  ParticipationPage,
  RecordPage,
  ReviewPage,
  SearchPage,
  RosterImportPage,
  RosterPage,
  ReferencePage,
  RoundListPage,
  RoundResultPage,
  SheetPage,
  SignInPage,
  SittingPage,
  StatementPage,
  StatusLookupPage,
  StatusPage,
  SupplementPage,
  TokensPage,
  VerifyLookupPage,
  VerifyResultPage,
  VotingRoundPage,
  VouchersPage,
  WithdrawPage,
  WorkingYearPage,
  WorkingYearsPage,
} from '../../src/web/pages.ts';
import type { Frame } from '../../src/web/views.ts';
import type { Language } from '../../src/domain/wording.ts';
import { paperCheck, releaseView } from './fixtures/outgoing.ts';
import { proofCorrected } from './fixtures/corrections.ts';
import { charterViews } from './fixtures/charter.ts';
import { consoleViews } from './fixtures/console.ts';
import { duesViews } from './fixtures/dues.ts';
import { decisionViews } from './fixtures/decisions.ts';
import { meetingViews } from './fixtures/meetings.ts';
import { membershipViews } from './fixtures/membership.ts';
import { PLAIN, type People } from './fixtures/people.ts';
import { placesPages } from './fixtures/places-pages.tsx';
import { peoplePages } from './fixtures/people-pages.tsx';
import { publicViews } from './fixtures/public.ts';
import { defaultsOfSetUp } from './fixtures/set-up.ts';
import { setUpPages } from './fixtures/set-up-pages.tsx';

export { EMPTY_TEXTS, NASTY, PLAIN } from './fixtures/people.ts';

export function frameOf(lang: Language, title: string, more: Partial<Frame> = {}): Frame {
  return {
    lang,
    path: '/listing/somewhere?page=2&lang=zh',
    title,
    assets: { stylesheet: '/assets/app-0a1b2c3d.css', icon: '/assets/icon.svg' },
    alliance: {
      id: 'listing',
      name: { zh: '中小企业上市服务联盟', en: 'SME Listing Service Alliance' },
      url: '/listing',
      secretariat: {
        phone: '010-68200012',
        address: {
          zh: '北京市海淀区万寿路27号院10号楼二层256室',
          en: 'Room 256, Building 10, 27 Wanshou Road, Haidian, Beijing',
        },
      },
    },
    embedded: true,
    ...more,
  };
}

export type Shown = {
  readonly name: string;
  readonly title: keyof (typeof pageTitles)['zh'];
  readonly page: VNode;
  readonly frame?: Partial<Frame>;
};

/** Every page, with the texts of `people` wherever somebody typed something. */
export function everyPage(people: People = PLAIN): readonly Shown[] {
  const open = publicViews(people);
  const act = decisionViews(people);
  const charter = charterViews();
  const desk = consoleViews(people);
  const dues = duesViews(people, desk.alarms.nav);
  const meet = meetingViews(people, desk.alarms.nav);
  const own = membershipViews(people, desk.alarms.nav);
  const signedIn: Partial<Frame> = { signedIn: { name: people.officer } };
  const problems = [
    'unknown',
    'expired',
    'revoked',
    'superseded',
    'already-decided',
    'closed',
    'handed-over',
  ] as const;
  const statuses = [400, 403, 404, 413, 429, 500, 503] as const;
  return [
    {
      name: 'alliances',
      title: 'alliances',
      page: <AllianceListPage view={open.alliances} />,
      frame: { alliance: undefined },
    },
    { name: 'alliance-home', title: 'allianceHome', page: <AllianceHomePage view={open.home} /> },
    { name: 'charter', title: 'charter', page: <CharterPage view={charter.charter} /> },
    {
      name: 'process',
      title: 'processes',
      page: <ProcessPage view={charter.process} />,
      frame: { alliance: undefined },
    },
    {
      name: 'processes',
      title: 'processes',
      page: <ProcessListPage view={charter.list} />,
      frame: { alliance: undefined },
    },
    { name: 'choose-kind', title: 'chooseKind', page: <ChooseKindPage view={open.choose} /> },
    {
      name: 'form-new',
      title: 'applicationForm',
      page: <ApplicationFormPage view={open.formNew} />,
    },
    {
      name: 'form-problems',
      title: 'applicationForm',
      page: <ApplicationFormPage view={open.formProblems} />,
      frame: {
        notice: {
          kind: 'attention',
          text: { zh: '内容已保存，还不能提交。', en: 'Saved, but not ready to submit.' },
        },
      },
    },
    {
      name: 'form-check',
      title: 'applicationCheck',
      page: <ApplicationCheckPage view={open.check} />,
    },
    { name: 'receipt', title: 'receipt', page: <ReceiptPage view={open.receipt} /> },
    { name: 'status-lookup', title: 'statusLookup', page: <StatusLookupPage view={open.lookup} /> },
    { name: 'status-open', title: 'status', page: <StatusPage view={open.statusOpen} /> },
    { name: 'status-returned', title: 'status', page: <StatusPage view={open.statusReturned} /> },
    {
      name: 'status-passed',
      title: 'status',
      page: <StatusPage view={open.statusPassed} />,
      frame: {
        notice: { kind: 'done', text: { zh: '证书已经生成。', en: 'The certificate is ready.' } },
      },
    },
    { name: 'status-refused', title: 'status', page: <StatusPage view={open.statusRefused} /> },
    { name: 'supplement', title: 'supplement', page: <SupplementPage view={open.supplement} /> },
    { name: 'withdraw', title: 'withdraw', page: <WithdrawPage view={open.withdraw} /> },
    { name: 'verify', title: 'verifyLookup', page: <VerifyLookupPage view={open.verify} /> },
    {
      name: 'verify-genuine',
      title: 'verifyResult',
      page: <VerifyResultPage view={open.verified} />,
    },
    {
      name: 'verify-revoked',
      title: 'verifyResult',
      page: <VerifyResultPage view={open.revoked} />,
    },
    {
      name: 'verify-under-correction',
      title: 'verifyResult',
      page: <VerifyResultPage view={open.underCorrection} />,
    },
    {
      name: 'verify-unknown',
      title: 'verifyResult',
      page: <VerifyResultPage view={open.unknown} />,
    },
    { name: 'review', title: 'review', page: <ReviewPage view={act.review} /> },
    { name: 'review-problems', title: 'review', page: <ReviewPage view={act.reviewProblems} /> },
    { name: 'order', title: 'order', page: <OrderPage view={act.order} /> },
    { name: 'order-problems', title: 'order', page: <OrderPage view={act.orderProblems} /> },
    { name: 'ballot', title: 'ballot', page: <BallotPage view={act.ballot} /> },
    { name: 'ballot-problems', title: 'ballot', page: <BallotPage view={act.ballotProblems} /> },
    {
      name: 'ballot-observer',
      title: 'ballotObserver',
      page: <BallotPage view={act.ballotObserver} />,
    },
    { name: 'filing', title: 'filing', page: <FilingPage view={act.filing} /> },
    {
      name: 'decision-receipt',
      title: 'decisionReceipt',
      page: <DecisionReceiptPage view={act.receipt} />,
    },
    {
      name: 'decision-receipt-other',
      title: 'decisionReceipt',
      page: <DecisionReceiptPage view={act.receiptOther} />,
    },
    ...problems.map((problem): Shown => ({
      name: `link-${problem}`,
      title: 'linkProblem',
      page: <LinkProblemPage view={act.linkProblem(problem)} />,
    })),
    { name: 'continue', title: 'continue', page: <ContinuePage view={act.continue} /> },
    { name: 'proof-passed', title: 'proof', page: <ProofPage view={act.proofPassed} /> },
    {
      name: 'proof-corrected',
      title: 'proof',
      page: <ProofPage view={proofCorrected(act.proofPassed, people)} />,
    },
    { name: 'proof-failed', title: 'proof', page: <ProofPage view={act.proofFailed} /> },
    { name: 'round-result', title: 'ballot', page: <RoundResultPage view={act.roundResult} /> },
    { name: 'sign-in', title: 'signIn', page: <SignInPage view={desk.signIn} /> },
    { name: 'code-entry', title: 'codeEntry', page: <CodeEntryPage view={desk.code} /> },
    {
      name: 'console',
      title: 'consoleHome',
      page: <ConsoleHomePage view={desk.home} />,
      frame: signedIn,
    },
    {
      name: 'console-empty',
      title: 'consoleHome',
      page: <ConsoleHomePage view={desk.homeEmpty} />,
      frame: signedIn,
    },
    { name: 'search', title: 'search', page: <SearchPage view={desk.search} />, frame: signedIn },
    {
      name: 'search-nothing',
      title: 'search',
      page: <SearchPage view={desk.searchNothing} />,
      frame: signedIn,
    },
    { name: 'cases', title: 'cases', page: <CaseListPage view={desk.cases} />, frame: signedIn },
    {
      name: 'cases-empty',
      title: 'cases',
      page: <CaseListPage view={desk.casesEmpty} />,
      frame: signedIn,
    },
    { name: 'case', title: 'cases', page: <CasePage view={desk.case} />, frame: signedIn },
    { name: 'case-new', title: 'cases', page: <CasePage view={desk.caseNew} />, frame: signedIn },
    {
      name: 'voting-round',
      title: 'votingRound',
      page: <VotingRoundPage view={desk.round} />,
      frame: signedIn,
    },
    { name: 'alarms', title: 'alarms', page: <AlarmsPage view={desk.alarms} />, frame: signedIn },
    { name: 'mail-log', title: 'mail', page: <MailLogPage view={desk.mail} />, frame: signedIn },
    { name: 'audit', title: 'audit', page: <AuditPage view={desk.audit} />, frame: signedIn },
    { name: 'tokens', title: 'tokens', page: <TokensPage view={desk.tokens} />, frame: signedIn },
    { name: 'reference', title: 'tokens', page: <ReferencePage view={desk.reference} /> },
    {
      name: 'audit-broken',
      title: 'audit',
      page: <AuditPage view={desk.auditBroken} />,
      frame: signedIn,
    },
    ...(
      [
        ['papers', desk.papers],
        ['papers-empty', desk.papersEmpty],
      ] as const
    ).map(([name, view]) => ({
      name,
      title: 'papers' as const,
      page: <PaperListPage view={view} />,
      frame: signedIn,
    })),
    ...(
      [
        ['paper-draft', desk.paperDraft],
        ['paper-draft-problems', desk.paperDraftProblems],
      ] as const
    ).map(([name, view]) => ({
      name,
      title: 'papers' as const,
      page: <PaperDraftPage view={view} />,
      frame: signedIn,
    })),
    ...(
      [
        ['paper-to-release', desk.paperWaiting],
        ['paper-released', desk.paperReleased],
        ['paper-sealed', desk.paperSealed],
      ] as const
    ).map(([name, view]) => ({
      name,
      title: 'papers' as const,
      page: <PaperPage view={view} />,
      frame: signedIn,
    })),
    { name: 'release', title: 'release', page: <ReleasePage view={releaseView(people)} /> },
    { name: 'paper-check', title: 'verifyResult', page: <PaperCheckPage view={paperCheck} /> },
    ...(
      [
        ['correction-choice', desk.correctionChoice],
        ['correction-none', desk.correctionNone],
      ] as const
    ).map(([name, view]) => ({
      name,
      title: 'correction' as const,
      page: <CorrectionChoicePage view={view} />,
      frame: signedIn,
    })),
    ...(
      [
        ['correction', desk.correctionForm],
        ['correction-problems', desk.correctionProblems],
        ['correction-text', desk.correctionText],
      ] as const
    ).map(([name, view]) => ({
      name,
      title: 'correction' as const,
      page: <CorrectionPage view={view} />,
      frame: signedIn,
    })),
    {
      name: 'elector',
      title: 'elector',
      page: <ElectorPage view={desk.elector} />,
      frame: signedIn,
    },
    {
      name: 'elector-problems',
      title: 'elector',
      page: <ElectorPage view={desk.electorProblems} />,
      frame: signedIn,
    },
    {
      name: 'elector-counted',
      title: 'elector',
      page: <ElectorPage view={desk.electorCounted} />,
      frame: signedIn,
    },
    {
      name: 'elector-refused',
      title: 'elector',
      page: <ElectorPage view={desk.electorRefused} />,
      frame: signedIn,
    },
    {
      name: 'rounds',
      title: 'rounds',
      page: <RoundListPage view={meet.rounds} />,
      frame: signedIn,
    },
    {
      name: 'convene-problems',
      title: 'convene',
      page: <ConvenePage view={meet.convene} />,
      frame: signedIn,
    },
    {
      name: 'sitting',
      title: 'sitting',
      page: <SittingPage view={meet.sitting} />,
      frame: signedIn,
    },
    {
      name: 'sitting-convened',
      title: 'sitting',
      page: <SittingPage view={meet.convened} />,
      frame: signedIn,
    },
    {
      name: 'sheet-problems',
      title: 'sheet',
      page: <SheetPage view={meet.sheet} />,
      frame: signedIn,
    },
    {
      name: 'sheet-correction',
      title: 'correction',
      page: <SheetPage view={meet.sheetCorrection} />,
      frame: signedIn,
    },
    { name: 'agenda', title: 'sitting', page: <AgendaPage view={meet.agenda} /> },
    {
      name: 'statement-problems',
      title: 'decisionReceipt',
      page: <StatementPage view={meet.statement} />,
    },
    {
      name: 'minutes',
      title: 'minutes',
      page: <MinutesPage view={meet.minutes} />,
      frame: signedIn,
    },
    {
      name: 'entries',
      title: 'entries',
      page: <EntriesPage view={desk.entries} />,
      frame: signedIn,
    },
    {
      name: 'entries-none',
      title: 'entries',
      page: <EntriesPage view={desk.entriesNone} />,
      frame: signedIn,
    },
    {
      name: 'records',
      title: 'records',
      page: <RecordListPage view={desk.records} />,
      frame: signedIn,
    },
    {
      name: 'records-empty',
      title: 'records',
      page: <RecordListPage view={desk.recordsEmpty} />,
      frame: signedIn,
    },
    {
      name: 'record',
      title: 'record',
      page: <RecordPage view={desk.record} />,
      frame: signedIn,
    },
    {
      name: 'participation-list',
      title: 'participation',
      page: <ParticipationListPage view={desk.participationList} />,
      frame: signedIn,
    },
    {
      name: 'participation',
      title: 'participation',
      page: <ParticipationPage view={desk.participation} />,
      frame: signedIn,
    },
    { name: 'member-case', title: 'status', page: <MemberCasePage view={desk.memberCase} /> },
    {
      name: 'member-case-loss',
      title: 'status',
      page: <MemberCasePage view={desk.memberCaseLoss} />,
    },
    {
      name: 'member-case-reply',
      title: 'status',
      page: <MemberCasePage view={desk.memberCaseReply} />,
    },
    {
      name: 'open-about',
      title: 'openAbout',
      page: <OpenAboutPage view={desk.openAbout} />,
      frame: signedIn,
    },
    { name: 'leave', title: 'status', page: <LeavePage view={desk.leave} /> },
    { name: 'leave-given', title: 'status', page: <LeavePage view={desk.leaveGiven} /> },
    { name: 'leave-at-once', title: 'status', page: <LeavePage view={desk.leaveAtOnce} /> },
    { name: 'leave-ended', title: 'status', page: <LeavePage view={desk.leaveEnded} /> },
    {
      name: 'endorsement',
      title: 'status',
      page: (
        <EndorsementPage
          view={{
            form: { action: '/w/1' },
            applicant: '跨境某某有限公司',
            member: '推荐单位有限公司',
            document: { zh: '成员推荐', en: 'Recommendation by a member' },
            matter: { zh: '入盟', en: 'membership' },
            until: Date.parse('2026-12-31T23:59:00+08:00'),
            sources: [],
          }}
        />
      ),
    },
    { name: 'leaving-link', title: 'status', page: <LeavingLinkPage view={desk.leavingLink} /> },
    { name: 'membership', title: 'status', page: <MembershipPage view={own.membership} /> },
    { name: 'member-form', title: 'status', page: <MemberFormPage view={own.form} /> },
    { name: 'not-your-class', title: 'status', page: <NotYourClassPage view={own.notYours} /> },
    {
      name: 'representatives',
      title: 'representatives',
      page: <RepresentativesPage view={own.representatives} />,
      frame: signedIn,
    },
    {
      name: 'record-problems',
      title: 'record',
      page: <RecordPage view={desk.recordProblems} />,
      frame: signedIn,
    },
    {
      name: 'record-own',
      title: 'record',
      page: <RecordPage view={desk.recordOwn} />,
      frame: signedIn,
    },
    {
      name: 'record-without-effect',
      title: 'record',
      page: <RecordPage view={desk.recordWithout} />,
      frame: signedIn,
    },
    {
      name: 'record-turned-down',
      title: 'record',
      page: <RecordPage view={desk.recordWrong} />,
      frame: signedIn,
    },
    {
      name: 'roster',
      title: 'roster',
      page: <RosterPage view={desk.roster} />,
      frame: signedIn,
    },
    {
      name: 'roster-problem',
      title: 'roster',
      page: <RosterPage view={desk.rosterProblem} />,
      frame: signedIn,
    },
    {
      name: 'roster-import',
      title: 'rosterImport',
      page: <RosterImportPage view={desk.rosterImport} />,
      frame: signedIn,
    },
    {
      name: 'roster-running',
      title: 'rosterImport',
      page: <RosterImportPage view={desk.rosterRunning} />,
      frame: signedIn,
    },
    {
      name: 'roster-done',
      title: 'rosterImport',
      page: <RosterImportPage view={desk.rosterDone} />,
      frame: signedIn,
    },
    {
      name: 'missing-contacts',
      title: 'missingContacts',
      page: <MissingContactsPage view={desk.missingContacts} />,
      frame: signedIn,
    },
    {
      name: 'working-years',
      title: 'workingDays',
      page: <WorkingYearsPage view={desk.workingYears} />,
      frame: signedIn,
    },
    {
      name: 'working-years-problems',
      title: 'workingDays',
      page: <WorkingYearsPage view={desk.workingYearsProblems} />,
      frame: signedIn,
    },
    {
      name: 'working-year',
      title: 'workingDays',
      page: <WorkingYearPage view={desk.workingYear} />,
      frame: signedIn,
    },
    {
      name: 'working-year-in-force',
      title: 'workingDays',
      page: <WorkingYearPage view={desk.workingYearInForce} />,
      frame: signedIn,
    },
    { name: 'member-dues', title: 'memberDues', page: <MemberDuesPage view={dues.memberDues} /> },
    {
      name: 'member-dues-empty',
      title: 'memberDues',
      page: <MemberDuesPage view={dues.memberDuesEmpty} />,
    },
    { name: 'vouchers', title: 'vouchers', page: <VouchersPage view={dues.vouchers} /> },
    {
      name: 'vouchers-none',
      title: 'vouchers',
      page: <VouchersPage view={{ ...dues.vouchers, lacking: [], more: 0 }} />,
    },
    {
      name: 'dues-year',
      title: 'dues',
      page: <DuesYearPage view={dues.duesYear} />,
      frame: signedIn,
    },
    {
      name: 'dues-start',
      title: 'dues',
      page: <DuesYearPage view={dues.duesStart} />,
      frame: signedIn,
    },
    {
      name: 'dues-not-ready',
      title: 'dues',
      page: <DuesYearPage view={dues.duesNotReady} />,
      frame: signedIn,
    },
    {
      name: 'dues-account',
      title: 'dues',
      page: <DuesAccountPage view={dues.duesAccount} />,
      frame: signedIn,
    },
    {
      name: 'dues-vouchers-missing',
      title: 'vouchers',
      page: <MissingVouchersPage view={dues.missing} />,
      frame: signedIn,
    },
    {
      name: 'dues-report',
      title: 'duesReport',
      page: <DuesReportPage view={dues.report} />,
      frame: signedIn,
    },
    {
      name: 'dues-entry',
      title: 'duesPayment',
      page: <EntryFormPage view={dues.entry} />,
      frame: signedIn,
    },
    ...setUpPages(people),
    {
      name: 'defaults',
      title: 'defaults',
      page: <DefaultsPage view={{ ...defaultsOfSetUp, nav: desk.alarms.nav }} />,
      frame: signedIn,
    },
    ...placesPages(people, { ...desk.alarms.nav, current: 'places' }, signedIn),
    ...peoplePages(people, { ...desk.alarms.nav, current: 'people' }),
    {
      name: 'mailbox',
      title: 'mailbox',
      page: <MailboxPage view={desk.mailbox} />,
      frame: { alliance: undefined },
    },
    {
      name: 'mailbox-message',
      title: 'mailbox',
      page: <MailboxMessagePage view={desk.message} />,
      frame: { alliance: undefined },
    },
    ...statuses.map((status): Shown => ({
      name: `error-${status}`,
      title: 'error',
      page: (
        <ErrorPage
          view={{
            status,
            number: status >= 500 ? 'E-7F3K2Q' : undefined,
            limitMegabytes: status === 413 ? 20 : undefined,
            retryAfterSeconds: status === 429 ? 240 : undefined,
            homeUrl: '/',
            backUrl: '/listing/apply',
          }}
        />
      ),
    })),
  ];
}
