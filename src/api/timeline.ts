import { nameIn } from '../domain/charter/in-words.ts';
import type { Charter } from '../domain/charter/type.ts';
import type { StageRow } from '../domain/position.ts';
import type { PlanStage } from '../domain/plan.ts';
import type { Outcome } from '../domain/progress.ts';
import type { Wording } from '../domain/wording.ts';
import type { Case } from '../store/cases.ts';
import type { TimelineStage } from '../web/views.ts';
import { THE_MEMBER, whoseTurn } from './applicant/application-views.ts';
import { ruleSources } from './sources.ts';

const OUTCOMES: Readonly<Record<Outcome, Wording>> = {
  done: { zh: '已完成', en: 'Done' },
  approved: { zh: '审核通过', en: 'Approved' },
  rejected: { zh: '未予通过', en: 'Not approved' },
  returned: { zh: '退回补正', en: 'Returned for correction' },
  passed: { zh: '表决通过', en: 'Passed' },
  failed: { zh: '未予通过', en: 'Not approved' },
  'no-valid-resolution': { zh: '未形成有效决议', en: 'No valid resolution' },
  'put-off': { zh: '未表决，待上会', en: 'not voted on; waits for a meeting' },
  sent: { zh: '已报送', en: 'Sent' },
  receipt: { zh: '已收到备案回执', en: 'Receipt in' },
  elapsed: { zh: '期限届满', en: 'Term ended' },
  lapsed: { zh: '期满，未提出异议', en: 'Days over, no objection' },
  dismissed: { zh: '异议不成立', en: 'Objection dismissed' },
  upheld: { zh: '异议成立', en: 'Objection upheld' },
  given: { zh: '已答复', en: 'Answered' },
  lifted: { zh: '已解除', en: 'Lifted' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  corrected: { zh: '更正后重新办理', en: 'Corrected, to be decided again' },
};

/** What an outcome is called where its stage makes it mean something else. */
const OUTCOMES_OF: Readonly<Partial<Record<PlanStage['kind'], Partial<typeof OUTCOMES>>>> = {
  formalities: { lapsed: { zh: '期满，视为办结', en: 'Days over, taken as done' } },
  notify: { sent: { zh: '已通知', en: 'Told' } },
  reply: { lapsed: { zh: '期满，没有答复', en: 'Time over, no reply' } },
};

/** Outcomes after which the same stage comes again. */
const AGAIN: ReadonlySet<Outcome> = new Set(['returned', 'no-valid-resolution', 'corrected']);

/** How a case ends without having gone through all its stages. */
const ENDED_EARLY: ReadonlySet<Case['status']> = new Set(['refused', 'withdrawn', 'lifted']);

function openerOf(charter: Charter, one: Case): Wording {
  if (one.openedBy !== null) return nameIn(charter, 'secretariat');
  return one.member ? THE_MEMBER : { zh: '申请人', en: 'The applicant' };
}

/** What is known of a stage under way beyond its row. */
export type Underway = { readonly by?: Wording; readonly until?: number; readonly note?: Wording };

/** The stages of a case in the plan's order: what is done, what runs in whose hands, what comes. */
export function timelineOf(
  charter: Charter,
  one: Case,
  rows: readonly StageRow[],
  underway: Underway = {},
): readonly TimelineStage[] {
  const started = rows.some((row) => row.outcome === null);
  let nowFound = false;
  // Of a case that ended before its last stage, nothing more comes.
  const reached = one.plan.stages.filter(
    ({ name }) => !ENDED_EARLY.has(one.status) || rows.some((row) => row.name === name),
  );
  return reached.map((stage) => {
    const own = rows.filter((row) => row.name === stage.name);
    const last = own.at(-1);
    const base = {
      title: stage.title,
      sources: ruleSources(charter, stage.sources),
      by: stage.kind === 'submit' ? openerOf(charter, one) : whoseTurn(charter, stage),
    };
    if (last?.outcome && !AGAIN.has(last.outcome)) {
      const bad = last.outcome === 'rejected' || last.outcome === 'failed';
      return {
        ...base,
        state: bad ? 'stopped' : 'done',
        since: own[0]?.openedAt.getTime(),
        endedAt: last.closedAt?.getTime(),
        outcome: OUTCOMES_OF[stage.kind]?.[last.outcome] ?? OUTCOMES[last.outcome],
      };
    }
    if (one.status === 'withdrawn' && last)
      return {
        ...base,
        state: 'stopped',
        since: own[0]?.openedAt.getTime(),
        endedAt: one.closedAt?.getTime(),
        outcome: OUTCOMES.withdrawn,
      };
    // Between two stages, while the next one is being opened, the first unopened one is the present one.
    const now = one.status === 'open' && !nowFound && (last !== undefined || !started);
    if (!now) return { ...base, state: 'next' };
    nowFound = true;
    return {
      ...base,
      state: 'now',
      ...(underway.by ? { by: underway.by } : {}),
      ...(last ? { since: last.openedAt.getTime() } : {}),
      ...(underway.until ? { until: underway.until } : {}),
      ...(underway.note ? { note: underway.note } : {}),
    };
  });
}
