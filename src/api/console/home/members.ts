import { latestImports } from '../../../store/roster/imports.ts';
import { missingContacts } from '../../../store/roster/missing.ts';
import type { Scope } from '../../../store/scope.ts';
import type { HomeRow } from '../../../web/views.ts';
import { daysSince, type Desk } from '../desk.ts';

/** 缺联系方式: one line for all members of the roster without an address, not one each; the list lies behind it. */
export async function membersWithoutContact(scope: Scope, desk: Desk): Promise<readonly HomeRow[]> {
  const { length } = (await missingContacts(scope)).filter(({ what }) => what === 'member');
  const imported = (await latestImports(scope)).find(({ doneAt }) => doneAt !== null)?.doneAt;
  if (length === 0 || !imported) return [];
  return [
    {
      url: `${desk.visit.base}/roster/missing`,
      what: { zh: `缺联系方式的会员（${length}）`, en: `Members without contact (${length})` },
      asked: {
        zh: '名册中没有邮箱，收不到通知，请补录',
        en: 'the roster has no address for them, so no notice reaches them: please add it',
      },
      who: [],
      since: imported.getTime(),
      days: daysSince(imported, scope.now),
      act: { zh: '查看名单', en: 'See the list' },
    },
  ];
}
