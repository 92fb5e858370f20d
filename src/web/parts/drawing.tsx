import { Icon, type IconName } from '../icons.tsx';
import { Say, say, useLanguage, useWords } from '../language.tsx';
import type { DrawnStage, DrawnWay, ProcessDrawn } from '../views.ts';
import { charterWords } from '../words/charter.ts';
import { Badge } from './panel.tsx';
import { Sources } from './sources.tsx';

const ICONS: Readonly<Record<string, IconName>> = {
  submit: 'document',
  review: 'search',
  ballot: 'ballot',
  election: 'ballot',
  approval: 'shield',
  filing: 'outside',
  issue: 'certificate',
  formalities: 'list',
  warning: 'bell',
  objection: 'edit',
  reply: 'edit',
  notify: 'mail',
  meeting: 'people',
};

/**
 * A process drawn as a path down the page: a list whose items are the steps, so that it reads on a phone and aloud as
 * it looks.
 */
export function ProcessDrawing({ drawn }: { readonly drawn: ProcessDrawn }) {
  const words = useWords(charterWords);
  return (
    <section class="process" id={drawn.anchor} aria-labelledby={`${drawn.anchor}-name`}>
      <div class="process-head">
        <h3 id={`${drawn.anchor}-name`}>
          <Say text={drawn.name} />
        </h3>
        <Badge tone={drawn.carriedOut ? 'good' : 'plain'}>
          {drawn.carriedOut ? words.carriedOut : words.onlyRead}
        </Badge>
        <Sources sources={drawn.sources} />
      </div>
      <p class="process-start">
        <span class="process-dot" aria-hidden="true" />
        <span>
          <span class="quiet">
            {words.start}
            {words.colon}
          </span>
          <Say text={drawn.start.says} /> <Sources sources={drawn.start.sources} />
        </span>
      </p>
      <ol class="path">
        {drawn.stages.map((stage) => (
          <Step key={stage.number} stage={stage} />
        ))}
      </ol>
      <p class="quiet-links screen-only">
        <a href={drawn.compareUrl}>
          {words.compare}
          <span class="visually-hidden">
            {' '}
            <Say text={drawn.name} />
          </span>
        </a>
      </p>
    </section>
  );
}

function Step({ stage }: { readonly stage: DrawnStage }) {
  const words = useWords(charterWords);
  return (
    <li class={`path-step path-${stage.kind}`} id={stage.anchor}>
      <span class="path-mark" aria-hidden="true">
        <Icon name={ICONS[stage.kind] ?? 'flow'} />
      </span>
      <div class="path-body">
        <h4>
          {stage.number}. <Say text={stage.title} />
        </h4>
        <Sources sources={stage.sources} />
        <dl class="path-facts">
          {stage.only ? (
            <div>
              <dt>{words.only}</dt>
              <dd>
                <Say text={stage.only} />
              </dd>
            </div>
          ) : null}
          {stage.who ? (
            <div>
              <dt>{words.who}</dt>
              <dd>
                <Say text={stage.who} />
              </dd>
            </div>
          ) : null}
          {stage.within.length > 0 ? (
            <div>
              <dt>{words.time}</dt>
              <dd>
                {stage.within.map((one, at) => (
                  <span key={at} class="path-said">
                    <Say text={one.says} /> <Sources sources={one.sources} />
                  </span>
                ))}
              </dd>
            </div>
          ) : null}
          {stage.threshold ? (
            <div>
              <dt>{words.threshold}</dt>
              <dd>
                <Say text={stage.threshold.says} /> <Sources sources={stage.threshold.sources} />
              </dd>
            </div>
          ) : null}
          {stage.effects.length > 0 ? (
            <div>
              <dt>{words.effect}</dt>
              <dd>
                {stage.effects.map((one, at) => (
                  <span key={at} class="path-said">
                    <strong>
                      <Say text={one.says} />
                    </strong>{' '}
                    <Sources sources={one.sources} />
                  </span>
                ))}
              </dd>
            </div>
          ) : null}
        </dl>
        <ul class="ways">
          {stage.ways.map((way, at) => (
            <Way key={at} way={way} />
          ))}
        </ul>
      </div>
    </li>
  );
}

function Way({ way }: { readonly way: DrawnWay }) {
  const words = useWords(charterWords);
  const lang = useLanguage();
  const outcomes = way.outcomes.map((one) => say(lang, one)).join(lang === 'zh' ? '、' : ', ');
  return (
    <li class={`way way-${way.to} way-${way.tone}`}>
      <span class="way-outcome">{outcomes}</span>
      <Icon name={way.to === 'again' ? 'back' : 'arrow'} />
      {way.step ? (
        <a href={way.step.url}>{words.toStep(way.step.number)}</a>
      ) : (
        <span class="way-there">
          <Say text={way.there} />
        </span>
      )}
    </li>
  );
}
