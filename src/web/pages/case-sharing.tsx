import { Say, say, useLanguage, useWords } from '../language.tsx';
import { SelectField, TextArea } from '../parts/fields.tsx';
import { Form, SubmitButton } from '../parts/form.tsx';
import { Badge, Callout, Moment, Panel } from '../parts/panel.tsx';
import type { CaseSharingView } from '../views.ts';
import { sharingWords } from '../words/sharing.ts';

type Shown = { readonly view: CaseSharingView };

/** Who has several parts in a case. */
export function CaseFlags({ view }: Shown) {
  const words = useWords(sharingWords);
  if (view.flags.length === 0) return null;
  return (
    <Callout tone="amber" icon="info" title={words.flags}>
      {view.flags.map((flag, index) => (
        <p key={index}>
          <Say text={flag} />
        </p>
      ))}
    </Callout>
  );
}

/** Advice and copies of a case. Forms: `ask` (POST `of`, `question`), `copy` (POST `person`). */
export function CaseSharing({ view }: Shown) {
  return (
    <>
      <Advice view={view} />
      <Copies view={view} />
    </>
  );
}

function Advice({ view }: Shown) {
  const words = useWords(sharingWords);
  const lang = useLanguage();
  const { ask } = view;
  if (!ask && view.consultations.length === 0) return null;
  return (
    <Panel title={words.consultations} icon="people">
      {view.consultations.length === 0 ? <p class="empty">{words.consultationsEmpty}</p> : null}
      <ul class="outcomes">
        {view.consultations.map((one, index) => (
          <li key={index}>
            {words.asks(say(lang, one.by), say(lang, one.of))}
            <span class="quiet block-line">
              <Moment at={one.at} as="short" />
            </span>
            <p class="lines break">{one.question}</p>
            {one.answer === undefined ? (
              <Badge tone="amber">{words.open}</Badge>
            ) : (
              <p class="lines break">
                <strong>{words.answer}</strong> {one.answer}
              </p>
            )}
          </li>
        ))}
      </ul>
      {ask ? (
        <details
          class="more"
          open={ask.problems.of !== undefined || ask.problems.question !== undefined}
        >
          <summary>{words.ask}</summary>
          <p class="quiet">{words.askLead}</p>
          <Form target={ask.form}>
            <SelectField
              field={{ name: 'of', id: 'advice-of', label: words.of, problem: ask.problems.of }}
              value={ask.of}
              options={ask.people.map(({ id, label }) => ({ value: id, label }))}
              first={words.choose}
            />
            <TextArea
              field={{
                name: 'question',
                id: 'advice-question',
                label: words.question,
                problem: ask.problems.question,
              }}
              value={ask.question}
              rows={3}
              maxLength={1000}
            />
            <SubmitButton action="ask" look="secondary">
              {words.send}
            </SubmitButton>
          </Form>
        </details>
      ) : null}
    </Panel>
  );
}

function Copies({ view }: Shown) {
  const words = useWords(sharingWords);
  return (
    <Panel title={words.copies} icon="mail">
      {view.copies.length === 0 ? <p class="empty">{words.copiesEmpty}</p> : null}
      <ul class="outcomes">
        {view.copies.map((copy, index) => (
          <li key={index}>
            <Say text={copy.name} />{' '}
            <Badge tone={copy.told ? 'good' : 'plain'}>
              {copy.told ? words.told : words.later}
            </Badge>
          </li>
        ))}
      </ul>
      <details class="more" open={view.copy.problem !== undefined}>
        <summary>{words.addCopy}</summary>
        <p class="quiet">{words.copiesLead}</p>
        <Form target={view.copy.form}>
          <SelectField
            field={{
              name: 'person',
              id: 'copy-person',
              label: words.person,
              problem: view.copy.problem,
            }}
            value=""
            options={view.copy.people.map(({ id, label }) => ({ value: id, label }))}
            first={words.choose}
          />
          <SubmitButton action="copy" look="secondary">
            {words.addCopy}
          </SubmitButton>
        </Form>
      </details>
    </Panel>
  );
}
