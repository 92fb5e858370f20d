import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { SelectField, TextArea } from '../parts/fields.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Badge, Moment, Panel } from '../parts/panel.tsx';
import { Sources } from '../parts/sources.tsx';
import { Table } from '../parts/table.tsx';
import type { HandOverAllView } from '../views.ts';
import { peopleWords } from '../words/people.ts';

/** 离岗交接. GET `choose.action` with `to`; POST `form.action` with `reason`, `to` and every `task` shown, `action` = `hand-over`. */
export function HandOverAllPage({ view }: { readonly view: HandOverAllView }) {
  const words = useWords(peopleWords);
  const going = view.tasks.filter((task) => task.can).length;
  return (
    <ConsoleMain nav={view.nav}>
      <p class="above">
        <a href={view.back.url}>
          <Say text={view.back.label} />
        </a>
      </p>
      <h1 class="break">{words.handOverTitle(view.name)}</h1>
      <p class="lead">
        {words.handOverLead} <Sources sources={view.sources} />
      </p>
      <ErrorSummary problems={[{ name: 'reason', text: view.problem }]} />
      <Form target={view.choose} method="get">
        <div class="filter">
          <SelectField
            field={{ name: 'to', label: words.to }}
            value={view.to}
            options={view.people.map(({ id, label }) => ({ value: id, label }))}
            first={words.choosePerson}
          />
          <button class="button button-primary" type="submit">
            {words.showList}
          </button>
        </div>
      </Form>
      <Panel title={words.listTitle} icon="list">
        <Table
          caption={words.listTitle}
          columns={[words.matter, words.since, words.can]}
          empty={words.listEmpty}
          rows={view.tasks.map((task) => [
            <>
              <Say text={task.title} />
              <span class="quiet block-line break">{task.about}</span>
            </>,
            <Moment at={task.since} as="short" />,
            <>
              <Badge tone={task.can ? 'good' : 'plain'}>{task.can ? words.yes : words.no}</Badge>
              <span class="quiet block-line">
                <Say text={task.note} />
              </span>
            </>,
          ])}
        />
        {view.form && going > 0 ? (
          <Form target={view.form}>
            {view.taskIds.map((id) => (
              <input key={id} type="hidden" name="task" value={id} />
            ))}
            <TextArea
              field={{ name: 'reason', label: words.reason, problem: view.problem }}
              value={view.reason}
              rows={2}
              maxLength={1000}
            />
            <div class="actions">
              <SubmitButton action="hand-over">{words.submitHandOver(going)}</SubmitButton>
            </div>
          </Form>
        ) : null}
      </Panel>
    </ConsoleMain>
  );
}
