import { sql } from 'kysely';
import { decisionRule } from '../../domain/charter/plan.ts';
import type { Charter } from '../../domain/charter/type.ts';
import type { Expelling } from '../../domain/consent.ts';
import type { BallotStage } from '../../domain/plan.ts';
import { readCase } from '../cases.ts';
import type { Scope } from '../scope.ts';

/**
 * The body that expelled an applicant, by its code, or where it has none by its name; undefined where it was never
 * expelled, where that was lifted, or where it has been a member again since.
 */
export async function expelledBefore(
  scope: Scope,
  charter: Charter,
  applicant: { readonly code: string | null; readonly name: string },
): Promise<Expelling | undefined> {
  const { rows } = await sql<{ because: string | null; ended_case: string | null }>`
    select m.ended_because as because, m.ended_case from members m
    where m.id in (
      select t.id from members t left join organisation_versions v on v.organisation = t.organisation
      where (${applicant.code}::text is not null and v.credit_code = ${applicant.code})
        or (${applicant.code}::text is null and t.name = ${applicant.name}))
    order by coalesce(m.until, 'infinity'::timestamptz) desc limit 1`.execute(scope.tx);
  const [latest] = rows;
  if (latest?.because !== 'expelled' || latest.ended_case === null) return undefined;
  const stage = (await readCase(scope, latest.ended_case))?.plan.stages.find(
    (one): one is BallotStage =>
      one.kind === 'ballot' && one.then.some((effect) => effect.do === 'end-membership'),
  );
  const body = stage && charter.bodies[stage.by];
  if (!stage || !body) return undefined;
  return {
    body: stage.by,
    name: body.name,
    // It agrees as it ordinarily decides; it expels by a rule of its own.
    rule: body.rule === null ? stage.rule : decisionRule(charter, body.rule),
    notice: stage.notice,
    counting: stage.counting,
  };
}
