import type { Wording } from '../../domain/wording.ts';
import { type MarkedChoice } from '../../store/voting-rounds.ts';
import { type Situation, keptFrom } from './vote-situation.ts';

export const CHOICES: readonly MarkedChoice[] = ['for', 'against', 'abstain', 'recuse'];

export type Entered = Readonly<
  Record<
    string,
    { readonly choice: MarkedChoice | undefined; readonly reason: string; readonly change: boolean }
  >
>;

export function enteredIn(body: Readonly<Record<string, unknown>>, { items }: Situation): Entered {
  return Object.fromEntries(
    items.map(({ ballot: { id } }) => {
      const reason = body[`recusal.${id}`];
      return [
        id,
        {
          choice: CHOICES.find((choice) => choice === body[`choice.${id}`]),
          reason: typeof reason === 'string' ? reason.slice(0, 500) : '',
          change: body[`change.${id}`] === 'yes',
        },
      ];
    }),
  );
}

export function allFor(at: Situation, entered: Entered): Entered {
  return Object.fromEntries(
    Object.entries(entered).map(([ballot, one]) => {
      const item = at.items.find((candidate) => candidate.ballot.id === ballot);
      const open =
        item && !keptFrom(item, at.held) && !at.own.some((vote) => vote.ballot === ballot);
      return [ballot, open ? { ...one, choice: 'for' as const } : one];
    }),
  );
}

export type VoteProblems = Readonly<
  Record<string, { readonly choice?: Wording; readonly recusal?: Wording }>
>;

export function checkVotes(at: Situation, entered: Entered): VoteProblems {
  const problems: Record<string, { choice?: Wording; recusal?: Wording }> = {};
  for (const item of at.items) {
    const { id } = item.ballot;
    const one = entered[id];
    const voted = at.own.some((vote) => vote.ballot === id);
    if (keptFrom(item, at.held)) continue;
    if (!one?.choice && !voted)
      problems[id] = { choice: { zh: '请对此项作出选择。', en: 'Choose for this item.' } };
    if (one?.choice === 'recuse' && one.reason.trim() === '')
      problems[id] = {
        recusal: { zh: '请写明回避的理由。', en: 'Give the reason for your recusal.' },
      };
  }
  return problems;
}
