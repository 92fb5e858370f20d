import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { ClosingFields, SelectField, TextArea, TextField } from '../parts/fields.tsx';
import { ErrorSummary, FieldProblem, Form, idOf, SubmitButton } from '../parts/form.tsx';
import { Facts, Moment, Panel } from '../parts/panel.tsx';
import { QuotedSources } from '../parts/sources.tsx';
import type { ConveneView } from '../views.ts';
import { sittingWords } from '../words/sitting.ts';
import { terms } from '../words/terms.ts';

const FIELDS = [
  'items',
  'meetsOn',
  'meetsTime',
  'place',
  'chairedBy',
  'shortNoticeReason',
] as const;

/**
 * The secretariat enters a meeting. POST `form.action`: `item` (several), `meetsOn`, `meetsTime`, `place`,
 * `chairedBy`, `shortNoticeReason`.
 */
export function ConvenePage({ view }: { readonly view: ConveneView }) {
  const words = useWords(sittingWords);
  const common = useWords(terms);
  const { values, problems } = view;
  return (
    <ConsoleMain nav={view.nav}>
      <div class="case-head">
        <p class="above">
          <Say text={view.body} />
        </p>
        <h1>{words.conveneTitle}</h1>
        <p class="lead">{words.conveneLead}</p>
      </div>
      <ErrorSummary problems={FIELDS.map((name) => ({ name, text: problems[name] }))} />
      <Form target={view.form} enter="look">
        <Panel title={words.items} icon="list">
          <fieldset class={problems.items ? 'field field-wrong' : 'field'}>
            <legend class="visually-hidden">{words.items}</legend>
            <FieldProblem name="items" text={problems.items} />
            <ul class="pick">
              {view.items.map((item, index) => {
                const id = index === 0 ? idOf('items') : `${idOf('items')}-${index}`;
                return (
                  <li key={item.id}>
                    <label class="choice choice-box" for={id}>
                      <input
                        id={id}
                        type="checkbox"
                        name="item"
                        value={item.id}
                        checked={item.chosen}
                      />
                      <span class="choice-words">
                        <span class="choice-label break">{item.applicant}</span>
                        <span class="choice-note">
                          {item.caseNumber} · <Moment at={item.since} as="short" />
                        </span>
                      </span>
                    </label>
                    <a
                      class="pick-see"
                      href={item.url}
                      aria-label={`${common.open}: ${item.applicant}`}
                    >
                      {common.open}
                    </a>
                  </li>
                );
              })}
            </ul>
          </fieldset>
        </Panel>
        <Panel title={words.convene} icon="people">
          <ClosingFields
            date={{
              name: 'meetsOn',
              label: words.meetsOn,
              problem: problems.meetsOn,
              value: values.meetsOn,
            }}
            time={{
              name: 'meetsTime',
              label: words.meetsTime,
              problem: problems.meetsTime,
              value: values.meetsTime,
            }}
          />
          <TextField
            field={{
              name: 'place',
              label: words.place,
              hint: words.placeHint,
              problem: problems.place,
            }}
            value={values.place}
            maxLength={200}
          />
          <SelectField
            field={{ name: 'chairedBy', label: words.chairedBy, problem: problems.chairedBy }}
            value={values.chairedBy}
            first={words.choose}
            options={view.chairs.map(({ id, label }) => ({ value: id, label }))}
          />
          <Facts
            facts={[
              { label: words.ordinary, value: <Say text={view.ordinary} /> },
              { label: common.sourceOfRule, value: <QuotedSources sources={view.sources} /> },
            ]}
          />
          <TextArea
            field={{
              name: 'shortNoticeReason',
              label: words.shortNotice,
              hint: words.shortNoticeHint,
              required: false,
              when: words.shortNoticeWhen,
              problem: problems.shortNoticeReason,
            }}
            value={values.shortNoticeReason}
            rows={2}
            maxLength={1000}
          />
        </Panel>
        <div class="actions">
          <SubmitButton action="convene">{words.submitConvene}</SubmitButton>
        </div>
      </Form>
    </ConsoleMain>
  );
}
