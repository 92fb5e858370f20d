import { Icon } from '../icons.tsx';
import { say, useLanguage, Say, useWords } from '../language.tsx';
import { UnknownYear } from '../parts/due.tsx';
import { ClosingFields, TextArea } from '../parts/fields.tsx';
import { FieldProblem, Form, idOf, SubmitButton, type Problem } from '../parts/form.tsx';
import { Moment, Panel } from '../parts/panel.tsx';
import type { ConsoleHomeView } from '../views.ts';
import { sittingWords } from '../words/sitting.ts';
import { consoleWords } from '../words/console.ts';

type Body = ConsoleHomeView['forVoting'][number];

/** Field names are the same in every body's form, so the ids carry the form's number. */
const inForm = (name: string, number: number) => `${name}-in-${number}`;

export function proposalProblems(body: Body, number: number): readonly Problem[] {
  return [
    { name: inForm('item', number), text: body.problems.items },
    { name: inForm('reason', number), text: body.problems.reason },
    { name: inForm('closesOn', number), text: body.problems.closesOn },
    { name: inForm('closesTime', number), text: body.problems.closesTime },
  ];
}

/** 待上会: the cases a body may vote on, and the form that proposes a voting round. */
export function ProposalPanel({ body, number }: { readonly body: Body; readonly number: number }) {
  const words = useWords(consoleWords);
  const sitting = useWords(sittingWords);
  const lang = useLanguage();
  const named = (name: string) => inForm(name, number);
  return (
    <Panel title={words.forVoting(say(lang, body.body))} icon="ballot">
      {body.items.length === 0 ? (
        <p class="empty">{words.forVotingEmpty}</p>
      ) : (
        <Form target={body.form} label={words.forVoting(say(lang, body.body))} enter="look">
          <p class="panel-lead">{words.proposeLead(say(lang, body.chair))}</p>
          <fieldset class={body.problems.items ? 'field field-wrong' : 'field'}>
            <legend class="label">{words.proposeItems}</legend>
            <FieldProblem name={named('item')} text={body.problems.items} />
            <ul class="pick">
              {body.items.map((item, index) => {
                const id = index === 0 ? idOf(named('item')) : `${idOf(named('item'))}-${index}`;
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
                          {item.caseNumber} · <Say text={item.kind} /> ·{' '}
                          <Moment at={item.since} as="short" />
                        </span>
                      </span>
                    </label>
                    <a
                      class="pick-see"
                      href={item.url}
                      aria-label={`${words.view}: ${item.applicant}`}
                    >
                      {words.view}
                    </a>
                  </li>
                );
              })}
            </ul>
          </fieldset>
          <details
            class="more"
            open={Object.values(body.problems).some((text) => text !== undefined)}
          >
            <summary>{words.propose}</summary>
            <TextArea
              field={{
                name: 'reason',
                id: named('reason'),
                label: words.proposeReason,
                hint: words.proposeHint,
                problem: body.problems.reason,
              }}
              value={body.values.reason}
              rows={2}
              maxLength={1000}
            />
            <ClosingFields
              date={{
                name: 'closesOn',
                id: named('closesOn'),
                label: words.closesOn,
                problem: body.problems.closesOn,
                value: body.values.closesOn,
              }}
              time={{
                name: 'closesTime',
                id: named('closesTime'),
                label: words.closesTime,
                problem: body.problems.closesTime,
                value: body.values.closesTime,
              }}
            />
            <UnknownYear year={body.unknownYear} />
            <div class="actions">
              <SubmitButton action="propose">{words.proposeSubmit}</SubmitButton>
            </div>
          </details>
          <p>
            <a class="button button-secondary" href={body.conveneUrl}>
              <Icon name="people" />
              {sitting.conveneLink}
            </a>
          </p>
        </Form>
      )}
    </Panel>
  );
}
