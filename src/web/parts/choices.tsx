import { Say, useWords } from '../language.tsx';
import type { Text } from '../views.ts';
import { terms } from '../words/terms.ts';
import { fieldClass, keyOf, type Labelled, type Option } from './field.ts';
import { describedBy, FieldProblem, Hint, idOf } from './form.tsx';

/** A choice among few, each with a large target. `look` row puts short words side by side. */
export function RadioGroup({
  field,
  value,
  options,
  look = 'cards',
  labelled = 'here',
}: {
  readonly field: Labelled;
  readonly value: string | undefined;
  readonly options: readonly (Option & { readonly note?: Text | undefined })[];
  readonly look?: 'cards' | 'row';
  /** `above` where a heading just above already says it: the legend is then for screen readers. */
  readonly labelled?: 'here' | 'above';
}) {
  const words = useWords(terms);
  return (
    <fieldset
      class={fieldClass(field, `choices choices-${look}`)}
      aria-describedby={describedBy(keyOf(field), field.hint, field.problem)}
    >
      <legend class={labelled === 'above' ? 'visually-hidden' : 'label'}>
        <Say text={field.label} />
        {field.required === false ? <span class="optional">{words.optional}</span> : null}
      </legend>
      <Hint name={keyOf(field)} text={field.hint} />
      <FieldProblem name={keyOf(field)} text={field.problem} />
      <div class="choices-list">
        {options.map((option, index) => {
          const id = index === 0 ? idOf(keyOf(field)) : `${idOf(keyOf(field))}-${option.value}`;
          return (
            <label key={option.value} class={`choice choice-${option.value}`} for={id}>
              <input
                type="radio"
                id={id}
                name={field.name}
                value={option.value}
                checked={option.value === value}
                required={field.required === true}
              />
              <span class="choice-words">
                <span class="choice-label">
                  <Say text={option.label} />
                </span>
                {option.note ? (
                  <span class="choice-note">
                    <Say text={option.note} />
                  </span>
                ) : null}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

/** One box to tick. */
export function CheckBox({
  field,
  value = 'yes',
  checked,
}: {
  readonly field: Labelled;
  readonly value?: string;
  readonly checked: boolean;
}) {
  return (
    <div class={fieldClass(field)}>
      <FieldProblem name={keyOf(field)} text={field.problem} />
      <label class="choice choice-box" for={idOf(keyOf(field))}>
        <input
          type="checkbox"
          id={idOf(keyOf(field))}
          name={field.name}
          value={value}
          checked={checked}
          required={field.required === true}
          aria-invalid={field.problem === undefined ? undefined : 'true'}
          aria-describedby={describedBy(keyOf(field), undefined, field.problem)}
        />
        <span class="choice-words">
          <Say text={field.label} />
        </span>
      </label>
    </div>
  );
}
