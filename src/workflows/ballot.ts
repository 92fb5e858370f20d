import type { BallotInput } from './messages.ts';
import { beginWaiting, rows, show } from './run.ts';

const SUMMARY = { zh: '表决批次', en: 'Voting round' } as const;
const STATES = {
  proposed: { zh: '待决定是否通讯表决', en: 'correspondence vote to be ordered' },
  running: { zh: '表决进行中', en: 'vote under way' },
  closed: { zh: '表决已截止并计票', en: 'closed and counted' },
  declined: { zh: '未同意通讯表决', en: 'correspondence vote not ordered' },
} as const;

/**
 * One voting round of a body: the chair orders it, the electors vote until the close, reminded at most
 * twice, and it is counted. Votes lie in rows; this workflow hears only of the last one and of the close.
 */
export async function ballot(
  input: BallotInput,
): Promise<'closed' | 'declined' | 'refused to run'> {
  const { language, alliance, votingRound, number } = input;
  const waiting = beginWaiting(alliance);
  const summary = `${SUMMARY[language]} · ${number}`;
  const outcome = await waiting.untilSettled(
    summary,
    votingRound,
    () => rows.attendRound({ alliance, votingRound, run: waiting.run }),
    // A round that nobody has ordered yet closes at no time.
    (due) => {
      const stage = STATES[due === null ? 'proposed' : 'running'][language];
      show({ stage, due, details: `### ${summary}\n\n**${stage}**` });
    },
  );
  if (outcome)
    show({
      stage: STATES[outcome][language],
      outcome: STATES[outcome][language],
      details: `### ${summary}`,
    });
  await waiting.allSent();
  return outcome ?? 'refused to run';
}
