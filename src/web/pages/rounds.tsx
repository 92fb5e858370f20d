import { Icon } from '../icons.tsx';
import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { Badge, Moment, Panel } from '../parts/panel.tsx';
import { Table } from '../parts/table.tsx';
import type { RoundListView, RoundRow } from '../views.ts';
import { caseWords } from '../words/case.ts';
import { roundsWords } from '../words/rounds.ts';
import { sittingWords } from '../words/sitting.ts';

const TONES = {
  proposed: 'amber',
  convened: 'jade',
  open: 'violet',
  closed: 'good',
  declined: 'plain',
  'to-meeting': 'amber',
} as const;

/** Every vote and meeting, those under way first. No form. */
export function RoundListPage({ view }: { readonly view: RoundListView }) {
  const words = useWords(roundsWords);
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {view.toVote.map((body, index) => (
        <Panel
          key={index}
          icon="flow"
          title={
            <>
              {words.toVote} · <Say text={body.body} />
            </>
          }
          aside={<Badge tone="jade">{words.waiting(body.items)}</Badge>}
        >
          <div class="actions">
            <a class="button button-primary" href={body.proposeUrl}>
              <Icon name="ballot" />
              {words.propose}
            </a>
            <a class="button button-secondary" href={body.conveneUrl}>
              <Icon name="people" />
              {words.convene}
            </a>
          </div>
        </Panel>
      ))}
      <Panel title={words.current} icon="ballot">
        <Rounds rows={view.current} caption={words.current} empty={words.currentEmpty} />
      </Panel>
      <Panel title={words.past} icon="list">
        <Rounds rows={view.past} caption={words.past} empty={words.pastEmpty} />
      </Panel>
    </ConsoleMain>
  );
}

function Rounds({
  rows,
  caption,
  empty,
}: {
  readonly rows: readonly RoundRow[];
  readonly caption: string;
  readonly empty: string;
}) {
  const words = useWords(roundsWords);
  return (
    <Table
      caption={caption}
      columns={[words.what, words.when, words.state]}
      empty={empty}
      rows={rows.map((row) => [
        <>
          <a class="break" href={row.url}>
            <Say text={row.about} />
          </a>
          <span class="quiet block-line">
            <Say text={row.body} /> · {words.ways[row.way]} · {words.items(row.items)} ·{' '}
            {row.number}
          </span>
        </>,
        <>
          <Moment at={row.at} as="short" />
          <span class="quiet block-line">{row.way === 'meeting' ? words.meets : words.closes}</span>
        </>,
        <State row={row} />,
      ])}
    />
  );
}

function State({ row }: { readonly row: RoundRow }) {
  const words = useWords(roundsWords);
  const { roundState } = useWords(caseWords);
  const sitting = useWords(sittingWords);
  return (
    <>
      <Badge tone={TONES[row.state]}>
        {row.way === 'meeting' && row.state !== 'to-meeting'
          ? sitting.state[row.state]
          : roundState[row.state]}
      </Badge>
      {row.returned ? (
        <span class="quiet block-line">{words.returned(row.returned.count, row.returned.of)}</span>
      ) : null}
      {row.minutesUrl ? (
        <a class="block-line" href={row.minutesUrl}>
          {words.minutes}
        </a>
      ) : null}
    </>
  );
}
