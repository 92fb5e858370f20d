import { wayOutOf } from '../../../domain/leaving.ts';
import { readCase } from '../../../store/cases.ts';
import { formalitiesOf } from '../../../store/formalities.ts';
import { openStages } from '../../../store/open-stages.ts';
import type { Scope } from '../../../store/scope.ts';
import type { HomeRow } from '../../../web/views.ts';
import { daysSince, type Desk } from '../desk.ts';

/** 退会手续 that the secretariat does itself, one line for each member who leaves; what a member gives back is waited for. */
export async function formalitiesToDo(scope: Scope, desk: Desk): Promise<readonly HomeRow[]> {
  const rows: HomeRow[] = [];
  for (const { caseId, kind, openedAt } of await openStages(scope)) {
    const one = kind === 'formalities' ? await readCase(scope, caseId) : undefined;
    const stage = one && wayOutOf(one.plan).formalities;
    if (!stage || stage.returns !== null) continue;
    const { closes } = await formalitiesOf(scope, one, stage);
    rows.push({
      url: `${desk.visit.base}/cases/${one.id}/formalities`,
      what: {
        zh: `${one.applicantName}${one.plan.name.zh}`,
        en: `${one.applicantName}: ${one.plan.name.en}`,
      },
      asked: {
        zh: '办完一项勾选一项；任何人不能不予同意',
        en: 'tick what is done; nobody can refuse it',
      },
      who: [],
      since: openedAt.getTime(),
      days: daysSince(openedAt, scope.now),
      ...(closes ? { due: { at: closes.getTime() - 1 } } : {}),
      act: { zh: '登记手续', en: 'Enter what is done' },
    });
  }
  return rows;
}
