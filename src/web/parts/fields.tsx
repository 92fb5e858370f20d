import { Say, useLanguage, say, useWords } from '../language.tsx';
import type { Text } from '../views.ts';
import { terms } from '../words/terms.ts';
import { fieldClass, keyOf, type Labelled, type Option } from './field.ts';
import { describedBy, FieldProblem, Hint, idOf } from './form.tsx';

function Label({ field }: { readonly field: Labelled }) {
  const words = useWords(terms);
  return (
    <label class="label" for={idOf(keyOf(field))}>
      <Say text={field.label} />
      {field.required === false ? (
        <span class="optional">{field.when ? <Say text={field.when} /> : words.optional}</span>
      ) : null}
    </label>
  );
}

/** The JSX types split inputs by type, and a union of types fits none of them. */
type SomeInputType = { readonly type: 'text' };

/** One line of text. */
export function TextField({
  field,
  value,
  type = 'text',
  inputMode,
  autocomplete,
  maxLength,
  width,
}: {
  readonly field: Labelled;
  readonly value: string;
  readonly type?: 'text' | 'email' | 'tel' | 'search';
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'email' | undefined;
  readonly autocomplete?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly width?: 'short' | 'code';
}) {
  return (
    <div class={fieldClass(field)}>
      <Label field={field} />
      <Hint name={keyOf(field)} text={field.hint} />
      <FieldProblem name={keyOf(field)} text={field.problem} />
      <input
        class={width ? `input input-${width}` : 'input'}
        id={idOf(keyOf(field))}
        name={field.name}
        {...({ type } as SomeInputType)}
        value={value}
        required={field.required === true}
        inputMode={inputMode}
        autocomplete={autocomplete}
        maxLength={maxLength}
        aria-invalid={field.problem === undefined ? undefined : 'true'}
        aria-describedby={describedBy(keyOf(field), field.hint, field.problem)}
      />
    </div>
  );
}

/** Several lines of text. */
export function TextArea({
  field,
  value,
  rows = 4,
  maxLength,
}: {
  readonly field: Labelled;
  readonly value: string;
  readonly rows?: number;
  readonly maxLength?: number | undefined;
}) {
  return (
    <div class={fieldClass(field)}>
      <Label field={field} />
      <Hint name={keyOf(field)} text={field.hint} />
      <FieldProblem name={keyOf(field)} text={field.problem} />
      <textarea
        class="input"
        id={idOf(keyOf(field))}
        name={field.name}
        rows={rows}
        required={field.required === true}
        maxLength={maxLength}
        aria-invalid={field.problem === undefined ? undefined : 'true'}
        aria-describedby={describedBy(keyOf(field), field.hint, field.problem)}
      >
        {value}
      </textarea>
    </div>
  );
}

/** A choice among many, as the browser's own list. `first` is the entry that chooses nothing. */
export function SelectField({
  field,
  value,
  options,
  first,
}: {
  readonly field: Labelled;
  readonly value: string;
  readonly options: readonly Option[];
  readonly first: Text;
}) {
  const lang = useLanguage();
  return (
    <div class={fieldClass(field)}>
      <Label field={field} />
      <Hint name={keyOf(field)} text={field.hint} />
      <FieldProblem name={keyOf(field)} text={field.problem} />
      <select
        class="input"
        id={idOf(keyOf(field))}
        name={field.name}
        required={field.required === true}
        aria-invalid={field.problem === undefined ? undefined : 'true'}
        aria-describedby={describedBy(keyOf(field), field.hint, field.problem)}
      >
        <option value="">{say(lang, first)}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {say(lang, option.label)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A closing date and time, under our own labels: the native pickers speak the browser's language. */
export function ClosingFields({
  date,
  time,
}: {
  readonly date: Labelled & { readonly value: string };
  readonly time: Labelled & { readonly value: string };
}) {
  const words = useWords(terms);
  return (
    <div class="side-by-side">
      <PickerField
        field={{ ...date, hint: date.hint ?? words.dateHint }}
        value={date.value}
        type="date"
      />
      <PickerField
        field={{ ...time, hint: time.hint ?? words.timeHint }}
        value={time.value}
        type="time"
      />
    </div>
  );
}

export function PickerField({
  field,
  value,
  type,
}: {
  readonly field: Labelled;
  readonly value: string;
  readonly type: 'date' | 'time';
}) {
  return (
    <div class={fieldClass(field)}>
      <Label field={field} />
      <Hint name={keyOf(field)} text={field.hint} />
      <FieldProblem name={keyOf(field)} text={field.problem} />
      <input
        class="input input-picker"
        id={idOf(keyOf(field))}
        name={field.name}
        type={type}
        value={value}
        required={field.required === true}
        aria-invalid={field.problem === undefined ? undefined : 'true'}
        aria-describedby={describedBy(keyOf(field), field.hint, field.problem)}
      />
    </div>
  );
}
