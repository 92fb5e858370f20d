import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { Facts, Moment, Panel } from '../parts/panel.tsx';
import { Sources } from '../parts/sources.tsx';
import { Table } from '../parts/table.tsx';
import type { ParticipationListView, ParticipationView } from '../views.ts';
import { participationWords } from '../words/participation.ts';

/** Whose clock runs out soon, what was held, and every member's ledger. */
export function ParticipationListPage({ view }: { readonly view: ParticipationListView }) {
  const words = useWords(participationWords);
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <Panel title={words.soon} icon="clock">
        <Table
          caption={words.soon}
          columns={[words.name, words.since, words.ends, words.state]}
          empty={words.soonEmpty}
          rows={view.soon.map((row) => [
            <a class="break" href={row.url}>
              {row.name}
            </a>,
            row.since,
            row.ends,
            words.states[row.state],
          ])}
        />
      </Panel>
      <Panel title={words.activities} icon="people">
        <p>
          <a href={view.activityUrl}>{words.enterActivity}</a>
        </p>
        <Table
          caption={words.activities}
          columns={[words.what, words.day, words.source]}
          empty={words.activitiesEmpty}
          rows={view.activities.map((row) => [
            <>
              {row.name}
              <span class="quiet block-line">
                <Say text={row.kind} />
              </span>
            </>,
            row.day,
            row.struck ? (
              words.struckShort
            ) : (
              <>
                <a href={row.recordUrl}>{words.source}</a> ·{' '}
                <a href={row.correctUrl}>
                  {words.correct}
                  <span class="visually-hidden"> {row.name}</span>
                </a>{' '}
                ·{' '}
                <a href={row.strikeUrl}>
                  {words.strikeActivity}
                  <span class="visually-hidden"> {row.name}</span>
                </a>
              </>
            ),
          ])}
        />
      </Panel>
      <Panel title={words.members} icon="building">
        {view.members.length === 0 ? <p class="empty">{words.membersEmpty}</p> : null}
        <ul class="outcomes">
          {view.members.map((member) => (
            <li key={member.url}>
              <a class="break" href={member.url}>
                {member.name}
              </a>
            </li>
          ))}
        </ul>
      </Panel>
    </ConsoleMain>
  );
}

/** One member's clock and ledger. */
export function ParticipationPage({ view }: { readonly view: ParticipationView }) {
  const words = useWords(participationWords);
  const { clock } = view;
  return (
    <ConsoleMain nav={view.nav}>
      <p class="above">
        <a href={view.listUrl}>{words.title}</a>
      </p>
      <h1 class="break">{view.name}</h1>
      {clock ? (
        <Panel title={words.clock} icon="clock">
          <Facts
            facts={[
              { label: words.state, value: <strong>{words.states[clock.state]}</strong> },
              { label: words.since, value: clock.since },
              { label: words.because, value: <Say text={clock.because} /> },
              { label: words.ends, value: <Moment at={clock.ends} as="day" /> },
              {
                label: words.warnings,
                value: clock.warnings.map((at, index) => (
                  <span key={index} class="block-line">
                    <Moment at={at} as="day" />
                  </span>
                )),
              },
            ]}
          />
          <Sources sources={clock.sources} />
        </Panel>
      ) : null}
      <Panel title={words.ledger} icon="list">
        <p>
          <a href={view.enterUrl}>{words.enter}</a>
          {[...view.notices, ...view.corrections].map(({ url, label }) => (
            <span key={url}>
              {' · '}
              <a href={url}>
                <Say text={label} />
              </a>
            </span>
          ))}
        </p>
        <Table
          caption={words.ledger}
          columns={[words.day, words.what, words.source]}
          empty={words.ledgerEmpty}
          rows={view.entries.map((entry) => [
            entry.day,
            <>
              <Say text={entry.kind} />
              <span class="quiet block-line break">
                <Say text={entry.what} />
              </span>
              {entry.struck === undefined ? null : (
                <span class="block-line">{words.struck(entry.struck)}</span>
              )}
            </>,
            <>
              {entry.source.url ? (
                <a href={entry.source.url}>
                  <Say text={entry.source.label} />
                </a>
              ) : (
                <Say text={entry.source.label} />
              )}
              {entry.struck === undefined ? (
                <>
                  {' · '}
                  <a href={entry.strikeUrl}>
                    {words.strike}
                    <span class="visually-hidden"> {entry.day}</span>
                  </a>
                </>
              ) : null}
            </>,
          ])}
        />
      </Panel>
      <Panel title={words.cases} icon="document">
        {view.cases.length === 0 ? <p class="empty">{words.casesEmpty}</p> : null}
        <ul class="outcomes">
          {view.cases.map((one) => (
            <li key={one.url}>
              <a href={one.url}>
                <Say text={one.label} />
              </a>
            </li>
          ))}
        </ul>
      </Panel>
    </ConsoleMain>
  );
}
