import { hashGroups } from '../format.ts';
import { Icon } from '../icons.tsx';
import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { TextField } from '../parts/fields.tsx';
import { FileInput, FileList } from '../parts/files.tsx';
import { ErrorSummary, FieldProblem, Form, SubmitButton } from '../parts/form.tsx';
import { ActingAs, Badge, Facts, Moment, Panel } from '../parts/panel.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { PaperSheet, ReleaseFields, Signatories } from '../parts/paper.tsx';
import { QuotedSources } from '../parts/sources.tsx';
import type { PaperCheckView, PaperView, ReleaseView } from '../views.ts';
import { outgoingWords } from '../words/outgoing.ts';
import { PAPER_TONES } from './outgoing.tsx';

/** One paper from its draft to its file, with the one step that comes next. */
export function PaperPage({ view }: { readonly view: PaperView }) {
  const words = useWords(outgoingWords);
  return (
    <ConsoleMain nav={view.nav}>
      <div class="case-head">
        <p class="above">
          <Say text={view.kind} /> · {view.number ?? words.noNumber}
        </p>
        <h1 class="break">{view.title}</h1>
        <p class="case-line">
          <Badge tone={PAPER_TONES[view.state]}>{words.states[view.state]}</Badge>
          {view.about ? (
            <a href={view.about.url}>
              <Say text={view.about.label} />
            </a>
          ) : null}
        </p>
      </div>
      <ErrorSummary
        problems={[
          { name: 'decision', text: view.release?.problems.decision },
          { name: 'reason', text: view.release?.problems.reason },
          { name: 'scan', text: view.seal?.problem },
          { name: 'say', text: view.say?.problem },
        ]}
      />
      <NextStep view={view} />
      <Panel title={words.text} icon="document">
        <PaperSheet {...view} />
        <p class="link-row">
          <a class="button button-secondary" href={view.docxUrl}>
            <Icon name="download" />
            {words.docx}
          </a>
          {view.editUrl ? (
            <a class="button button-quiet" href={view.editUrl}>
              {words.edit}
            </a>
          ) : null}
        </p>
      </Panel>
      {view.sealed ? (
        <Panel title={words.sealed} icon="certificate">
          <FileList files={[view.sealed]} />
          <p class="quiet">
            {words.sha256} <code class="hash">{hashGroups(view.sealed.sha256)}</code>
          </p>
        </Panel>
      ) : null}
      <Panel title={words.signatories} icon="people">
        <Signatories people={view.signatories} />
        <QuotedSources sources={view.sources} />
      </Panel>
      <Panel title={words.steps} icon="list">
        <ul class="entries">
          {view.steps.map((step, index) => (
            <li key={index}>
              <p class="entry-when">
                <Moment at={step.at} />
              </p>
              <p>
                <strong>
                  <Say text={step.label} />
                </strong>{' '}
                <Say text={step.by} />
              </p>
              {step.note ? <p class="lines">{step.note}</p> : null}
            </li>
          ))}
        </ul>
      </Panel>
    </ConsoleMain>
  );
}

function NextStep({ view }: { readonly view: PaperView }) {
  const words = useWords(outgoingWords);
  const { ask, asked, discard, release, seal, say } = view;
  return (
    <>
      {release ? (
        <Panel title={words.release} icon="edit" tone="jade">
          <p class="panel-lead">{words.releaseLead}</p>
          <ReleaseFields release={release} />
        </Panel>
      ) : null}
      {asked ? <p class="quiet">{words.asked}</p> : null}
      {ask ? (
        <Panel title={words.ask} icon="mail">
          <p class="panel-lead">{words.askLead}</p>
          <Form target={ask}>
            <SubmitButton action="ask">{words.ask}</SubmitButton>
          </Form>
        </Panel>
      ) : null}
      {discard ? (
        <Form target={discard}>
          <SubmitButton action="discard" look="quiet">
            {words.discard}
          </SubmitButton>
        </Form>
      ) : null}
      {seal ? (
        <Panel title={words.seal} icon="upload" tone="jade">
          <p class="panel-lead">{words.sealLead}</p>
          <Form target={seal.form} files>
            <div class={seal.problem === undefined ? 'field' : 'field field-wrong'}>
              <p class="label">{words.scan}</p>
              <FieldProblem name="scan" text={seal.problem} />
              <FileInput
                name="scan"
                label={words.scan}
                hint={undefined}
                problem={seal.problem}
                required={true}
                multiple={false}
              />
            </div>
            <div class="actions">
              <SubmitButton action="seal">{words.sealSubmit}</SubmitButton>
            </div>
          </Form>
        </Panel>
      ) : null}
      {say ? (
        <Panel title={<Say text={say.label} />} icon="edit" tone="jade">
          <Form target={say.form}>
            <TextField
              field={{
                name: 'say',
                label: say.label,
                hint: say.hint,
                problem: say.problem,
                required: true,
              }}
              value={say.value}
              maxLength={200}
            />
            <div class="actions">
              <SubmitButton action="say">
                <Say text={say.submit} />
              </SubmitButton>
            </div>
          </Form>
        </Panel>
      ) : null}
    </>
  );
}

/** 请您签发, by a mail's link. */
export function ReleasePage({ view }: { readonly view: ReleaseView }) {
  const words = useWords(outgoingWords);
  return (
    <Main>
      <PageHead title={words.releaseTitle} above={<Say text={view.kind} />} />
      <ActingAs acting={view.acting} />
      <ErrorSummary
        problems={[
          { name: 'decision', text: view.release.problems.decision },
          { name: 'reason', text: view.release.problems.reason },
        ]}
      />
      <Panel title={words.text} icon="document">
        <PaperSheet {...view} />
      </Panel>
      <Panel title={words.release} icon="edit" tone="jade">
        <p class="panel-lead">{words.releaseLead}</p>
        <ReleaseFields release={view.release} />
        <QuotedSources sources={view.sources} />
      </Panel>
    </Main>
  );
}

/** A paper found by its number. What it says is shown to nobody here. */
export function PaperCheckPage({ view }: { readonly view: PaperCheckView }) {
  const words = useWords(outgoingWords);
  return (
    <Main>
      <div class="verdict verdict-good">
        <span class="verdict-mark">
          <Icon name="shield" />
        </span>
        <div>
          <h1>{words.checkTitle}</h1>
          <p>{view.sha256 ? words.checkLead : words.checkWaiting}</p>
          <p class="verdict-number">
            {words.number} <strong class="break">{view.number}</strong>
          </p>
          <p class="verdict-when">
            {words.checkedAt} <Moment at={view.checkedAt} />
          </p>
        </div>
      </div>
      <Panel title={<Say text={view.kind} />} icon="document">
        <Facts
          facts={[
            { label: words.issuer, value: <Say text={view.issuer} /> },
            { label: words.releasedAt, value: <Moment at={view.releasedAt} as="day" /> },
            ...(view.sha256
              ? [
                  {
                    label: words.sha256,
                    value: <code class="hash">{hashGroups(view.sha256)}</code>,
                  },
                ]
              : []),
          ]}
        />
      </Panel>
      <div class="actions">
        <a class="button button-secondary" href={view.againUrl}>
          {words.again}
        </a>
      </div>
    </Main>
  );
}
