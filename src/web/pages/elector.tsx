import { Say, useLanguage, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Badge, Callout, Facts, Moment, Panel, PhoneLink } from '../parts/panel.tsx';
import type { ElectorView } from '../views.ts';
import { electorWords } from '../words/elector.ts';
import { recordWords } from '../words/record.ts';
import { terms } from '../words/terms.ts';
import { Opinion, Paper, paperProblems } from './elector-entries.tsx';
import { RECORD_TONES } from './record.tsx';

type Shown = { readonly view: ElectorView };

const TONES = { voting: 'violet', counting: 'amber', counted: 'good' } as const;

/** One elector of a voting round: paper, telephone, and the link to pass on. */
export function ElectorPage({ view }: Shown) {
  const words = useWords(electorWords);
  return (
    <ConsoleMain nav={view.nav}>
      <div class="case-head">
        <p class="above">
          <Say text={view.body} /> · <a href={view.round.url}>{view.round.number}</a>
        </p>
        <h1 class="break">
          {view.name} · <Say text={view.office} />
        </h1>
        <p class="case-line">
          <Badge tone={TONES[view.state]}>{words.states[view.state]}</Badge>
          {view.phone ? <PhoneLink phone={view.phone} /> : null}
        </p>
      </div>
      <ErrorSummary problems={paperProblems(view)} />
      <Standing view={view} />
      <Forward view={view} />
      <Paper view={view} />
      <Awaited view={view} />
      <Opinion view={view} />
    </ConsoleMain>
  );
}

type Item = ElectorView['items'][number];

/** Twelve items that all stand the same way are one line. */
function allAlike(items: readonly Item[]): boolean {
  const standing = ({ voted, objected }: Item) =>
    JSON.stringify([voted?.channel ?? null, voted?.at ?? null, objected]);
  return items.length > 3 && new Set(items.map(standing)).size === 1;
}

function VoteStanding({ item }: { readonly item: Item }) {
  const words = useWords(electorWords);
  const common = useWords(terms);
  return (
    <>
      {item.voted ? (
        <>
          {words.voted(common.channel[item.voted.channel])}{' '}
          <span class="quiet">
            <Moment at={item.voted.at} as="short" />
          </span>
        </>
      ) : (
        words.notVoted
      )}
      {item.objected ? <span class="block-line">{words.objected}</span> : null}
    </>
  );
}

const voteFact = (item: Item) => ({ label: item.title, value: <VoteStanding item={item} /> });

function Standing({ view }: Shown) {
  const words = useWords(electorWords);
  const recorded = useWords(recordWords);
  return (
    <Panel title={words.votes} icon="ballot">
      <p class="panel-lead">{words.votesLead}</p>
      <Facts
        facts={[
          ...(allAlike(view.items)
            ? view.items
                .slice(0, 1)
                .map((item) => ({ ...voteFact(item), label: words.everyItem(view.items.length) }))
            : view.items.map(voteFact)),
          { label: words.closes, value: <Moment at={view.closesAt} /> },
          { label: words.countsBy, value: <Moment at={view.countsBy} /> },
          ...(view.records.length === 0
            ? []
            : [
                {
                  label: words.records,
                  value: (
                    <ul class="plain-list">
                      {view.records.map((record) => (
                        <li key={record.number}>
                          <a href={record.url}>{record.number}</a>{' '}
                          <Badge tone={RECORD_TONES[record.state]}>
                            {recorded.states[record.state]}
                          </Badge>
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]),
        ]}
      />
      {view.said ? <Said said={view.said} /> : null}
    </Panel>
  );
}

function Said({ said }: { readonly said: NonNullable<ElectorView['said']> }) {
  const words = useWords(electorWords);
  const common = useWords(terms);
  return (
    <Callout tone="amber" icon="phone" title={words.said}>
      <ul class="plain-list">
        {said.marks.map((mark, index) => (
          <li key={index}>
            <Say text={mark.title} />: {common.choice[mark.choice]}
          </li>
        ))}
      </ul>
      <p class="quiet">
        {words.saidBy} <Say text={said.by} /> · <Moment at={said.at} />
      </p>
    </Callout>
  );
}

function Forward({ view }: Shown) {
  const words = useWords(electorWords);
  const lang = useLanguage();
  const { forward } = view;
  return (
    <Panel title={words.forward} icon="outside">
      {forward.refused !== undefined ? (
        <p class="empty">
          <Say text={forward.refused} />
        </p>
      ) : (
        <>
          <p class="panel-lead">{words.forwardLead}</p>
          {forward.text === undefined ? (
            <Form target={forward.form}>
              <SubmitButton action="link" look="secondary">
                {words.forwardSubmit}
              </SubmitButton>
            </Form>
          ) : (
            <div class="field">
              <label class="label" for="forward-text">
                {words.forwardText}
              </label>
              <textarea class="input" id="forward-text" rows={8} readOnly lang={lang}>
                {forward.text}
              </textarea>
            </div>
          )}
        </>
      )}
    </Panel>
  );
}

function Awaited({ view }: Shown) {
  const words = useWords(electorWords);
  const { awaited } = view;
  if (!awaited) return null;
  return (
    <Panel title={words.awaited} icon="clock">
      <p class="panel-lead">{words.awaitLead}</p>
      {awaited.since === undefined ? null : (
        <p>
          {words.awaitedSince} <Moment at={awaited.since} />
        </p>
      )}
      <Form target={awaited.form}>
        {awaited.since === undefined ? (
          <SubmitButton action="await" look="secondary">
            {words.await}
          </SubmitButton>
        ) : (
          <SubmitButton action="give-up" look="quiet">
            {words.giveUp}
          </SubmitButton>
        )}
      </Form>
    </Panel>
  );
}
