import { Icon } from '../icons.tsx';
import { Say, say, useLanguage, useWords } from '../language.tsx';
import { Due } from '../parts/due.tsx';
import { TextArea } from '../parts/fields.tsx';
import { DocumentInput } from '../parts/files.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { Badge, Callout, Facts, Moment, Panel } from '../parts/panel.tsx';
import type { SupplementView, WithdrawView } from '../views.ts';
import { fileWords } from '../words/files.ts';
import { statusWords } from '../words/status.ts';
import { terms } from '../words/terms.ts';

/**
 * 退回补正. POST `form.action`, multipart: `document.<id>` files, `note`, `action` = `submit`, or
 * one `documents[].files[].removeName` = `remove`.
 */
export function SupplementPage({ view }: { readonly view: SupplementView }) {
  const words = useWords(statusWords);
  const common = useWords(terms);
  const files = useWords(fileWords);
  const lang = useLanguage();
  return (
    <Main>
      <PageHead
        title={words.supplementTitle}
        lead={words.supplementLead}
        above={
          <span class="break">
            {view.caseNumber} · {view.applicant}
          </span>
        }
      />
      <ErrorSummary
        problems={view.documents.map((document) => ({
          name: `document.${document.id}`,
          text: document.problem,
        }))}
      />
      {view.problem ? <Callout tone="bad" icon="warning" title={say(lang, view.problem)} /> : null}
      <Panel title={words.returnReason} icon="edit" tone="amber">
        <p class="lines said">{view.reason}</p>
        <Facts
          facts={[
            { label: words.returnedBy, value: <Say text={view.returnedBy} /> },
            { label: words.returnedAt, value: <Moment at={view.returnedAt} /> },
            ...(view.until === undefined
              ? []
              : [
                  {
                    label: words.until,
                    value: (
                      <strong>
                        <Due deadline={view.until} />
                      </strong>
                    ),
                  },
                ]),
          ]}
        />
      </Panel>
      <Form target={view.form} files enter="submit">
        <Panel title={words.newFiles} icon="upload">
          <p class="panel-lead">{files.rules(view.fileLimitMegabytes)}</p>
          {view.documents.map((document) => (
            <DocumentInput key={document.id} document={document}>
              <p class="check-result">
                {words.checkResult}
                <Badge tone="amber">{common.check[document.check]}</Badge>
              </p>
            </DocumentInput>
          ))}
          <TextArea
            field={{ name: 'note', label: words.note, hint: words.noteHint, required: false }}
            value={view.note}
            rows={3}
            maxLength={1000}
          />
        </Panel>
        <div class="actions">
          <SubmitButton action="submit">{words.sendSupplement}</SubmitButton>
          <a class="button button-quiet" href={view.statusUrl}>
            {common.cancel}
          </a>
        </div>
      </Form>
    </Main>
  );
}

/** Confirming 撤回申请. POST `form.action` with `reason`, `action` = `withdraw`. */
export function WithdrawPage({ view }: { readonly view: WithdrawView }) {
  const words = useWords(statusWords);
  const common = useWords(terms);
  return (
    <Main>
      <PageHead
        title={words.withdrawTitle}
        above={<span class="break">{view.caseNumber}</span>}
        lead={words.withdrawLead}
      />
      <Panel title={words.application} icon="document">
        <Facts
          facts={[
            { label: common.applicant, value: <span class="break">{view.applicant}</span> },
            { label: common.kind, value: <Say text={view.kind} /> },
            { label: common.stage, value: <Say text={view.stage} /> },
          ]}
        />
      </Panel>
      <Form target={view.form}>
        <TextArea
          field={{
            name: 'reason',
            label: words.withdrawReason,
            hint: words.withdrawReasonHint,
            required: false,
          }}
          value={view.reason}
          rows={3}
          maxLength={1000}
        />
        <div class="actions">
          <SubmitButton action="withdraw" look="danger">
            {words.withdrawConfirm}
          </SubmitButton>
          <a class="button button-secondary" href={view.backUrl}>
            <Icon name="back" />
            {words.keep}
          </a>
        </div>
      </Form>
    </Main>
  );
}
