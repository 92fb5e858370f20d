import { Icon } from '../icons.tsx';
import { Say, say, useLanguage, useWords } from '../language.tsx';
import { RadioGroup } from '../parts/choices.tsx';
import { TextArea, TextField } from '../parts/fields.tsx';
import { FileList } from '../parts/files.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { ActingAs, Facts, Moment, Panel } from '../parts/panel.tsx';
import { QuotedSources } from '../parts/sources.tsx';
import type { FilingView } from '../views.ts';
import { decisionWords } from '../words/decisions.ts';
import { frameWords } from '../words/frame.ts';
import { terms } from '../words/terms.ts';

/**
 * The authority's page. POST `form.action`: `outcome` = `received` | `returned`, `number`,
 * `remark`, `reason`, `action` = `submit`.
 */
export function FilingPage({ view }: { readonly view: FilingView }) {
  const words = useWords(decisionWords);
  const common = useWords(terms);
  const frame = useWords(frameWords);
  const lang = useLanguage();
  const { values, problems } = view;
  return (
    <Main>
      <PageHead
        title={words.filingTitle}
        above={<Say text={view.authority} />}
        lead={words.filingLead(say(lang, view.from), say(lang, view.authority))}
      />
      <ActingAs acting={view.acting} />
      <ErrorSummary
        problems={[
          { name: 'outcome', text: problems.outcome },
          { name: 'number', text: problems.number },
          { name: 'reason', text: problems.reason },
        ]}
      />
      <Panel title={words.filingItems} icon="list">
        <Facts
          facts={[
            { label: words.filingNumber, value: <span class="break">{view.filingNumber}</span> },
            { label: words.sentAt, value: <Moment at={view.sentAt} /> },
            { label: common.sourceOfRule, value: <QuotedSources sources={view.sources} /> },
          ]}
        />
        <ol class="item-list">
          {view.items.map((item, index) => (
            <li key={index}>
              <p>
                <strong class="break">
                  <Say text={item.title} />
                </strong>
              </p>
              <p>
                <Say text={item.decision} />
              </p>
              <p class="quiet">
                {words.decidedAt} <Moment at={item.decidedAt} />
              </p>
              {item.proofUrl ? (
                <p>
                  <a href={item.proofUrl}>
                    {words.proof}
                    <span class="visually-hidden">
                      {' '}
                      <Say text={item.title} />
                    </span>
                  </a>
                </p>
              ) : null}
            </li>
          ))}
        </ol>
      </Panel>
      {view.documents.length > 0 ? (
        <Panel title={words.attachments} icon="document">
          <FileList files={view.documents} />
        </Panel>
      ) : null}
      <Form target={view.form} enter="submit">
        <Panel title={words.outcome} icon="edit" tone="jade">
          <RadioGroup
            labelled="above"
            field={{ name: 'outcome', label: words.outcome, problem: problems.outcome }}
            value={values.outcome}
            options={[
              { value: 'received', label: words.received, note: words.receivedNote },
              { value: 'returned', label: words.returned, note: words.returnedNote },
            ]}
          />
          <div class="when-received">
            <TextField
              field={{
                name: 'number',
                label: words.ownNumber,
                hint: words.ownNumberHint,
                problem: problems.number,
              }}
              value={values.number}
              autocomplete="off"
              maxLength={120}
            />
            <TextArea
              field={{ name: 'remark', label: words.filingRemark, required: false }}
              value={values.remark}
              rows={2}
              maxLength={1000}
            />
          </div>
          <div class="when-returned">
            <TextArea
              field={{
                name: 'reason',
                label: words.filingReason,
                hint: words.filingReasonHint,
                problem: problems.reason,
              }}
              value={values.reason}
              maxLength={2000}
            />
          </div>
        </Panel>
        <div class="actions">
          <SubmitButton action="submit">{words.submitFiling}</SubmitButton>
        </div>
        <p class="quiet with-icon">
          <Icon name="info" />
          <span>{frame.noAction}</span>
        </p>
      </Form>
    </Main>
  );
}
