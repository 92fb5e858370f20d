import { formalitiesClose } from '../domain/leaving.ts';
import type { FormalitiesStage } from '../domain/plan.ts';
import { caseNotesOf } from './case-notes.ts';
import { stagesOf, type Case } from './cases.ts';
import { recordsAbout } from './records/records.ts';
import type { FormalitiesContent } from './records/formalities.ts';
import type { Scope } from './scope.ts';
import { workingCalendar } from './working-years.ts';

/** How far the formalities of a member's leaving have come. */
export type Formalities = {
  /** Whether the certificate is back, was never had, or is declared lost; null where the charter asks for none. */
  readonly certificate: boolean | null;
  /** The items that are ticked off, by their place in the charter's list. */
  readonly ticked: ReadonlySet<number>;
  /** When they count as done at the latest. */
  readonly closes: Date | null;
  readonly done: boolean;
};

export async function formalitiesOf(
  scope: Scope,
  one: Case,
  stage: FormalitiesStage,
): Promise<Formalities> {
  const entered = (await recordsAbout(scope, one.id))
    .filter(({ kind, state }) => kind === 'formalities' && state === 'counted')
    .map(({ content }) => content as unknown as FormalitiesContent);
  const ticked = new Set(entered.flatMap(({ items = [] }) => items));
  const certificate =
    stage.returns === null
      ? null
      : entered.some(({ how }) => how !== 'done') || (await isLossDeclared(scope, one.id));
  const items = stage.items ?? [];
  const closes = formalitiesClose(
    await workingCalendar(scope),
    stage,
    await stagesOf(scope, one.id),
  );
  return {
    certificate,
    ticked,
    closes: closes === null ? null : new Date(closes),
    done:
      (certificate ?? (items.length > 0 || entered.length > 0)) &&
      items.every((_item, at) => ticked.has(at)),
  };
}

/** 遗失声明: whether the member has declared the certificate lost. */
export async function isLossDeclared(scope: Scope, caseId: string): Promise<boolean> {
  return (await caseNotesOf(scope, caseId)).some((entry) => entry.kind === 'loss-declared');
}
