import { useWords } from '../language.tsx';
import type { FormField } from '../views.ts';
import { applicationWords } from '../words/application.ts';
import { terms } from '../words/terms.ts';
import { RadioGroup } from './choices.tsx';
import { SelectField, TextArea, TextField } from './fields.tsx';
import { commonSources, sameSources, Sources } from './sources.tsx';

/** What most questions rest on is said once above them; a question that rests on something else says so itself. */
export function SectionFields({ fields }: { readonly fields: readonly FormField[] }) {
  const words = useWords(terms);
  const common = commonSources(fields.map((field) => field.sources));
  return (
    <>
      {common.length > 0 ? (
        <p class="panel-lead">
          {words.sourceOfRule} <Sources sources={common} />
        </p>
      ) : null}
      {fields.map((field) => (
        <div key={field.name} class="asked">
          <Control field={field} />
          {field.sources && !sameSources(field.sources, common) ? (
            <Sources sources={field.sources} />
          ) : null}
        </div>
      ))}
    </>
  );
}

const RADIOS_AT_MOST = 5;

function Control({ field }: { readonly field: FormField }) {
  const words = useWords(applicationWords);
  if (field.kind === 'textarea') {
    return <TextArea field={field} value={field.value} maxLength={field.maxLength} />;
  }
  if (field.kind === 'choice') {
    const options = field.options ?? [];
    return options.length > RADIOS_AT_MOST ? (
      <SelectField field={field} value={field.value} options={options} first={words.chooseFirst} />
    ) : (
      <RadioGroup field={field} value={field.value} options={options} />
    );
  }
  return (
    <TextField
      field={field}
      value={field.value}
      type={field.kind}
      inputMode={field.inputMode}
      autocomplete={field.autocomplete}
      maxLength={field.maxLength}
    />
  );
}
