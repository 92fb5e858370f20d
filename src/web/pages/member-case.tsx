import { dayInWords } from '../../domain/day-in-words.ts';
import { Say, say, useLanguage, useWords } from '../language.tsx';
import { CheckBox, RadioGroup } from '../parts/choices.tsx';
import { CaseStateBadge } from '../parts/contacts.tsx';
import { EvidenceInput } from '../parts/evidence.tsx';
import { TextArea, TextField } from '../parts/fields.tsx';
import { SectionFields } from '../parts/form-fields.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { Badge, Callout, Panel } from '../parts/panel.tsx';
import { AboutMemberPanels } from '../parts/reply.tsx';
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
      <ErrorSummary
        problems={[
          { name: 'reason', text: objection?.problem },
          { name: 'reply', text: view.about?.reply?.problem },
          { name: 'evidence', text: view.about?.reply?.evidence },
        ]}
      />
      {view.note ? <Callout tone="amber" icon="info" title={<Say text={view.note} />} /> : null}
      {view.about ? <AboutMemberPanels about={view.about} /> : null}
      <Panel title={words.progress} icon="flow">
        <Timeline stages={view.stages} />
      </Panel>
      {view.ledger ? (
        <Panel title={words.ledger} icon="list">
          {view.ledger.length === 0 ? <p class="empty">{words.ledgerEmpty}</p> : null}
          <ul class="outcomes">
            {view.ledger.map((entry, index) => (
              <li key={index}>
                {say(lang, dayInWords(entry.day))} · <Say text={entry.what} />
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {objection ? (
        <Panel title={objection.excuses ? words.excuse.title : words.object} icon="edit">
          <p class="panel-lead">{objection.excuses ? words.excuse.lead : words.objectLead}</p>
          <Form target={objection.form} files>
            <TextArea
              field={{
                name: 'reason',
                label: objection.excuses ? words.excuse.reason : words.reason,
                hint: objection.excuses ? words.excuse.hint : words.reasonHint,
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
              <SubmitButton action="object">
                {objection.excuses ? words.excuse.submit : words.objectSubmit}
              </SubmitButton>
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
      {view.formalities ? (
        <Panel title={words.items} icon="list">
          <ul class="outcomes">
            {view.formalities.items.map((item, index) => (
              <li key={index}>
                <Say text={item.name} />{' '}
                {item.done ? <Badge tone="jade">{words.itemDone}</Badge> : null}
              </li>
            ))}
          </ul>
          <p class="quiet">
            {view.formalities.latest
              ? words.latest(say(lang, dayInWords(view.formalities.latest)))
              : null}{' '}
            <Sources sources={view.formalities.sources} />
          </p>
        </Panel>
      ) : null}
      {view.takeBack ? (
        <Panel title={words.takeBack(say(lang, view.takeBack.notice))} icon="edit">
          <p class="panel-lead">
            {words.takeBackLead} {view.takeBack.certificate ? words.takeBackCertificate : null}{' '}
            <Sources sources={view.takeBack.sources} />
          </p>
          <Form target={view.takeBack.form}>
            <div class="actions">
              <SubmitButton action="take-back" look="secondary">
                {words.takeBack(say(lang, view.takeBack.notice))}
              </SubmitButton>
            </div>
          </Form>
        </Panel>
      ) : null}
    </Main>
  );
}

/** The member's own notice of leaving, and what became of it. */
export function LeavePage({ view }: { readonly view: LeaveView }) {
  const words = useWords(memberCaseWords);
  const lang = useLanguage();
  const procedure = say(lang, view.procedure);
  if (view.ended)
    return (
      <Main>
        <PageHead title={procedure} above={<span class="break">{view.member}</span>} />
        <Callout
          tone="plain"
          icon="check"
          title={words.ended(procedure, say(lang, dayInWords(view.ended)))}
        >
          <p>{words.endedText}</p>
        </Callout>
      </Main>
    );
  return (
    <Main>
      <PageHead title={procedure} above={<span class="break">{view.member}</span>} />
      {view.given ? (
        <Callout tone="plain" icon="check" title={words.given(say(lang, view.notice), view.given)}>
          <p>{words.givenText}</p>
        </Callout>
      ) : (
        <>
          <p class="lead">
            <Say text={view.lead} /> <Sources sources={view.sources} />
          </p>
          {view.items.length > 0 ? (
            <Panel title={words.items} icon="list">
              <ul class="outcomes">
                {view.items.map((item, index) => (
                  <li key={index}>
                    <Say text={item} />
                  </li>
                ))}
              </ul>
            </Panel>
          ) : null}
          <ErrorSummary
            problems={[
              { name: 'certificate', text: view.certificate?.problem },
              ...view.fields.map((field) => ({ name: field.name, text: field.problem })),
              { name: 'confirm', text: view.confirm?.problem },
            ]}
          />
          <LeaveForm view={view} />
        </>
      )}
    </Main>
  );
}

function LeaveForm({ view }: { readonly view: LeaveView }) {
  const words = useWords(memberCaseWords);
  const lang = useLanguage();
  const notice = say(lang, view.notice);
  return (
    <Panel title={notice} icon="edit">
      <Form target={view.form}>
        {view.certificate ? (
          <RadioGroup
            field={{
              name: 'certificate',
              label: words.certificate,
              problem: view.certificate.problem,
            }}
            value={view.certificate.value}
            options={[
              { value: 'return', label: words.willReturn },
              { value: 'lost', label: words.isLost },
            ]}
          />
        ) : null}
        <SectionFields fields={view.fields} />
        {view.confirm ? (
          <CheckBox
            field={{
              name: 'confirm',
              label: words.confirm,
              required: true,
              problem: view.confirm.problem,
            }}
            checked={view.confirm.checked}
          />
        ) : null}
        <div class="actions">
          <SubmitButton action="leave">{words.submit(notice)}</SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

/** A link to leave by, sent to the address on record only. */
export function LeavingLinkPage({ view }: { readonly view: LeavingLinkView }) {
  const words = useWords(memberCaseWords);
  const procedure = say(useLanguage(), view.procedure);
  return (
    <Main>
      <PageHead title={words.askTitle(procedure)} />
      <p class="lead">
        {words.askLead(procedure)} <Sources sources={view.sources} />
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
