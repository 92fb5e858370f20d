import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { Badge, Moment, Panel } from '../parts/panel.tsx';
import { Table } from '../parts/table.tsx';
import type { RecordListView, RecordRow } from '../views.ts';
import { recordWords } from '../words/record.ts';
import { terms } from '../words/terms.ts';
import { RECORD_TONES } from './record.tsx';

/** Records: those that wait for a second person first, then the latest. */
export function RecordListPage({ view }: { readonly view: RecordListView }) {
  const words = useWords(recordWords);
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.listTitle}</h1>
      <p>
        <a href={view.entriesUrl}>{words.toEntries}</a>
      </p>
      <Panel title={words.waiting} icon="clock">
        <Records rows={view.waiting} caption={words.waiting} empty={words.waitingEmpty} />
      </Panel>
      <Panel title={words.latest} icon="list">
        <Records rows={view.others} caption={words.latest} empty={words.latestEmpty} />
      </Panel>
    </ConsoleMain>
  );
}

function Records({
  rows,
  caption,
  empty,
}: {
  readonly rows: readonly RecordRow[];
  readonly caption: string;
  readonly empty: string;
}) {
  const words = useWords(recordWords);
  const common = useWords(terms);
  return (
    <Table
      caption={caption}
      columns={[words.what, words.by, words.state]}
      empty={empty}
      rows={rows.map((row) => [
        <>
          <a class="break" href={row.url}>
            <Say text={row.kind} />
            {' · '}
            <Say text={row.about} />
          </a>
          <span class="quiet block-line">
            {row.number} · {common.channel[row.channel]}
          </span>
        </>,
        <>
          <Say text={row.recordedBy} />
          <span class="quiet block-line">
            <Moment at={row.recordedAt} as="short" />
          </span>
        </>,
        <>
          <Badge tone={RECORD_TONES[row.state]}>{words.states[row.state]}</Badge>
          {row.own && row.state === 'waiting' ? (
            <span class="quiet block-line">{words.own}</span>
          ) : null}
        </>,
      ])}
    />
  );
}
