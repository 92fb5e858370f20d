import { dayInWords } from '../../domain/day-in-words.ts';
import { Icon, type IconName } from '../icons.tsx';
import { Say, say, useLanguage, useWords } from '../language.tsx';
import { TextField } from '../parts/fields.tsx';
import { ErrorSummary, Form } from '../parts/form.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { Callout, Facts, Moment, Panel, type Tone } from '../parts/panel.tsx';
import { StagesDrawn, Timeline } from '../parts/timeline.tsx';
import type { ApplicationState, ReceiptView, StatusLookupView, StatusView } from '../views.ts';
import { statusWords } from '../words/status.ts';
import { terms } from '../words/terms.ts';

/** After submitting. No form: link `statusUrl`. */
export function ReceiptPage({ view }: { readonly view: ReceiptView }) {
  const words = useWords(statusWords);
  const common = useWords(terms);
  return (
    <Main>
      <div class="verdict verdict-good">
        <span class="verdict-mark">
          <Icon name="check" />
        </span>
        <div>
          <h1>{words.submitted}</h1>
          <p>{words.submittedLead}</p>
        </div>
      </div>
      <dl class="ticket">
        <div>
          <dt>{words.number}</dt>
          <dd class="break">{view.caseNumber}</dd>
        </div>
        <div>
          <dt>{words.code}</dt>
          <dd class="break">{view.lookupCode}</dd>
        </div>
      </dl>
      <p class="quiet break">{words.codeNote(view.email)}</p>
      <Panel title={words.application} icon="document">
        <Facts
          facts={[
            { label: common.applicant, value: <span class="break">{view.applicant}</span> },
            { label: common.kind, value: <Say text={view.kind} /> },
            { label: common.submittedAt, value: <Moment at={view.submittedAt} /> },
          ]}
        />
      </Panel>
      <Panel title={words.next} icon="flow">
        <StagesDrawn stages={view.stages} />
      </Panel>
      <div class="actions">
        <a class="button button-primary" href={view.statusUrl}>
          {words.seeStatus}
          <Icon name="arrow" />
        </a>
      </div>
      <p class="quiet screen-only with-icon">
        <Icon name="print" />
        <span>{words.print}</span>
      </p>
    </Main>
  );
}

/** POST `form.action` with `number` and `code`. */
export function StatusLookupPage({ view }: { readonly view: StatusLookupView }) {
  const words = useWords(statusWords);
  const { problems } = view;
  return (
    <Main>
      <PageHead title={words.lookupTitle} lead={words.lookupLead} />
      <ErrorSummary
        problems={[
          { name: 'number', text: problems.both ?? problems.number },
          { name: 'code', text: problems.both ? undefined : problems.code },
        ]}
      />
      <Form target={view.form}>
        <TextField
          field={{
            name: 'number',
            label: words.number,
            hint: words.numberHint,
            problem: problems.number,
            required: true,
          }}
          value={view.number}
          autocomplete="off"
          maxLength={40}
        />
        <TextField
          field={{
            name: 'code',
            label: words.code,
            hint: words.codeHint,
            problem: problems.code,
            required: true,
          }}
          value={view.code}
          autocomplete="off"
          maxLength={20}
          width="code"
        />
        <div class="actions">
          <button class="button button-primary" type="submit">
            <Icon name="search" />
            {words.lookup}
          </button>
        </div>
      </Form>
      <p class="quiet">{words.lost}</p>
      {view.leave ? (
        <p>
          {words.toLeaveByLink}
          <a href={view.leave.url}>
            <Say text={view.leave.label} />
          </a>
        </p>
      ) : null}
    </Main>
  );
}

const LOOKS: Readonly<Record<ApplicationState, { tone: Tone; icon: IconName }>> = {
  open: { tone: 'jade', icon: 'clock' },
  returned: { tone: 'amber', icon: 'edit' },
  passed: { tone: 'good', icon: 'check' },
  refused: { tone: 'bad', icon: 'cross' },
  lifted: { tone: 'plain', icon: 'check' },
  withdrawn: { tone: 'plain', icon: 'dash' },
};

/** The applicant's status page. No form: links `supplementUrl`, `withdrawUrl`, `certificate.*Url`. */
export function StatusPage({ view }: { readonly view: StatusView }) {
  const words = useWords(statusWords);
  const common = useWords(terms);
  const lang = useLanguage();
  const look = LOOKS[view.state];
  return (
    <Main>
      <PageHead title={words.statusTitle} above={<span class="break">{view.caseNumber}</span>} />
      <div class={`verdict verdict-${look.tone}`}>
        <span class="verdict-mark">
          <Icon name={look.icon} />
        </span>
        <div>
          <h2>{words.headline[view.state]}</h2>
          <p>
            {view.ended
              ? words.ended(say(lang, dayInWords(view.ended)))
              : words.headlineNote[view.state]}
          </p>
          {view.reason ? (
            <p class="verdict-reason">
              <strong>{words.reason}</strong>
              <span class="lines">
                <Say text={view.reason} />
              </span>
            </p>
          ) : null}
          {view.supplementUrl ? (
            <p>
              <a class="button button-primary" href={view.supplementUrl}>
                {words.toSupplement}
                <Icon name="arrow" />
              </a>
            </p>
          ) : null}
        </div>
      </div>
      {view.certificate ? (
        <Callout tone="good" icon="certificate" title={words.certificate}>
          <p class="break">{view.certificate.number}</p>
          <p class="link-row">
            <a class="button button-primary" href={view.certificate.downloadUrl}>
              <Icon name="download" />
              {words.downloadCertificate}
            </a>
            <a class="button button-secondary" href={view.certificate.verifyUrl}>
              {words.verifyCertificate}
            </a>
          </p>
        </Callout>
      ) : null}
      <Panel title={words.progress} icon="flow">
        <Timeline stages={view.stages} />
      </Panel>
      <Panel title={words.application} icon="document">
        <Facts
          facts={[
            { label: common.applicant, value: <span class="break">{view.applicant}</span> },
            { label: common.kind, value: <Say text={view.kind} /> },
            { label: common.submittedAt, value: <Moment at={view.submittedAt} /> },
          ]}
        />
      </Panel>
      <Panel title={words.messages} icon="mail">
        {view.messages.length === 0 ? (
          <p class="quiet">{words.noMessages}</p>
        ) : (
          <ul class="entries">
            {view.messages.map((message, index) => (
              <li key={index}>
                <p class="entry-when">
                  <Moment at={message.at} />
                </p>
                <p>
                  <strong>
                    <Say text={message.subject} />
                  </strong>
                </p>
                {message.text ? (
                  <p class="lines">
                    <Say text={message.text} />
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {view.membershipUrl ? (
        <div class="foot-action">
          <a class="button button-secondary" href={view.membershipUrl}>
            {words.membership}
          </a>
        </div>
      ) : null}
      {view.leave ? (
        <div class="foot-action">
          <a class="button button-secondary" href={view.leave.url}>
            <Say text={view.leave.label} />
          </a>
        </div>
      ) : null}
      {view.withdrawUrl ? (
        <div class="foot-action">
          <p class="quiet">{words.withdrawNote}</p>
          <a class="button button-secondary" href={view.withdrawUrl}>
            {words.withdraw}
          </a>
        </div>
      ) : null}
    </Main>
  );
}
