import { ROUND_STATES, type BallotInput } from './messages.ts';
import { beginWaiting, rows, show } from './run.ts';

const SUMMARY = { zh: '表决批次', en: 'Voting round' } as const;

/**
 * One voting round of a body. By correspondence the chair orders it, the electors vote until the close, reminded
 * at most twice, and it is counted; at a meeting its items are settled there one by one. Votes and sheets lie in
 * rows; this workflow hears only of the last one and of the close.
 */
export async function ballot(
  input: BallotInput,
): Promise<'closed' | 'declined' | 'to-meeting' | 'refused to run'> {
  const { language, alliance, votingRound, number } = input;
  const waiting = beginWaiting(alliance);
  const summary = `${SUMMARY[language]} · ${number}`;
  let state: 'proposed' | 'convened' | 'open' | undefined;
  const outcome = await waiting.untilSettled(
    summary,
    votingRound,
    async () => {
      const at = await waiting.look((sending) =>
        rows.attendRound({ alliance, votingRound, run: waiting.run, ...sending }),
      );
      if (at.kind === 'waiting') state = at.state;
      return at;
    },
    // A round that nobody has ordered yet closes at no time.
    (due) => {
      const stage = ROUND_STATES[state ?? (due === null ? 'proposed' : 'open')][language];
      show({ stage, due, details: `### ${summary}\n\n**${stage}**` });
    },
  );
  if (outcome)
    show({
      stage: ROUND_STATES[outcome][language],
      outcome: ROUND_STATES[outcome][language],
      details: `### ${summary}`,
    });
  await waiting.allSent();
  return outcome ?? 'refused to run';
}
