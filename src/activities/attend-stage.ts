import type { PlanStage } from '../domain/plan.ts';
import { positionOf } from '../domain/position.ts';
import { endsWell } from '../domain/progress.ts';
import { noteRun, raiseAlarm } from '../store/alarms.ts';
import { note } from '../store/audit-trail.ts';
import { tellCopies } from '../store/case-copies.ts';
import { closeStage, endCase, lockCase, openStage, stagesOf, type Case } from '../store/cases.ts';
import { carryOutEffects, takeBackClassOfCase } from '../store/decide/carry-out-effects.ts';
import { reinstateMember } from '../store/decide/end-membership.ts';
import { loseGround } from '../store/decide/membership-grounds.ts';
import { hasUnsentMail } from '../store/mails.ts';
import { closeUnderWay, hasLeftOtherwise } from '../store/decide/left-otherwise.ts';
import { inScope, type Context, type Scope } from '../store/scope.ts';
import { wake } from '../store/wake-ups.ts';
import type { Attended, Came, StageRef } from './contract.ts';
import { checkClaim } from './claim.ts';
import { attendBallot } from './stages/ballot.ts';
import { attendFiling } from './stages/filing.ts';
import { attendFormalities } from './stages/formalities.ts';
import { attendIssue } from './stages/issue.ts';
import { attendNotify } from './stages/notify.ts';
import { attendReply } from './stages/reply.ts';
import { attendObjection } from './stages/objection.ts';
import { attendReview } from './stages/review.ts';
import type { Progress, Settled, StageAt } from './stages/progress.ts';
import { attendWarning } from './stages/warning.ts';
import { tellGroundLost, tellRefusal } from './tell.ts';
import { tellSubject } from './tell-subject.ts';

/**
 * Brings a stage as far as its rows allow: opens it if it is its turn, settles it if something decided it,
 * reminds whoever is waited for. What the workflow claims is checked against the rows first.
 */
export async function attendStage(context: Context, ref: StageRef): Promise<Attended<Came>> {
  return inScope(context, ref.alliance, async (scope) => {
    const one = await lockCase(scope, ref.caseId);
    const unfounded = await checkClaim(scope, one, ref);
    if (unfounded || !one) return { kind: 'refused' };
    await noteRun(scope, ref.run);
    const rows = await stagesOf(scope, one.id);
    const row = rows.find(
      (candidate) => candidate.name === ref.stage && candidate.round === ref.round,
    );
    if (row?.outcome) return settled(scope, one, row.outcome);
    if (one.status === 'withdrawn') return settled(scope, one, 'withdrawn');
    const at = positionOf(one.plan, rows);
    if ('end' in at || at.stage.name !== ref.stage || at.round !== ref.round) {
      // It was this stage's turn, until a correction took the case back to an earlier one.
      if (row && rows.some((earlier) => earlier.setAside)) return settled(scope, one, 'moved');
      await raiseAlarm(scope, {
        kind: 'out-of-turn',
        subject: ref.run.workflowId,
        key: `${ref.stage} ${ref.round}`,
        details: { stage: ref.stage, round: ref.round },
      });
      return { kind: 'refused' };
    }
    if (!at.row) await openStage(scope, one.id, at.stage.name, at.round, at.stage.kind);
    const open: StageAt<PlanStage> = {
      stage: at.stage,
      round: at.round,
      isNew: !at.row,
      openedAt: at.row?.openedAt ?? scope.now,
      nudgesDone: at.row?.nudgesDone ?? 0,
    };
    const progress = await attendOpen(scope, one, open);
    if (!progress.outcome) {
      const mail = await hasUnsentMail(scope, one.id);
      await doubtReport(scope, ref, mail);
      return { kind: 'waiting', ...progress, mail };
    }
    await settle(scope, one, at.stage, at.round, progress);
    return settled(scope, one, progress.outcome);
  });
}

/** Somebody completed a slow step by hand: what it reports has not happened. */
async function doubtReport(scope: Scope, ref: StageRef, mailWaits: boolean): Promise<void> {
  if (ref.reported !== 'document-issued' && !(ref.reported === 'mail-sent' && mailWaits)) return;
  await raiseAlarm(scope, {
    kind: 'unfounded',
    subject: ref.run.workflowId,
    key: `${ref.stage} ${ref.round} ${ref.reported}`,
    details: { reported: ref.reported, stage: ref.stage },
  });
}

async function attendOpen(scope: Scope, one: Case, at: StageAt<PlanStage>): Promise<Progress> {
  const { stage } = at;
  if (one.openedBy !== null && (await hasLeftOtherwise(scope, one))) {
    await closeUnderWay(scope, one);
    return { outcome: 'lifted' };
  }
  switch (stage.kind) {
    case 'submit':
      return { outcome: 'done' };
    case 'review':
      return attendReview(scope, one, { ...at, stage });
    case 'ballot':
      return attendBallot(scope, one, { ...at, stage });
    case 'filing':
      return attendFiling(scope, one, { ...at, stage });
    case 'issue':
      return attendIssue(scope, one, { ...at, stage });
    case 'formalities':
      return attendFormalities(scope, one, { ...at, stage });
    case 'warning':
      return attendWarning(scope, one, { ...at, stage });
    case 'objection':
      return attendObjection(scope, one, { ...at, stage });
    case 'reply':
      return attendReply(scope, one, { ...at, stage });
    case 'notify':
      return attendNotify(scope, one, { ...at, stage });
  }
}

/** The outcome, its effects and an end of the case: one transaction with what decided it. */
async function settle(
  scope: Scope,
  one: Case,
  stage: PlanStage,
  round: number,
  { outcome, at }: Settled,
): Promise<void> {
  await closeStage(scope, one.id, stage.name, round, outcome);
  await note(scope, {
    kind: 'stage.settled',
    actor: 'system',
    channel: 'system',
    subject: one.id,
    details: { stage: stage.name, round, outcome },
  });
  if (endsWell(outcome)) await carryOutEffects(scope, one, stage, at ?? scope.now.getTime());
  if (outcome === 'upheld') await reinstateMember(scope, one.id);
  // After a correction the stages behind this one may have been settled long ago.
  const next = positionOf(one.plan, await stagesOf(scope, one.id));
  if (!('end' in next)) return;
  await endCase(scope, one.id, next.end);
  await tellCopies(scope, one);
  if (one.member) await wake(scope, 'membership', one.member);
  if (one.openedBy !== null) return tellSubject(scope, one, stage, next.end);
  if (next.end !== 'refused') return;
  // Admitted by a decision that was corrected, and not by the one that replaces it.
  const lost = await loseGround(scope, one);
  if (lost.kind !== 'no-member') await tellGroundLost(scope, one, stage, lost);
  else if (!(await takeBackClassOfCase(scope, one))) await tellRefusal(scope, one, stage, round);
}

async function settled(scope: Scope, one: Case, outcome: Came): Promise<Attended<Came>> {
  return { kind: 'settled', outcome, mail: await hasUnsentMail(scope, one.id) };
}
