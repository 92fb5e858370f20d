import { inactivityClockFor } from '../domain/charter.ts';
import type { InactivityClock } from '../domain/charter/type.ts';
import { spreadOver } from '../domain/spread.ts';
import { noteRun, raiseAlarm } from '../store/alarms.ts';
import { casesOfMember, readCase, stagesOf } from '../store/cases.ts';
import { charterInForce } from '../store/charters.ts';
import { openMemberCase } from '../store/decide/member-case.ts';
import { lockMember, type Member } from '../store/members.ts';
import { idleOf } from '../store/participation.ts';
import { inScope, type Context, type Scope } from '../store/scope.ts';
import { workflowId } from '../workflows/messages.ts';
import type { AttendedMember, Run } from './contract.ts';

/** Reads a membership and its clock: the first warning opens a case of its own, which carries the rest. */
export async function attendMember(
  context: Context,
  ref: { readonly alliance: string; readonly member: string; readonly run: Run },
): Promise<AttendedMember> {
  return inScope(context, ref.alliance, async (scope) => {
    const member = await lockMember(scope, ref.member);
    if (!member || (await isForeign(scope, member, ref.run))) {
      await raiseAlarm(scope, {
        kind: member ? 'foreign-run' : 'unknown-case',
        subject: ref.run.workflowId,
        key: ref.run.runId,
        details: member ? { member: member.id } : {},
      });
      return { kind: 'refused' };
    }
    const at = await attend(scope, member);
    // A wake-up may reach a membership after its end; nothing is left then that another run could replace.
    if (at.kind === 'waiting') await noteRun(scope, ref.run);
    return at;
  });
}

async function isForeign(scope: Scope, member: Member, run: Run): Promise<boolean> {
  const admission = member.caseId === null ? undefined : await readCase(scope, member.caseId);
  const key = admission?.number ?? member.id;
  return run.workflowId !== workflowId(scope.alliance, 'membership', key);
}

async function attend(scope: Scope, member: Member): Promise<AttendedMember> {
  const open = (await casesOfMember(scope, member.id)).filter((one) => one.status === 'open');
  if (member.until && member.until <= scope.now)
    return open.length > 0
      ? { kind: 'waiting', until: null, state: 'ended', due: null }
      : { kind: 'settled', outcome: 'ended' };
  const charter = await charterInForce(scope);
  const clock = inactivityClockFor(charter, member.class);
  if (!clock) return { kind: 'waiting', until: null, state: 'running', due: null };
  const exit = open.find((one) => one.procedure === clock.opens);
  if (exit) return carriedBy(scope, member, clock, exit.id);
  const idle = await idleOf(scope, member, clock, null);
  if (idle.state === 'warned') {
    await openMemberCase(scope, charter, member, clock.opens, { form: {}, actor: 'system' });
    return { kind: 'waiting', until: null, state: 'warned', due: idle.ends };
  }
  const until = idle.next === null ? null : idle.next + spreadOver(member.id);
  const state = idle.state === 'suspended' ? 'suspended' : 'running';
  return { kind: 'waiting', until, state, due: idle.ends };
}

/** The case warns and, at the legal instant, ends the membership; this workflow only shows it. */
async function carriedBy(
  scope: Scope,
  member: Member,
  clock: InactivityClock,
  caseId: string,
): Promise<AttendedMember> {
  const warnedAt = (await stagesOf(scope, caseId))[0]?.openedAt ?? null;
  const { ends } = await idleOf(scope, member, clock, warnedAt);
  return { kind: 'waiting', until: null, state: 'warned', due: ends };
}
