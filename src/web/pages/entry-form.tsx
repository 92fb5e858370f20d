import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { EvidenceInput } from '../parts/evidence.tsx';
import { PickerField, SelectField, TextArea, TextField } from '../parts/fields.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Callout, Panel, ViewFacts } from '../parts/panel.tsx';
import { QuotedSources } from '../parts/sources.tsx';
import type { EntryField, EntryFormView } from '../views.ts';
import { duesWords } from '../words/dues.ts';

/** A form of fields with its evidence; see EntryFormView. */
export function EntryFormPage({ view }: { readonly view: EntryFormView }) {
  const words = useWords(duesWords);
  return (
    <ConsoleMain nav={view.nav}>
      <h1>
        <Say text={view.title} />
      </h1>
      {view.lead ? (
        <p class="lead">
          <Say text={view.lead} />
        </p>
      ) : null}
      {view.problem ? (
        <Callout tone="bad" icon="warning" title={<Say text={view.problem} />} />
      ) : null}
      <ErrorSummary
        problems={[
          ...view.groups.flatMap(({ fields }) =>
            fields.map(({ name, problem }) => ({ name, text: problem })),
          ),
          { name: 'evidence', text: view.evidence.problem },
        ]}
      />
      {view.facts.length > 0 ? (
        <Panel title={words.payment} icon="list">
          <ViewFacts facts={view.facts} />
        </Panel>
      ) : null}
      <Form target={view.target} files enter="submit">
        {view.groups.map((group, index) => (
          <Panel key={index} title={<Say text={group.title ?? view.title} />} icon="edit">
            {group.fields.map((field) => (
              <OneField key={field.name} field={field} />
            ))}
          </Panel>
        ))}
        <Panel title={words.evidence} icon="upload">
          <EvidenceInput field={view.evidence} />
        </Panel>
        <div class="actions">
          <SubmitButton action="submit">{words.enter}</SubmitButton>
          <a class="button button-quiet" href={view.backUrl}>
            {words.back}
          </a>
        </div>
      </Form>
      <QuotedSources sources={view.sources} />
    </ConsoleMain>
  );
}

function OneField({ field }: { readonly field: EntryField }) {
  const words = useWords(duesWords);
  const { name, label, hint, problem, value, optional } = field;
  const labelled = { name, label, hint, problem, ...(optional ? { required: false } : {}) };
  switch (field.as) {
    case 'area':
      return <TextArea field={labelled} value={value} rows={3} maxLength={1000} />;
    case 'day':
      return <PickerField field={labelled} value={value} type="date" />;
    case 'choice':
      return (
        <SelectField
          field={labelled}
          value={value}
          options={field.options ?? []}
          first={words.choose}
        />
      );
    case 'amount':
      return (
        <TextField field={labelled} value={value} maxLength={20} width="short" autocomplete="off" />
      );
    case 'text':
      return <TextField field={labelled} value={value} maxLength={120} autocomplete="off" />;
  }
}
