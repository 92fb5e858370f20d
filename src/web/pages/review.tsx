import { Icon } from '../icons.tsx';
import { Say, say, useLanguage, useWords } from '../language.tsx';
import { Due } from '../parts/due.tsx';
import { CheckBox, RadioGroup } from '../parts/choices.tsx';
import { SelectField, TextArea } from '../parts/fields.tsx';
import { FileList } from '../parts/files.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { ActingAs, Badge, Callout, Facts, Moment, Panel, ViewFacts } from '../parts/panel.tsx';
import { GivenReplies } from '../parts/reply.tsx';
import { QuotedSources, Sources } from '../parts/sources.tsx';
import type { DocumentCheck, ReviewView } from '../views.ts';
import { decisionWords } from '../words/decisions.ts';
import { frameWords } from '../words/frame.ts';
import { terms } from '../words/terms.ts';

const CHECKS: readonly DocumentCheck[] = ['fit', 'unclear', 'unsealed', 'mismatch'];

/**
 * The reviewer's page. POST `form.action`: `check.<documentId>` = `fit` | `unclear` | `unsealed` |
 * `mismatch`, `decision` = one of `decisions`, `reason` (to the applicant), `remark` (internal),
 * `handOverTo`, `tick.<article>` = `yes`, `action` = `submit`.
 */
