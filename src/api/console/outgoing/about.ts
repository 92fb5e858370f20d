import type { Case } from '../../../store/cases.ts';
import { papersAbout } from '../../../store/outgoing/papers.ts';
import type { Scope } from '../../../store/scope.ts';
import type { VotingRound } from '../../../store/voting-rounds.ts';
import type { CaseView, VotingRoundView } from '../../../web/views.ts';
import { outgoingWords } from '../../../web/words/outgoing.ts';
import type { Visit } from '../entrance.tsx';
import { PAPER_KINDS } from './words.ts';

/** The papers of a case, and what can be drafted about it: a notice at its end, a filing letter once it is filed. */
export async function casePapers(
  scope: Scope,
  visit: Visit,
  one: Case,
): Promise<CaseView['papers']> {
  const ended = one.status === 'passed' || one.status === 'refused';
  const files = one.plan.stages.some(({ kind }) => kind === 'filing');
  const about = `case=${one.id}`;
  return [
    ...(await existing(scope, visit, { caseId: one.id })),
    ...(ended ? [draft(visit, 'notice', about)] : []),
    ...(files && one.status !== 'withdrawn' && one.status !== 'refused'
      ? [draft(visit, 'filing-letter', about)]
      : []),
  ];
}

/** The resolution of a closed vote. */
export async function roundPapers(
  scope: Scope,
  visit: Visit,
  round: VotingRound,
): Promise<NonNullable<VotingRoundView['papers']>> {
  return [
    ...(await existing(scope, visit, { votingRound: round.id })),
    ...(round.state === 'closed' ? [draft(visit, 'resolution', `round=${round.id}`)] : []),
  ];
}

function draft({ base }: Visit, kind: keyof typeof PAPER_KINDS, about: string) {
  const { zh, en } = PAPER_KINDS[kind];
  return {
    url: `${base}/papers/new?kind=${kind}&${about}`,
    label: { zh: `拟稿：${zh}`, en: `Draft: ${en}` },
  };
}

async function existing(
  scope: Scope,
  { base }: Visit,
  of: { readonly caseId: string } | { readonly votingRound: string },
) {
  return (await papersAbout(scope, of))
    .filter(({ state }) => state !== 'discarded')
    .map((paper) => ({
      url: `${base}/papers/${paper.id}`,
      label: paper.number ? `${paper.title} ${paper.number}` : paper.title,
      note: {
        zh: `${PAPER_KINDS[paper.kind].zh} · ${outgoingWords.zh.states[paper.state]}`,
        en: `${PAPER_KINDS[paper.kind].en} · ${outgoingWords.en.states[paper.state]}`,
      },
    }));
}
