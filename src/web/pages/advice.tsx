import { Say, useWords } from '../language.tsx';
import { TextArea } from '../parts/fields.tsx';
import { FileList } from '../parts/files.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Main } from '../parts/main.tsx';
import { ActingAs, Callout, Moment, Panel, ViewFacts } from '../parts/panel.tsx';
import { Sources } from '../parts/sources.tsx';
import type { AdviceView } from '../views.ts';
import { sharingWords } from '../words/sharing.ts';

/** Somebody is asked for advice. POST `form.action`: `answer`, `action` = `answer`. */
export function AdvicePage({ view }: { readonly view: AdviceView }) {
  const words = useWords(sharingWords);
  return (
    <Main>
      <p class="above break">
        {view.applicant} · {view.caseNumber}
      </p>
      <h1>{words.adviceTitle}</h1>
      <ActingAs acting={view.acting} />
      <p class="lead">
        {words.adviceLead} <Sources sources={view.sources} />
      </p>
      <ErrorSummary problems={[{ name: 'answer', text: view.problem }]} />
      <Panel title={words.question} icon="info">
        <p class="lines break">{view.question}</p>
        <p class="quiet">
          {words.askedBy} <Say text={view.asker} /> · <Moment at={view.askedAt} />
        </p>
      </Panel>
      <Panel title={words.particulars} icon="building">
        <ViewFacts facts={view.particulars} />
      </Panel>
      {view.files.length > 0 ? (
        <Panel title={words.files} icon="document">
          <FileList files={view.files} />
        </Panel>
      ) : null}
      {view.form ? (
        <Form target={view.form}>
          <TextArea
            field={{ name: 'answer', label: words.yourAnswer, problem: view.problem }}
            value={view.answer}
            rows={5}
            maxLength={2000}
          />
          <div class="actions">
            <SubmitButton action="answer">{words.submitAnswer}</SubmitButton>
          </div>
        </Form>
      ) : (
        <Callout tone="good" icon="check" title={words.answered}>
          <p class="lines break">{view.answer}</p>
          {view.answeredAt === undefined ? null : (
            <p class="quiet">
              {words.answeredAt} <Moment at={view.answeredAt} />
            </p>
          )}
        </Callout>
      )}
    </Main>
  );
}
