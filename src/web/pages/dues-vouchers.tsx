import { Say, say, useLanguage, useWords } from '../language.tsx';
import { Money } from '../parts/dues.tsx';
import { PickerField, TextField } from '../parts/fields.tsx';
import { FileInput } from '../parts/files.tsx';
import { ErrorSummary, FieldProblem, Form, SubmitButton } from '../parts/form.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { Facts, Panel } from '../parts/panel.tsx';
import { QuotedSources } from '../parts/sources.tsx';
import type { VouchersView } from '../views.ts';
import { duesWords } from '../words/dues.ts';

/** The authority's page: one voucher a payment; see VouchersView for its forms. */
export function VouchersPage({ view }: { readonly view: VouchersView }) {
  const words = useWords(duesWords);
  const lang = useLanguage();
  return (
    <Main>
      <PageHead
        title={words.vouchersTitle}
        above={<Say text={view.authority} />}
        {...(view.lacking.length > 0 ? { lead: words.vouchersLead(say(lang, view.alliance)) } : {})}
      />
      <QuotedSources sources={view.sources} />
      {view.lacking.length === 0 ? <p class="empty">{words.vouchersNone}</p> : null}
      {view.lacking.map((payment) => (
        <Payment key={payment.id} payment={payment} view={view} />
      ))}
      {view.more > 0 ? <p class="quiet">{words.vouchersMore(view.more)}</p> : null}
    </Main>
  );
}

function Payment({
  payment,
  view,
}: {
  readonly payment: VouchersView['lacking'][number];
  readonly view: VouchersView;
}) {
  const words = useWords(duesWords);
  const { problems } = payment;
  const id = (name: string) => `${name}-${payment.id}`;
  return (
    <Form
      target={{ ...view.target, hidden: { ...view.target.hidden, payment: payment.id } }}
      files
      enter="give"
      label={payment.number}
    >
      <Panel title={payment.number} icon="document" id={payment.id}>
        <ErrorSummary
          problems={['number', 'issuedOn', 'document.scan'].map((name) => ({
            name: id(name),
            text: problems[name],
          }))}
        />
        <Facts
          facts={[
            {
              label: words.amount,
              value: (
                <strong>
                  <Money fen={payment.fen} />
                </strong>
              ),
            },
            { label: words.payer, value: <span class="break">{payment.payer}</span> },
            {
              label: words.members,
              value: <span class="break">{payment.members.join('、')}</span>,
            },
            { label: words.receivedOn, value: payment.paidOn },
          ]}
        />
        <TextField
          field={{
            name: 'number',
            id: id('number'),
            label: words.voucherNumber,
            problem: problems['number'],
          }}
          value={payment.entered?.number ?? ''}
          maxLength={60}
          autocomplete="off"
        />
        <PickerField
          field={{
            name: 'issuedOn',
            id: id('issuedOn'),
            label: words.issuedOn,
            problem: problems['issuedOn'],
          }}
          value={payment.entered?.issuedOn ?? view.today}
          type="date"
        />
        <p class="label">{words.scan}</p>
        <FieldProblem name={id('document.scan')} text={problems['document.scan']} />
        <FileInput
          name="document.scan"
          id={id('document.scan')}
          label={words.scan}
          problem={problems['document.scan']}
          multiple={false}
          required
        />
        <div class="actions">
          <SubmitButton action="give">{words.giveVoucher}</SubmitButton>
        </div>
      </Panel>
    </Form>
  );
}
