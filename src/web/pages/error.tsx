import { useContext } from 'preact/hooks';
import { Icon } from '../icons.tsx';
import { useWords } from '../language.tsx';
import { FrameContext, Main } from '../parts/main.tsx';
import { SecretariatCard } from '../parts/panel.tsx';
import type { ErrorView } from '../views.ts';
import { errorWords } from '../words/errors.ts';

/** Whatever went wrong, in the reader's language. No form: links `homeUrl`, `backUrl`. */
export function ErrorPage({ view }: { readonly view: ErrorView }) {
  const words = useWords(errorWords);
  const alliance = useContext(FrameContext)?.alliance;
  return (
    <Main>
      <div class={`verdict verdict-${view.status >= 500 ? 'bad' : 'amber'}`}>
        <span class="verdict-mark">
          <Icon name="warning" />
        </span>
        <div>
          <p class="above">{words.status(view.status)}</p>
          <h1>{words.title[view.status]}</h1>
          <p>{words.lead[view.status]}</p>
          {view.limitMegabytes === undefined ? null : <p>{words.limit(view.limitMegabytes)}</p>}
          {view.retryAfterSeconds === undefined ? null : (
            <p>{words.retry(view.retryAfterSeconds)}</p>
          )}
          {view.number ? (
            <p class="verdict-number">
              {words.number} <strong class="break">{view.number}</strong>
            </p>
          ) : null}
        </div>
      </div>
      <div class="actions">
        <a class="button button-primary" href={view.homeUrl}>
          {words.home}
        </a>
        {view.backUrl ? (
          <a class="button button-secondary" href={view.backUrl}>
            {words.back}
          </a>
        ) : null}
      </div>
      {alliance ? <SecretariatCard secretariat={alliance.secretariat} /> : null}
    </Main>
  );
}
