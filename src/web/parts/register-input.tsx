import { Say } from '../language.tsx';
import type { RegisterField } from '../views.ts';
import { CheckBox, RadioGroup } from './choices.tsx';
import { fieldClass } from './field.ts';
import { PickerField, SelectField, TextArea, TextField } from './fields.tsx';
import { describedBy, FieldProblem, Hint } from './form.tsx';

/** One field of a form of the register, or of a set-up. */
export function RegisterInput({ field }: { readonly field: RegisterField }) {
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
