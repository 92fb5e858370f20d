import { nameIn } from '../../domain/charter/in-words.ts';
import { papersFor, uploadsOf } from '../../domain/charter/papers.ts';
import { positionOf, type StageRow } from '../../domain/position.ts';
import type { Language, Wording } from '../../domain/wording.ts';
import { entriesAbout } from '../../store/audit-entries.ts';
import { membersOfBody } from '../../store/bodies.ts';
import { caseNotesOf } from '../../store/case-notes.ts';
import { readCase, stagesOf, type Case } from '../../store/cases.ts';
import { charterOfVersion } from '../../store/charters.ts';
import { decisionsOfCase, takenInPlaceOf } from '../../store/decide/decisions.ts';
import { openReply } from '../../store/decide/reply.ts';
import { leadsSecretariat } from '../../store/decide/who-may.ts';
import { filesOfCase } from '../../store/files.ts';
import { mailsOf } from '../../store/mails.ts';
import { memberOfCase } from '../../store/members.ts';
import type { Scope } from '../../store/scope.ts';
import { tasksOfStage, type Task } from '../../store/tasks.ts';
import { ballotsOfCase, readRound } from '../../store/voting-rounds.ts';
import type { CaseView } from '../../web/views.ts';
import { kindOf } from '../applicant/application-views.ts';
import { factsOfCase } from '../applicant/case-facts.ts';
import { timelineOf, type Underway } from '../timeline.ts';
import { auditRows } from './audit.tsx';
import {
  ballotViews,
  decisionViews,
  effectViews,
  filingViews,
  type EnteredLetter,
} from './case-outcomes.ts';
import { correctionsShown } from './correction-record.ts';
import { paperName } from '../applicant/reply.ts';
import { documentViews } from './case-documents.ts';
import { mayReview } from './desk.ts';
import { isDecided, shownState } from '../case-state.ts';
import type { Visit } from './entrance.tsx';
import { charterShown } from './in-words.ts';
import { mailRow } from './mail.tsx';
import { casePapers } from './outgoing/about.ts';
import { waysOf } from './case-ways.ts';
import { sharingView, type SharingAnswer } from './sharing-view.ts';
import { rosterOf, type Roster } from './roster.ts';

/** What was just entered on the case's page, with what is wrong with it. */
export type CaseAnswer = {
  readonly letter?: EnteredLetter;
  readonly withdrawProblem?: Wording;
  readonly handOverProblem?: Wording;
  readonly sharing?: SharingAnswer;
};

/** One case with everything about it; undefined when the alliance has none of this id. */
export async function caseView(
  scope: Scope,
  visit: Visit,
  id: string,
  lang: Language,
  answer: CaseAnswer = {},
): Promise<(Omit<CaseView, 'nav' | 'temporalUrl'> & { readonly one: Case }) | undefined> {
  const one = await readCase(scope, id);
  if (!one) return undefined;
  const charter = await charterOfVersion(scope, one.charterVersion);
  const rows = await stagesOf(scope, one.id);
  const decisions = await decisionsOfCase(scope, one.id);
  const notes = await caseNotesOf(scope, one.id);
  const files = await filesOfCase(scope, one.id);
  const task = await openTaskOf(scope, one, rows);
  const entries = await entriesAbout(scope, [one.id]);
  const roster = await rosterOf(scope, charter, [
    ...decisions.flatMap((decision) => [decision.person, takenInPlaceOf(decision) ?? null]),
    ...notes.map((note) => note.person),
    task?.assignee ?? null,
    ...entries
      .map((entry) => entry.actor)
      .filter((actor) => actor !== 'system' && actor !== 'applicant'),
  ]);
  const kind = kindOf(charter, one.kind);
  const papers = papersFor(charter, one.procedure, one.kind);
  const mine = task && mayReview({ visit, cases: new Map([[one.id, one]]) }, task);
  const actions = await actionsOf(
    scope,
    visit,
    one,
    task?.kind === 'review' && (mine || (await leadsSecretariat(scope, visit.person.id)))
      ? task
      : undefined,
    answer,
  );
  return {
    one,
    caseNumber: one.number,
    procedure: one.plan.name,
    applicant: one.applicantName,
    kind: kind?.name ?? { zh: one.kind, en: one.kind },
    state: one.status === 'open' && task?.kind === 'supplement' ? 'returned' : shownState(one),
    submittedAt: one.openedAt.getTime(),
    charter: charterShown(charter),
    ...(mine ? { taskUrl: `${visit.base}/tasks/${task.id}` } : {}),
    ways: await waysOf(scope, visit, one, rows),
    about: one.openedBy !== null,
    particulars: factsOfCase(charter, one),
    documents: documentViews(
      visit,
      files,
      decisions,
      (document) => paperName(charter, one, document),
      papers ? uploadsOf(papers).map((document) => document.id) : [],
    ),
    stages: timelineOf(charter, one, rows, await underwayOf(scope, one, task, roster)),
    decisions: decisionViews(one, decisions, notes, roster),
    knows: {
      decisions: isDecided(one) || decisions.length > 0 || notes.length > 0,
      votes: one.plan.stages.some((stage) => stage.kind === 'ballot'),
      filings: one.plan.stages.some((stage) => stage.kind === 'filing'),
    },
    ballots: await ballotViews(scope, visit, one),
    filings: await filingViews(scope, visit, { one, rows, files, decisions }, answer.letter),
    effects: await effectViews(scope, visit, charter, one),
    papers: await casePapers(scope, visit, one),
    corrections: await correctionsShown(scope, visit, one),
    mails: (await mailsOf(scope, { caseId: one.id })).map((mail) =>
      mailRow(visit, mail, lang, `cases/${one.id}`),
    ),
    audit: auditRows(entries, roster, new Map([[one.id, one]])),
    sharing: await sharingView(scope, visit, one, mine ? task : undefined, answer.sharing),
    ...actions,
  };
}

