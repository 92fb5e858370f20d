import { Say, say, useLanguage, useWords } from '../language.tsx';
import { CheckBox } from '../parts/choices.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { DocumentInput } from '../parts/files.tsx';
import { SectionFields } from '../parts/form-fields.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Callout, Panel } from '../parts/panel.tsx';
import { Sources } from '../parts/sources.tsx';
import type { OpenAboutView } from '../views.ts';
import { fileWords } from '../words/files.ts';
import { openAboutWords } from '../words/open-about.ts';

/** The form of a case that the secretariat opens about a member, with what happens once it is open. */
export function OpenAboutPage({ view }: { readonly view: OpenAboutView }) {
  const words = useWords(openAboutWords);
  const lang = useLanguage();
  return (
    <ConsoleMain nav={view.nav}>
      <p class="above">
        <a href={view.back.url}>
          <Say text={view.back.label} />
        </a>
      </p>
      <h1 class="break">
        {view.member} · <Say text={view.procedure} />
      </h1>
      <p class="lead">
        {words.lead} <Sources sources={view.sources} />
      </p>
      <ErrorSummary
        problems={[
          ...view.fields.map(({ name, problem }) => ({ name, text: problem })),
          ...view.declared.map(({ name, problem }) => ({ name, text: problem })),
          ...view.documents.map(({ id, problem }) => ({ name: `document.${id}`, text: problem })),
        ]}
      />
      {view.problem ? <Callout tone="bad" icon="warning" title={say(lang, view.problem)} /> : null}
      <Form target={view.form} files>
        <Panel title={words.facts} icon="edit">
          <SectionFields fields={view.fields} />
        </Panel>
        <Documents view={view} />
        <Declared view={view} />
        <div class="actions">
          <SubmitButton action="open">{words.submit}</SubmitButton>
        </div>
      </Form>
      <Next stages={view.stages} />
    </ConsoleMain>
  );
}

function Documents({ view }: { readonly view: OpenAboutView }) {
  const words = useWords(openAboutWords);
  const files = useWords(fileWords);
  if (view.documents.length === 0) return null;
  return (
    <Panel title={words.documents} icon="document">
      <p class="panel-lead">{files.rules(view.fileLimitMegabytes)}</p>
      {view.documents.map((document) => (
        <DocumentInput key={document.id} document={document} />
      ))}
    </Panel>
  );
}

function Declared({ view }: { readonly view: OpenAboutView }) {
  const words = useWords(openAboutWords);
  if (view.declared.length === 0) return null;
  return (
    <Panel title={words.declared} icon="check">
      {view.declared.map((article) => (
        <div key={article.name} class="asked">
          <CheckBox
            field={{
              name: article.name,
              label: article.words,
              problem: article.problem,
              required: true,
            }}
            checked={article.checked}
          />
          <Sources sources={article.sources} />
        </div>
      ))}
    </Panel>
  );
}

function Next({ stages }: { readonly stages: OpenAboutView['stages'] }) {
  const words = useWords(openAboutWords);
  return (
    <Panel title={words.next} icon="flow">
      <ol class="outcomes">
        {stages.map((stage, index) => (
          <li key={index}>
            <Say text={stage.title} />{' '}
            <span class="quiet">
              <Say text={stage.by} />
              {stage.notes.map((note, at) => (
                <span key={at}>
                  {' · '}
                  <Say text={note} />
                </span>
              ))}
            </span>{' '}
            <Sources sources={stage.sources} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}
