import { ANY_KIND, type Ask, type Charter } from '../../domain/charter.ts';
import { particular } from '../../domain/particulars.ts';
import type { Finding, Path } from '../problem.ts';

/** Whoever may apply can do so, and is asked for what the charter needs. */
export function* examineApplications(charter: Charter): Generator<Finding> {
  yield* conditions(charter);
  yield* applications(charter);
  yield* heads(charter);
  yield* duesInTime(charter);
}

/** What depends on a choice depends on one that the form offers. */
function* conditions(charter: Charter): Generator<Finding> {
  for (const [kind, { documents }] of Object.entries(charter.members.kinds)) {
    const asked = documents.flatMap(({ document }) => {
      const form = charter.documents[document];
      return form?.as === 'form' ? (form.asks[kind] ?? form.asks[ANY_KIND] ?? []) : [];
    });
    const places = [
      ...documents.map((one, at) => ({
        if: one.if,
        path: ['members', 'kinds', kind, 'documents', at, 'if'],
      })),
      ...asked.map((one) => ({ if: one.if, path: ['documents'] })),
    ];
    for (const place of places)
      for (const [choice, value] of Object.entries(place.if ?? {})) {
        const values = optionsOf(asked, choice);
        if (!asked.some(({ ask }) => ask === choice))
          yield {
            path: place.path,
            message: {
              zh: `表格没有向这类申请人询问“${choice}”；请在 asks 中加上它。`,
              en: `The form does not ask ${choice} of this kind of applicant; add it to asks.`,
            },
          };
        else if (!values.includes(value))
          yield {
            path: place.path,
            message: {
              zh: `“${choice}”没有选项“${value}”。可选：${values.join('、') || '无'}。`,
              en: `${choice} has no option ${value}. Options: ${values.join(', ') || 'none'}.`,
            },
          };
      }
  }
}

/** What may be chosen where a form asks this: the charter's own options, or those of the vocabulary. */
function optionsOf(asked: readonly Ask[], choice: string): readonly string[] {
  const own = asked.find(({ ask }) => ask === choice)?.own;
  if (own) return Object.keys(own.options);
  return particular(choice)?.options?.map((option) => option.value) ?? [];
}

/** Every year's notice goes out before its due day. */
function* duesInTime(charter: Charter): Generator<Finding> {
  const due = charter.money.dues?.due;
  if (due && due.notice >= due.day)
    yield {
      path: ['money', 'dues', 'due', 'day'],
      message: {
        zh: `缴费期限 ${due.day} 不晚于发出缴费通知的 ${due.notice}；请改正。`,
        en: `Dues are due on ${due.day}, not after the notice of ${due.notice}; correct one of them.`,
      },
    };
}

/** The address that only the charter’s own notices go to: the outcome is sent to the contact. */
const HEADS_ADDRESS = 'head-email';

/** Where the charter says that the head of the unit is told, applicants give the head’s address. */
function* heads(charter: Charter): Generator<Finding> {
  const told = Object.values(charter.procedures).some(
    ({ open, stages }) =>
      open.by === 'anyone' &&
      stages.some(
        (stage) =>
          stage.kind === 'notify' && stage.reaching === 'head' && stage.to.includes('opener'),
      ),
  );
  if (!told) return;
  for (const [kind, { documents }] of Object.entries(charter.members.kinds))
    for (const { document } of documents) {
      const form = charter.documents[document];
      const asks = form?.as === 'form' ? (form.asks[kind] ?? form.asks[ANY_KIND]) : undefined;
      if (asks && !asks.some(({ ask, optional }) => ask === HEADS_ADDRESS && !optional))
        yield {
          path: ['documents', document, 'asks', kind],
          message: {
            zh: '章程规定通知单位负责人，而表格没有询问其邮箱；请加上 head-email。',
            en: 'The head of the unit is to be told, and the form does not ask for the head’s e-mail; add head-email.',
          },
        };
    }
}

/** Whoever may apply can fill in the form, can be reached, and knows what it costs. */
function* applications(charter: Charter): Generator<Finding> {
  const { dues } = charter.money;
  for (const [kind, { documents }] of Object.entries(charter.members.kinds)) {
    const path: Path = ['members', 'kinds', kind];
    const forms = documents.flatMap(({ document }) => {
      const form = charter.documents[document];
      return form?.as === 'form'
        ? [{ document, asks: form.asks[kind] ?? form.asks[ANY_KIND] }]
        : [];
    });
    if (forms.length === 0)
      yield {
        path: [...path, 'documents'],
        message: {
          zh: '这类申请人没有可填写的表格；请加上一份 as: form 的文件。',
          en: 'This kind of applicant has no form to fill in; add a document with as: form.',
        },
      };
    for (const { document, asks } of forms)
      if (!asks)
        yield {
          path: ['documents', document, 'asks'],
          message: {
            zh: `没有写向“${kind}”询问哪些内容。`,
            en: `What the form asks of ${kind} is missing.`,
          },
        };
      else if (!asks.some(({ ask, own, optional }) => isAddress(ask, own) && !optional))
        yield {
          path: ['documents', document, 'asks', kind],
          message: {
            zh: '没有必填的电子邮箱，无法告知结果；请加上 liaison-email 或 email。',
            en: 'No e-mail address is asked for, so nobody could be told the outcome; add liaison-email or email.',
          },
        };
    if (dues && dues.amount[kind] === undefined)
      yield {
        path: ['money', 'dues', 'amount'],
        message: {
          zh: `没有写“${kind}”的会费；免费的写 0。`,
          en: `The dues of ${kind} are missing; write 0 where there are none.`,
        },
      };
  }
}

function isAddress(ask: string, own: Ask['own']): boolean {
  if (own) return own.as === 'email';
  return ask !== HEADS_ADDRESS && particular(ask)?.kind === 'email';
}
