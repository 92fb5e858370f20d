import type { Wording } from '../../domain/wording.ts';
import type { MarkedChoice } from '../../store/voting-rounds.ts';
import { CHOICES } from '../acting/vote-entries.ts';

/** What was entered for each item, by ballot. */
export type EnteredMarks = Readonly<
  Record<string, { readonly choice: MarkedChoice | undefined; readonly reason: string }>
>;

const FIELD = /^(choice|recusal)\.([\w-]{1,64})$/;

export function marksIn(body: Readonly<Record<string, unknown>>): EnteredMarks {
  const ballots = Object.keys(body).flatMap((name) => FIELD.exec(name)?.[2] ?? []);
  return Object.fromEntries(
    [...new Set(ballots)].map((ballot) => {
      const reason = body[`recusal.${ballot}`];
      return [
        ballot,
        {
          choice: CHOICES.find((choice) => choice === body[`choice.${ballot}`]),
          reason: typeof reason === 'string' ? reason.slice(0, 500) : '',
        },
      ];
    }),
  );
}

/** An item left open stays so; nothing marked at all, or a recusal without its reason, is a problem. */
export function checkMarks(marks: EnteredMarks): {
  readonly missing?: Wording;
  readonly recusals: Readonly<Record<string, Wording>>;
} {
  const all = Object.entries(marks);
  const recusals = Object.fromEntries(
    all
      .filter(([, { choice, reason }]) => choice === 'recuse' && reason.trim() === '')
      .map(([ballot]) => [
        ballot,
        { zh: '请写明回避的理由', en: 'Give the reason of the recusal' },
      ]),
  );
  return all.some(([, { choice }]) => choice)
    ? { recusals }
    : {
        missing: { zh: '请至少为一项选择意见', en: 'Choose for at least one item' },
        recusals,
      };
}
