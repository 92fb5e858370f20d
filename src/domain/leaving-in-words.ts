import { nameIn } from './charter/in-words.ts';
import type { Charter } from './charter/type.ts';
import type { WayOut } from './leaving.ts';
import type { Plan } from './plan.ts';
import type { Wording } from './wording.ts';

/** What the charter calls leaving (退会, 退出联盟) and the notice of it (退会通知, 退出联盟申请). */
export type LeavingNames = { readonly procedure: Wording; readonly notice: Wording };

export function leavingNames(charter: Charter, plan: Pick<Plan, 'name' | 'stages'>): LeavingNames {
  const [first] = plan.stages;
  return {
    procedure: plan.name,
    notice: first?.kind === 'submit' ? nameIn(charter, first.form) : plan.name,
  };
}

/** What follows from the notice, said before it is given. */
export function followsInWords(
  { atOnce, formalities }: WayOut,
  { procedure }: LeavingNames,
): Wording {
  const free: Wording = {
    zh: `${procedure.zh}自由，无需说明理由，任何人不能不予同意。`,
    en: 'You may leave freely and need give no reason; nobody can refuse it.',
  };
  const then = atOnce ? AT_ONCE : formalities?.returns ? AFTER_RETURN : AFTER_ITEMS;
  const latest = formalities?.within ?? null;
  return {
    zh: `${free.zh}${then.zh}${latest === null ? '' : `；最迟在收到通知后${latest}日生效`}。`,
    en: `${free.en} ${then.en}${latest === null ? '' : `, at the latest ${latest} days after the notice was received`}.`,
  };
}

const AT_ONCE: Wording = {
  zh: '提交后立即生效，不能收回；代表贵单位担任的职务同时终止',
  en: 'It takes effect as soon as you submit it and cannot be taken back; offices held for your unit end with it',
};
const AFTER_RETURN: Wording = {
  zh: '提交后电子证书立即作废；证书交回或声明遗失后即生效',
  en: 'The electronic certificate is revoked at once; leaving takes effect when the certificate is returned or declared lost',
};
const AFTER_ITEMS: Wording = {
  zh: '提交后由秘书处办理手续，办完即生效',
  en: 'The secretariat then does the formalities; leaving takes effect when they are done',
};
