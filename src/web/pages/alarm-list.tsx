import { Icon } from '../icons.tsx';
import { Say, useWords } from '../language.tsx';
import { TextField } from '../parts/fields.tsx';
import { Form, SubmitButton } from '../parts/form.tsx';
import { Moment } from '../parts/panel.tsx';
import type { Alarm, FormTarget } from '../views.ts';
import { caseWords } from '../words/case.ts';
import { consoleWords } from '../words/console.ts';

export function AlarmList({
  alarms,
  empty,
}: {
  readonly alarms: readonly (Alarm & { readonly settle?: FormTarget | undefined })[];
  readonly empty: string;
}) {
  const words = useWords(caseWords);
  const common = useWords(consoleWords);
  if (alarms.length === 0) return <p class="empty">{empty}</p>;
  return (
    <ul class="alarms">
      {alarms.map((alarm) => (
        <li key={alarm.id} class={alarm.settled ? 'alarm alarm-settled' : 'alarm'}>
          <Icon name={alarm.settled ? 'check' : 'warning'} />
          <div>
            <p class="alarm-kind">
              <strong>
                <Say text={alarm.kind} />
              </strong>{' '}
              <span class="quiet">
                <Moment at={alarm.at} />
                {alarm.caseNumber ? ` · ${alarm.caseNumber}` : ''}
              </span>
            </p>
            <p class="lines">
              <Say text={alarm.text} />{' '}
              {alarm.url ? (
                <a href={alarm.url} aria-label={`${common.view}: ${alarm.caseNumber ?? alarm.id}`}>
                  {common.view}
                </a>
              ) : null}
            </p>
            {alarm.settled ? (
              <p class="quiet">
                {words.settledBy} <Say text={alarm.settled.by} /> · <Moment at={alarm.settled.at} />{' '}
                · <Say text={alarm.settled.note} />
              </p>
            ) : null}
            {alarm.settle ? (
              <Form target={alarm.settle}>
                <div class="inline-form">
                  <TextField
                    field={{ name: 'note', id: `note-${alarm.id}`, label: words.settleNote }}
                    value=""
                    maxLength={500}
                  />
                  <SubmitButton action="settle" look="secondary">
                    {words.settle}
                  </SubmitButton>
                </div>
              </Form>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
