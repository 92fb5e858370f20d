import { fileSize } from '../format.ts';
import { Say, say, useLanguage, useWords } from '../language.tsx';
import { EvidenceInput } from '../parts/evidence.tsx';
import { FileInput } from '../parts/files.tsx';
import { ErrorSummary, FieldProblem, Form, SubmitButton } from '../parts/form.tsx';
import { Callout, Panel } from '../parts/panel.tsx';
import { RegisterInput } from '../parts/register-input.tsx';
import { SetUpMain } from '../parts/set-up.tsx';
import { Table } from '../parts/table.tsx';
import type { SetUpPeopleView, Text } from '../views.ts';
import { setUpWords } from '../words/set-up.ts';

/** Those in office, with their documents; see SetUpPeopleView. */
export function SetUpPeoplePage({ view }: { readonly view: SetUpPeopleView }) {
  const words = useWords(setUpWords);
  return (
    <SetUpMain frame={view.frame} lead={words.peopleLead}>
      <ErrorSummary
        problems={[
          ...view.person.fields.map(({ name, problem }) => ({ name, text: problem })),
          { name: 'evidence', text: view.documents.evidence.problem },
          { name: 'roster', text: view.roster.problem },
        ]}
      />
      <Present view={view} />
      <Panel
        title={view.person.editing ? words.personEdit : words.personTitle}
        icon="person"
        id="person"
        tone="jade"
      >
        <Form target={view.person.form}>
          <div class="set-up-person">
            {view.person.fields.map((field) => (
              <RegisterInput key={field.name} field={field} />
            ))}
          </div>
          <div class="actions">
            <SubmitButton action="save">{words.savePerson}</SubmitButton>
            {view.person.editing ? (
              <a class="button button-quiet" href={view.person.cancelUrl}>
                {words.cancel}
              </a>
            ) : null}
          </div>
        </Form>
      </Panel>
      <Documents documents={view.documents} />
      <Roster roster={view.roster} />
      <p class="actions">
        <a class="button button-secondary" href={view.nextUrl}>
          {words.next}
        </a>
      </p>
    </SetUpMain>
  );
}

function Present({ view }: { readonly view: SetUpPeopleView }) {
  const words = useWords(setUpWords);
  const lang = useLanguage();
  const comma = lang === 'zh' ? '、' : ', ';
  return (
    <Panel title={words.peopleTitle} icon="people">
      <Lines title={words.faults} tone="bad" lines={view.faults} />
      <Table
        caption={words.peopleTitle}
        columns={[words.who, words.office, words.since, words.contact, words.change]}
        empty={words.nobody}
        rows={view.people.map((one) => [
          <>
            {one.name}
            <span class="quiet block-line">{one.title}</span>
          </>,
          one.offices.map((office) => say(lang, office)).join(comma),
          <Say text={one.since} />,
          <span class="break">
            <Say text={one.contact} />
          </span>,
          <div class="set-up-row">
            <a href={one.editUrl}>
              {words.edit}
              <span class="visually-hidden"> {one.name}</span>
            </a>
            <Form target={one.remove} label={`${words.remove} ${one.name}`}>
              <SubmitButton action="remove" look="quiet">
                {words.remove}
                <span class="visually-hidden"> {one.name}</span>
              </SubmitButton>
            </Form>
          </div>,
        ])}
      />
      <Lines
        title={words.vacancies}
        lead={words.vacanciesLead}
        tone="amber"
        lines={view.vacancies}
      />
      {view.byMembers.length > 0 ? (
        <p class="quiet">
          {words.byMembers} {view.byMembers.map((name) => say(lang, name)).join(comma)}
        </p>
      ) : null}
    </Panel>
  );
}

/** What to look at, each on a line of its own. */
export function Lines({
  title,
  lead,
  tone,
  lines,
}: {
  readonly title: string;
  readonly lead?: string;
  readonly tone: 'bad' | 'amber';
  readonly lines: readonly Text[];
}) {
  if (lines.length === 0) return null;
  return (
    <Callout tone={tone} icon={tone === 'bad' ? 'warning' : 'info'} title={title}>
      {lead ? <p>{lead}</p> : null}
      <ul>
        {lines.map((line, index) => (
          <li key={index}>
            <Say text={line} />
          </li>
        ))}
      </ul>
    </Callout>
  );
}

function Documents({ documents }: { readonly documents: SetUpPeopleView['documents'] }) {
  const words = useWords(setUpWords);
  return (
    <Panel title={words.documentsTitle} icon="document" id="documents">
      <p>{words.documentsLead}</p>
      <ul>
        {documents.files.map(({ name, url, size }) => (
          <li key={url}>
            <a class="break" href={url}>
              {name}
            </a>{' '}
            <span class="quiet">{fileSize(size)}</span>
          </li>
        ))}
      </ul>
      <Form target={documents.form} files>
        <EvidenceInput field={documents.evidence} />
        <div class="actions">
          <SubmitButton action="add" look="secondary">
            {words.addDocuments}
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

function Roster({ roster }: { readonly roster: SetUpPeopleView['roster'] }) {
  const words = useWords(setUpWords);
  return (
    <Panel title={words.rosterTitle} icon="list" id="roster">
      <p>{words.rosterLead}</p>
      {roster.findings.length > 0 ? (
        <Callout tone="amber" icon="info" title={words.rosterFound}>
          <ul>
            {roster.findings.map(({ where, says }, index) => (
              <li key={index}>
                <strong>
                  <Say text={where} />
                </strong>{' '}
                <Say text={says} />
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
      <Form target={roster.form} files>
        <div class={roster.problem ? 'field field-wrong' : 'field'}>
          <FieldProblem name="roster" text={roster.problem} />
          <FileInput
            name="roster"
            label={words.rosterFile}
            problem={roster.problem}
            multiple={false}
            accept=".xlsx,.csv,text/csv"
            choose={words.choose}
          />
        </div>
        <div class="actions">
          <SubmitButton action="import" look="secondary">
            {words.importIt}
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
