import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { Panel } from '../parts/panel.tsx';
import type { EntriesView } from '../views.ts';
import { recordWords } from '../words/record.ts';

/** What can be registered, each with the way to its form. */
export function EntriesPage({ view }: { readonly view: EntriesView }) {
  const words = useWords(recordWords);
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.entriesTitle}</h1>
      <p class="lead">{words.entriesLead}</p>
      <p>
        {words.waitingCount(view.waiting)} · <a href={view.listUrl}>{words.toList}</a>
      </p>
      {view.groups.map((group, index) => (
        <Panel key={index} title={<Say text={group.title} />} icon="upload">
          <p class="panel-lead">
            <Say text={group.lead} />
          </p>
          {group.links.length === 0 ? (
            <p class="empty">
              <Say text={group.empty} />
            </p>
          ) : null}
          <ul class="outcomes">
            {group.links.map((link) => (
              <li key={link.url}>
                <a class="break" href={link.url}>
                  <Say text={link.label} />
                </a>
                {link.note ? (
                  <span class="quiet block-line">
                    <Say text={link.note} />
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </Panel>
      ))}
    </ConsoleMain>
  );
}
