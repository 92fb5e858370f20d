import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { Form, SubmitButton } from '../parts/form.tsx';
import { Badge, Panel } from '../parts/panel.tsx';
import { Sources } from '../parts/sources.tsx';
import { Table } from '../parts/table.tsx';
import type { RepresentativesView } from '../views.ts';
import { representativesWords } from '../words/representatives.ts';

/** Who sits for which unit, and for which nobody does. POST `rows[].link.action`: mails the unit its link. */
export function RepresentativesPage({ view }: { readonly view: RepresentativesView }) {
  const words = useWords(representativesWords);
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.title}</h1>
      <p class="lead">
        {words.lead} <Sources sources={view.sources} />
      </p>
      <p class="links-row">
        <a href={view.peopleUrl}>{words.people}</a>
        <a href={view.newPersonUrl}>{words.newPerson}</a>
      </p>
      <Panel title={words.title} icon="people">
        <Table
          caption={words.title}
          columns={[words.unit, words.seat, words.holder, words.link]}
          empty={words.none}
          rows={view.rows.map((row) => [
            <>
              {row.unitUrl ? (
                <a class="break" href={row.unitUrl}>
                  {row.unit}
                </a>
              ) : (
                <span class="break">{row.unit}</span>
              )}
              <span class="quiet block-line">
                <Say text={row.class} />
              </span>
            </>,
            <Say text={row.seat} />,
            row.holder ? (
              <>
                <a href={row.holder.url}>{row.holder.name}</a>
                <span class="quiet block-line">{words.since(row.holder.since)}</span>
              </>
            ) : (
              <Badge tone="amber">{words.nobody}</Badge>
            ),
            row.link ? (
              <Form target={row.link} label={`${words.send} ${row.unit}`}>
                <SubmitButton action="send" look="secondary">
                  {words.send}
                  <span class="visually-hidden"> {row.unit}</span>
                </SubmitButton>
              </Form>
            ) : (
              <span class="quiet">{words.noAddress}</span>
            ),
          ])}
        />
      </Panel>
    </ConsoleMain>
  );
}
