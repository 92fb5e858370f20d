import { fileSize, hashGroups } from '../format.ts';
import { Say, say, useLanguage, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { EvidenceInput } from '../parts/evidence.tsx';
import { PickerField, SelectField } from '../parts/fields.tsx';
import { FileInput } from '../parts/files.tsx';
import { ErrorSummary, FieldProblem, Form, Hint, SubmitButton } from '../parts/form.tsx';
import { Badge, Callout, Facts, Moment, Panel, type Tone } from '../parts/panel.tsx';
import { Table } from '../parts/table.tsx';
import type {
  ImportStateShown,
  MissingContactsView,
  RosterImportView,
  RosterView,
} from '../views/roster.ts';
import { rosterWords } from '../words/roster.ts';

const TONES: Readonly<Record<ImportStateShown, Tone>> = {
  read: 'plain',
  'handed-in': 'amber',
  'turned-down': 'bad',
  running: 'violet',
  done: 'good',
};

const SPREADSHEETS =
  '.xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 名册导入导出. POST `form.action` as multipart: file `roster`. GET `export.form.action`: `day`, `what`. */
export function RosterPage({ view }: { readonly view: RosterView }) {
  const words = useWords(rosterWords);
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <ErrorSummary problems={[{ name: 'roster', text: view.problem }]} />
      <Form target={view.form} files label={words.upload}>
        <Panel title={words.upload} icon="upload" tone="jade">
          <div class={view.problem === undefined ? 'field' : 'field field-wrong'}>
            <p class="label">{words.file}</p>
            <Hint name="roster" text={words.fileHint} />
            <FieldProblem name="roster" text={view.problem} />
            <FileInput
              name="roster"
              label={words.file}
              hint={words.fileHint}
              problem={view.problem}
              multiple={false}
              accept={SPREADSHEETS}
              choose={words.choose}
            />
          </div>
          <div class="actions">
            <SubmitButton action="try">{words.tryIt}</SubmitButton>
            <a class="button button-secondary" href={view.templateUrl}>
              {words.template}
            </a>
          </div>
        </Panel>
      </Form>
      <Panel title={words.imports} icon="list">
        <Table
          caption={words.imports}
          columns={[words.importFile, words.importBy, words.importRows, words.importState]}
          empty={words.importsEmpty}
          rows={view.imports.map((one) => [
            <a class="break" href={one.url}>
              {one.fileName}
            </a>,
            <>
              <Say text={one.by} />
              <span class="quiet block-line">
                <Moment at={one.at} as="short" />
              </span>
            </>,
            one.rows,
            <Badge tone={TONES[one.state]}>{words.state[one.state]}</Badge>,
          ])}
        />
        <p>
          <a href={view.missing.url}>{words.missing(view.missing.count)}</a>
        </p>
      </Panel>
      <Form target={view.export.form} method="get" label={words.exportTitle}>
        <Panel title={words.exportTitle} icon="document">
          <p class="panel-lead">{words.exportLead}</p>
          <div class="side-by-side">
            <PickerField
              field={{ name: 'day', label: words.day }}
              value={view.export.day}
              type="date"
            />
            <SelectField
              field={{ name: 'what', label: words.what }}
              value=""
              first={words.all}
              options={(['members', 'people', 'offices'] as const).map((value) => ({
                value,
                label: words.sheets[value],
              }))}
            />
          </div>
          <div class="actions">
            <button class="button button-secondary" type="submit">
              {words.download}
            </button>
          </div>
        </Panel>
      </Form>
    </ConsoleMain>
  );
}

/** One file: its dry run, how far it has come, and its report. POST `handIn.form.action` as multipart: `evidence`. */
export function RosterImportPage({ view }: { readonly view: RosterImportView }) {
  const words = useWords(rosterWords);
  const after = view.state === 'done';
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{after ? words.report : words.dryRun}</h1>
      <ErrorSummary problems={[{ name: 'evidence', text: view.handIn?.evidence.problem }]} />
      <Standing view={view} />
      <ul class="tiles tiles-counts">
        {(['added', 'changed', 'same', 'attention', 'refused'] as const).map((one) => (
          <li
            key={one}
            class={`tile tile-${one === 'refused' && view.counts[one] > 0 ? 'bad' : 'plain'}`}
          >
            <span class="tile-still">
              <span class="tile-count">{view.counts[one]}</span>
              <span class="tile-label">{words.counts[after ? 'done' : 'planned'][one]}</span>
            </span>
          </li>
        ))}
      </ul>
      {view.refusedUrl ? (
        <p>
          <a href={view.refusedUrl}>{words.refusedDownload}</a>
        </p>
      ) : null}
      <Findings view={view} />
      {view.handIn ? (
        <Form target={view.handIn.form} files label={words.handInTitle}>
          <Panel title={words.handInTitle} icon="edit" tone="jade">
            <p class="panel-lead">{words.handInLead}</p>
            <EvidenceInput field={view.handIn.evidence} />
            <div class="actions">
              <SubmitButton action="hand-in">{words.handIn}</SubmitButton>
            </div>
          </Panel>
        </Form>
      ) : null}
      <FileFacts view={view} />
      <AllRows view={view} />
      <p>
        <a href={view.listUrl}>{words.back}</a>
      </p>
    </ConsoleMain>
  );
}

