import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from '../icons.tsx';
import { useWords } from '../language.tsx';
import type { ConsoleNav, ConsolePage } from '../views.ts';
import { consoleWords } from '../words/console.ts';
import { searchWords } from '../words/search.ts';
import { Form } from './form.tsx';
import { Notice } from './main.tsx';

const PAGES: readonly { readonly page: ConsolePage; readonly icon: IconName }[] = [
  { page: 'home', icon: 'inbox' },
  { page: 'cases', icon: 'list' },
  { page: 'papers', icon: 'document' },
  { page: 'records', icon: 'upload' },
  { page: 'people', icon: 'people' },
  { page: 'dues', icon: 'certificate' },
  { page: 'alarms', icon: 'bell' },
  { page: 'mail', icon: 'mail' },
  { page: 'roster', icon: 'building' },
  { page: 'calendar', icon: 'clock' },
  { page: 'audit', icon: 'chain' },
];

/** The console's navigation beside a page's content. */
export function ConsoleMain({
  nav,
  children,
}: {
  readonly nav: ConsoleNav;
  readonly children: ComponentChildren;
}) {
  const words = useWords(consoleWords);
  return (
    <div class="console">
      <nav class="console-nav" aria-label={words.navLabel}>
        <ul>
          {PAGES.map(({ page, icon }) => (
            <li key={page}>
              <a href={nav.urls[page]} aria-current={page === nav.current ? 'page' : undefined}>
                <Icon name={icon} />
                <span>{words.nav[page]}</span>
                {page === 'alarms' && nav.openAlarms > 0 ? (
                  <span class="nav-count">{nav.openAlarms}</span>
                ) : null}
              </a>
            </li>
          ))}
        </ul>
        <ul class="console-tools">
          {nav.temporalUrl ? (
            <li>
              <a href={nav.temporalUrl}>
                <Icon name="outside" />
                <span>{words.temporal}</span>
              </a>
            </li>
          ) : null}
          {nav.mailboxUrl ? (
            <li>
              <a href={nav.mailboxUrl}>
                <Icon name="inbox" />
                <span>{words.mailbox}</span>
              </a>
            </li>
          ) : null}
          {nav.tokensUrl ? (
            <li>
              <a href={nav.tokensUrl}>
                <Icon name="shield" />
                <span>{words.tokens}</span>
              </a>
            </li>
          ) : null}
          <li>
            <Form target={nav.signOut}>
              <button class="nav-button" type="submit">
                <Icon name="back" />
                <span>{words.signOut}</span>
              </button>
            </Form>
          </li>
        </ul>
      </nav>
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
function SearchField({ nav }: { readonly nav: ConsoleNav }) {
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
        {words.submit}
      </button>
    </form>
  );
}
