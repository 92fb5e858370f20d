import { sql } from 'kysely';
import { duesFor } from '../../domain/charter/application.ts';
import type { Effect, Plan, PlanStage } from '../../domain/plan.ts';
import { note } from '../audit-trail.ts';
import type { Case } from '../cases.ts';
import { charterOfVersion } from '../charters.ts';
import { changeClass, takeBackClass } from './change-class.ts';
import { endMembership, reinstateMember } from './end-membership.ts';
import { wakeDues } from '../dues/rounds.ts';
import { admitMember, lockMember, memberOfCase } from '../members.ts';
import type { Scope } from '../scope.ts';
import { enterInRegister } from '../registers.ts';
import { seatWhoWasNamed } from './named-representative.ts';
import { tellAdmission, tellClass, tellEnding, tellSecretariat } from './tell-member.ts';

/** Carries out what a stage changes, each effect once per case, in the transaction of the outcome. */
export async function carryOutEffects(
  scope: Scope,
  one: Case,
  stage: PlanStage,
  at: number,
): Promise<void> {
  for (const effect of stage.then) {
    const what = effect.do === 'enter' ? ` ${effect.what}` : '';
    const key = `${one.id} ${stage.name} ${effect.do}${what}`;
    const { rows } = await sql`select 1 from effects where key = ${key}`.execute(scope.tx);
    if (rows.length > 0) continue;
    const result = await carryOut(scope, one, stage, effect, new Date(at));
    await sql`insert into effects values (${scope.alliance}, ${key}, ${one.id}, ${effect.do}, ${JSON.stringify(result)}::jsonb, ${scope.now})`.execute(
      scope.tx,
    );
    await note(scope, {
      kind: `effect.${effect.do}`,
      actor: 'system',
      channel: 'system',
      subject: one.id,
      details: result,
    });
  }
}

async function carryOut(
  scope: Scope,
  one: Case,
  stage: PlanStage,
  effect: Effect,
  at: Date,
): Promise<Readonly<Record<string, unknown>>> {
  switch (effect.do) {
    case 'admit': {
      const charter = await charterOfVersion(scope, one.charterVersion);
      const duesYuan = duesFor(charter, one.kind)?.amount ?? 0;
      const member = await admitMember(scope, one, effect.class, duesYuan);
      // Whoever is admitted owes the year's dues (Art. 16): the round, if there is one, sends the notice.
      await wakeDues(scope);
      await seatWhoWasNamed(scope, one, member);
      if (!isToldLater(one.plan, stage)) await tellAdmission(scope, one, stage.name);
      return { member, class: effect.class, kind: one.kind, duesYuan };
    }
    case 'enter': {
      const entered = await enterInRegister(scope, {
        register: effect.what,
        caseId: one.id,
        member: (await memberOfCase(scope, one.id))?.id ?? one.member,
      });
      return { register: effect.what, number: entered };
    }
    case 'end-membership': {
      const member = one.member ? await lockMember(scope, one.member) : undefined;
      if (!member || member.until) throw new Error(`case ${one.id} has no membership to end`);
      const ended = await endMembership(scope, member, {
        because: effect.because,
        at,
        caseId: one.id,
      });
      await tellEnding(scope, one, member, effect.because);
      return ended;
    }
    case 'reinstate':
      return { member: one.member, reinstated: await reinstateMember(scope, one.id) };
    case 'class': {
      if (!one.member) throw new Error(`case ${one.id} is about no member`);
      const changed = await changeClass(scope, one.member, effect.class, {
        caseId: one.id,
        evidence: one.number,
        at,
      });
      // Whoever left meanwhile, or has the class by now, is changed no more; the decision stands.
      if (typeof changed === 'string') return { member: one.member, without: changed };
      await seatWhoWasNamed(scope, one, changed.member);
      await tellClass(scope, one, changed, 'class', at);
      // Nobody decided about it, so the secretariat learns of it by this.
      if (one.plan.stages[0]?.then.includes(effect))
        await tellSecretariat(scope, one, `member-left ${one.id}`, 'member-left');
      return changed;
    }
  }
}

/** Whether a later stage brings the applicant the news of its admission: a notice, or the certificate. */
function isToldLater({ stages }: Plan, at: PlanStage): boolean {
  return stages
    .slice(stages.indexOf(at) + 1)
    .some(
      (later) => later.kind === 'issue' || (later.kind === 'notify' && later.to.includes('opener')),
    );
}

/**
 * A class that a case gave, where the body, asked again after a correction, has decided otherwise: the member has the class
 * of before, and is told.
 */
export async function takeBackClassOfCase(scope: Scope, one: Case): Promise<boolean> {
  const back = await takeBackClass(scope, one);
  if (back) await tellClass(scope, one, back, 'class-back');
  return back !== undefined;
}
