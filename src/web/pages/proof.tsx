import { reaches } from '../../domain/fraction.ts';
import { hashGroups } from '../format.ts';
import { Icon, type IconName } from '../icons.tsx';
import { Say, say, useLanguage, useWords } from '../language.tsx';
import { ProofCorrections } from '../parts/corrections.tsx';
import { Main } from '../parts/main.tsx';
import { Badge, Facts, Moment, Panel, type Tone } from '../parts/panel.tsx';
import { QuotedSources } from '../parts/sources.tsx';
import { Table } from '../parts/table.tsx';
import { VoteBar } from '../parts/vote-bar.tsx';
import type { BallotResult, ProofView } from '../views.ts';
import { proofWords } from '../words/proof.ts';
import { terms } from '../words/terms.ts';

const LOOKS: Readonly<Record<BallotResult, { tone: Tone; icon: IconName }>> = {
  passed: { tone: 'good', icon: 'check' },
  failed: { tone: 'bad', icon: 'cross' },
  'no-valid-resolution': { tone: 'amber', icon: 'dash' },
  'to-be-confirmed': { tone: 'amber', icon: 'warning' },
  'put-off': { tone: 'plain', icon: 'info' },
};

/** 计票说明 of a closed ballot, for the screen and for paper. No form: links `recordUrl`, `backUrl`. */
export function ProofPage({ view }: { readonly view: ProofView }) {
  const words = useWords(proofWords);
  const common = useWords(terms);
  const lang = useLanguage();
  const look = LOOKS[view.result];
  return (
    <Main>
      <div class="proof-head">
        <p class="above break">
          {words.title} · {view.ballotNumber}
        </p>
        <h1 class="break">
          <Say text={view.title} />
        </h1>
        <p class="quiet">
          <Say text={view.body} /> · <Say text={view.held} /> · {words.closed}{' '}
          <Moment at={view.closedAt} />
        </p>
        <p class={`proof-result proof-${look.tone}`}>
          <Icon name={look.icon} />
          <strong>{common.result[view.result]}</strong>
        </p>
      </div>
      <ProofCorrections view={view} />
      <Panel title={words.formulaTitle} icon="ballot">
        <p class="panel-lead">{words.formulaLead}</p>
        <VoteBar view={view} />
        <Legend view={view} />
        <Formula view={view} />
        <Quorum view={view} />
      </Panel>
      <Panel title={words.counts} icon="list">
        <Table
          caption={words.counts}
          columns={[words.choice, words.total, words.channels]}
          empty={common.none}
          rows={view.counts.map((row) => [
            common.count[row.choice],
            <strong class="number">{row.count}</strong>,
            row.channels.length === 0
              ? '—'
              : row.channels
                  .map(({ channel, count }) => words.channelCount(common.channel[channel], count))
                  .join(lang === 'zh' ? '，' : ', '),
          ])}
        />
      </Panel>
      <Electorate view={view} />
      <Records view={view} />
      <Panel title={words.rules} icon="document">
        <p class="panel-lead">{words.rulesLead}</p>
        <Facts
          facts={view.rules.map((rule) => ({
            label: rule.rule,
            value: (
              <>
                <strong>
                  <Say text={rule.value} />
                </strong>
                <QuotedSources sources={rule.sources} />
              </>
            ),
          }))}
        />
      </Panel>
      <Panel title={words.recompute} icon="shield">
        <p>{words.recomputeText}</p>
        <Facts
          facts={[
            { label: words.case, value: <span class="break">{view.caseNumber}</span> },
            { label: words.body, value: <Say text={view.body} /> },
            { label: words.held, value: <Say text={view.held} /> },
            { label: words.opened, value: <Moment at={view.openedAt} /> },
            { label: words.closed, value: <Moment at={view.closedAt} /> },
            { label: words.counted, value: <Moment at={view.countedAt} /> },
            {
              label: words.charter,
              value: words.charterVersion(say(lang, view.charter.name), view.charter.version),
            },
            {
              label: words.snapshot,
              value: <code class="hash">{hashGroups(view.snapshotHash)}</code>,
            },
          ]}
        />
        {view.recordUrl ? (
          <p class="screen-only">
            <a class="button button-secondary" href={view.recordUrl}>
              <Icon name="download" />
              {words.record}
            </a>
          </p>
        ) : null}
      </Panel>
      <div class="actions screen-only">
        {view.backUrl ? (
          <a class="button button-quiet" href={view.backUrl}>
            <Icon name="back" />
            {words.back}
          </a>
        ) : null}
      </div>
      <p class="quiet screen-only with-icon">
        <Icon name="print" />
        <span>{words.print}</span>
      </p>
    </Main>
  );
}

function Legend({ view }: { readonly view: ProofView }) {
  const common = useWords(terms);
  return (
    <ul class="legend">
      {view.counts.map(({ choice, count }) => (
        <li key={choice}>
          <svg class="swatch" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
            <rect class={`vote vote-${choice}`} x="0.5" y="0.5" width="11" height="11" rx="2" />
          </svg>
          {common.count[choice]} <strong class="number">{count}</strong>
        </li>
      ))}
    </ul>
  );
}

