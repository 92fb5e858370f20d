import { hashGroups } from '../format.ts';
import { Icon, type IconName } from '../icons.tsx';
import { Say, useWords } from '../language.tsx';
import { TextField } from '../parts/fields.tsx';
import { ErrorSummary, Form } from '../parts/form.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { Facts, Moment, Panel } from '../parts/panel.tsx';
import { QuotedSources } from '../parts/sources.tsx';
import type { VerifyLookupView, VerifyResultView } from '../views.ts';
import { verifyWords } from '../words/verify.ts';

/** GET `form.action` with `number`. */
export function VerifyLookupPage({ view }: { readonly view: VerifyLookupView }) {
  const words = useWords(verifyWords);
  return (
    <Main>
      <PageHead title={words.title} lead={words.lead} />
      <ErrorSummary problems={[{ name: 'number', text: view.problem }]} />
      <Form target={view.form} method="get">
        <TextField
          field={{
            name: 'number',
            label: words.number,
            hint: words.numberHint,
            problem: view.problem,
            required: true,
          }}
          value={view.value}
          autocomplete="off"
          maxLength={120}
        />
        <button class="button button-primary" type="submit">
          <Icon name="shield" />
          {words.check}
        </button>
      </Form>
    </Main>
  );
}

type Verdict = {
  readonly tone: 'good' | 'bad' | 'amber';
  readonly icon: IconName;
  readonly title: 'genuine' | 'ended' | 'underCorrection' | 'revoked' | 'unknown';
  readonly lead:
    'genuineLead' | 'endedLead' | 'underCorrectionLead' | 'revokedLead' | 'unknownLead';
};

function verdictOf(view: VerifyResultView): Verdict {
  if (view.state === 'unknown')
    return { tone: 'bad', icon: 'cross', title: 'unknown', lead: 'unknownLead' };
  if (view.state === 'revoked')
    return { tone: 'bad', icon: 'cross', title: 'revoked', lead: 'revokedLead' };
  if (view.state === 'under-correction')
    return {
      tone: 'amber',
      icon: 'warning',
      title: 'underCorrection',
      lead: 'underCorrectionLead',
    };
  return view.document?.validToday
    ? { tone: 'good', icon: 'shield', title: 'genuine', lead: 'genuineLead' }
    : { tone: 'amber', icon: 'warning', title: 'ended', lead: 'endedLead' };
}

/** The answer to a check. No form: links `againUrl`, `decision.proofUrl`. */
export function VerifyResultPage({ view }: { readonly view: VerifyResultView }) {
  const words = useWords(verifyWords);
  const verdict = verdictOf(view);
  const { document, decision } = view;
  return (
    <Main>
      <div class={`verdict verdict-${verdict.tone}`}>
        <span class="verdict-mark">
          <Icon name={verdict.icon} />
        </span>
        <div>
          <h1>{words[verdict.title]}</h1>
          <p>{words[verdict.lead]}</p>
          <p class="verdict-number">
            {words.number} <strong class="break">{view.number}</strong>
          </p>
          {view.replacement ? (
            <p>
              {words.replacedBy}{' '}
              <a class="break" href={view.replacement.url}>
                {view.replacement.number}
              </a>
            </p>
          ) : null}
          <p class="verdict-when">
            {words.checkedAt} <Moment at={view.checkedAt} />
          </p>
        </div>
      </div>
      {document ? (
        <Panel title={<Say text={document.title} />} icon="certificate">
          <Facts
            facts={[
              { label: words.holder, value: <strong class="break">{document.holder}</strong> },
              { label: words.kind, value: <Say text={document.kind} /> },
              { label: words.issuer, value: <Say text={document.issuer} /> },
              { label: words.issuedAt, value: <Moment at={document.issuedAt} as="day" /> },
              { label: words.validSince, value: <Moment at={document.validSince} as="day" /> },
              ...(document.endedAt === undefined
                ? []
                : [{ label: words.endedAt, value: <Moment at={document.endedAt} as="day" /> }]),
              ...(document.endReason === undefined
                ? []
                : [{ label: words.endReason, value: <Say text={document.endReason} /> }]),
              ...(document.sha256 === undefined
                ? []
                : [
                    {
                      label: words.sha256,
                      value: (
                        <>
                          <code class="hash">{hashGroups(document.sha256)}</code>
                          <span class="quiet block-line">{words.sha256Hint}</span>
                        </>
                      ),
                    },
                  ]),
            ]}
          />
        </Panel>
      ) : null}
      {decision ? (
        <Panel title={words.decisionTitle} icon="ballot">
          <Facts
            facts={[
              { label: words.decision, value: <Say text={decision.title} /> },
              { label: words.body, value: <Say text={decision.body} /> },
              { label: words.decidedAt, value: <Moment at={decision.decidedAt} /> },
              { label: words.sources, value: <QuotedSources sources={decision.sources} /> },
            ]}
          />
          {decision.proofUrl ? (
            <p>
              <a href={decision.proofUrl}>{words.proof}</a>
            </p>
          ) : null}
        </Panel>
      ) : null}
      <div class="actions">
        <a class="button button-secondary" href={view.againUrl}>
          {words.again}
        </a>
      </div>
    </Main>
  );
}
