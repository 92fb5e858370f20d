import { Say, say, useLanguage, useWords } from '../language.tsx';
import { RadioGroup } from '../parts/choices.tsx';
import { CaseStateBadge } from '../parts/contacts.tsx';
import { EvidenceInput } from '../parts/evidence.tsx';
import { TextArea, TextField } from '../parts/fields.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { Callout, Panel } from '../parts/panel.tsx';
import { Sources } from '../parts/sources.tsx';
import { Timeline } from '../parts/timeline.tsx';
import type { LeaveView, LeavingLinkView, MemberCaseView } from '../views.ts';
import { memberCaseWords } from '../words/member-case.ts';

/** A member's own case: what happens, and what the member can do. POST `objection.form`: `reason`, files `evidence`. */
export function MemberCasePage({ view }: { readonly view: MemberCaseView }) {
  const words = useWords(memberCaseWords);
  const lang = useLanguage();
  const { objection } = view;
  return (
    <Main>
      <PageHead
        title={say(lang, view.procedure)}
        above={
          <span class="break">
            {view.caseNumber} · {view.member}
          </span>
        }
      />
      <p class="case-line">
        <CaseStateBadge state={view.state} />
      </p>
      <ErrorSummary problems={[{ name: 'reason', text: objection?.problem }]} />
      {view.note ? <Callout tone="amber" icon="info" title={<Say text={view.note} />} /> : null}
      <Panel title={words.progress} icon="flow">
        <Timeline stages={view.stages} />
      </Panel>
      {view.ledger ? (
        <Panel title={words.ledger} icon="list">
          {view.ledger.length === 0 ? <p class="empty">{words.ledgerEmpty}</p> : null}
          <ul class="outcomes">
            {view.ledger.map((entry, index) => (
              <li key={index}>
                {entry.day} · <Say text={entry.what} />
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {objection ? (
        <Panel title={words.object} icon="edit">
          <p class="panel-lead">{words.objectLead}</p>
          <Form target={objection.form} files>
            <TextArea
              field={{
                name: 'reason',
                label: words.reason,
                hint: words.reasonHint,
                required: true,
                problem: objection.problem,
              }}
              value={objection.reason}
              maxLength={1000}
            />
            <EvidenceInput
              field={{ label: words.evidence, required: false, problem: objection.evidence }}
            />
            <div class="actions">
              <SubmitButton action="object">{words.objectSubmit}</SubmitButton>
            </div>
          </Form>
        </Panel>
      ) : null}
      {view.loss ? (
        <Panel title={words.loss} icon="certificate">
          <p class="panel-lead">{words.lossLead}</p>
          <Form target={view.loss}>
            <div class="actions">
              <SubmitButton action="loss">{words.lossSubmit}</SubmitButton>
            </div>
          </Form>
        </Panel>
      ) : null}
      {view.takeBack ? (
        <Panel title={words.takeBack} icon="edit">
          <p class="panel-lead">
            {words.takeBackLead} <Sources sources={view.takeBack.sources} />
          </p>
          <Form target={view.takeBack.form}>
            <div class="actions">
              <SubmitButton action="take-back" look="secondary">
                {words.takeBack}
              </SubmitButton>
            </div>
          </Form>
        </Panel>
      ) : null}
    </Main>
  );
}

/** 退会 by the member: POST `certificate` = `return` | `lost`, `reason`. */
export function LeavePage({ view }: { readonly view: LeaveView }) {
  const words = useWords(memberCaseWords);
  return (
    <Main>
      <PageHead title={words.leave} above={<span class="break">{view.member}</span>} />
      <p class="lead">
        {words.leaveLead} <Sources sources={view.sources} />
      </p>
      {view.given ? (
        <Callout tone="plain" icon="check" title={words.given(view.given)}>
          <p>{words.givenText}</p>
        </Callout>
      ) : (
        <>
          <ErrorSummary problems={[{ name: 'certificate', text: view.problem }]} />
          <LeaveForm view={view} />
        </>
      )}
    </Main>
  );
}

function LeaveForm({ view }: { readonly view: LeaveView }) {
  const words = useWords(memberCaseWords);
  return (
    <Panel title={words.leave} icon="edit">
      <Form target={view.form}>
        <RadioGroup
          field={{ name: 'certificate', label: words.certificate, problem: view.problem }}
          value={view.certificate}
          options={[
            { value: 'return', label: words.willReturn },
            { value: 'lost', label: words.isLost },
          ]}
        />
        <TextArea
          field={{ name: 'reason', label: words.leaveReason, required: false }}
          value={view.reason}
          rows={3}
          maxLength={1000}
        />
        <div class="actions">
          <SubmitButton action="leave">{words.leaveSubmit}</SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

/** A link to leave by, sent to the address on record only. */
export function LeavingLinkPage({ view }: { readonly view: LeavingLinkView }) {
  const words = useWords(memberCaseWords);
  return (
    <Main>
      <PageHead title={words.leave} />
      <p class="lead">
        {words.askLead} <Sources sources={view.sources} />
      </p>
      <ErrorSummary problems={[{ name: 'address', text: view.problem }]} />
      {view.sent ? (
        <Callout tone="plain" icon="check" title={words.asked}>
          <p>{words.askedText}</p>
        </Callout>
      ) : null}
      <Panel title={words.ask} icon="edit">
        <Form target={view.form}>
          <TextField
            field={{
              name: 'address',
              label: words.address,
              hint: words.addressHint,
              problem: view.problem,
              required: true,
            }}
            value={view.address}
            type="email"
            autocomplete="email"
            maxLength={200}
          />
          <div class="actions">
            <SubmitButton action="ask">{words.ask}</SubmitButton>
          </div>
        </Form>
      </Panel>
    </Main>
  );
}
