import { Icon } from '../icons.tsx';
import { Say, useWords } from '../language.tsx';
import { RadioGroup } from '../parts/choices.tsx';
import { ClosingFields, TextArea } from '../parts/fields.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { ActingAs, Callout, Facts, Moment, Panel } from '../parts/panel.tsx';
import { QuotedSources, Sources } from '../parts/sources.tsx';
import type { OrderView } from '../views.ts';
import { decisionWords } from '../words/decisions.ts';
import { frameWords } from '../words/frame.ts';
import { terms } from '../words/terms.ts';

/**
 * The chair orders a correspondence vote, or not. POST `form.action`: `order` = `order` |
 * `decline`, `reason`, `closesOn` (YYYY-MM-DD), `closesTime` (HH:MM), `shortenedReason`,
 * `action` = `submit`.
 */
export function OrderPage({ view }: { readonly view: OrderView }) {
  const words = useWords(decisionWords);
  const common = useWords(terms);
  const frame = useWords(frameWords);
  const { values, problems } = view;
  return (
    <Main>
      <PageHead title={words.orderTitle} above={<Say text={view.body} />} />
      <ActingAs acting={view.acting} />
      <ErrorSummary
        problems={[
          { name: 'order', text: problems.order },
          { name: 'reason', text: problems.reason },
          { name: 'closesOn', text: problems.closesOn },
          { name: 'closesTime', text: problems.closesTime },
          { name: 'shortenedReason', text: problems.shortenedReason },
        ]}
      />
      <Panel title={words.proposal} icon="list">
        <Facts
          facts={[
            { label: words.proposedBy, value: <Say text={view.proposedBy} /> },
            { label: words.proposedAt, value: <Moment at={view.proposedAt} /> },
            {
              label: words.proposalReason,
              value: <span class="lines">{view.proposalReason}</span>,
            },
            { label: words.electors, value: words.people(view.electors) },
            { label: common.sourceOfRule, value: <QuotedSources sources={view.sources} /> },
          ]}
        />
      </Panel>
      <Panel title={words.itemsTitle(view.items.length)} icon="ballot">
        <ol class="item-list">
          {view.items.map((item) => (
            <li key={item.id}>
              <p>
                <strong class="break">
                  <Say text={item.title} />
                </strong>
              </p>
              <p class="lines">
                <Say text={item.summary} />
              </p>
              <p class="quiet">{item.caseNumber}</p>
            </li>
          ))}
        </ol>
      </Panel>
      <Form target={view.form} enter="submit">
        <Panel title={words.order} icon="edit" tone="jade">
          <RadioGroup
            labelled="above"
            field={{ name: 'order', label: words.order, problem: problems.order }}
            value={values.order}
            options={[
              { value: 'order', label: words.orderYes, note: words.orderYesNote },
              { value: 'decline', label: words.orderNo, note: words.orderNoNote },
            ]}
          />
          <TextArea
            field={{
              name: 'reason',
              label: words.orderReason,
              hint: words.orderReasonHint,
              problem: problems.reason,
            }}
            value={values.reason}
            rows={3}
            maxLength={1000}
          />
          <ClosingFields
            date={{
              name: 'closesOn',
              label: words.closesOn,
              problem: problems.closesOn,
              value: values.closesOn,
            }}
            time={{
              name: 'closesTime',
              label: words.closesTime,
              problem: problems.closesTime,
              value: values.closesTime,
            }}
          />
          {view.shortened ? (
            <Callout tone="amber" icon="warning" title={words.shortened}>
              <p>
                {words.shortenedOrdinary}
                <Say text={view.shortened.ordinary} />
              </p>
              <Sources sources={view.shortened.sources} />
              <TextArea
                field={{
                  name: 'shortenedReason',
                  label: words.shortenedReason,
                  hint: words.shortenedHint,
                  problem: problems.shortenedReason,
                }}
                value={values.shortenedReason}
                rows={2}
                maxLength={1000}
              />
            </Callout>
          ) : null}
        </Panel>
        <div class="actions">
          <SubmitButton action="submit">{words.submitOrder}</SubmitButton>
        </div>
        <p class="quiet with-icon">
          <Icon name="info" />
          <span>{frame.noAction}</span>
        </p>
      </Form>
    </Main>
  );
}
