import { isForTheChair, whoChairsFor } from '../../../store/decide/who-chairs.ts';
import type { Scope } from '../../../store/scope.ts';
import type { HomeRow } from '../../../web/views.ts';
import { daysSince, type Desk } from '../desk.ts';
import { taskInWords } from '../people/names.ts';

/** 登记主持人: what only the chair can do waits, and nobody in office may do it. It comes to the next chair by itself. */
export async function chairsMissing(scope: Scope, desk: Desk): Promise<readonly HomeRow[]> {
  const rows: HomeRow[] = [];
  for (const task of desk.tasks.filter(isForTheChair)) {
    if ((await whoChairsFor(scope, task)).length > 0) continue;
    const { title, about } = await taskInWords(scope, task);
    rows.push({
      url: `${desk.visit.base}/offices`,
      what: about,
      asked: {
        zh: `${title.zh}：现无人可以主持，请登记主持人`,
        en: `${title.en}: nobody in office may chair; please enter who does`,
      },
      who: [],
      since: task.openedAt.getTime(),
      days: daysSince(task.openedAt, desk.now),
      act: { zh: '登记主持人', en: 'Enter the chair' },
    });
  }
  return rows;
}
