import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { Contacts } from '../parts/contacts.tsx';
import { TextArea } from '../parts/fields.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Facts, Moment, Panel } from '../parts/panel.tsx';
import type { CallView } from '../views/call.ts';
import { callWords } from '../words/call.ts';

/** Whom to telephone and why. POST `form.action` with `outcome`, `action` = `done`. */
export function CallPage({ view }: { readonly view: CallView }) {
  const words = useWords(callWords);
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.title}</h1>
      <ErrorSummary problems={[{ name: 'outcome', text: view.problem }]} />
      <Panel title={<Say text={view.about} />} icon="person">
        <Facts
          facts={[
            { label: words.who, value: <Contacts people={view.who} /> },
            { label: words.why, value: <Say text={view.why} /> },
            {
              label: words.applicant,
              value: (
                <>
                  <span class="break">
                    <Say text={view.applicant} />
                  </span>
                  <span class="quiet block-line">{view.number}</span>
                </>
              ),
            },
            ...(view.script ? [{ label: words.script, value: <Say text={view.script} /> }] : []),
            { label: words.since, value: <Moment at={view.since} /> },
          ]}
        />
        <p>
          <a href={view.url}>{words.see}</a>
        </p>
      </Panel>
      <Form target={view.form}>
        <TextArea
          field={{
            name: 'outcome',
            label: words.outcome,
            hint: words.outcomeHint,
            problem: view.problem,
          }}
          value={view.outcome}
          rows={3}
          maxLength={500}
        />
        <div class="actions">
          <SubmitButton action="done">{words.done}</SubmitButton>
        </div>
      </Form>
    </ConsoleMain>
  );
}
