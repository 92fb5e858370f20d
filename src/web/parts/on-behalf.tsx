import { Say, useWords } from '../language.tsx';
import type { OnBehalfView } from '../views.ts';
import { onBehalfWords } from '../words/on-behalf.ts';
import { terms } from '../words/terms.ts';
import { Form, SubmitButton } from './form.tsx';
import { Callout, Moment } from './panel.tsx';

/**
 * What the secretariat recorded for this voter, and what they said by telephone. Per record POST
 * `records[].form` with `action` = `object`; POST `said.form` with `action` = `confirm`.
 */
export function OnBehalf({ view }: { readonly view: OnBehalfView }) {
  const words = useWords(onBehalfWords);
  return (
    <>
      {view.records.map((record) => (
        <Callout
          key={record.number}
          tone={record.objected ? 'plain' : 'amber'}
          icon="document"
          title={record.objected ? words.objectedTitle : words.recordedTitle}
        >
          <Lines lines={record.lines} />
          <p class="quiet">
            {words.number} {record.number} · <Moment at={record.at} />
          </p>
          {record.objected ? <p>{words.objected}</p> : null}
          {record.form ? (
            <>
              <p>
                {words.objectLead} <Moment at={record.until} />
              </p>
              <Form target={record.form}>
                <SubmitButton action="object" look="danger">
                  {words.object}
                </SubmitButton>
              </Form>
            </>
          ) : null}
        </Callout>
      ))}
      {view.said ? (
        <Callout tone="amber" icon="phone" title={words.saidTitle}>
          <Lines lines={view.said.lines} />
          <p>{words.saidLead}</p>
          <Form target={view.said.form}>
            <SubmitButton action="confirm">{words.confirm}</SubmitButton>
          </Form>
          <p class="quiet">{words.otherwise}</p>
        </Callout>
      ) : null}
    </>
  );
}

function Lines({ lines }: { readonly lines: OnBehalfView['records'][number]['lines'] }) {
  const common = useWords(terms);
  return (
    <ul class="plain-list">
      {lines.map((line, index) => (
        <li key={index}>
          <Say text={line.title} />: <strong>{common.choice[line.choice]}</strong>
        </li>
      ))}
    </ul>
  );
}
