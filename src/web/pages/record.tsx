import { hashGroups } from '../format.ts';
import { Say, useWords } from '../language.tsx';
import { RadioGroup } from '../parts/choices.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { TextArea } from '../parts/fields.tsx';
import { FileList } from '../parts/files.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Badge, Callout, Facts, Moment, Panel, ViewFacts, type Tone } from '../parts/panel.tsx';
import type { RecordState, RecordView } from '../views.ts';
import { recordWords } from '../words/record.ts';
import { terms } from '../words/terms.ts';

export const RECORD_TONES: Readonly<Record<RecordState, Tone>> = {
  waiting: 'amber',
  counted: 'good',
  'without-effect': 'plain',
  'turned-down': 'bad',
};

type Shown = { readonly view: RecordView };

/** One record with its evidence. POST `form.target.action`: `verdict` = `right` | `wrong`, `reason`. */
export function RecordPage({ view }: Shown) {
  const words = useWords(recordWords);
  const common = useWords(terms);
  return (
    <ConsoleMain nav={view.nav}>
      <div class="case-head">
        <p class="above">
          {view.number} · <a href={view.listUrl}>{words.listTitle}</a>
        </p>
        <h1 class="break">
          <Say text={view.kind} />
          {' · '}
          <Say text={view.about} />
        </h1>
        <p class="case-line">
          <Badge tone={RECORD_TONES[view.state]}>{words.states[view.state]}</Badge>
          {view.subject ? (
            <a href={view.subject.url}>
              <Say text={view.subject.label} />
            </a>
          ) : null}
        </p>
      </div>
      <ErrorSummary
        problems={[
          { name: 'verdict', text: view.form?.problems.verdict },
          { name: 'reason', text: view.form?.problems.reason },
        ]}
      />
      <Outcome view={view} />
      <Panel title={words.content} icon="document">
        <ViewFacts facts={view.content} />
        <Facts
          facts={[
            { label: words.channel, value: common.channel[view.channel] },
            { label: words.actedAt, value: <Moment at={view.actedAt} /> },
            {
              label: words.recordedBy,
              value: (
                <>
                  <Say text={view.recordedBy} />
                  <span class="quiet block-line">
                    <Moment at={view.recordedAt} />
                  </span>
                </>
              ),
            },
          ]}
        />
      </Panel>
      <Evidence view={view} />
      <Check view={view} />
    </ConsoleMain>
  );
}

function Outcome({ view }: Shown) {
  const words = useWords(recordWords);
  const { check } = view;
  if (!check) return null;
  const [tone, title] =
    view.state === 'counted'
      ? (['good', words.counted] as const)
      : view.state === 'turned-down'
        ? (['bad', words.turnedDown] as const)
        : (['amber', words.without] as const);
  return (
    <Callout tone={tone} icon={view.state === 'counted' ? 'check' : 'info'} title={title}>
      {check.because ? (
        <p>
          <Say text={check.because} />
        </p>
      ) : null}
      {check.note ? <p class="lines">{check.note}</p> : null}
      {view.state === 'turned-down' ? <p>{words.turnedDownLead}</p> : null}
      <p class="quiet">
        {words.checkedBy} <Say text={check.by} /> · <Moment at={check.at} />
      </p>
    </Callout>
  );
}

function Evidence({ view }: Shown) {
  const words = useWords(recordWords);
  const common = useWords(terms);
  return (
    <Panel title={words.evidence} icon="upload">
      {view.evidence.length === 0 ? <p class="empty">{words.noEvidence}</p> : null}
      {view.evidence.map((file) => (
        <div key={file.url} class="evidence">
          {file.previewUrl ? (
            <a href={file.url}>
              <img
                class="evidence-picture"
                src={file.previewUrl}
                alt={common.preview(file.name)}
                loading="lazy"
              />
            </a>
          ) : null}
          <FileList files={[{ name: file.name, size: file.size, url: file.url }]} />
          <p class="quiet">
            {words.fingerprint} <code class="hash">{hashGroups(file.sha256)}</code>
          </p>
        </div>
      ))}
    </Panel>
  );
}

function Check({ view }: Shown) {
  const words = useWords(recordWords);
  if (view.state !== 'waiting') return null;
  if (!view.form)
    return (
      <Callout tone="amber" icon="people" title={words.waiting}>
        <p>{words.checkOwn}</p>
      </Callout>
    );
  const { target, verdict, reason, problems } = view.form;
  return (
    <Panel title={words.check} icon="check">
      <p class="panel-lead">{words.checkLead}</p>
      <Form target={target}>
        <RadioGroup
          field={{ name: 'verdict', label: words.verdict, problem: problems.verdict }}
          value={verdict}
          options={[
            { value: 'right', label: words.right },
            { value: 'wrong', label: words.wrong },
          ]}
        />
        <TextArea
          field={{
            name: 'reason',
            label: words.reason,
            required: false,
            when: words.reasonWhen,
            problem: problems.reason,
          }}
          value={reason}
          rows={2}
          maxLength={1000}
        />
        <div class="actions">
          <SubmitButton action="check">{words.submit}</SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
