import { Icon, type IconName } from '../icons.tsx';
import { Say, useWords } from '../language.tsx';
import { Form, SubmitButton } from '../parts/form.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import {
  ActingAs,
  Badge,
  Callout,
  Facts,
  Moment,
  Panel,
  Person,
  SecretariatCard,
} from '../parts/panel.tsx';
import { QuotedSources } from '../parts/sources.tsx';
import type { ContinueView, DecisionReceiptView, LinkProblem, LinkProblemView } from '../views.ts';
import { receiptWords } from '../words/receipt.ts';
import { terms } from '../words/terms.ts';

/** What a person decided, when and how. No form: link `change.url`. The same again shows the same. */
export function DecisionReceiptPage({ view }: { readonly view: DecisionReceiptView }) {
  const words = useWords(receiptWords);
  const common = useWords(terms);
  const leads = { same: words.same, other: words.other };
  return (
    <Main>
      <div class={`verdict verdict-${view.repeated === 'other' ? 'amber' : 'good'}`}>
        <span class="verdict-mark">
          <Icon name={view.repeated === 'other' ? 'warning' : 'check'} />
        </span>
        <div>
          <h1>{view.repeated ? words.titleRepeated : words.title}</h1>
          <p>{view.repeated ? leads[view.repeated] : words.lead}</p>
          <p class="verdict-number">
            {words.number} <strong class="break">{view.receiptNumber}</strong>
          </p>
        </div>
      </div>
      <Panel title={words.what} icon="edit">
        <ul class="outcomes">
          {view.lines.map((line, index) => (
            <li key={index}>
              <p class="outcome-line">
                <span class="break">
                  <Say text={line.title} />
                </span>
                <Badge tone={line.tone}>
                  <Say text={line.outcome} />
                </Badge>
              </p>
              {line.reason ? (
                <p class="lines quiet">
                  {words.reason} {line.reason}
                </p>
              ) : null}
            </li>
          ))}
        </ul>
        <Facts
          facts={[
            {
              label: words.about,
              value: (
                <span class="break">
                  <Say text={view.about} />
                  {view.caseNumber ? ` · ${view.caseNumber}` : ''}
                </span>
              ),
            },
            {
              label: words.who,
              value: <Person name={view.acting.name} office={view.acting.office} />,
            },
            { label: words.when, value: <Moment at={view.decidedAt} /> },
            { label: words.channel, value: common.channel[view.channel] },
            { label: common.sourceOfRule, value: <QuotedSources sources={view.sources} /> },
          ]}
        />
      </Panel>
      {view.next ? (
        <Callout tone="jade" icon="flow" title={words.next}>
          <p>
            <Say text={view.next} />
          </p>
        </Callout>
      ) : null}
      {view.change ? (
        <div class="foot-action">
          <p class="quiet">
            {words.changeUntil}
            <Moment at={view.change.until} />
          </p>
          <a class="button button-secondary" href={view.change.url}>
            {words.change}
          </a>
        </div>
      ) : null}
      <p class="quiet screen-only with-icon">
        <Icon name="print" />
        <span>{words.print}</span>
      </p>
    </Main>
  );
}

const PROBLEM_ICONS: Readonly<Record<LinkProblem, IconName>> = {
  unknown: 'chain',
  expired: 'clock',
  revoked: 'cross',
  superseded: 'mail',
  'already-decided': 'check',
  closed: 'ballot',
  'handed-over': 'handOver',
};

/** Why a link no longer decides, and what to do. POST `fresh.form.action` asks for a new link. */
export function LinkProblemPage({ view }: { readonly view: LinkProblemView }) {
  const words = useWords(receiptWords);
  const facts = [
    ...(view.about === undefined ? [] : [{ label: words.about, value: <Say text={view.about} /> }]),
    ...(view.at === undefined
      ? []
      : [{ label: words.at[view.problem], value: <Moment at={view.at} /> }]),
    ...(view.outcome === undefined
      ? []
      : [{ label: words.outcome, value: <Say text={view.outcome} /> }]),
    ...(view.handedOverTo === undefined
      ? []
      : [{ label: words.handedOverTo, value: <Say text={view.handedOverTo} /> }]),
  ];
  const calm = view.problem === 'already-decided' || view.problem === 'handed-over';
  return (
    <Main>
      <div class={`verdict verdict-${calm ? 'good' : 'amber'}`}>
        <span class="verdict-mark">
          <Icon name={PROBLEM_ICONS[view.problem]} />
        </span>
        <div>
          <h1>{words.problem[view.problem]}</h1>
          <p>{words.problemLead[view.problem]}</p>
        </div>
      </div>
      {facts.length > 0 ? (
        <section class="panel">
          <Facts facts={facts} />
        </section>
      ) : null}
      {view.receiptUrl ? (
        <div class="actions">
          <a class="button button-primary" href={view.receiptUrl}>
            {words.seeReceipt}
          </a>
        </div>
      ) : null}
      {view.fresh ? (
        <Form target={view.fresh.form}>
          <p class="break">{words.freshNote(view.fresh.address)}</p>
          <div class="actions">
            <SubmitButton action="fresh-link">
              <Icon name="mail" />
              {words.fresh}
            </SubmitButton>
          </div>
        </Form>
      ) : null}
      {view.secretariat ? <SecretariatCard secretariat={view.secretariat} /> : null}
    </Main>
  );
}

/** For browsers that keep no cookies. POST `form.action` with the hidden fields; decides nothing. */
export function ContinuePage({ view }: { readonly view: ContinueView }) {
  const words = useWords(receiptWords);
  return (
    <Main>
      <PageHead
        title={words.continueTitle}
        above={<Say text={view.about} />}
        lead={words.continueLead}
      />
      <ActingAs acting={view.acting} />
      <Form target={view.form}>
        <div class="actions">
          <SubmitButton action="continue">{words.continue}</SubmitButton>
        </div>
      </Form>
    </Main>
  );
}
