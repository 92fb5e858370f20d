import { Say, useWords } from '../language.tsx';
import { Form } from '../parts/form.tsx';
import { Main } from '../parts/main.tsx';
import { Moment, Panel } from '../parts/panel.tsx';
import { Table } from '../parts/table.tsx';
import type { InboxView } from '../views.ts';
import { sharingWords } from '../words/sharing.ts';

/** Everything that waits for a person, alliance after alliance. Per task POST `mailLink.action`. */
export function InboxPage({ view }: { readonly view: InboxView }) {
  const words = useWords(sharingWords);
  return (
    <Main>
      <h1>{words.inboxTitle}</h1>
      <p class="lead">{words.inboxLead(view.name)}</p>
      {view.alliances.map((alliance, index) => (
        <Panel
          key={index}
          title={<Say text={alliance.name} />}
          icon="inbox"
          aside={
            alliance.consoleUrl ? <a href={alliance.consoleUrl}>{words.toConsole}</a> : undefined
          }
        >
          <Table
            caption={words.inboxTitle}
            columns={[words.matter, words.since, words.act]}
            empty={words.inboxEmpty}
            rows={alliance.tasks.map((task) => [
              <>
                {task.url ? (
                  <a href={task.url}>
                    <Say text={task.title} />
                  </a>
                ) : (
                  <Say text={task.title} />
                )}
                <span class="quiet block-line break">{task.about}</span>
                {task.note ? (
                  <span class="quiet block-line">
                    <Say text={task.note} />
                  </span>
                ) : null}
              </>,
              <Moment at={task.since} as="short" />,
              task.mailLink ? (
                <Form target={task.mailLink}>
                  <button class="button button-secondary" type="submit">
                    {words.mailLink}
                    <span class="visually-hidden"> · {task.about}</span>
                  </button>
                </Form>
              ) : task.url ? (
                <a class="button button-secondary" href={task.url}>
                  {words.act}
                  <span class="visually-hidden"> · {task.about}</span>
                </a>
              ) : null,
            ])}
          />
        </Panel>
      ))}
    </Main>
  );
}
