import { useWords } from '../language.tsx';
import { SelectField, TextArea } from '../parts/fields.tsx';
import { Form, SubmitButton } from '../parts/form.tsx';
import { Panel } from '../parts/panel.tsx';
import type { CaseView } from '../views.ts';
import { caseWords } from '../words/case.ts';

/** What the secretariat may do with an open case besides its stages. */
export function CaseActions({ view }: { readonly view: CaseView }) {
  const words = useWords(caseWords);
  const { withdraw, handOver } = view;
  if (!withdraw && !handOver) return null;
  return (
    <Panel title={words.actions} icon="handOver">
      {handOver ? (
        <details class="more" open={handOver.problem !== undefined}>
          <summary>{words.handOver}</summary>
          <p class="quiet">{words.handOverLead}</p>
          <Form target={handOver.form}>
            <SelectField
              field={{
                name: 'handOverTo',
                label: words.handOverTo,
                problem: handOver.problem,
              }}
              value=""
              options={handOver.people.map(({ id, label }) => ({ value: id, label }))}
              first={words.choosePerson}
            />
            <TextArea
              field={{
                name: 'reason',
                id: 'hand-over-reason',
                label: words.handOverReason,
                required: false,
              }}
              value=""
              rows={2}
              maxLength={1000}
            />
            <SubmitButton action="hand-over" look="secondary">
              {words.handOverSubmit}
            </SubmitButton>
          </Form>
        </details>
      ) : null}
      {withdraw ? (
        <details class="more" open={withdraw.problem !== undefined}>
          <summary>{words.withdraw}</summary>
          <p class="quiet">{words.withdrawLead}</p>
          <Form target={withdraw.form}>
            <TextArea
              field={{
                name: 'reason',
                id: 'withdraw-reason',
                label: words.withdrawReason,
                problem: withdraw.problem,
              }}
              value=""
              rows={2}
              maxLength={1000}
            />
            <SubmitButton action="withdraw" look="danger">
              {words.withdrawSubmit}
            </SubmitButton>
          </Form>
        </details>
      ) : null}
    </Panel>
  );
}
