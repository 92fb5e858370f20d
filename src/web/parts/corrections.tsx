import { Say, useWords } from '../language.tsx';
import type { CorrectionRow, ProofView } from '../views.ts';
import { correctionWords } from '../words/correction.ts';
import { recordWords } from '../words/record.ts';
import { terms } from '../words/terms.ts';
import { Badge, Callout, Moment, Panel } from './panel.tsx';
import { Table } from './table.tsx';

/** The corrections of a case; nothing where there are none and none can be entered. */
export function CaseCorrections({
  rows,
  underway,
  enterUrl,
}: {
  readonly rows: readonly CorrectionRow[];
  readonly underway: boolean;
  readonly enterUrl?: string | undefined;
}) {
  const words = useWords(correctionWords);
  const records = useWords(recordWords);
  const common = useWords(terms);
  if (rows.length === 0 && !enterUrl) return null;
  return (
    <Panel
      title={words.panel}
      icon="edit"
      aside={enterUrl ? <a href={enterUrl}>{words.enter}</a> : undefined}
    >
      {underway ? (
        <Callout tone="amber" icon="warning" title={words.underway}>
          <p>{words.underwayText}</p>
        </Callout>
      ) : null}
      {rows.length === 0 ? <p class="empty">{words.panelNone}</p> : null}
      <ul class="entries">
        {rows.map((row) => (
          <li key={row.number}>
            <p class="entry-when">
              <Moment at={row.at} /> · <a href={row.url}>{row.number}</a>
            </p>
            <p>
              <strong>
                <Say text={row.what} />
              </strong>{' '}
              <Badge tone={row.state === 'counted' ? 'jade' : 'plain'}>
                {row.came ? <Say text={row.came} /> : records.states[row.state]}
              </Badge>
            </p>
            {row.results ? (
              <p>
                <span class="quiet">{words.before} </span>
                {common.result[row.results[0]]} → <span class="quiet">{words.after} </span>
                {common.result[row.results[1]]}
              </p>
            ) : null}
            <p class="lines">
              <span class="quiet">{words.reason} </span>
              {row.reason}
            </p>
            <p class="quiet">
              {words.by} <Say text={row.by} />
              {row.checkedBy ? (
                <>
                  {' · '}
                  {words.checkedBy} <Say text={row.checkedBy} />
                </>
              ) : null}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Both tallies of each correction side by side, on the proof sheet. */
export function ProofCorrections({ view }: { readonly view: ProofView }) {
  const words = useWords(correctionWords);
  const common = useWords(terms);
  if (view.corrections.length === 0) return null;
  return (
    <Panel title={words.beforeAfter} icon="edit" tone="amber">
      <p class="panel-lead">{words.beforeAfterLead}</p>
      {view.corrections.map((correction) => (
        <div key={correction.number} class="stack">
          <p>
            <strong>{correction.number}</strong> · <Moment at={correction.at} />
          </p>
          <p>
            {correction.what === 'sheet' ? (
              words.wholeSheet
            ) : (
              <>
                <span class="quiet">{words.voter} </span>
                {correction.voter ?? words.secret}
              </>
            )}
            {correction.counts ? ` · ${words.counts[correction.counts]}` : ''}
          </p>
          <p class="lines">
            <span class="quiet">{words.reason} </span>
            {correction.reason}
          </p>
          <Table
            caption={`${words.beforeAfter} ${correction.number}`}
            columns={[words.row, words.before, words.after]}
            empty=""
            rows={comparison(correction, words, common)}
          />
        </div>
      ))}
    </Panel>
  );
}

function comparison(
  { before, after }: ProofView['corrections'][number],
  words: (typeof correctionWords)['zh'],
  common: (typeof terms)['zh'],
) {
  const choices = ['for', 'against', 'abstain', 'invalid'] as const;
  const missing = ({ votes }: typeof before) =>
    votes.electors - votes.for - votes.against - votes.abstain - votes.invalid;
  return [
    ...choices.map((choice) => [common.count[choice], before.votes[choice], after.votes[choice]]),
    [common.count['not-voted'], missing(before), missing(after)],
    [words.base, before.base, after.base],
    [words.needed, before.needed ?? '—', after.needed ?? '—'],
    [
      words.result,
      <strong>{common.result[before.result]}</strong>,
      <strong>{common.result[after.result]}</strong>,
    ],
  ];
}
