import { Say, say, useLanguage, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { EvidenceInput } from '../parts/evidence.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { RegisterInput } from '../parts/register-input.tsx';
import { Callout, Panel, ViewFacts } from '../parts/panel.tsx';
import { Sources } from '../parts/sources.tsx';
import type { RegisterFormView } from '../views.ts';
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
            <RegisterInput key={field.name} field={field} />
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
