import { Icon } from '../icons.tsx';
import { Say, useWords } from '../language.tsx';
import type { StageOutline, TimelineStage } from '../views.ts';
import { stageWords } from '../words/stages.ts';
import { terms } from '../words/terms.ts';
import { Badge, Moment } from './panel.tsx';
import { Sources } from './sources.tsx';

const TONES = { done: 'good', now: 'jade', next: 'plain', stopped: 'bad' } as const;

/** How far a case has come: what was done, in whose hands it is, what follows. */
export function Timeline({ stages }: { readonly stages: readonly TimelineStage[] }) {
  const words = useWords(stageWords);
  const common = useWords(terms);
  return (
    <ol class="timeline">
      {stages.map((stage, index) => (
        <li
          key={index}
          class={`step step-${stage.state}`}
          aria-current={stage.state === 'now' ? 'step' : undefined}
        >
          <span class="step-mark">
            {stage.state === 'done' ? <Icon name="check" /> : null}
            {stage.state === 'stopped' ? <Icon name="cross" /> : null}
          </span>
          <div class="step-body">
            <p class="step-title">
              <strong>
                <Say text={stage.title} />
              </strong>{' '}
              <Badge tone={TONES[stage.state]}>
                {stage.outcome ? <Say text={stage.outcome} /> : common.stageState[stage.state]}
              </Badge>
            </p>
            {stage.by ? (
              <p class="step-by">
                {stage.state === 'now' ? words.inHands : words.by}
                <Say text={stage.by} />
              </p>
            ) : null}
            {stage.endedAt ? (
              <p class="step-when">
                <Moment at={stage.endedAt} />
              </p>
            ) : null}
            {stage.state === 'now' && stage.since ? (
              <p class="step-when">
                {words.since}
                <Moment at={stage.since} />
              </p>
            ) : null}
            {stage.state === 'now' && stage.until ? (
              <p class="step-when step-until">
                <Icon name="clock" />
                <span>
                  {words.until}
                  <Moment at={stage.until} as="deadline" />
                </span>
              </p>
            ) : null}
            {stage.note ? (
              <p class="step-note lines">
                <Say text={stage.note} />
              </p>
            ) : null}
            <Sources sources={stage.sources} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The same stages before any case: who decides what, under which article. */
export function StagesDrawn({ stages }: { readonly stages: readonly StageOutline[] }) {
  const words = useWords(stageWords);
  return (
    <ol class="drawn">
      {stages.map((stage, index) => (
        <li key={index} class="drawn-stage">
          <span class="drawn-number" aria-hidden="true">
            {index + 1}
          </span>
          <div class="drawn-body">
            <h3>
              <Say text={stage.title} />
            </h3>
            <p class="drawn-by">
              <span class="quiet">{words.decides}</span>
              <Say text={stage.by} />
            </p>
            {stage.note ? (
              <p class="quiet">
                <Say text={stage.note} />
              </p>
            ) : null}
            <Sources sources={stage.sources} />
          </div>
        </li>
      ))}
    </ol>
  );
}
