import { Say, say, useLanguage, useWords } from '../language.tsx';
import { CheckBox, RadioGroup } from '../parts/choices.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { EvidenceInput } from '../parts/evidence.tsx';
import { PickerField, SelectField, TextArea, TextField } from '../parts/fields.tsx';
import { fieldClass } from '../parts/field.ts';
import {
  describedBy,
  ErrorSummary,
  FieldProblem,
  Form,
  Hint,
  SubmitButton,
} from '../parts/form.tsx';
import { Callout, Panel, ViewFacts } from '../parts/panel.tsx';
import { Sources } from '../parts/sources.tsx';
import type { RegisterField, RegisterFormView } from '../views.ts';
import { peopleWords } from '../words/people.ts';

/** A form of the register. POST `form.action` (multipart where there is evidence) with the fields' names, `action` = `enter`. */
export function RegisterFormPage({ view }: { readonly view: RegisterFormView }) {
  const words = useWords(peopleWords);
  const lang = useLanguage();
  return (
    <ConsoleMain nav={view.nav}>
      <p class="above">
        <a href={view.back.url}>
          <Say text={view.back.label} />
        </a>
      </p>
      <h1 class="break">
        <Say text={view.title} />
      </h1>
      <p class="lead">
        <Say text={view.lead} /> <Sources sources={view.sources} />
      </p>
      <ErrorSummary
        problems={[
          ...view.fields.map(({ name, problem }) => ({ name, text: problem })),
          { name: 'evidence', text: view.evidence?.problem },
        ]}
      />
      {view.problem ? (
        <Callout tone="bad" icon="warning" title={<Say text={view.problem} />} />
      ) : null}
      {view.present ? (
        <Panel title={words.presentTitle} icon="document">
          <ViewFacts facts={view.present.facts} />
        </Panel>
      ) : null}
      <Panel title={say(lang, view.title)} icon="edit">
        <Form target={view.form} files={view.evidence !== undefined}>
          {view.fields.map((field) => (
            <OneField key={field.name} field={field} />
          ))}
          {view.evidence ? <EvidenceInput field={view.evidence} /> : null}
          <div class="actions">
            <SubmitButton action="enter">
              <Say text={view.submit} />
            </SubmitButton>
          </div>
        </Form>
      </Panel>
    </ConsoleMain>
  );
}

function OneField({ field }: { readonly field: RegisterField }) {
  switch (field.as) {
    case 'line':
      return (
        <TextField
          field={field}
          value={field.value}
          type={field.type ?? 'text'}
          maxLength={field.longest}
          autocomplete="off"
        />
      );
    case 'lines':
      return <TextArea field={field} value={field.value} rows={3} maxLength={field.longest} />;
    case 'day':
      return <PickerField field={field} value={field.value} type="date" />;
    case 'choice':
      return <RadioGroup field={field} value={field.value} options={field.options} look="row" />;
    case 'ticks':
      return (
        <fieldset
          class={fieldClass(field, 'choices')}
          aria-describedby={describedBy(field.name, field.hint, field.problem)}
        >
          <legend class="label">
            <Say text={field.label} />
          </legend>
          <Hint name={field.name} text={field.hint} />
          <FieldProblem name={field.name} text={field.problem} />
          {field.options.map((option, index) => (
            <CheckBox
              key={option.value}
              // The first box bears the field's own id: that is where its problem leads to.
              field={{
                name: field.name,
                id: index === 0 ? field.name : `${field.name}-${option.value}`,
                label: option.label,
              }}
              value={option.value}
              checked={field.ticked.includes(option.value)}
            />
          ))}
        </fieldset>
      );
    case 'select':
      return (
        <SelectField
          field={field}
          value={field.value}
          options={field.options}
          first={field.first}
        />
      );
  }
}
