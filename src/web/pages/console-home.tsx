import { Icon, type IconName } from '../icons.tsx';
import { Say, say, useLanguage, useWords } from '../language.tsx';
import { DayOff, Due } from '../parts/due.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { Contacts } from '../parts/contacts.tsx';
import { ErrorSummary } from '../parts/form.tsx';
import { Moment, Panel } from '../parts/panel.tsx';
import { Returned } from '../parts/returned.tsx';
import { Table } from '../parts/table.tsx';
import type { ConsoleHomeView } from '../views.ts';
import { consoleWords } from '../words/console.ts';
import { terms } from '../words/terms.ts';
import { ProposalPanel, proposalProblems } from './proposal.tsx';
import { AlarmList } from './alarm-list.tsx';

/**
 * The secretariat's first page. Per body a form, POST `forVoting[].form.action`: `item` (case ids,
 * repeated), `reason`, `closesOn`, `closesTime`, `action` = `propose`.
 */
export function ConsoleHomePage({ view }: { readonly view: ConsoleHomeView }) {
  const words = useWords(consoleWords);
  const lang = useLanguage();
  const forVoting = view.forVoting.reduce((sum, body) => sum + body.items.length, 0);
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.hello}</h1>
      <ErrorSummary
        problems={view.forVoting.flatMap((body, index) => proposalProblems(body, index))}
      />
      <ul class="tiles">
        <Tile
          href="#mine"
          icon="edit"
          count={view.mine.length}
          label={words.tiles.mine}
          tone="jade"
        />
        <Tile
          href="#waiting"
          icon="clock"
          count={view.waiting.length}
          label={words.tiles.waiting}
          tone="plain"
        />
        <Tile
          href="#voting"
          icon="ballot"
          count={forVoting}
          label={words.tiles.forVoting}
          tone="violet"
        />
        <Tile
          href="#alarms"
          icon="bell"
          count={view.alarms.length}
          label={words.tiles.alarms}
          tone={view.alarms.length > 0 ? 'bad' : 'plain'}
        />
      </ul>
      <Mine view={view} />
      <div id="voting" class="stack">
        {view.forVoting.map((body, index) => (
          <ProposalPanel key={index} body={body} number={index} />
        ))}
        {view.forVoting.length === 0 ? (
          <Panel title={words.tiles.forVoting} icon="ballot">
            <p class="empty">{words.forVotingEmpty}</p>
          </Panel>
        ) : null}
      </div>
      <Panel title={words.rounds} icon="ballot">
        {view.rounds.length === 0 ? <p class="empty">{words.roundsEmpty}</p> : null}
        <ul class="round-cards">
          {view.rounds.map((round) => (
            <li key={round.number}>
              <p>
                <a href={round.url}>
                  {words.round} {round.number}
                </a>{' '}
                <span class="quiet">{say(lang, round.body)}</span>
              </p>
              <Returned returned={round.returned} entitled={round.entitled} />
              <RoundFoot round={round} />
            </li>
          ))}
        </ul>
      </Panel>
      <Waiting view={view} />
      <Panel title={words.alarms} icon="bell" id="alarms">
        <AlarmList alarms={view.alarms} empty={words.alarmsEmpty} />
      </Panel>
    </ConsoleMain>
  );
}

function RoundFoot({ round }: { readonly round: ConsoleHomeView['rounds'][number] }) {
  const common = useWords(terms);
  return (
    <p class="quiet">
      {common.items(round.items)} · {common.until} <Moment at={round.closesAt} as="short" />
      {round.dayOff ? <DayOff /> : null}
    </p>
  );
}

function Tile({
  href,
  icon,
  count,
  label,
  tone,
}: {
  readonly href: string;
  readonly icon: IconName;
  readonly count: number;
  readonly label: string;
  readonly tone: 'jade' | 'plain' | 'violet' | 'bad';
}) {
  return (
    <li class={`tile tile-${tone}`}>
      <a href={href}>
        <span class="tile-icon">
          <Icon name={icon} />
        </span>
        <span class="tile-count">{count}</span>
        <span class="tile-label">{label}</span>
      </a>
    </li>
  );
}

function Mine({ view }: { readonly view: ConsoleHomeView }) {
  const lang = useLanguage();
  const words = useWords(consoleWords);
  const common = useWords(terms);
  return (
    <Panel title={words.mine} icon="edit" id="mine">
      {view.mine.length === 0 ? <p class="empty">{words.mineEmpty}</p> : null}
      <ul class="tasks">
        {view.mine.map((task) => (
          <li key={task.url} class="task">
            <div class="task-words">
              <p class="task-title">
                <a class="break" href={task.url}>
                  <Say text={task.applicant} />
                </a>
              </p>
              <p class="quiet">
                <Say text={task.asked} /> · {task.caseNumber}
              </p>
            </div>
            <p class="task-since">
              <span class="quiet">{words.waited}</span> <strong>{common.days(task.days)}</strong>
              {task.due === undefined ? null : (
                <span class="quiet block-line">
                  {words.due} <Due deadline={task.due} as="short" />
                </span>
              )}
            </p>
            <a
              class="button button-primary"
              href={task.url}
              aria-label={`${words.open}: ${say(lang, task.applicant)}`}
            >
              {words.open}
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Waiting({ view }: { readonly view: ConsoleHomeView }) {
  const words = useWords(consoleWords);
  const common = useWords(terms);
  return (
    <Panel title={words.waiting} icon="clock" id="waiting">
      <Table
        caption={words.waiting}
        columns={[words.applicant, words.stage, words.who, words.waited]}
        empty={words.waitingEmpty}
        rows={view.waiting.map((row) => [
          <>
            <a class="break" href={row.url}>
              {row.applicant}
            </a>
            <span class="quiet block-line">{row.caseNumber}</span>
          </>,
          <>
            <Say text={row.stage} />
            {row.until === undefined ? null : (
              <span class="quiet block-line">
                {common.until} <Moment at={row.until} as="short" />
              </span>
            )}
          </>,
          <Contacts people={row.who} />,
          <>
            <strong>{common.days(row.days)}</strong>
            <span class="quiet block-line">{words.reminders(row.reminders)}</span>
          </>,
        ])}
      />
    </Panel>
  );
}