export function ReviewPage({ view }: { readonly view: ReviewView }) {
  const words = useWords(decisionWords);
  const common = useWords(terms);
  const frame = useWords(frameWords);
  const round = words.round(view.round);
  return (
    <Main>
      <PageHead
        title={words.reviewTitle}
        above={
          <span class="break">
            <Say text={view.stage} /> · {view.caseNumber}
            {round ? ` · ${round}` : ''}
          </span>
        }
        lead={<strong class="break">{view.applicant}</strong>}
      />
      <ActingAs acting={view.acting} />
      <ErrorSummary
        problems={[
          ...view.documents.map((document) => ({
            name: `check.${document.id}`,
            text: document.problem,
          })),
          ...view.ticks.map((tick) => ({ name: `tick.${tick.article}`, text: tick.problem })),
          { name: 'decision', text: view.problems.decision },
          { name: 'reason', text: view.problems.reason },
          { name: 'remark', text: view.problems.remark },
          { name: 'handOverTo', text: view.problems.handOverTo },
        ]}
      />
      {view.flags.length > 0 ? (
        <Callout tone="amber" icon="warning" title={words.flagsTitle}>
          <ul class="plain-list">
            {view.flags.map((flag, index) => (
              <li key={index} class="break">
                <Say text={flag.text} />{' '}
                {flag.url ? (
                  <a href={flag.url}>
                    {words.seeFlag}
                    <span class="visually-hidden">
                      {' '}
                      <Say text={flag.text} />
                    </span>
                  </a>
                ) : null}
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
      <Panel title={view.about ? words.about.particulars : words.particulars} icon="building">
        <Facts
          facts={[
            {
              label: view.about ? words.about.member : common.applicant,
              value: <strong class="break">{view.applicant}</strong>,
            },
            { label: common.kind, value: <Say text={view.kind} /> },
            { label: common.submittedAt, value: <Moment at={view.submittedAt} /> },
            ...(view.due === undefined
              ? []
              : [{ label: words.due, value: <Due deadline={view.due} /> }]),
            { label: common.sourceOfRule, value: <QuotedSources sources={view.sources} /> },
          ]}
        />
        <ViewFacts facts={view.particulars} />
        {view.declared.length > 0 ? (
          <>
            <h3 class="document-title">{words.declared}</h3>
            <ul class="plain-list">
              {view.declared.map((article, index) => (
                <li key={index}>
                  <Say text={article} />
                </li>
              ))}
            </ul>
          </>
        ) : null}
      </Panel>
      <EarlierRounds rounds={view.previousRounds} />
      {view.about ? <GivenReplies replies={view.about.replies} /> : null}
      <Form target={view.form}>
        <Panel title={words.documents} icon="document">
          <p class="panel-lead">{words.documentsLead}</p>
          {view.documents.map((document) => (
            <CheckedDocument key={document.id} document={document} />
          ))}
        </Panel>
        <Conditions ticks={view.ticks} about={view.about !== undefined} />
        <Decision view={view} />
        <div class="actions">
          <SubmitButton action="submit">{words.submitReview}</SubmitButton>
        </div>
        <p class="quiet with-icon">
          <Icon name="info" />
          <span>{frame.noAction}</span>
        </p>
      </Form>
    </Main>
  );
}

function CheckedDocument({ document }: { readonly document: ReviewView['documents'][number] }) {
  const words = useWords(decisionWords);
  const common = useWords(terms);
  const lang = useLanguage();
  return (
    <div class={document.problem === undefined ? 'document' : 'document field-wrong'}>
      <h3 class="document-title">
        <Say text={document.title} />
      </h3>
      <Sources sources={document.sources} />
      {document.files.length > 0 ? (
        <FileList files={document.files} />
      ) : (
        <p class="quiet">{words.noFiles}</p>
      )}
      <RadioGroup
        look="row"
        field={{
          name: `check.${document.id}`,
          label: `${words.checkOf}${lang === 'zh' ? '：' : ': '}${say(lang, document.title)}`,
          problem: document.problem,
        }}
        value={document.check}
        options={CHECKS.map((check) => ({ value: check, label: common.check[check] }))}
      />
    </div>
  );
}

/** Conditions of the charter that somebody must have found to hold: each a box under its article. */
function Conditions({
  ticks,
  about,
}: {
  readonly ticks: ReviewView['ticks'];
  readonly about: boolean;
}) {
  const words = useWords(decisionWords);
  if (ticks.length === 0) return null;
  return (
    <Panel title={about ? words.about.conditions : words.conditions} icon="check">
      <p class="panel-lead">{words.conditionsLead}</p>
      {ticks.map((tick) => (
        <div key={tick.article} class="asked">
          <CheckBox
            field={{
              name: `tick.${tick.article}`,
              label: tick.words,
              problem: tick.problem,
              required: false,
            }}
            checked={tick.checked}
          />
          <Sources sources={tick.sources} />
        </div>
      ))}
    </Panel>
  );
}

function Decision({ view }: { readonly view: ReviewView }) {
  const words = useWords(decisionWords);
  const lang = useLanguage();
  const common = useWords(terms);
  return (
    <Panel title={words.decide} icon="edit" tone="jade">
      <RadioGroup
        labelled="above"
        field={{ name: 'decision', label: words.decide, problem: view.problems.decision }}
        value={view.values.decision}
        options={view.decisions.map((decision) => ({
          value: decision,
          label: common.decision[decision],
          note:
            view.about && (decision === 'approve' || decision === 'not-approve')
              ? words.about.notes[decision]
              : words.notes[decision],
        }))}
      />
      {view.decisions.includes('hand-over') ? (
        <div class="when-hand-over">
          <SelectField
            field={{
              name: 'handOverTo',
              label: words.handOverTo,
              problem: view.problems.handOverTo,
            }}
            value={view.values.handOverTo}
            options={view.handOverTo.map(({ id, label }) => ({ value: id, label }))}
            first={words.choosePerson}
          />
        </div>
      ) : null}
      <TextArea
        field={{
          name: 'reason',
          label: view.about ? words.about.reason : words.reason,
          hint: view.about ? words.about.reasonHint : words.reasonHint,
          problem: view.problems.reason,
        }}
        value={view.values.reason}
        maxLength={2000}
      />
      <div class="internal">
        <TextArea
          field={{
            name: 'remark',
            label: view.assesses ? words.assessment(say(lang, view.assesses)) : words.remark,
            hint: view.about
              ? words.about.remarkHint
              : view.assesses
                ? words.assessmentHint
                : words.remarkHint,
            problem: view.problems.remark,
            ...(view.assesses ? {} : { required: false }),
          }}
          value={view.values.remark}
          rows={3}
          maxLength={2000}
        />
      </div>
    </Panel>
  );
}

function EarlierRounds({ rounds }: { readonly rounds: ReviewView['previousRounds'] }) {
  const words = useWords(decisionWords);
  const common = useWords(terms);
  if (rounds.length === 0) return null;
  return (
    <Panel title={words.earlier} icon="clock">
      <ul class="entries">
        {rounds.map((round) => (
          <li key={round.round}>
            <p class="entry-when">
              {words.earlierRound(round.round)} · <Moment at={round.at} /> · <Say text={round.by} />
            </p>
            <p>
              <Badge tone={round.decision === 'approve' ? 'good' : 'amber'}>
                {common.decision[round.decision]}
              </Badge>
            </p>
            {round.checks.length > 0 ? (
              <ul class="plain-list">
                {round.checks.map((check, index) => (
                  <li key={index}>
                    <Say text={check.title} /> · <strong>{common.check[check.check]}</strong>
                  </li>
                ))}
              </ul>
            ) : null}
            {round.reason ? (
              <p class="lines">
                <span class="quiet">{words.reasonGiven} </span>
                {round.reason}
              </p>
            ) : null}
            {round.remark ? (
              <p class="lines internal-said">
                <span class="quiet">{words.remarkGiven} </span>
                {round.remark}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
