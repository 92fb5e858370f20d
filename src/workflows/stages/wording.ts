import { articleLabel } from '../../domain/charter/numbering.ts';
import type { Plan } from '../../domain/plan.ts';
import type { CaseEnd } from '../../domain/progress.ts';
import type { Language, Wording } from '../../domain/wording.ts';

/** How a case ended, as people say it. */
export const ENDS: Readonly<Record<CaseEnd, Wording>> = {
  passed: { zh: '已通过', en: 'passed' },
  refused: { zh: '未予通过', en: 'not approved' },
  lifted: { zh: '已解除', en: 'lifted' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
};

/** A case that has passed while the authority's receipt is still out. */
export const RECEIPT_AWAITED: Wording = {
  zh: '已通过，待备案回执',
  en: 'passed, receipt of filing awaited',
};

const NOW: Wording = { zh: '办理中', en: 'in progress' };

/** The stages as a list for Temporal's UI: which are done, which one runs, and under which article. */
export function detailsOf(
  plan: Plan,
  current: string | undefined,
  language: Language,
  end?: CaseEnd,
): string {
  const at = plan.stages.findIndex((stage) => stage.name === current);
  const lines = plan.stages.map((stage, index) => {
    const mark = end ? (end === 'passed' ? '✔' : '·') : index < at ? '✔' : index === at ? '▶' : '·';
    const article = stage.sources.find((source) => source.article)?.article;
    const state = index === at && !end ? ` — **${NOW[language]}**` : '';
    return `- ${mark} ${stage.title[language]}${article ? citation(article, language) : ''}${state}`;
  });
  return [
    `### ${plan.name[language]}`,
    ...lines,
    ...(end ? ['', `**${ENDS[end][language]}**`] : []),
  ].join('\n');
}

function citation(article: string, language: Language): string {
  const label = articleLabel(article)?.[language] ?? article;
  return language === 'zh' ? `（章程${label}）` : ` (charter, ${label})`;
}
