import type { ComponentChildren } from 'preact';
import { Say, useWords } from '../language.tsx';
import type { SetUpFrame } from '../views.ts';
import { setUpWords } from '../words/set-up.ts';
import { Main } from './main.tsx';
import { Badge, Callout, type Tone } from './panel.tsx';

const TONES: Readonly<Record<SetUpFrame['steps'][number]['state'], Tone>> = {
  open: 'plain',
  wrong: 'bad',
  later: 'amber',
  done: 'good',
};

/** A page of a set-up: its steps above, each with how far it is. */
export function SetUpMain({
  frame,
  lead,
  children,
}: {
  readonly frame: SetUpFrame;
  readonly lead?: string;
  readonly children: ComponentChildren;
}) {
  const words = useWords(setUpWords);
  const at = frame.steps.findIndex(({ step }) => step === frame.current) + 1;
  return (
    <Main width="wide">
      <p class="above screen-only">
        <a href={frame.listUrl}>{words.title}</a>
        {frame.name ? (
          <>
            {' · '}
            <Say text={frame.name} />
          </>
        ) : null}
      </p>
      <nav class="set-up-steps screen-only" aria-label={words.stepsLabel}>
        <ol>
          {frame.steps.map(({ step, state, url }, index) => (
            <li key={step}>
              <a href={url} aria-current={step === frame.current ? 'step' : undefined}>
                <span class="set-up-step">
                  {index + 1}. {words.steps[step]}
                </span>
                {step === 'start' ? null : <Badge tone={TONES[state]}>{words.states[state]}</Badge>}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <div class="page-head">
        <p class="above screen-only">{words.stepOf(at, frame.steps.length)}</p>
        <h1>{words.steps[frame.current]}</h1>
        {lead ? <p class="lead screen-only">{lead}</p> : null}
      </div>
      {frame.problem ? (
        <Callout tone="bad" icon="warning" title={<Say text={frame.problem} />} />
      ) : null}
      {children}
    </Main>
  );
}
