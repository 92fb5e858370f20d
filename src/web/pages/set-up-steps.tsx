import { fileSize } from '../format.ts';
import { Say, useWords } from '../language.tsx';
import { DecideOtherwise, DefaultLines, SigningLines } from '../parts/defaults.tsx';
import { EvidenceInput } from '../parts/evidence.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Callout, Panel, ViewFacts } from '../parts/panel.tsx';
import { RegisterInput } from '../parts/register-input.tsx';
import { SetUpMain } from '../parts/set-up.tsx';
import type { SetUpDefaultsView, SetUpFirstDayView, SetUpStartView } from '../views.ts';
import { defaultsWords } from '../words/defaults.ts';
import { setUpWords } from '../words/set-up.ts';
import { Lines } from './set-up-people.tsx';

/** 确认表 and its resolution; see SetUpDefaultsView. */
export function SetUpDefaultsPage({ view }: { readonly view: SetUpDefaultsView }) {
  const words = useWords(setUpWords);
  const sheets = useWords(defaultsWords);
  const { sheet, recorded } = view;
  if (!sheet)
    return (
      <SetUpMain frame={view.frame}>
        <p>
          {words.needCharter} <a href={view.charterUrl}>{words.toCharter}</a>
        </p>
      </SetUpMain>
    );
  return (
    <SetUpMain frame={view.frame} lead={sheets.lead(sheet.lines.length)}>
      <ErrorSummary
        problems={[
          ...view.fields.map(({ name, problem }) => ({ name, text: problem })),
          { name: 'evidence', text: view.evidence.problem },
        ]}
      />
      <p class="links-row screen-only">
        <a href={view.docxUrl}>{sheets.asWord}</a>
        <a href="#sheet">{words.sheetBelow}</a>
      </p>
      {recorded ? (
        <Panel title={words.recorded} icon="check" tone={recorded.outdated ? 'bad' : 'good'}>
          {recorded.outdated ? (
            <Callout tone="bad" icon="warning">
              <p>{words.outdated}</p>
            </Callout>
          ) : null}
          <ViewFacts facts={recorded.facts} />
          <ul>
            {recorded.scans.map(({ name, url, size }) => (
              <li key={url}>
                <a class="break" href={url}>
                  {name}
                </a>{' '}
                <span class="quiet">{fileSize(size)}</span>
              </li>
            ))}
          </ul>
          <p class="actions screen-only">
            <a class="button button-primary" href={view.nextUrl}>
              {words.next}
            </a>
          </p>
        </Panel>
      ) : null}
      <div class="set-up-sheet screen-only">
        <DecideOtherwise />
        <Panel title={words.recordTitle} icon="document" tone={recorded ? 'plain' : 'jade'}>
          <p>{words.recordLead}</p>
          <Form target={view.form} files>
            {view.fields.map((field) => (
              <RegisterInput key={field.name} field={field} />
            ))}
            <EvidenceInput field={view.evidence} />
            <div class="actions">
              <SubmitButton action="record" look={recorded ? 'secondary' : 'primary'}>
                {words.recordIt}
              </SubmitButton>
            </div>
          </Form>
        </Panel>
        {recorded ? null : (
          <Panel title={words.laterTitle} icon="clock">
            <p>{words.laterLead}</p>
            <Form target={view.laterForm}>
              <div class="actions">
                <SubmitButton action="later" look="secondary">
                  {words.later}
                </SubmitButton>
              </div>
            </Form>
          </Panel>
        )}
      </div>
      <h2 id="sheet">{sheets.sheetTitle}</h2>
      <p class="print-only">
        <Say text={sheet.charter} /> · {sheets.paperLead(sheet.version, sheet.lines.length)}
      </p>
      <DefaultLines sheet={sheet} />
      <SigningLines />
    </SetUpMain>
  );
}

/** From when the alliance works with the system. POST `form.action`: `day`. */
export function SetUpFirstDayPage({ view }: { readonly view: SetUpFirstDayView }) {
  const words = useWords(setUpWords);
  return (
    <SetUpMain frame={view.frame} lead={words.firstDayLead}>
      <ErrorSummary problems={view.fields.map(({ name, problem }) => ({ name, text: problem }))} />
      <Panel title={words.steps['first-day']} icon="clock" tone="jade">
        <Form target={view.form}>
          {view.fields.map((field) => (
            <RegisterInput key={field.name} field={field} />
          ))}
          <div class="actions">
            <SubmitButton action="save">{words.save}</SubmitButton>
          </div>
        </Form>
      </Panel>
    </SetUpMain>
  );
}

/** A last look. POST `form.action` begins the alliance. */
export function SetUpStartPage({ view }: { readonly view: SetUpStartView }) {
  const words = useWords(setUpWords);
  return (
    <SetUpMain frame={view.frame} lead={words.startLead}>
      <Lines
        title={words.missing}
        tone="bad"
        lines={view.missing.map((step) => words.steps[step])}
      />
      {view.groups.map(({ step, url, facts }) => (
        <Panel
          key={step}
          title={words.steps[step]}
          aside={
            <a href={url}>
              {words.change}
              <span class="visually-hidden"> {words.steps[step]}</span>
            </a>
          }
        >
          <ViewFacts facts={facts} />
        </Panel>
      ))}
      <Lines
        title={words.vacancies}
        lead={words.vacanciesLead}
        tone="amber"
        lines={view.vacancies}
      />
      {view.missing.length === 0 ? (
        <Form target={view.form}>
          <div class="actions">
            <SubmitButton action="start">{words.start}</SubmitButton>
          </div>
        </Form>
      ) : null}
    </SetUpMain>
  );
}
