import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { Form, SubmitButton } from '../parts/form.tsx';
import { Moment, Panel } from '../parts/panel.tsx';
import type { OrganisationView } from '../views.ts';
import { peopleWords } from '../words/people.ts';
import { Actions, RecordsWaiting, Versions } from './person.tsx';

/** An organisation with every version, its membership and the people it employs. */
export function OrganisationPage({ view }: { readonly view: OrganisationView }) {
  const words = useWords(peopleWords);
  return (
    <ConsoleMain nav={view.nav}>
      <div class="case-head">
        <p class="above">
          <a href={view.listUrl}>{words.title}</a>
        </p>
        <h1 class="break">{view.name}</h1>
        <Actions actions={view.actions} />
      </div>
      <RecordsWaiting records={view.records} />
      <div class="case-columns">
        <div class="case-main">
          <Versions versions={view.versions} />
        </div>
        <div class="case-side">
          <Memberships view={view} />
          <Panel title={words.employees} icon="people">
            {view.employees.length === 0 ? <p class="empty">{words.employeesEmpty}</p> : null}
            <ul class="outcomes">
              {view.employees.map((person) => (
                <li key={person.url}>
                  <a href={person.url}>{person.name}</a>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </div>
    </ConsoleMain>
  );
}

function Memberships({ view }: { readonly view: OrganisationView }) {
  const words = useWords(peopleWords);
  return (
    <Panel title={words.memberships} icon="check">
      {view.memberships.length === 0 ? <p class="empty">{words.membershipsEmpty}</p> : null}
      <ul class="outcomes">
        {view.memberships.map((membership, index) => (
          <li key={index}>
            <Say text={membership.class} />
            <span class="quiet block-line">
              <Say text={membership.since} />
              {membership.until === undefined ? null : (
                <>
                  {' '}
                  {words.until} <Moment at={membership.until} as="day" />
                </>
              )}
            </span>
            {(membership.classes ?? []).map((change) => (
              <span key={change.url} class="block-line">
                {change.day} · <Say text={change.from} /> →{' '}
                <a href={change.url}>
                  <Say text={change.to} />
                </a>
              </span>
            ))}
            <span class="block-line">
              {words.evidence}{' '}
              {membership.evidenceUrl ? (
                <a href={membership.evidenceUrl}>
                  <Say text={membership.evidence} />
                </a>
              ) : (
                <Say text={membership.evidence} />
              )}
            </span>
            {membership.link ? (
              <Form target={membership.link} label={words.sendLink}>
                <SubmitButton action="send" look="secondary">
                  {words.sendLink}
                </SubmitButton>
              </Form>
            ) : null}
            {membership.certificate ? (
              <span class="block-line">
                {words.certificate} <Say text={membership.certificate} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
