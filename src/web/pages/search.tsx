import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { Panel, PhoneLink } from '../parts/panel.tsx';
import type { SearchView } from '../views.ts';
import { searchWords } from '../words/search.ts';

/** What the field in the frame has found. No form of its own. */
export function SearchPage({ view }: { readonly view: SearchView }) {
  const words = useWords(searchWords);
  return (
    <ConsoleMain nav={view.nav}>
      <h1 class="break">{view.text === '' ? words.title : words.titleFor(view.text)}</h1>
      {view.groups.length === 0 ? (
        <p class="empty">{view.text === '' ? words.nothingAsked : words.nothing}</p>
      ) : null}
      {view.groups.map((group) => (
        <Panel key={group.kind} title={words.kinds[group.kind]}>
          <ul class="found">
            {group.results.map((result, index) => (
              <li key={index}>
                <p>
                  {result.url ? (
                    <a class="break" href={result.url}>
                      {result.label}
                    </a>
                  ) : (
                    <strong class="break">{result.label}</strong>
                  )}{' '}
                  {result.note ? (
                    <span class="quiet break">
                      <Say text={result.note} />
                    </span>
                  ) : null}
                </p>
                {result.contact ? (
                  <p class="quiet break">
                    {result.contact.phone ? (
                      <PhoneLink phone={result.contact.phone} />
                    ) : (
                      words.noPhone
                    )}
                    {' · '}
                    {result.contact.email ?? words.noMail}
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        </Panel>
      ))}
    </ConsoleMain>
  );
}
