import { noteRun, raiseAlarm } from '../store/alarms.ts';
import { readMember } from '../store/members.ts';
import { inScope, type Context } from '../store/scope.ts';
import type { Attended, Run } from './contract.ts';

/** Reads a membership: it goes on until it has an end. */
export async function attendMember(
  context: Context,
  ref: { readonly alliance: string; readonly member: string; readonly run: Run },
): Promise<Attended<'ended'>> {
  return inScope(context, ref.alliance, async (scope) => {
    const member = await readMember(scope, ref.member);
    if (!member) {
      await raiseAlarm(scope, {
        kind: 'unknown-case',
        subject: ref.run.workflowId,
        key: ref.run.runId,
        details: {},
      });
      return { kind: 'refused' };
    }
    // Told once more after its end, a workflow begins and ends again: nothing was replaced.
    if (member.until && member.until <= scope.now)
      return { kind: 'settled', outcome: 'ended', mail: false };
    await noteRun(scope, ref.run);
    return { kind: 'waiting', until: member.until?.getTime() ?? null, mail: false, due: null };
  });
}
