import { articleLabel } from './charter/numbering.ts';
import type { Wording } from './wording.ts';

/** 合格 · 不清晰 · 未盖章 · 不符. */
export const DOCUMENT_CHECKS = ['fit', 'unclear', 'unsealed', 'mismatch'] as const;
export type DocumentCheck = (typeof DOCUMENT_CHECKS)[number];

/** 同意 · 不同意 · 退回补正 · 转交. */
export const REVIEW_DECISIONS = ['approve', 'not-approve', 'return', 'hand-over'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

export type ReviewAct = {
  readonly decision: ReviewDecision | undefined;
  /** Told to the applicant. */
  readonly reason: string;
  /** Kept inside. */
  readonly remark: string;
  /** By document of the charter. */
  readonly checks: Readonly<Record<string, DocumentCheck | undefined>>;
  readonly handOverTo: string;
  /** Articles that the reviewer has found to hold. */
  readonly ticks?: readonly string[];
};

/** A problem beside a field: `decision`, `reason`, `handOverTo`, `check.<document>` or `tick.<article>`. */
export type FieldProblem = { readonly field: string; readonly message: Wording };

/** What still stands against a review as entered; empty when it can be recorded. */
export function checkReview(
  act: ReviewAct,
  documents: readonly string[],
  colleagues: readonly string[],
  articles: readonly string[] = [],
  assessed: readonly string[] = [],
): readonly FieldProblem[] {
  const problem = (field: string, zh: string, en: string): FieldProblem => ({
    field,
    message: { zh, en },
  });
  switch (act.decision) {
    case undefined:
      return [problem('decision', '请选择审核意见。', 'Choose a decision.')];
    case 'hand-over':
      return colleagues.includes(act.handOverTo)
        ? []
        : [
            problem(
              'handOverTo',
              '请选择转交给哪一位同事。',
              'Choose the colleague to hand over to.',
            ),
          ];
    case 'approve':
      return [
        ...documents.flatMap((document) => unfit(act, document, problem)),
        ...articles
          .filter((article) => !act.ticks?.includes(article))
          .map((article) => {
            const label = articleLabel(article) ?? { zh: article, en: article };
            return problem(
              `tick.${article}`,
              `${label.zh}的条件尚未核实，不能同意；符合的请勾选，不符合的请选择不同意或退回补正。`,
              `The condition of ${label.en} has not been confirmed, so the application cannot be approved. Tick it if it is met; otherwise do not approve, or return it.`,
            );
          }),
        ...assessmentWanted(act, assessed, problem),
      ];
    case 'return': {
      const failing = documents.filter(
        (document) => act.checks[document] && act.checks[document] !== 'fit',
      );
      return [
        ...(failing.length > 0
          ? []
          : [
              problem(
                'decision',
                '退回补正时，请至少标明一份需要补正的材料。',
                'To return the application, mark at least one document that has to be corrected.',
              ),
            ]),
        ...reasonWanted(act, problem),
      ];
    }
    case 'not-approve':
      return reasonWanted(act, problem);
  }
}

/** The articles a reviewer assesses in words, as they are called together: 第九条第（三）项. */
export function assessedInWords(articles: readonly string[]): Wording {
  const labels = articles.map((article) => articleLabel(article) ?? { zh: article, en: article });
  return {
    zh: labels.map(({ zh }) => zh).join('、'),
    en: labels.map(({ en }) => en).join(', '),
  };
}

/** Whether somebody is able and of good reputation is a judgement, and is written down with its grounds. */
function assessmentWanted(
  act: ReviewAct,
  assessed: readonly string[],
  problem: MakeProblem,
): readonly FieldProblem[] {
  if (assessed.length === 0 || act.remark.trim() !== '') return [];
  const { zh, en } = assessedInWords(assessed);
  return [
    problem(
      'remark',
      `请写明对${zh}所列条件的评价；没有评价不能同意。`,
      `Write how you assess what ${en} asks for; without it the application cannot be approved.`,
    ),
  ];
}

type MakeProblem = (field: string, zh: string, en: string) => FieldProblem;

function unfit(act: ReviewAct, document: string, problem: MakeProblem): readonly FieldProblem[] {
  const check = act.checks[document];
  if (check === 'fit') return [];
  return check
    ? [
        problem(
          `check.${document}`,
          '材料未合格，不能同意；请退回补正或改为合格。',
          'This document did not pass, so the application cannot be approved. Return it, or mark the document as fit.',
        ),
      ]
    : [
        problem(
          `check.${document}`,
          '请标明这份材料的审核结果。',
          'Say whether this document passes.',
        ),
      ];
}

function reasonWanted(act: ReviewAct, problem: MakeProblem): readonly FieldProblem[] {
  return act.reason.trim() === ''
    ? [
        problem(
          'reason',
          '请写明告知申请人的理由。',
          'Give the reason that the applicant will be told.',
        ),
      ]
    : [];
}

/** The documents a returned application has to bring again. */
export function failingDocuments(
  checks: Readonly<Record<string, DocumentCheck | undefined>>,
): readonly string[] {
  return Object.entries(checks).flatMap(([document, check]) =>
    check && check !== 'fit' ? [document] : [],
  );
}