function Formula({ view }: { readonly view: ProofView }) {
  const words = useWords(proofWords);
  const { threshold, votesFor, base } = view;
  const met = reaches(threshold, votesFor, base.count);
  const asked = threshold.inclusive ? '≥' : '>';
  const opposite = threshold.inclusive ? '<' : '≤';
  const right = threshold.num * base.count;
  const product = threshold.num === 1 ? `${right}` : `${right} = ${threshold.num} × ${base.count}`;
  return (
    <div class={`formula formula-${met ? 'met' : 'missed'}`}>
      <p class="formula-line">
        {threshold.den} × {votesFor} = {threshold.den * votesFor} {met ? asked : opposite} {product}
      </p>
      <p class="formula-words">
        {words.formulaWords(threshold.den, votesFor, threshold.num, base.count)}
      </p>
      <dl class="formula-facts">
        <div>
          <dt>{words.threshold}</dt>
          <dd>
            <Say text={threshold.label} />{' '}
            <Badge tone={met ? 'good' : 'bad'}>{met ? words.met : words.notMet}</Badge>
          </dd>
        </div>
        <div>
          <dt>{words.base}</dt>
          <dd>
            {base.count} · <Say text={base.label} />
          </dd>
        </div>
      </dl>
    </div>
  );
}

function Quorum({ view }: { readonly view: ProofView }) {
  const words = useWords(proofWords);
  const { quorum } = view;
  if (!quorum) {
    return (
      <p class="quorum">
        <strong>{words.quorum}</strong> <span class="quiet">{words.noQuorum}</span>
      </p>
    );
  }
  const met = reaches(quorum, quorum.present, quorum.of);
  const asked = quorum.inclusive ? '≥' : '>';
  const opposite = quorum.inclusive ? '<' : '≤';
  return (
    <div class="quorum">
      <p>
        <strong>{words.quorum}</strong> <Say text={quorum.label} />{' '}
        <Badge tone={met ? 'good' : 'bad'}>{met ? words.met : words.notMet}</Badge>
      </p>
      <p class="quiet">
        {words.quorumPresent(quorum.present, quorum.of)}{' '}
        <span class="number">
          {quorum.den} × {quorum.present} = {quorum.den * quorum.present} {met ? asked : opposite}{' '}
          {quorum.num * quorum.of}
        </span>
      </p>
      {quorum.mode === 'advise' && !met ? <p class="quiet">{words.quorumAdvise}</p> : null}
    </div>
  );
}

function Records({ view }: { readonly view: ProofView }) {
  const words = useWords(proofWords);
  const common = useWords(terms);
  if (view.records.length === 0) return null;
  return (
    <Panel title={words.onBehalf} icon="document">
      <p class="panel-lead">{words.onBehalfLead}</p>
      <Table
        caption={words.onBehalf}
        columns={[words.recordNumber, words.entered, words.checked, words.evidence]}
        empty={common.none}
        rows={view.records.map((record) => [
          <>
            {record.number}
            <span class="quiet block-line">
              {common.channel[record.channel]}
              {record.voter ? ` · ${record.voter}` : ''}
            </span>
            {record.objected ? <span class="block-line">{words.objected}</span> : null}
          </>,
          <>
            {record.enteredBy}
            <span class="quiet block-line">
              <Moment at={record.enteredAt} as="short" />
            </span>
          </>,
          <>
            {record.checkedBy}
            <span class="quiet block-line">
              <Moment at={record.checkedAt} as="short" />
            </span>
          </>,
          record.evidence.map((hash, index) => (
            <code key={index} class="hash block-line">
              {hashGroups(hash)}
            </code>
          )),
        ])}
      />
    </Panel>
  );
}

function Electorate({ view }: { readonly view: ProofView }) {
  const words = useWords(proofWords);
  const lang = useLanguage();
  const common = useWords(terms);
  return (
    <Panel title={words.electorate} icon="people">
      <p class="panel-lead">
        {words.electorateLead} {words.recused(view.recused)}
      </p>
      <Table
        caption={words.electorate}
        columns={[words.office, words.holder, words.vote, words.channel]}
        empty={common.none}
        rows={view.seats.map((seat) => [
          <Say text={seat.office} />,
          seat.holder ?? <span class="quiet">{words.vacant}</span>,
          <>
            {seat.choice ? common.choice[seat.choice] : words.standing[seat.standing]}
            {seat.note ? (
              <span class="quiet block-line">
                <Say text={seat.note} />
              </span>
            ) : null}
          </>,
          seat.channel ? common.channel[seat.channel] : '—',
        ])}
      />
      {view.guests && view.guests.length > 0 ? (
        <p>
          <strong>{words.guests}</strong>{' '}
          <span class="break">{view.guests.join(lang === 'zh' ? '、' : ', ')}</span>
        </p>
      ) : null}
    </Panel>
  );
}
