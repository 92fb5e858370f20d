import { Say, useWords } from '../language.tsx';
import type { EvidenceField } from '../views.ts';
import { recordWords } from '../words/record.ts';
import { FileInput } from './files.tsx';
import { FieldProblem, Hint } from './form.tsx';
import { terms } from '../words/terms.ts';

/** The scans or photographs an entry rests on; the form needs `files`. */
export function EvidenceInput({
  field,
  id = 'evidence',
}: {
  readonly field: EvidenceField;
  readonly id?: string;
}) {
  const words = useWords(recordWords);
  const common = useWords(terms);
  return (
    <div class={field.problem === undefined ? 'field' : 'field field-wrong'}>
      <p class="label">
        <Say text={field.label} />
        {field.required ? null : <span class="optional">{common.optional}</span>}
      </p>
      <Hint name={id} text={words.evidenceHint} />
      <FieldProblem name={id} text={field.problem} />
      <FileInput
        name="evidence"
        id={id}
        label={field.label}
        hint={words.evidenceHint}
        problem={field.problem}
        required={field.required}
      />
    </div>
  );
}
