import type { Source } from '../plan.ts';
import { written, type Wording } from '../wording.ts';
import type { AskedField, RequiredDocument } from './application.ts';
import { applies } from './conditions.ts';
import { articleLabel } from './numbering.ts';
import { declarationKey, fieldsOf, type Papers } from './papers.ts';
import type { Charter } from './type.ts';

/** Something that is missing or wrong in what somebody hands in, said to them, with what asks for it. */
export type Problem = {
  readonly on: 'field' | 'document' | 'declares';
  readonly id: string;
  readonly message: Wording;
  readonly sources: readonly Source[];
};

/** Everything that is lacking; empty when it may be handed in. Answers are normalised before they are checked. */
export function lacking(
  charter: Charter,
  papers: Papers,
  typed: Readonly<Record<string, string>>,
  given: readonly string[],
): readonly Problem[] {
  return [
    ...fieldsOf(charter, papers).flatMap((asked) => fieldProblem(asked, typed)),
    ...papers.documents
      .filter(
        ({ as, id, if: condition }) =>
          as !== 'form' && !given.includes(id) && applies(condition, typed),
      )
      .map(documentProblem),
    ...papers.declares
      .filter((article) => typed[declarationKey(article)] !== 'yes')
      .map(declarationProblem),
  ];
}

function fieldProblem(
  asked: AskedField,
  typed: Readonly<Record<string, string>>,
): readonly Problem[] {
  if (!applies(asked.if, typed)) return [];
  const value = asked.normalise(typed[asked.id] ?? '');
  const message = value === '' ? (asked.required ? missing(asked) : null) : asked.check(value);
  return message ? [{ on: 'field', id: asked.id, message, sources: asked.sources }] : [];
}

function missing({ label, kind }: AskedField): Wording {
  return kind === 'choice'
    ? written(
        label,
        (zh) => `请选择${zh}。`,
        (en) => `Please choose: ${en}.`,
      )
    : written(
        label,
        (zh) => `请填写${zh}。`,
        (en) => `Please fill in: ${en}.`,
      );
}

function documentProblem({ id, name, as, sources }: RequiredDocument): Problem {
  const message =
    as === 'endorsement'
      ? {
          zh: `${name.zh}尚未确认：请填写成员名称并发送请求，收到确认后才能提交。`,
          en: `${name.en}: not confirmed yet. Name the member and send the request; you can hand in once it is confirmed.`,
        }
      : { zh: `请上传${name.zh}。`, en: `Please upload: ${name.en}.` };
  return { on: 'document', id, sources, message };
}

function declarationProblem(article: string): Problem {
  const label = articleLabel(article) ?? { zh: article, en: article };
  return {
    on: 'declares',
    id: article,
    sources: [{ from: 'charter', article }],
    message: {
      zh: `请确认符合${label.zh}的要求；不符合的不能申请。`,
      en: `Please confirm what ${label.en} asks for; without it you cannot apply.`,
    },
  };
}