/** The open task of the stage the case stands in: a review, or a correction by the applicant. */
async function openTaskOf(
  scope: Scope,
  one: Case,
  rows: readonly StageRow[],
): Promise<Task | undefined> {
  const at = positionOf(one.plan, rows);
  if (one.status !== 'open' || 'end' in at) return undefined;
  return (await tasksOfStage(scope, one.id, at.stage.name, at.round)).find(
    (task) => task.state === 'open' && (task.kind === 'review' || task.kind === 'supplement'),
  );
}

async function underwayOf(
  scope: Scope,
  one: Case,
  task: Task | undefined,
  roster: Roster,
): Promise<Underway> {
  const reply = await openReply(scope, one);
  if (reply) return { until: reply.closes };
  if (task?.kind === 'supplement') return { by: { zh: '申请人', en: 'The applicant' } };
  if (task?.assignee) return { by: roster.label(task.assignee) };
  const ballot = (await ballotsOfCase(scope, one.id)).at(-1);
  const round = ballot && (await readRound(scope, ballot.votingRound));
  return round?.state === 'open' ? { until: round.closesAt.getTime() } : {};
}

/** Withdrawal for the applicant, and handing over what is in the reader's hands. */
async function actionsOf(
  scope: Scope,
  visit: Visit,
  one: Case,
  task: Task | undefined,
  answer: CaseAnswer,
): Promise<Pick<CaseView, 'withdraw' | 'handOver'>> {
  const base = `${visit.base}/cases/${one.id}`;
  const people = task ? await colleaguesFor(scope, visit, one, task) : [];
  return {
    ...((await mayWithdraw(scope, one))
      ? {
          withdraw: {
            form: { action: `${base}/withdraw` },
            ...(answer.withdrawProblem ? { problem: answer.withdrawProblem } : {}),
          },
        }
      : {}),
    ...(people.length > 0
      ? {
          handOver: {
            form: { action: `${base}/hand-over` },
            people,
            ...(answer.handOverProblem ? { problem: answer.handOverProblem } : {}),
          },
        }
      : {}),
  };
}

/** 撤回 ends with admission: a member leaves the alliance by another procedure. */
export async function mayWithdraw(scope: Scope, one: Case): Promise<boolean> {
  return one.status === 'open' && one.member === null && !(await memberOfCase(scope, one.id));
}

/** Who else may decide a review: of the same body, and not of the applicant's own unit. */
export async function colleaguesFor(
  scope: Scope,
  visit: Visit,
  one: Case,
  task: Task,
): Promise<readonly { readonly id: string; readonly label: Wording }[]> {
  const stage = one.plan.stages.find((candidate) => candidate.name === task.stage);
  if (stage?.kind !== 'review') return [];
  const members = await membersOfBody(scope, one.charterVersion, stage.by);
  const charter = await charterOfVersion(scope, one.charterVersion);
  return members
    .map(({ seat, person }) => ({ office: nameIn(charter, seat), person }))
    .filter(
      ({ person }) =>
        person.id !== visit.person.id &&
        (one.applicantCode === null || person.employerCode !== one.applicantCode),
    )
    .map(({ office, person }) => ({
      id: person.id,
      label: { zh: `${person.name}（${office.zh}）`, en: `${person.name} (${office.en})` },
    }));
}
