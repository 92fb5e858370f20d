import { attendRound } from '../../src/activities/attend-round.ts';
import { attendStage } from '../../src/activities/attend-stage.ts';
import { positionOf } from '../../src/domain/position.ts';
import { readCase, stagesOf } from '../../src/store/cases.ts';
import { markMailSent, mailsOf } from '../../src/store/mails.ts';
import { inScope, type Context, type Scope } from '../../src/store/scope.ts';
import { readRound } from '../../src/store/voting-rounds.ts';
import { workflowId } from '../../src/workflows/messages.ts';

/** What the workflow of a voting round would ask for. */
export async function bringRound(context: Context, alliance: string, id: string): Promise<void> {
  const round = await inScope(context, alliance, (scope) => readRound(scope, id));
  await attendRound(context, {
    alliance,
    votingRound: id,
    run: { workflowId: workflowId(alliance, 'ballot', round?.number ?? ''), runId: 'run' },
  });
}

/**
 * What a case's workflow would ask for: it comes as far as its rows allow. With `mail` the filing's mail is really sent;
 * otherwise it counts as taken once queued.
 */
export async function bringCase(
  context: Context,
  alliance: string,
  id: string,
  mail?: 'mail',
): Promise<void> {
  for (;;) {
    const one = await inScope(context, alliance, (scope) => readCase(scope, id));
    if (one?.status !== 'open') return;
    const at = await inScope(context, alliance, async (scope) => {
      if (!mail) await takeFilings(scope, one.id);
      return positionOf(one.plan, await stagesOf(scope, one.id));
    });
    if ('end' in at) return;
    const attended = await attendStage(context, {
      alliance,
      caseId: one.id,
      stage: at.stage.name,
      round: at.round,
      plan: one.plan,
      run: { workflowId: workflowId(alliance, one.process, one.number), runId: 'run' },
    });
    // The filing's mail was queued just now: next time it has been taken.
    const filed = attended.kind === 'waiting' && at.stage.kind === 'filing' && !at.row;
    if (filed && !mail) continue;
    if (attended.kind !== 'settled') return;
  }
}

async function takeFilings(scope: Scope, caseId: string): Promise<void> {
  for (const { id, template, sentAt } of await mailsOf(scope, { caseId }))
    if (template === 'filing' && !sentAt) await markMailSent(scope, id, '250');
}
