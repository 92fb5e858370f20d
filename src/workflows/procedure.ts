import type { Came } from '../activities/contract.ts';
import type { PlanStage } from '../domain/plan.ts';
import { after, type CaseEnd } from '../domain/progress.ts';
import type { ProcedureInput } from './messages.ts';
import { beginWaiting, show } from './run.ts';
import { ballot } from './stages/ballot.ts';
import { attending, type CaseRun } from './stages/case-run.ts';
import { chaseReceipts, filing } from './stages/filing.ts';
import { issue } from './stages/issue.ts';
import { notify } from './stages/notify.ts';
import { formalities, objection, reply, submission, warning } from './stages/leaving.ts';
import { review } from './stages/review.ts';
import { detailsOf, ENDS } from './stages/wording.ts';

/**
 * A procedure of a charter, stage after stage, under the name the charter gives it. Which stage follows
 * is the plan's; what came of a stage is read from its rows. Ends with the case's end, or `refused to run`
 * when nothing stored allows this run.
 */
export async function procedure(input: ProcedureInput): Promise<CaseEnd | 'refused to run'> {
  const waiting = beginWaiting(input.alliance);
  const caseRun: CaseRun = {
    input,
    waiting,
    attend: attending(input, waiting),
    announce: (stage, due) =>
      show({
        stage: stage.title[input.language],
        due,
        details: detailsOf(input.plan, stage.name, input.language),
      }),
  };
  let end: CaseEnd | null;
  do end = await carryOut(caseRun);
  while (end === 'passed' && (await chaseReceipts(caseRun)) === 'moved');
  if (end) showEnd(input, end);
  await waiting.allSent();
  return end ?? 'refused to run';
}

async function carryOut(caseRun: CaseRun): Promise<CaseEnd | null> {
  const { plan } = caseRun.input;
  let stage = plan.stages[0] as PlanStage;
  let round = 1;
  for (;;) {
    const outcome = await carryOutStage(caseRun, stage, round);
    if (outcome === null) return null;
    if (outcome === 'moved') {
      // Walked again from its rows: what is settled answers at once.
      stage = plan.stages[0] as PlanStage;
      round = 1;
      continue;
    }
    const step = after(plan, stage.name, outcome);
    switch (step.to) {
      case 'again':
        round += 1;
        break;
      case 'stage':
        stage = step.stage;
        round = 1;
        break;
      case 'end':
        return step.end;
    }
  }
}

/** The stage's own function; it reads like the article. */
async function carryOutStage(
  caseRun: CaseRun,
  stage: PlanStage,
  round: number,
): Promise<Came | null> {
  switch (stage.kind) {
    case 'submit':
      return submission(caseRun, stage, round);
    case 'review':
      return review(caseRun, stage, round);
    case 'ballot':
      return ballot(caseRun, stage, round);
    case 'filing':
      return filing(caseRun, stage, round);
    case 'issue':
      return issue(caseRun, stage, round);
    case 'formalities':
      return formalities(caseRun, stage, round);
    case 'warning':
      return warning(caseRun, stage, round);
    case 'objection':
      return objection(caseRun, stage, round);
    case 'reply':
      return reply(caseRun, stage, round);
    case 'notify':
      return notify(caseRun, stage, round);
  }
}

function showEnd({ plan, language }: ProcedureInput, end: CaseEnd): void {
  show({
    stage: ENDS[end][language],
    outcome: ENDS[end][language],
    details: detailsOf(plan, undefined, language, end),
  });
}
