import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { RadioGroup } from '../parts/choices.tsx';
import { TextField } from '../parts/fields.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Main } from '../parts/main.tsx';
import { Badge, Callout, Moment, Panel } from '../parts/panel.tsx';
import { Table } from '../parts/table.tsx';
import type { ReferenceView, TokensView } from '../views/interface.ts';
import { interfaceWords } from '../words/interface.ts';

/** One's tokens. POST `make.action` with `name`, `days`; per token POST `revoke.action`. */
export function TokensPage({ view }: { readonly view: TokensView }) {
  const words = useWords(interfaceWords);
  const { problems } = view;
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.tokensTitle}</h1>
      <p class="lead">
        {words.tokensLead} <a href={view.referenceUrl}>{words.reference}</a>
      </p>
      {view.made ? (
        <Callout tone="good" icon="shield" title={words.madeTitle}>
          <p>{words.madeText}</p>
          <p>
            <code class="hash break">{view.made}</code>
          </p>
        </Callout>
      ) : null}
      <ErrorSummary
        problems={[
          { name: 'name', text: problems.name },
          { name: 'days', text: problems.days },
        ]}
      />
      <Panel title={words.makeTitle} icon="edit">
        <Form target={view.make}>
          <TextField
            field={{
              name: 'name',
              label: words.name,
              hint: words.nameHint,
              problem: problems.name,
              required: true,
            }}
            value={view.values.name}
            maxLength={80}
          />
          <TextField
            field={{
              name: 'days',
              label: words.days,
              hint: words.daysHint,
              problem: problems.days,
              required: true,
            }}
            value={view.values.days}
            inputMode="numeric"
            maxLength={3}
            width="short"
          />
          <RadioGroup
            field={{ name: 'may', label: words.may, required: true }}
            value={view.values.may}
            options={[
              { value: 'act', label: words.rights.act },
              { value: 'read', label: words.rights.read },
            ]}
          />
          <div class="actions">
            <SubmitButton action="make">{words.make}</SubmitButton>
          </div>
        </Form>
      </Panel>
      <Panel title={words.listTitle} icon="list">
        <Table
          caption={words.listTitle}
          columns={words.columns}
          empty={words.none}
          rows={view.tokens.map((token) => [
            <span class="break">{token.name}</span>,
            token.readsOnly ? words.rights.read : words.rights.act,
            <Moment at={token.createdAt} as="day" />,
            <Moment at={token.expiresAt} as="day" />,
            token.lastUsedOn ?? words.neverUsed,
            <Badge tone={token.state === 'works' ? 'good' : 'plain'}>
              {words.state[token.state]}
            </Badge>,
            token.revoke ? (
              <Form target={token.revoke} label={token.name}>
                <SubmitButton action="revoke" look="secondary">
                  {words.revoke}
                </SubmitButton>
              </Form>
            ) : null,
          ])}
        />
      </Panel>
    </ConsoleMain>
  );
}

/** The interface for people: how to begin, every operation with what it asks and answers, every type of problem. */
export function ReferencePage({ view }: { readonly view: ReferenceView }) {
  const words = useWords(interfaceWords);
  return (
    <Main>
      <h1>{words.referenceTitle}</h1>
      <p class="lead">
        {words.referenceLead} <a href={view.descriptionUrl}>{view.descriptionUrl}</a>
      </p>
      <Panel title={words.beginTitle} icon="info">
        {words.rules.map((rule) => (
          <p key={rule}>{rule}</p>
        ))}
        {view.commands.map(({ does, command }) => (
          <section key={command}>
            <h3>
              <Say text={does} />
            </h3>
            <p>
              <code class="break">{command}</code>
            </p>
          </section>
        ))}
      </Panel>
      {view.groups.map((group, index) => (
        <Panel key={index} title={<Say text={group.tag} />} icon="list">
          {group.operations.map((one) => (
            <OperationDetails key={one.id} one={one} />
          ))}
        </Panel>
      ))}
      <Panel title={words.problemsTitle} icon="info">
        <p>{words.problemsLead}</p>
        <dl class="facts">
          {view.problems.map((problem) => (
            <div key={problem.code} id={problem.code}>
              <dt>
                <code>{problem.code}</code>
                {problem.status === null ? null : ` ${problem.status}`}
              </dt>
              <dd>
                {problem.title ? <Say text={problem.title} /> : problem.operations.join(', ')}
              </dd>
            </div>
          ))}
        </dl>
      </Panel>
    </Main>
  );
}

function OperationDetails({
  one,
}: {
  readonly one: ReferenceView['groups'][number]['operations'][number];
}) {
  const words = useWords(interfaceWords);
  return (
    <details id={one.id} class="more">
      <summary>
        <span>
          <Say text={one.summary} />
          <br />
          <code class="break">
            {one.method.toUpperCase()} {one.path}
          </code>
        </span>
      </summary>
      <p class="quiet">
        <code>{one.id}</code> · {words.by[one.by]}
        {one.refusals.length > 0 ? ` · ${words.refusals}: ${one.refusals.join(', ')}` : ''}
      </p>
      {one.description ? <p lang="en">{one.description}</p> : null}
      {one.parts.length > 0 ? (
        <p>
          {words.parts}: <code>{one.parts.join(', ')}</code>
        </p>
      ) : null}
      {one.examples.map((example) => (
        <Schema key={example} title={words.example} text={example} />
      ))}
      {one.asks ? <Schema title={words.asks} text={one.asks} /> : null}
      {one.answers ? <Schema title={words.answers} text={one.answers} /> : null}
      {one.downloads.length > 0 ? (
        <p>
          {words.answersFile}: <code class="break">{one.downloads.join(', ')}</code>
        </p>
      ) : null}
    </details>
  );
}

function Schema({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <section>
      <h3>{title}</h3>
      <pre class="schema" tabIndex={0} aria-label={title}>
        {text}
      </pre>
    </section>
  );
}
