import { Icon, type IconName } from '../icons.tsx';
import { useWords } from '../language.tsx';
import type { ConsoleNav as Nav, ConsolePage } from '../views.ts';
import { consoleWords } from '../words/console.ts';
import { Form } from './form.tsx';

type Place = { readonly page: ConsolePage; readonly icon: IconName };

/** What the day brings · who and what there is · what to look after. */
const GROUPS: readonly (readonly Place[])[] = [
  [
    { page: 'home', icon: 'inbox' },
    { page: 'cases', icon: 'list' },
    { page: 'rounds', icon: 'ballot' },
    { page: 'records', icon: 'upload' },
    { page: 'papers', icon: 'document' },
  ],
  [
    { page: 'people', icon: 'people' },
    { page: 'places', icon: 'check' },
    { page: 'dues', icon: 'certificate' },
    { page: 'roster', icon: 'building' },
  ],
  [
    { page: 'alarms', icon: 'bell' },
    { page: 'mail', icon: 'mail' },
    { page: 'calendar', icon: 'clock' },
    { page: 'audit', icon: 'chain' },
  ],
];

type Shown = { readonly nav: Nav };

/**
 * The ways through the console: beside the page, or on a narrow screen folded into one line that names the present
 * place. Which of the two is seen is for the style sheet to say: `details` cannot be opened by a screen's width.
 */
export function ConsoleNav({ nav }: Shown) {
  const words = useWords(consoleWords);
  const icon = GROUPS.flat().find(({ page }) => page === nav.current)?.icon ?? 'inbox';
  return (
    <>
      <nav class="console-nav console-nav-wide" aria-label={words.navLabel}>
        <Places nav={nav} />
      </nav>
      <nav class="console-nav console-nav-narrow" aria-label={words.navLabel}>
        <details>
          <summary>
            <Icon name={icon} />
            <span class="visually-hidden">{words.menu}</span>
            <span>{words.nav[nav.current]}</span>
            <Alarms nav={nav} />
          </summary>
          <Places nav={nav} />
        </details>
      </nav>
    </>
  );
}

function Places({ nav }: Shown) {
  const words = useWords(consoleWords);
  return (
    <div class="console-places">
      {GROUPS.map((places, index) => (
        <ul key={index}>
          {places.map(({ page, icon }) => (
            <li key={page}>
              <a href={nav.urls[page]} aria-current={page === nav.current ? 'page' : undefined}>
                <Icon name={icon} />
                <span>{words.nav[page]}</span>
                {page === 'alarms' ? <Alarms nav={nav} /> : null}
              </a>
            </li>
          ))}
        </ul>
      ))}
      <Tools nav={nav} />
    </div>
  );
}

function Alarms({ nav }: Shown) {
  const words = useWords(consoleWords);
  if (nav.openAlarms === 0) return null;
  return (
    <span class="nav-count">
      <span class="visually-hidden">{words.alarms} </span>
      {nav.openAlarms}
    </span>
  );
}

function Tools({ nav }: Shown) {
  const words = useWords(consoleWords);
  const tools: readonly (readonly [url: string | undefined, icon: IconName, label: string])[] = [
    [nav.temporalUrl, 'outside', words.temporal],
    [nav.mailboxUrl, 'inbox', words.mailbox],
    [nav.tokensUrl, 'shield', words.tokens],
  ];
  return (
    <ul class="console-tools">
      {tools.map(([url, icon, label]) =>
        url ? (
          <li key={label}>
            <a href={url}>
              <Icon name={icon} />
              <span>{label}</span>
            </a>
          </li>
        ) : null,
      )}
      <li>
        <Form target={nav.signOut}>
          <button class="nav-button" type="submit">
            <Icon name="back" />
            <span>{words.signOut}</span>
          </button>
        </Form>
      </li>
    </ul>
  );
}
