import { Say, say, useLanguage, useWords } from '../language.tsx';
import { CheckBox } from '../parts/choices.tsx';
import { FileList } from '../parts/files.tsx';
import { SectionFields } from '../parts/form-fields.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { Badge, Callout, Moment, Panel, ViewFacts } from '../parts/panel.tsx';
import { DeclaredInputs, PapersInputs, problemsOfPapers } from '../parts/papers.tsx';
import { Sources } from '../parts/sources.tsx';
import type { ApplicationCheckView, ApplicationFormView, PrivacyNotice } from '../views.ts';
import { applicationWords } from '../words/application.ts';

/**
 * The application form. POST `form.action`, multipart: each `sections[].fields[].name`, files as
 * `document.<id>`, `declaration.name` = `yes`, `action` = `check` | `save`, or one
 * `documents[].files[].removeName` = `remove` in place of `action`; `named.<id>` with `action` = `ask.<id>`.
 */
export function ApplicationFormPage({ view }: { readonly view: ApplicationFormView }) {
  const words = useWords(applicationWords);
  const lang = useLanguage();
  const fields = view.sections.flatMap((section) => section.fields);
  const hasPapers = view.documents.length + (view.endorsements ?? []).length > 0;
  return (
    <Main>
      <PageHead title={say(lang, view.title)} lead={words.lead} />
      <p class="kind-line">
        <span class="quiet">{words.applyingAs}</span>
        <Badge tone="jade">
          <Say text={view.kind} />
        </Badge>
        <a href={view.changeKindUrl}>{words.changeKind}</a>
        {view.savedAt === undefined ? null : (
          <span class="quiet">
            {words.savedAt}
            <Moment at={view.savedAt} />
          </span>
        )}
      </p>
      <ErrorSummary
        problems={[
          ...fields.map((field) => ({ name: field.name, label: field.label, text: field.problem })),
          ...problemsOfPapers(view),
          { name: view.declaration.name, text: view.declaration.problem },
        ]}
      />
      {view.problem ? <Callout tone="bad" icon="warning" title={say(lang, view.problem)} /> : null}
      <Form target={view.form} files enter="check">
        {view.sections.map((section, index) => (
          <Panel
            key={index}
            title={<Numbered number={index + 1} text={say(lang, section.title)} />}
          >
            {section.hint ? (
              <p class="panel-lead">
                <Say text={section.hint} />
              </p>
            ) : null}
            <SectionFields fields={section.fields} />
          </Panel>
        ))}
        {hasPapers ? (
          <Panel title={<Numbered number={view.sections.length + 1} text={words.documentsTitle} />}>
            <PapersInputs papers={view} />
          </Panel>
        ) : null}
        <Panel
          title={
            <Numbered
              number={view.sections.length + (hasPapers ? 2 : 1)}
              text={words.declarationTitle}
            />
          }
        >
          <Sources sources={view.declaration.sources} />
          <DeclaredInputs declared={view.declared} />
          <CheckBox
            field={{
              name: view.declaration.name,
              label: view.declaration.text,
              problem: view.declaration.problem,
              required: true,
            }}
            checked={view.declaration.checked}
          />
        </Panel>
        <Privacy notice={view.privacy} />
        <div class="actions">
          <SubmitButton action="check">{words.check}</SubmitButton>
          <SubmitButton action="save" look="secondary">
            {words.save}
          </SubmitButton>
        </div>
        <p class="quiet">{words.saveNote}</p>
      </Form>
    </Main>
  );
}

function Numbered({ number, text }: { readonly number: number; readonly text: string }) {
  return (
    <>
      <span class="numbered" aria-hidden="true">
        {number}
      </span>
      {text}
    </>
  );
}

function Privacy({ notice }: { readonly notice: PrivacyNotice }) {
  const words = useWords(applicationWords);
  return (
    <Panel title={words.privacyTitle} icon="shield">
      <ViewFacts
        facts={[
          { label: words.privacy.purpose, value: notice.purpose },
          { label: words.privacy.readers, value: notice.readers },
          { label: words.privacy.kept, value: notice.kept },
          { label: words.privacy.rights, value: notice.rights },
        ]}
      />
    </Panel>
  );
}

/** Last look before submitting. POST `form.action` with `action` = `submit` | `change`. */
export function ApplicationCheckPage({ view }: { readonly view: ApplicationCheckView }) {
  const words = useWords(applicationWords);
  return (
    <Main>
      <PageHead title={words.checkTitle} lead={words.checkLead} above={<Say text={view.kind} />} />
      {view.sections.map((section, index) => (
        <Panel key={index} title={<Say text={section.title} />}>
          <ViewFacts facts={section.facts} />
        </Panel>
      ))}
      {view.documents.length > 0 ? (
        <Panel title={words.documentsTitle} icon="document">
          {view.documents.map((document, index) => (
            <div key={index} class="document">
              <h3 class="document-title">
                <Say text={document.title} />
              </h3>
              {document.files.length > 0 ? (
                <FileList files={document.files} />
              ) : (
                <p class="quiet">{words.noFiles}</p>
              )}
            </div>
          ))}
        </Panel>
      ) : null}
      <Callout tone="good" icon="check" title={words.accepted}>
        {view.declared.map((words, index) => (
          <p key={index}>
            <Say text={words} />
          </p>
        ))}
        <p>
          <Say text={view.declaration} />
        </p>
      </Callout>
      <Form target={view.form} enter="change">
        <p class="quiet">{words.submitNote}</p>
        <div class="actions">
          <SubmitButton action="submit">{words.submit}</SubmitButton>
          <SubmitButton action="change" look="secondary">
            {words.change}
          </SubmitButton>
        </div>
      </Form>
    </Main>
  );
}
