import { Say, useWords } from '../language.tsx';
import type { EndorsementField, EndorsementState } from '../views.ts';
import { endorsementWords } from '../words/endorsement.ts';
import { SubmitButton } from './form.tsx';
import { TextField } from './fields.tsx';
import { Badge } from './panel.tsx';
import { Sources } from './sources.tsx';

export const TONES = {
  waiting: 'amber',
  confirmed: 'good',
  declined: 'bad',
  lapsed: 'plain',
} as const satisfies Readonly<Record<EndorsementState, string>>;

/** Members whose word an applicant needs or may have: whom it named, what they answered, and a place to name one. */
export function EndorsementInput({ endorsement }: { readonly endorsement: EndorsementField }) {
  const words = useWords(endorsementWords);
  return (
    <div class="document">
      <h3 class="document-title">
        <Say text={endorsement.title} />
      </h3>
      <Sources sources={endorsement.sources} />
      {endorsement.hint ? (
        <p class="hint">
          <Say text={endorsement.hint} />
        </p>
      ) : null}
      {endorsement.asked.length > 0 ? (
        <ul class="outcomes">
          {endorsement.asked.map((one, index) => (
            <li key={index}>
              <p class="outcome-line">
                <span class="break">{one.named}</span>
                <Badge tone={TONES[one.state]}>{words.states[one.state]}</Badge>
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      {endorsement.enough ? null : (
        <>
          <TextField
            field={{
              name: `named.${endorsement.id}`,
              label: words.named,
              hint: words.namedHint,
              problem: endorsement.problem,
              required: !endorsement.optional,
            }}
            value={endorsement.named}
            autocomplete="off"
            maxLength={200}
          />
          <SubmitButton action={`ask.${endorsement.id}`} look="secondary">
            {words.ask}
          </SubmitButton>
        </>
      )}
    </div>
  );
}
