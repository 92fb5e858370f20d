import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { RadioGroup } from '../parts/choices.tsx';
import { EvidenceInput } from '../parts/evidence.tsx';
import { PickerField, TextArea, TextField } from '../parts/fields.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Callout, Panel, ViewFacts } from '../parts/panel.tsx';
import type { CorrectionChoiceView, CorrectionFormView } from '../views.ts';
import { correctionWords } from '../words/correction.ts';

/** 更正: what of a case can be corrected. */
export function CorrectionChoicePage({ view }: { readonly view: CorrectionChoiceView }) {
  const words = useWords(correctionWords);
  return (
    <ConsoleMain nav={view.nav}>
      <Head view={view} />
      <p class="lead">{words.lead}</p>
      {view.groups.length === 0 ? <p class="empty">{words.nothing}</p> : null}
      {view.groups.map((group, index) => (
        <Panel key={index} title={<Say text={group.title} />} icon="edit">
          <ul class="outcomes">
            {group.links.map((link) => (
              <li key={link.url}>
                <a class="break" href={link.url}>
                  <Say text={link.label} />
                </a>
                {link.note ? (
                  <span class="quiet block-line">
                    <Say text={link.note} />
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </Panel>
      ))}
      <p>
        <a href={view.backUrl}>{words.back}</a>
      </p>
    </ConsoleMain>
  );
}

function Head({ view }: { readonly view: Pick<CorrectionFormView, 'caseNumber' | 'applicant'> }) {
  const words = useWords(correctionWords);
  return (
    <div class="case-head">
      <p class="above">
        {words.title} · {view.caseNumber}
      </p>
      <h1 class="break">{view.applicant}</h1>
    </div>
  );
}

/** The form of one correction. */
export function CorrectionPage({ view }: { readonly view: CorrectionFormView }) {
  const words = useWords(correctionWords);
  return (
    <ConsoleMain nav={view.nav}>
      <Head view={view} />
      <ErrorSummary
        problems={[
          { name: 'should', text: view.problem },
          { name: 'should', text: view.should.problem },
          { name: 'reason', text: view.reasonProblem },
          { name: 'evidence', text: view.evidence.problem },
        ]}
      />
      <Panel title={words.original} icon="document">
        <ViewFacts facts={view.original} />
      </Panel>
      <Panel title={words.title} icon="edit">
        <p class="panel-lead">{words.lead}</p>
        <Form target={view.form} files>
          <Should view={view} />
          <TextArea
            field={{
              name: 'reason',
              label: words.reason,
              hint: words.reasonHint,
              problem: view.reasonProblem,
              required: true,
            }}
            value={view.reason}
            rows={3}
            maxLength={1000}
          />
          <EvidenceInput field={view.evidence} />
          <Callout tone="plain" title={words.follows}>
            <p>
              <Say text={view.follows} />
            </p>
          </Callout>
          <div class="actions">
            <SubmitButton action="enter">{words.submit}</SubmitButton>
            <a class="button button-quiet" href={view.backUrl}>
              {words.other}
            </a>
          </div>
        </Form>
      </Panel>
    </ConsoleMain>
  );
}

function Should({ view }: { readonly view: CorrectionFormView }) {
  const { should } = view;
  const field = {
    name: 'should',
    label: should.label,
    problem: should.problem,
    required: true,
  };
  if (should.as === 'text') return <TextField field={field} value={should.value} maxLength={200} />;
  if (should.as === 'day') return <PickerField field={field} value={should.value} type="date" />;
  return <RadioGroup field={field} value={should.value} options={should.as} look="row" />;
}
