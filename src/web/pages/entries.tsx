import type { IconName } from '../icons.tsx';
import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { Panel } from '../parts/panel.tsx';
import type { EntriesView, EntryArea, EntryGroup } from '../views.ts';
import { recordWords } from '../words/record.ts';

const ICONS: Readonly<Record<EntryArea, IconName>> = {
  votes: 'ballot',
  letters: 'mail',
  people: 'people',
  dues: 'certificate',
  members: 'flow',
  corrections: 'edit',
};

/** How many ways of a kind are named before the rest is folded away. */
const NAMED = 5;

/** What can be registered, each with the way to its form. GET `search.action` with `q` narrows it. */
export function EntriesPage({ view }: { readonly view: EntriesView }) {
  const words = useWords(recordWords);
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.entriesTitle}</h1>
      <p class="lead">{words.entriesLead}</p>
      <p>
        {words.waitingCount(view.waiting)} · <a href={view.listUrl}>{words.toList}</a>
      </p>
      <Filter search={view.search} />
      {view.areas.length === 0 ? <p class="empty">{words.entriesNone}</p> : null}
      {view.areas.map(({ area, groups }) => (
        <Panel key={area} title={words.areas[area]} icon={ICONS[area]} id={area}>
          <ul class="entry-kinds">
            {groups.map((group, index) => (
              <Kind key={index} group={group} />
            ))}
          </ul>
        </Panel>
      ))}
    </ConsoleMain>
  );
}

function Filter({ search }: Pick<EntriesView, 'search'>) {
  const words = useWords(recordWords);
  return (
    <form class="entry-filter" action={search.action} method="get">
      <label class="label" for="entries-search">
        {words.entriesSearch}
      </label>
      <p class="hint" id="entries-search-hint">
        {words.entriesSearchHint}
      </p>
      <div class="entry-filter-row">
        <input
          class="input"
          id="entries-search"
          name="q"
          type="search"
          value={search.text}
          maxLength={200}
          autocomplete="off"
          aria-describedby="entries-search-hint"
        />
        <button class="button button-secondary" type="submit">
          {words.entriesFilter}
        </button>
        {search.text === '' ? null : (
          <a class="button button-quiet" href={search.action}>
            {words.entriesClear}
          </a>
        )}
      </div>
    </form>
  );
}

function Kind({ group }: { readonly group: EntryGroup }) {
  const words = useWords(recordWords);
  return (
    <li>
      <h3>
        <Say text={group.title} />
      </h3>
      <p class="quiet">
        <Say text={group.lead} />
      </p>
      {group.links.length === 0 ? (
        <p class="none">
          <Say text={group.empty} />
        </p>
      ) : (
        <Links links={group.links.slice(0, NAMED)} />
      )}
      {group.links.length > NAMED ? (
        <details class="more">
          <summary>{words.moreLinks(group.links.length - NAMED)}</summary>
          <Links links={group.links.slice(NAMED)} />
        </details>
      ) : null}
    </li>
  );
}

function Links({ links }: Pick<EntryGroup, 'links'>) {
  return (
    <ul class="entry-links">
      {links.map((link) => (
        <li key={link.url}>
          <a class="break" href={link.url}>
            <Say text={link.label} />
          </a>
          {link.note ? (
            <span class="quiet block-line break">
              <Say text={link.note} />
            </span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
