import type { ComponentChildren } from 'preact';
import { Icon } from '../icons.tsx';
import { useWords } from '../language.tsx';
import type { ConsoleNav as Nav } from '../views.ts';
import { consoleWords } from '../words/console.ts';
import { searchWords } from '../words/search.ts';
import { ConsoleNav } from './console-nav.tsx';
import { Notice } from './main.tsx';

/** The console's navigation beside a page's content. */
export function ConsoleMain({
  nav,
  children,
}: {
  readonly nav: Nav;
  readonly children: ComponentChildren;
}) {
  const words = useWords(consoleWords);
  return (
    <div class="console">
      <ConsoleNav nav={nav} />
      <main id="content" class="console-main" tabIndex={-1}>
        <div class="console-bar">
          <SearchField nav={nav} />
          <a class="button button-primary" href={nav.urls.records}>
            <Icon name="upload" />
            {words.nav.records}
          </a>
        </div>
        <Notice />
        {children}
      </main>
    </div>
  );
}

/** One field for everything, on every page of the console. */
function SearchField({ nav }: { readonly nav: Nav }) {
  const words = useWords(searchWords);
  return (
    <form
      class="console-search"
      action={nav.search.action}
      method="get"
      role="search"
      aria-label={words.field}
    >
      <label class="visually-hidden" for="console-search">
        {words.field}
      </label>
      <input
        class="input"
        id="console-search"
        name="q"
        type="search"
        value={nav.search.text}
        placeholder={words.field}
        maxLength={200}
        autocomplete="off"
      />
      <button class="button button-secondary" type="submit">
        <Icon name="search" />
        <span class="search-word">{words.submit}</span>
      </button>
    </form>
  );
}