function Standing({ view }: { readonly view: RosterImportView }) {
  const words = useWords(rosterWords);
  const lead = {
    read: words.dryRunLead,
    'handed-in': words.handedInLead,
    'turned-down': words.turnedDownLead,
    running: words.runningLead,
    done: words.doneLead,
  }[view.state];
  return (
    <Callout
      tone={TONES[view.state]}
      icon={view.state === 'done' ? 'check' : 'info'}
      title={words.state[view.state]}
    >
      <p>{lead}</p>
      {view.progress ? (
        <p>
          <progress
            value={view.progress.done}
            max={view.progress.total}
            aria-label={words.importState}
          />{' '}
          {words.progress(view.progress.done, view.progress.total)}
        </p>
      ) : null}
      {view.record ? (
        <p>
          {words.record} <a href={view.record.url}>{view.record.number}</a>
        </p>
      ) : null}
    </Callout>
  );
}

function Findings({ view }: { readonly view: RosterImportView }) {
  const words = useWords(rosterWords);
  const lang = useLanguage();
  return (
    <Panel title={words.findings} icon="warning">
      <Table
        caption={words.findings}
        columns={[words.place, words.column, words.found, words.todo]}
        empty={words.findingsEmpty}
        rows={view.findings.map((finding) => [
          <>
            {words.row(say(lang, finding.sheet), finding.row)}
            <span class="quiet block-line break">{finding.name}</span>
          </>,
          <Say text={finding.column} />,
          finding.found === '' ? (
            <span class="quiet">{words.blank}</span>
          ) : (
            <span class="break">{finding.found}</span>
          ),
          <>
            <Badge tone={finding.refused ? 'bad' : 'amber'}>
              {finding.refused ? words.refusedRow : words.attentionRow}
            </Badge>
            <span class="block-line">
              <Say text={finding.says} />
            </span>
          </>,
        ])}
      />
    </Panel>
  );
}

function FileFacts({ view }: { readonly view: RosterImportView }) {
  const words = useWords(rosterWords);
  const lang = useLanguage();
  return (
    <Panel title={words.fileFacts} icon="document">
      <Facts
        facts={[
          {
            label: words.importFile,
            value: (
              <span class="break">
                {view.fileName} · {fileSize(view.fileSize)}
              </span>
            ),
          },
          {
            label: words.importBy,
            value: (
              <>
                <Say text={view.by} /> · <Moment at={view.at} />
              </>
            ),
          },
          { label: words.hash, value: <code class="hash">{hashGroups(view.sha256)}</code> },
          ...view.sheets.map((sheet) => ({
            label: sheet.name,
            value: (
              <>
                {sheet.as ? words.asSheet(say(lang, sheet.as), sheet.rows) : words.notRead}
                {sheet.ignored.length > 0 ? (
                  <span class="quiet block-line">{words.ignored(sheet.ignored.join('、'))}</span>
                ) : null}
              </>
            ),
          })),
        ]}
      />
    </Panel>
  );
}

function AllRows({ view }: { readonly view: RosterImportView }) {
  const words = useWords(rosterWords);
  const lang = useLanguage();
  const after = view.state === 'done';
  return (
    <details class="more">
      <summary>
        {words.allRows} ({view.rows.length})
      </summary>
      <Table
        caption={words.allRows}
        columns={[words.place, words.who, words.becomes]}
        empty={words.importsEmpty}
        rows={view.rows.map((row) => [
          words.row(say(lang, row.sheet), row.row),
          <span class="break">{row.name}</span>,
          words.counts[after ? 'done' : 'planned'][row.becomes],
        ])}
      />
    </details>
  );
}

/** 缺联系方式: who cannot be reached by mail or telephone. */
export function MissingContactsPage({ view }: { readonly view: MissingContactsView }) {
  const words = useWords(rosterWords);
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.missingTitle}</h1>
      <p class="lead">{words.missingLead}</p>
      <Panel title={words.missingTitle} icon="warning">
        <Table
          caption={words.missingTitle}
          columns={[words.who, words.office, words.lacks, words.otherwise]}
          empty={words.missingEmpty}
          rows={view.rows.map((row) => [
            <span class="break">{row.name}</span>,
            <Say text={row.what} />,
            <Say text={row.lacks} />,
            row.otherwise === '' ? '—' : <span class="break">{row.otherwise}</span>,
          ])}
        />
      </Panel>
      <p>
        <a href={view.listUrl}>{words.back}</a>
      </p>
    </ConsoleMain>
  );
}
