import { Context as Activity } from '@temporalio/activity';
import type { Instant } from '../../src/domain/calendar.ts';
import type { Gate } from './gate.ts';

type Step = (of: never) => Promise<unknown>;

/** An answer, or the last of several, that names an instant to look again at. */
type Waits = { readonly kind: 'waiting'; readonly until: Instant | null };

/**
 * The product's steps, each of which waits for its turn. Between the years' calendar and the server's lie `ahead`
 * milliseconds: the server's begins with the day the tests run on.
 */
export function gated<Steps extends Readonly<Record<string, Step>>>(
  gate: Gate,
  ahead: number,
  steps: Steps,
): Steps {
  const entries = Object.entries(steps).map(([name, step]): [string, Step] => [
    name,
    (of) => {
      const { workflowId } = Activity.current().info.workflowExecution ?? { workflowId: '' };
      return gate.pass(workflowId, name, async () => {
        const answer = await step(of);
        const waiting = (Array.isArray(answer) ? answer.at(-1) : answer) as unknown;
        if (!isWaiting(waiting)) return answer;
        // A membership that waits for no instant looks at its rows as often as one that does.
        const until = waiting.until ?? (name === 'attendMember' ? Infinity : null);
        const at = gate.waits(workflowId, until);
        const translated = { ...waiting, until: at === null ? null : at + ahead };
        return Array.isArray(answer)
          ? [...(answer as unknown[]).slice(0, -1), translated]
          : translated;
      });
    },
  ]);
  return Object.fromEntries(entries) as unknown as Steps;
}

function isWaiting(answer: unknown): answer is Waits {
  return (
    typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'waiting'
  );
}
