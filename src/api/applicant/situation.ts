import { deadlineOfTask, type Deadline } from '../../domain/reminders.ts';
import { dayOf } from '../../domain/calendar.ts';
import type { Wording } from '../../domain/wording.ts';
import { positionOf } from '../../domain/position.ts';
import type { Charter } from '../../domain/charter/type.ts';
import { readCase, stagesOf, type Case } from '../../store/cases.ts';
import { certificateOfCase, type Certificate } from '../../store/certificates.ts';
import { charterOfVersion } from '../../store/charters.ts';
import { openSupplement, returnAnswered } from '../../store/decide/applicant.ts';
import { decisionsOfCase, type Decision } from '../../store/decide/decisions.ts';
import { filesOfCase, type StoredFile } from '../../store/files.ts';
import { memberOfCase } from '../../store/members.ts';
import { type Scope } from '../../store/scope.ts';
import { readTask } from '../../store/tasks.ts';
import { workingCalendar } from '../../store/working-years.ts';
import { ballotsOfCase, readRound } from '../../store/voting-rounds.ts';
import { HttpProblem } from '../errors.tsx';
import { type Underway } from '../timeline.ts';
import { mayLeave } from './leave.tsx';
import { hasMembershipPage } from './membership-view.ts';
import { kindOf } from './application-views.ts';

export type Situation = {
  readonly one: Case;
  readonly charter: Charter;
  readonly rows: Awaited<ReturnType<typeof stagesOf>>;
  readonly decisions: readonly Decision[];
  readonly files: readonly StoredFile[];
  readonly certificate: Certificate | undefined;
  /** Whether the applicant is a member already: then the application cannot be withdrawn any more. */
  readonly admitted: boolean;
  /** What leaving is called, where the member may give notice of it by this link. */
  readonly mayLeave: Wording | undefined;
  /** The last day of a membership that has ended. */
  readonly ended: string | undefined;
  /** Whether the member has a page of its own: seats it fills, procedures it starts. */
  readonly hasMembershipPage: boolean;
  readonly supplement:
    | {
        readonly task: string;
        readonly answered: Decision;
        readonly round: number;
        readonly until: Deadline | undefined;
      }
    | undefined;
  readonly underway: Underway;
};

export async function situation(scope: Scope, caseId: string): Promise<Situation> {
  const one = await readCase(scope, caseId);
  if (!one) throw new HttpProblem(404);
  const rows = await stagesOf(scope, caseId);
  const at = positionOf(one.plan, rows);
  const task =
    'end' in at || one.status !== 'open'
      ? undefined
      : await openSupplement(scope, caseId, at.stage.name, at.round);
  const answered =
    task && !('end' in at)
      ? await returnAnswered(scope, caseId, at.stage.name, at.round)
      : undefined;
  const opened = task ? await readTask(scope, task) : undefined;
  const round =
    'end' in at
      ? undefined
      : (await ballotsOfCase(scope, caseId)).find(
          (ballot) => ballot.round === at.round && ballot.stage === at.stage.name,
        );
  const voting = round ? await readRound(scope, round.votingRound) : undefined;
  const until = (await memberOfCase(scope, caseId))?.until;
  return {
    one,
    rows,
    ended: until ? dayOf(until.getTime() - 1) : undefined,
    charter: await charterOfVersion(scope, one.charterVersion),
    decisions: await decisionsOfCase(scope, caseId),
    files: await filesOfCase(scope, caseId),
    certificate: await certificateOfCase(scope, caseId),
    mayLeave: await mayLeave(scope, caseId),
    hasMembershipPage: await hasMembershipPage(scope, caseId),
    admitted: one.member !== null || (await memberOfCase(scope, caseId)) !== undefined,
    supplement:
      task && answered && !('end' in at)
        ? {
            task,
            answered,
            round: at.round,
            until: opened
              ? deadlineOfTask(await workingCalendar(scope), opened.openedAt.getTime())
              : undefined,
          }
        : undefined,
    underway: task
      ? {
          by: { zh: '申请人', en: 'The applicant' },
          note: { zh: '请按退回意见补正材料。', en: 'Please correct the documents as asked.' },
        }
      : voting?.state === 'open'
        ? {
            until: voting.closesAt.getTime(),
            note: { zh: '表决正在进行。', en: 'The vote is under way.' },
          }
        : !('end' in at) && at.stage.kind === 'ballot' && at.row
          ? { note: { zh: '等待上会。', en: 'Waiting for the next vote of the body.' } }
          : {},
  };
}

export const kindName = ({ charter, one }: Situation) =>
  kindOf(charter, one.kind)?.name ?? { zh: one.kind, en: one.kind };
