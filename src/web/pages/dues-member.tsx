import { Say, useWords } from '../language.tsx';
import { AccountFacts, DuesStateBadge, Money, VoucherLine } from '../parts/dues.tsx';
import { PickerField, SelectField, TextArea, TextField } from '../parts/fields.tsx';
import { FileInput } from '../parts/files.tsx';
import { ErrorSummary, FieldProblem, Form, SubmitButton } from '../parts/form.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { Badge, Callout, Facts, Moment, Panel, SecretariatCard } from '../parts/panel.tsx';
import { QuotedSources } from '../parts/sources.tsx';
import type { MemberDuesView } from '../views.ts';
import { duesWords } from '../words/dues.ts';
import { terms } from '../words/terms.ts';

/** A member's own page about its dues; see MemberDuesView for its form. */
export function MemberDuesPage({ view }: { readonly view: MemberDuesView }) {
  const words = useWords(duesWords);
  const common = useWords(terms);
  return (
    <Main>
      <PageHead title={words.memberTitle(view.member)} above={<Say text={view.alliance} />} />
      {view.years.length === 0 ? <p class="empty">{words.noYears}</p> : null}
      {view.years.map((year) => (
        <Panel
          key={year.year}
          title={words.yearDues(year.year)}
          aside={<DuesStateBadge year={year} />}
          tone={year.open > 0 ? 'jade' : 'plain'}
        >
          <Facts
            facts={[
              { label: words.owed, value: <Money fen={year.owed} /> },
              { label: words.paid, value: <Money fen={year.paid} /> },
              ...(year.open > 0
                ? [
                    {
                      label: words.open,
                      value: (
                        <strong>
                          <Money fen={year.open} />
                        </strong>
                      ),
                    },
                    { label: words.due, value: year.due },
                    { label: words.reference, value: <strong>{year.reference}</strong> },
                  ]
                : []),
              ...(year.over > 0 ? [{ label: words.over, value: <Money fen={year.over} /> }] : []),
            ]}
          />
        </Panel>
      ))}
      {view.account && view.years.some(({ open }) => open > 0) ? (
        <Panel title={words.payTo} icon="building">
          <AccountFacts account={view.account} />
          <QuotedSources sources={view.sources} />
        </Panel>
      ) : null}
      <Panel title={words.paymentsTitle} icon="list">
        {view.payments.length === 0 ? <p class="empty">{words.noPayments}</p> : null}
        <ul class="outcomes">
          {view.payments.map((payment, index) => (
            <li key={index}>
              <p>
                <strong>
                  <Money fen={payment.fen} />
                </strong>{' '}
                {payment.reversed ? <Badge tone="plain">{words.reversed}</Badge> : null}
                {payment.fen < 0 ? <Badge tone="amber">{words.reversal}</Badge> : null}
                <span class="quiet block-line">
                  {words.receivedOn} {payment.paidOn} · {words.yearDues(payment.year)}
                </span>
              </p>
              {payment.voucher ? <VoucherLine voucher={payment.voucher} /> : null}
              {payment.voucher || payment.reversed || payment.fen < 0 ? null : (
                <p class="quiet">{words.voucherWaiting}</p>
              )}
            </li>
          ))}
        </ul>
      </Panel>
      {view.told.length > 0 ? (
        <Panel title={words.toldTitle} icon="mail">
          <ul class="outcomes">
            {view.told.map((told, index) => (
              <li key={index}>
                <Money fen={told.fen} /> <Badge tone="plain">{words.toldStates[told.state]}</Badge>
                <span class="quiet block-line">
                  <Moment at={told.at} as="short" /> · {words.yearDues(told.year)}
                </span>
                {told.note ? <span class="quiet block-line">{told.note}</span> : null}
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {view.form ? <Tell form={view.form} years={view.years.map(({ year }) => year)} /> : null}
      <Callout tone="plain">
        <p>
          {common.sourceOfRule}
          <QuotedSources sources={view.sources} />
        </p>
      </Callout>
      <SecretariatCard secretariat={view.secretariat} />
    </Main>
  );
}

function Tell({
  form: { target, values, problems },
  years,
}: {
  readonly form: NonNullable<MemberDuesView['form']>;
  readonly years: readonly number[];
}) {
  const words = useWords(duesWords);
  return (
    <Form target={target} files enter="tell">
      <Panel title={words.tellTitle} icon="edit" id="tell">
        <p class="panel-lead">{words.tellLead}</p>
        <ErrorSummary
          problems={['year', 'amount', 'paidOn', 'payer', 'document.slip'].map((name) => ({
            name,
            text: problems[name],
          }))}
        />
        <SelectField
          field={{ name: 'year', label: words.year, problem: problems['year'] }}
          value={values.year}
          options={years.map((year) => ({ value: String(year), label: words.yearDues(year) }))}
          first={words.choose}
        />
        <TextField
          field={{
            name: 'amount',
            label: words.amount,
            hint: words.amountHint,
            problem: problems['amount'],
          }}
          value={values.amount}
          inputMode="text"
          maxLength={20}
        />
        <PickerField
          field={{ name: 'paidOn', label: words.paidOn, problem: problems['paidOn'] }}
          value={values.paidOn}
          type="date"
        />
        <TextField
          field={{
            name: 'payer',
            label: words.payer,
            hint: words.payerHint,
            problem: problems['payer'],
          }}
          value={values.payer}
          maxLength={120}
        />
        <TextArea
          field={{ name: 'note', label: words.note, required: false }}
          value={values.note}
          rows={2}
          maxLength={500}
        />
        <p class="label">{words.slip}</p>
        <FieldProblem name="document.slip" text={problems['document.slip']} />
        <FileInput
          name="document.slip"
          label={words.slip}
          problem={problems['document.slip']}
          multiple={false}
        />
        <div class="actions">
          <SubmitButton action="tell">{words.tell}</SubmitButton>
        </div>
      </Panel>
    </Form>
  );
}
