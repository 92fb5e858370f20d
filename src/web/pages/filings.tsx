import { Say, useWords } from '../language.tsx';
import { PickerField, TextArea, TextField } from '../parts/fields.tsx';
import { FileInput, FileList } from '../parts/files.tsx';
import { FieldProblem, Form, SubmitButton } from '../parts/form.tsx';
import { Badge, Facts, Moment, Panel } from '../parts/panel.tsx';
import type { CaseView } from '../views.ts';
import { isOver } from './case-outcomes.tsx';
import { caseWords } from '../words/case.ts';

const FILING_TONES = { waiting: 'jade', received: 'good', returned: 'amber' } as const;

export function Filings({ view }: { readonly view: CaseView }) {
  const words = useWords(caseWords);
  if (view.filings.length === 0 && isOver(view)) return null;
  return (
    <Panel title={words.filings} icon="building">
      {view.filings.length === 0 ? <p class="empty">{words.noFilings}</p> : null}
      {view.filings.map((filing, index) => (
        <div key={index} class="filing">
          <p>
            <strong>
              <Say text={filing.authority} />
            </strong>{' '}
            <Badge tone={FILING_TONES[filing.state]}>{words.filingState[filing.state]}</Badge>
          </p>
          <Facts
            facts={[
              { label: words.sentAt, value: <Moment at={filing.sentAt} /> },
              ...(filing.number === undefined
                ? []
                : [
                    {
                      label: words.filingNumber,
                      value: <span class="break">{filing.number}</span>,
                    },
                  ]),
              ...(filing.receivedAt === undefined
                ? []
                : [{ label: words.receivedAt, value: <Moment at={filing.receivedAt} /> }]),
              ...(filing.remark === undefined
                ? []
                : [
                    {
                      label: words.filingRemark,
                      value: <span class="lines">{filing.remark}</span>,
                    },
                  ]),
              ...(filing.evidence === undefined
                ? []
                : [{ label: words.evidence, value: <FileList files={[filing.evidence]} /> }]),
            ]}
          />
          {filing.waitingUrl ? (
            <p>
              <a href={filing.waitingUrl}>
                <Badge tone="amber">{words.letterWaits}</Badge>
              </a>
            </p>
          ) : null}
          {filing.register ? <RegisterLetter register={filing.register} number={index} /> : null}
        </div>
      ))}
    </Panel>
  );
}

type Register = NonNullable<CaseView['filings'][number]['register']>;

function RegisterLetter({
  register,
  number,
}: {
  readonly register: Register;
  readonly number: number;
}) {
  const words = useWords(caseWords);
  const { form, values, problems } = register;
  const named = (name: string) => `filing-${number}-${name}`;
  return (
    <details class="more" open={Object.values(problems).some((text) => text !== undefined)}>
      <summary>{words.register}</summary>
      <p class="quiet">{words.registerLead}</p>
      <Form target={form} files>
        <TextField
          field={{
            name: 'number',
            id: named('number'),
            label: words.letterNumber,
            problem: problems.number,
          }}
          value={values.number}
          autocomplete="off"
          maxLength={120}
        />
        <PickerField
          field={{
            name: 'receivedOn',
            id: named('receivedOn'),
            label: words.letterDate,
            problem: problems.receivedOn,
          }}
          value={values.receivedOn}
          type="date"
        />
        <div class={problems.scan ? 'field field-wrong' : 'field'}>
          <p class="label">{words.scan}</p>
          <FieldProblem name={named('scan')} text={problems.scan} />
          <FileInput
            name="scan"
            id={named('scan')}
            label={words.scan}
            problem={problems.scan}
            multiple={false}
          />
        </div>
        <TextArea
          field={{
            name: 'remark',
            id: named('remark'),
            label: words.letterRemark,
            required: false,
          }}
          value={values.remark}
          rows={2}
          maxLength={1000}
        />
        <div class="actions">
          <SubmitButton action="register">{words.registerSubmit}</SubmitButton>
        </div>
      </Form>
    </details>
  );
}
