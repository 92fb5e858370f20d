import { Icon } from '../icons.tsx';
import { say, Say, useLanguage, useWords } from '../language.tsx';
import { RadioGroup } from '../parts/choices.tsx';
import { TextArea } from '../parts/fields.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { ActingAs, Panel, ViewFacts } from '../parts/panel.tsx';
import { QuotedSources } from '../parts/sources.tsx';
import type { StatementView } from '../views.ts';
import { frameWords } from '../words/frame.ts';
import { statementWords } from '../words/statement.ts';

/** What only whoever chairs may state. POST `form.action`: `choice` (one of the options), `reason`. */
export function StatementPage({ view }: { readonly view: StatementView }) {
  const words = useWords(statementWords);
  const lang = useLanguage();
  const frame = useWords(frameWords);
  return (
    <Main>
      <PageHead
        title={say(lang, view.title)}
        above={<Say text={view.body} />}
        lead={<Say text={view.lead} />}
      />
      <ActingAs acting={view.acting} />
      <ErrorSummary
        problems={[
          { name: 'choice', text: view.problems.choice },
          { name: 'reason', text: view.problems.reason },
        ]}
      />
      <Panel title={<Say text={view.about} />} icon="ballot">
        <ViewFacts facts={view.facts} />
        {view.proofUrl ? (
          <p>
            <a href={view.proofUrl.url}>
              <Say text={view.proofUrl.label} />
            </a>
          </p>
        ) : null}
        <QuotedSources sources={view.sources} />
      </Panel>
      <Form target={view.form} enter="submit">
        <Panel title={words.choice} icon="edit" tone="jade">
          <RadioGroup
            labelled="above"
            field={{ name: 'choice', label: words.choice, problem: view.problems.choice }}
            value={view.values.choice}
            options={view.options}
          />
          <TextArea
            field={{
              name: 'reason',
              label: words.reason,
              hint: words.reasonHint,
              required: false,
              when: view.reasonWhen,
              problem: view.problems.reason,
            }}
            value={view.values.reason}
            rows={3}
            maxLength={1000}
          />
        </Panel>
        <div class="actions">
          <SubmitButton action="submit">{words.submit}</SubmitButton>
        </div>
        <p class="quiet with-icon">
          <Icon name="info" />
          <span>{frame.noAction}</span>
        </p>
      </Form>
    </Main>
  );
}
