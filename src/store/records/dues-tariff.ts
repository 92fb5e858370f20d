import { dayOf, type Day } from '../../domain/calendar.ts';
import type { Named } from '../../domain/charter/type.ts';
import { firstYearOf } from '../../domain/dues.ts';
import { charterInForce } from '../charters.ts';
import { addTariff, duesTerms, noticedFrom } from '../dues/terms.ts';
import type { Scope } from '../scope.ts';
import type { RecordRules } from './rules.ts';

/** What the adjusting body resolved: yuan by kind, from a day on. */
export type TariffContent = {
  readonly from: Day;
  readonly amount: Named<number>;
  readonly resolvedOn: Day;
};

/** 会费标准调整: the resolution is the evidence (Art. 16). Years whose notices have gone out keep their amounts. */
export const tariffRecord: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const content = entry.content as unknown as TariffContent;
    const charter = await charterInForce(scope);
    if (!charter.money.dues?.adjustedBy) return 'not-adjustable';
    if (content.resolvedOn > dayOf(scope.now.getTime())) return 'in-the-future';
    for (const kind of Object.keys(charter.members.kinds)) {
      const yuan = content.amount[kind];
      if (yuan === undefined || !Number.isSafeInteger(yuan) || yuan < 0) return 'amount-missing';
    }
    return tariffRefusal(scope, content);
  },
  async apply(scope, record) {
    const content = record.content as unknown as TariffContent;
    const because = await tariffRefusal(scope, content);
    if (because) return { kind: 'without-effect', because };
    if (!(await addTariff(scope, { ...content, recordId: record.id })))
      return { kind: 'without-effect', because: 'from-used' };
    return { kind: 'counted', outcome: { from: content.from, amount: content.amount } };
  },
};

async function tariffRefusal(scope: Scope, { from }: TariffContent): Promise<string | undefined> {
  const terms = await duesTerms(scope);
  if (terms?.resolved.some((tariff) => tariff.from === from)) return 'from-used';
  return (await noticedFrom(scope, firstYearOf(from))) ? 'year-noticed' : undefined;
}
