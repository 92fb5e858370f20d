import { Say, useLanguage, useWords } from '../language.tsx';
import { day } from '../format.ts';
import { ConsoleMain } from '../parts/console-main.tsx';
import { Form, SubmitButton } from '../parts/form.tsx';
import { Badge, Callout, Moment, Panel, ViewFacts } from '../parts/panel.tsx';
import { Table } from '../parts/table.tsx';
import type { ActionLink, PersonView, VersionView } from '../views.ts';
import { peopleWords } from '../words/people.ts';

type Shown = { readonly view: PersonView };

/**
 * A person with every version, office, task, substitute and link. Forms: `substitutes[].end`, `links[].revoke`
 * and `links[].fresh` (POST, `action` = `end` | `revoke` | `fresh`).
 */
export function PersonPage({ view }: Shown) {
  const words = useWords(peopleWords);
  return (
    <ConsoleMain nav={view.nav}>
      <div class="case-head">
        <p class="above">
          <a href={view.listUrl}>{words.title}</a>
        </p>
        <h1 class="break">{view.name}</h1>
        <p class="case-line">{view.title}</p>
        <Actions actions={view.actions} />
      </div>
      <RecordsWaiting records={view.records} />
      <div class="case-columns">
        <div class="case-main">
          <Versions versions={view.versions} />
          <Tasks view={view} />
          <Links view={view} />
        </div>
        <div class="case-side">
          <Offices view={view} />
          <Substitutes view={view} />
        </div>
      </div>
    </ConsoleMain>
  );
}

export function Actions({ actions }: { readonly actions: readonly ActionLink[] }) {
  if (actions.length === 0) return null;
  return (
    <p class="link-row">
      {actions.map((action) => (
        <a key={action.url} class="button button-secondary" href={action.url}>
          <Say text={action.label} />
        </a>
      ))}
    </p>
  );
}

export function RecordsWaiting({
  records,
}: {
  readonly records: readonly {
    readonly url: string;
    readonly label: PersonView['title'] | VersionView['evidence'];
  }[];
}) {
  const words = useWords(peopleWords);
  if (records.length === 0) return null;
  return (
    <Callout tone="amber" icon="clock" title={words.waiting}>
      <ul class="outcomes">
        {records.map((record) => (
          <li key={record.url}>
            <a href={record.url}>
              <Say text={record.label} />
            </a>
          </li>
        ))}
      </ul>
    </Callout>
  );
}

export function Versions({ versions }: { readonly versions: readonly VersionView[] }) {
  const words = useWords(peopleWords);
  const lang = useLanguage();
  const [latest, ...earlier] = versions;
  if (!latest) return null;
  return (
    <Panel title={words.versions} icon="document">
      <p class="panel-lead">{words.versionsLead}</p>
      <Version version={latest} />
      {earlier.map((version) => (
        <details key={version.from} class="more">
          <summary>{words.from(day(lang, version.from))}</summary>
          <Version version={version} />
        </details>
      ))}
    </Panel>
  );
}

function Version({ version }: { readonly version: VersionView }) {
  const words = useWords(peopleWords);
  const lang = useLanguage();
  return (
    <>
      <p>
        <Badge tone="plain">{words.from(day(lang, version.from))}</Badge>{' '}
        <span class="quiet">
          {words.evidence}{' '}
          {version.evidenceUrl ? (
            <a href={version.evidenceUrl}>
              <Say text={version.evidence} />
            </a>
          ) : (
            <Say text={version.evidence} />
          )}
          {version.enteredBy ? (
            <>
              {' · '}
              {words.enteredBy} <Say text={version.enteredBy} />
            </>
          ) : null}
        </span>
      </p>
      <ViewFacts facts={version.facts} />
    </>
  );
}

function Offices({ view }: Shown) {
  const words = useWords(peopleWords);
  return (
    <Panel title={words.seats} icon="people">
      {view.offices.length === 0 ? <p class="empty">{words.seatsEmpty}</p> : null}
      <ul class="outcomes">
        {view.offices.map((office, index) => (
          <li key={index}>
            <Say text={office.name} />
            <span class="quiet block-line">
              <Moment at={office.from} as="day" />
              {words.since}
              {office.until === undefined ? null : (
                <>
                  {' '}
                  {words.until} <Moment at={office.until} as="day" />
                </>
              )}
              {' · '}
              {words.evidence} <Say text={office.evidence} />
            </span>
            {office.leaveUrl ? <a href={office.leaveUrl}>{words.leave}</a> : null}
            {office.corrections.map(({ url, label }) => (
              <span key={url} class="quiet">
                {' '}
                <a href={url}>
                  <Say text={label} />
                  <span class="visually-hidden">
                    {' '}
                    <Say text={office.name} />
                  </span>
                </a>
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Tasks({ view }: Shown) {
  const words = useWords(peopleWords);
  return (
    <Panel title={words.tasks} icon="inbox">
      <Table
        caption={words.tasks}
        columns={[words.matter, words.since]}
        empty={words.tasksEmpty}
        rows={view.tasks.map((task) => [
          <>
            <a href={task.url}>
              <Say text={task.title} />
            </a>
            <span class="quiet block-line break">{task.about}</span>
            <span class="quiet block-line">
              <Say text={task.state} />
            </span>
          </>,
          <Moment at={task.since} as="short" />,
        ])}
      />
    </Panel>
  );
}

function Substitutes({ view }: Shown) {
  const words = useWords(peopleWords);
  return (
    <Panel title={words.substitutes} icon="handOver">
      {view.substitutes.length === 0 ? <p class="empty">{words.substitutesEmpty}</p> : null}
      <ul class="outcomes">
        {view.substitutes.map((one, index) => (
          <li key={index}>
            <Say text={one.text} /> {one.now ? <Badge tone="good">{words.current}</Badge> : null}
            {one.ended === undefined ? null : <Badge tone="plain">{words.ended}</Badge>}
            <span class="quiet block-line">
              <Moment at={one.from} as="short" /> — <Moment at={one.until} as="short" />
            </span>
            <span class="quiet block-line">
              {words.evidence} {one.evidence}
            </span>
            {one.end ? (
              <Form target={one.end}>
                <SubmitButton action="end" look="quiet">
                  {words.endNow}
                </SubmitButton>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Links({ view }: Shown) {
  const words = useWords(peopleWords);
  return (
    <Panel title={words.links} icon="outside">
      <p class="panel-lead">{words.linksLead}</p>
      {view.links.length === 0 ? <p class="empty">{words.linksEmpty}</p> : null}
      <ul class="outcomes">
        {view.links.map((link, index) => (
          <li key={index}>
            <Say text={link.about} />{' '}
            <Badge tone={link.live ? 'good' : 'plain'}>
              <Say text={link.state} />
            </Badge>
            <span class="quiet block-line">
              {words.expires} <Moment at={link.expires} as="day" />
            </span>
            <div class="actions">
              {link.revoke ? (
                <Form target={link.revoke}>
                  <SubmitButton action="revoke" look="danger">
                    {words.revoke}
                  </SubmitButton>
                </Form>
              ) : null}
              {link.fresh ? (
                <Form target={link.fresh}>
                  <SubmitButton action="fresh" look="secondary">
                    {words.fresh}
                  </SubmitButton>
                </Form>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
