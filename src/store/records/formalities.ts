import { positionOf } from '../../domain/position.ts';
import type { PlanStage } from '../../domain/plan.ts';
import { readCase, stagesOf, type Case } from '../cases.ts';
import { formalitiesOf } from '../formalities.ts';
import type { Scope } from '../scope.ts';
import { wake } from '../wake-ups.ts';
import type { NewRecord } from './records.ts';
import type { RecordRules } from './rules.ts';

/**
 * What of the formalities of leaving was done. `how`: what became of the certificate that is asked for, or `done` where
 * none is; never-issued: the member never had one on paper. `items`: what was ticked off, by its place in the charter's
 * list. Subject: the case.
 */
export type FormalitiesContent = {
  readonly how: 'returned' | 'lost' | 'never-issued' | 'done';
  readonly items?: readonly number[];
};

/** 退会手续: what the charter asks for is entered item by item; together they end the membership. */
export const formalitiesRecord: RecordRules = {
  evidence: 'optional',
  admissible: formalitiesProblem,
  async apply(scope, record) {
    const because = await formalitiesProblem(scope, record);
    const one = await readCase(scope, record.subject);
    if (because || !one) return { kind: 'without-effect', because: because ?? 'unknown' };
    await wake(scope, one.process, one.id);
    return { kind: 'counted', outcome: { ...record.content } };
  },
};

async function formalitiesProblem(
  scope: Scope,
  { subject, content }: Pick<NewRecord, 'subject' | 'content'>,
): Promise<string | undefined> {
  const at = await openStage(scope, subject, 'formalities');
  if (typeof at === 'string') return at;
  const { how, items = [] } = content as unknown as FormalitiesContent;
  const { one, stage } = at;
  const asked = stage.items ?? [];
  if (stage.returns === null ? how !== 'done' : how === 'done' && items.length === 0)
    return 'how-wrong';
  if (items.some((item) => asked[item] === undefined)) return 'item-unknown';
  if (stage.returns !== null || asked.length === 0) return undefined;
  const { ticked } = await formalitiesOf(scope, one, stage);
  if (items.length === 0) return 'item-missing';
  return items.every((item) => ticked.has(item)) ? 'ticked-before' : undefined;
}

/** The stage whose turn it is, or why nothing can be entered for it. */
export async function openStage<Kind extends PlanStage['kind']>(
  scope: Scope,
  caseId: string,
  kind: Kind,
): Promise<
  | { readonly one: Case; readonly stage: Extract<PlanStage, { kind: Kind }> }
  | 'unknown'
  | 'not-open'
> {
  const one = await readCase(scope, caseId);
  if (!one?.member) return 'unknown';
  const at = positionOf(one.plan, await stagesOf(scope, caseId));
  return one.status === 'open' && !('end' in at) && isA(at.stage, kind)
    ? { one, stage: at.stage }
    : 'not-open';
}

function isA<Kind extends PlanStage['kind']>(
  stage: PlanStage,
  kind: Kind,
): stage is Extract<PlanStage, { kind: Kind }> {
  return stage.kind === kind;
}
