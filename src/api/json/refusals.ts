import type { Decided, Refusal } from '../../store/decide/decisions.ts';
import type { FieldProblem } from '../../domain/review.ts';
import type { Wording } from '../../domain/wording.ts';
import type { Answer } from './operation.ts';
import { Problem, PROBLEMS } from './problem.ts';
import { receiptOf } from './shapes.ts';

const REFUSALS: Readonly<Record<Refusal, { readonly status: number; readonly title: Wording }>> = {
  unknown: { status: 404, title: { zh: '没有这项待办', en: 'There is no such task' } },
  'not-yours': { status: 403, title: { zh: '这项待办不是交给您的', en: 'The task is not yours' } },
  'handed-over': {
    status: 409,
    title: { zh: '已转交他人办理', en: 'It was handed over to somebody else' },
  },
  'own-unit': {
    status: 403,
    title: {
      zh: '事项涉及您所在的单位，您应回避',
      en: 'It concerns your own unit: you are recused',
    },
  },
  'opened-it': {
    status: 403,
    title: {
      zh: '事项由您提出，须由另一位人员核实',
      en: 'You opened the case: somebody else has to verify it',
    },
  },
  'no-longer-in-office': {
    status: 403,
    title: { zh: '您已不再担任相应职务', en: 'You no longer hold the office' },
  },
  revoked: { status: 409, title: { zh: '待办已撤销', en: 'The task was revoked' } },
  closed: { status: 409, title: { zh: '已经结束', en: 'It has ended' } },
  'changed-meanwhile': {
    status: 409,
    title: {
      zh: '材料已有变化，请重新读取后再决定',
      en: 'The documents have changed: read them again and decide then',
    },
  },
};

/** Codes that acts on a task may be refused with. */
export const DECISION_REFUSALS = [...Object.keys(REFUSALS), 'decided-otherwise'];

export function refusalProblem(because: Refusal): Problem {
  const { status, title } = REFUSALS[because];
  return new Problem(status, because, title);
}

/** A recorded decision's receipt; the same again gives the same receipt, another one is refused. */
export function decidedAnswer(decided: Decided): Answer {
  switch (decided.kind) {
    case 'refused':
      return refusalProblem(decided.because);
    case 'other':
      return new Problem(409, 'decided-otherwise', {
        zh: `已有不同的决定（回执 ${decided.decision.receipt}）`,
        en: `It was decided otherwise before (receipt ${decided.decision.receipt})`,
      });
    case 'recorded':
    case 'same':
      return { body: receiptOf(decided.decision, decided.kind === 'same') };
  }
}

/** What a domain check found, beside the values it is about. */
export function invalid(found: readonly FieldProblem[]): Problem {
  return PROBLEMS.invalid(found);
}

/** An expected refusal of an act, by its code, with the wording the pages have for it. */
export function refused(
  because: string,
  title: Wording | undefined,
  status: 403 | 409 | 422 = 409,
): Problem {
  if (because === 'unknown') return PROBLEMS.unknown();
  return new Problem(
    because === 'not-yours' ? 403 : status,
    because,
    title ?? {
      zh: `没有办理（${because}）`,
      en: `Nothing was done (${because})`,
    },
  );
}
