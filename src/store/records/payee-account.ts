import { addPayeeAccount, payeeAccount, type PayeeAccount } from '../dues/terms.ts';
import type { RecordRules } from './rules.ts';

/** 财务专户: where members pay to changes only with the authority's letter and a second person. */
export const payeeAccountRecord: RecordRules = {
  evidence: 'mandatory',
  async admissible(scope, entry) {
    const content = entry.content as unknown as PayeeAccount;
    if (content.holder === '' || content.bank === '' || content.number === '')
      return 'account-incomplete';
    const now = await payeeAccount(scope);
    return now?.holder === content.holder &&
      now.bank === content.bank &&
      now.number === content.number
      ? 'account-same'
      : undefined;
  },
  async apply(scope, record) {
    await addPayeeAccount(scope, record.content as unknown as PayeeAccount, record.id);
    return { kind: 'counted', outcome: {} };
  },
};
