import { allHandlersFinished, condition, continueAsNew, workflowInfo } from '@temporalio/workflow';
import { PLACES_SUMMARY, type PlacesOfferInput } from './messages.ts';
import { beginWaiting, rows, show } from './run.ts';

const STATES = {
  open: { zh: '报名中', en: 'members sign up' },
  given: { zh: '名额已定', en: 'places given' },
  withdrawn: { zh: '已取消', en: 'withdrawn' },
} as const;

/**
 * One offer of places: it is announced, and when the sign-up ends the places go by the charter. What members do, and
 * who moves up afterwards, lies in rows and needs no workflow.
 */
export async function placesOffer(
  input: PlacesOfferInput,
): Promise<'given' | 'withdrawn' | 'refused to run'> {
  const { alliance, offer, number, language } = input;
  const waiting = beginWaiting(alliance);
  const run = { workflowId: waiting.run.workflowId, runId: workflowInfo().firstExecutionRunId };
  const summary = `${PLACES_SUMMARY[language]} · ${number}`;
  const details = `### ${summary}`;
  for (;;) {
    const at = await waiting.look((sending) =>
      rows.attendPlaces({ alliance, offer, run, ...sending }),
    );
    if (at.kind === 'refused') return 'refused to run';
    if (at.mail) waiting.sendMeanwhile(offer, summary);
    if (at.kind === 'settled') {
      const state = STATES[at.outcome][language];
      show({ stage: state, outcome: state, details });
      await waiting.allSent();
      return at.outcome;
    }
    show({ stage: STATES.open[language], due: at.due, details });
    if (workflowInfo().continueAsNewSuggested) {
      await waiting.allSent();
      await condition(allHandlersFinished);
      await continueAsNew<typeof placesOffer>(input);
    }
    await waiting.forNews(at.until, summary);
  }
}
