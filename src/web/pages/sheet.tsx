import { SHEET_COUNTS } from '../../domain/show-of-hands.ts';
import { say, Say, useLanguage, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { SelectField, TextArea, TextField } from '../parts/fields.tsx';
import { FileInput } from '../parts/files.tsx';
import { ErrorSummary, FieldProblem, Form, SubmitButton } from '../parts/form.tsx';
import { Callout, Facts, Panel, ViewFacts } from '../parts/panel.tsx';
import { Sources } from '../parts/sources.tsx';
import type { SheetView } from '../views.ts';
import { correctionWords } from '../words/correction.ts';
import { sheetWords } from '../words/sheet.ts';

/**
 * The signed sheet of one item of a meeting. POST `form.action` (multipart): a field for each count, `recused`
 * (several) with `reason.<person>`, `scrutineer`, `teller`, and the scan as `evidence`; of a correction also `reason`.
 */
export function SheetPage({ view }: { readonly view: SheetView }) {
  const words = useWords(sheetWords);
  const corrections = useWords(correctionWords);
  const { problems, correction } = view;
  return (
    <ConsoleMain nav={view.nav}>
      <div class="case-head">
        <p class="above">
          <Say text={view.body} /> · <a href={view.backUrl}>{view.number}</a>
        </p>
        <h1>{view.correction ? words.correctionTitle : words.title}</h1>
        <p class="lead">{view.correction ? corrections.lead : words.lead}</p>
      </div>
      <ErrorSummary
        problems={[...SHEET_COUNTS, 'recused', 'scrutineer', 'teller', 'reason', 'evidence'].map(
          (name) => ({
            name,
            text: problems[name as keyof typeof problems],
          }),
        )}
      />
      {problems.sheet ? (
        <Callout tone="amber" icon="warning">
          <p>
            <Say text={problems.sheet} />
          </p>
        </Callout>
      ) : null}
      <Panel title={<Say text={view.item} />} icon="ballot">
        <Facts
          facts={[
            {
              label: words.entitled,
              value: `${words.onList(view.entitled)} · ${
                view.ticked === undefined ? words.noList : words.ticked(view.ticked)
              }`,
            },
            {
              label: words.threshold,
              value: (
                <>
                  <Say text={view.threshold} />
                  <Sources sources={view.thresholdSources} />
                </>
              ),
            },
          ]}
        />
      </Panel>
      {correction ? (
        <Panel title={corrections.original} icon="document">
          <ViewFacts facts={correction.original} />
        </Panel>
      ) : null}
      <Form target={view.form} files>
        <Panel title={words.numbers} icon="list">
          <div class="side-by-side">
            {SHEET_COUNTS.map((name) => (
              <TextField
                key={name}
                field={{
                  name,
                  label: words.counts[name],
                  ...(words.hints[name] ? { hint: words.hints[name] } : {}),
                  problem: problems[name],
                }}
                value={view.counts[name]}
                inputMode="numeric"
                maxLength={6}
                width="short"
              />
            ))}
          </div>
        </Panel>
        <Recusals view={view} />
        <Panel title={words.people} icon="people">
          <SelectField
            field={{ name: 'scrutineer', label: words.scrutineer, problem: problems.scrutineer }}
            value={view.scrutineer}
            first={words.choose}
            options={view.people.map(({ id, label }) => ({ value: id, label }))}
          />
          <SelectField
            field={{ name: 'teller', label: words.teller, problem: problems.teller }}
            value={view.teller}
            first={words.choose}
            options={view.people.map(({ id, label }) => ({ value: id, label }))}
          />
          {correction ? (
            <TextArea
              field={{
                name: 'reason',
                label: corrections.reason,
                hint: corrections.reasonHint,
                problem: problems.reason,
                required: true,
              }}
              value={correction.reason}
              rows={3}
              maxLength={1000}
            />
          ) : null}
          <div class={problems.evidence ? 'field field-wrong' : 'field'}>
            <p class="label">{words.evidence}</p>
            <FieldProblem name="evidence" text={problems.evidence} />
            <FileInput
              name="evidence"
              label={words.evidence}
              problem={problems.evidence}
              required
            />
          </div>
          {correction ? (
            <Callout tone="plain" title={corrections.follows}>
              <p>
                <Say text={correction.follows} />
              </p>
            </Callout>
          ) : null}
        </Panel>
        <div class="actions">
          <SubmitButton action="enter">
            {correction ? corrections.submit : words.submit}
          </SubmitButton>
        </div>
      </Form>
    </ConsoleMain>
  );
}

function Recusals({ view }: { readonly view: SheetView }) {
  const words = useWords(sheetWords);
  const lang = useLanguage();
  return (
    <details
      class="more more-white"
      open={view.problems.recused !== undefined || view.electors.some(({ recused }) => recused)}
    >
      <summary>{words.recused}</summary>
      <p>{words.recusedLead}</p>
      <FieldProblem name="recused" text={view.problems.recused} />
      <ul class="pick" id="field-recused">
        {view.electors.map((elector) => {
          const name = say(lang, elector.label);
          return (
            <li key={elector.id} class="pick-with">
              <label class="choice choice-box" for={`recused-${elector.id}`}>
                <input
                  id={`recused-${elector.id}`}
                  type="checkbox"
                  name="recused"
                  value={elector.id}
                  checked={elector.recused}
                />
                <span class="choice-words">
                  <span class="choice-label break">{name}</span>
                </span>
              </label>
              <label class="visually-hidden" for={`reason-${elector.id}`}>
                {words.recusalReason(name)}
              </label>
              <input
                class="input"
                id={`reason-${elector.id}`}
                name={`reason.${elector.id}`}
                value={elector.reason}
                maxLength={200}
                placeholder={words.reason}
              />
            </li>
          );
        })}
      </ul>
    </details>
  );
}
