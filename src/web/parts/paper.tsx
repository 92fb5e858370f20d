import { Say, useWords } from '../language.tsx';
import type { CaseView, ReleaseForm, Text } from '../views.ts';
import { outgoingWords } from '../words/outgoing.ts';
import { RadioGroup } from './choices.tsx';
import { Panel } from './panel.tsx';
import { TextArea } from './fields.tsx';
import { Form, SubmitButton } from './form.tsx';

/** The text of a paper as it will be printed. */
export function PaperSheet({
  number,
  title,
  addressee,
  paragraphs,
}: {
  readonly number?: string | undefined;
  readonly title: string;
  readonly addressee: string;
  readonly paragraphs: readonly string[];
}) {
  const words = useWords(outgoingWords);
  return (
    <div class="paper-sheet">
      <p class="quiet">{number ?? words.noNumber}</p>
      <h3 class="break">{title}</h3>
      {addressee ? <p class="break">{addressee}：</p> : null}
      {paragraphs.map((text, index) => (
        <p key={index} class="break">
          {text}
        </p>
      ))}
    </div>
  );
}

/** 签发, or back to whoever drafted it. */
export function ReleaseFields({ release }: { readonly release: ReleaseForm }) {
  const words = useWords(outgoingWords);
  return (
    <Form target={release.form}>
      <RadioGroup
        field={{ name: 'decision', label: words.decision, problem: release.problems.decision }}
        value={release.decision}
        options={[
          { value: 'release', label: words.decisions.release },
          { value: 'return', label: words.decisions.return },
        ]}
      />
      <TextArea
        field={{
          name: 'reason',
          label: words.reason,
          required: false,
          when: words.reasonWhen,
          problem: release.problems.reason,
        }}
        value={release.reason}
        rows={2}
        maxLength={1000}
      />
      <div class="actions">
        <SubmitButton action="decide">{words.releaseSubmit}</SubmitButton>
      </div>
    </Form>
  );
}

export function Signatories({ people }: { readonly people: readonly Text[] }) {
  const words = useWords(outgoingWords);
  if (people.length === 0) return <p class="empty">{words.noSignatory}</p>;
  return (
    <ul class="contacts">
      {people.map((person, index) => (
        <li key={index}>
          <Say text={person} />
        </li>
      ))}
    </ul>
  );
}

/** The papers of a case, and the ways to draft another. */
export function CasePapers({ papers }: { readonly papers: CaseView['papers'] }) {
  const words = useWords(outgoingWords);
  if (papers.length === 0) return null;
  return (
    <Panel title={words.papers} icon="document">
      <ul class="entries">
        {papers.map((paper) => (
          <li key={paper.url}>
            <a class="break" href={paper.url}>
              <Say text={paper.label} />
            </a>
            {paper.note ? (
              <span class="quiet block-line">
                <Say text={paper.note} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
