import { useWords } from '../language.tsx';
import { Money } from '../parts/dues.tsx';
import { TextField } from '../parts/fields.tsx';
import { FileList } from '../parts/files.tsx';
import { Form, SubmitButton } from '../parts/form.tsx';
import { Panel, PhoneLink } from '../parts/panel.tsx';
import type { DuesYearView } from '../views.ts';
import { duesWords } from '../words/dues.ts';

/** What members told of. POST `settle` with `note`, where the bank shows nothing. */
export function ToldPanel({ told }: { readonly told: DuesYearView['told'] }) {
  const words = useWords(duesWords);
  if (told.length === 0) return null;
  return (
    <Panel title={words.toldOpen} icon="mail" tone="amber" id="told">
      <ul class="outcomes">
        {told.map((one) => (
          <li key={one.id} class="stack">
            <p>
              <strong class="break">{one.member}</strong> · {words.yearDues(one.year)} ·{' '}
              <Money fen={one.fen} />
              <span class="quiet block-line">
                {words.paidOn} {one.paidOn} · {words.payer} {one.payer}
              </span>
              {one.note ? <span class="block-line lines">{one.note}</span> : null}
            </p>
            {one.file ? <FileList files={[one.file]} /> : null}
            <p>
              <a href={one.enterUrl} aria-label={`${words.enterPayment}: ${one.member}`}>
                {words.enterPayment}
              </a>
            </p>
            <Form target={one.settle} label={`${words.settleNotFound}: ${one.member}`}>
              <div class="inline-form">
                <TextField
                  field={{
                    name: 'note',
                    id: `note-${one.id}`,
                    label: words.settleNote,
                    problem: one.problem,
                  }}
                  value=""
                  maxLength={300}
                />
                <SubmitButton action="not-found" look="secondary">
                  {words.settleNotFound}
                </SubmitButton>
              </div>
            </Form>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Whom to telephone about arrears. POST `called` with `note`. */
export function CallsPanel({ calls }: { readonly calls: DuesYearView['calls'] }) {
  const words = useWords(duesWords);
  if (calls.length === 0) return null;
  return (
    <Panel title={words.callsTitle} icon="phone" tone="amber" id="calls">
      <ul class="outcomes">
        {calls.map((call) => {
          const key = `${call.year}-${call.url.split('/').at(-1) ?? ''}`;
          return (
            <li key={key} class="stack">
              <p>
                <a class="break" href={call.url}>
                  {call.member}
                </a>{' '}
                · {words.yearDues(call.year)} · {words.open} <Money fen={call.open} />
                <span class="block-line">
                  {call.contact} {call.phone ? <PhoneLink phone={call.phone} /> : null}
                </span>
              </p>
              <Form target={call.called} label={`${words.called}: ${call.member}`}>
                <div class="inline-form">
                  <TextField
                    field={{
                      name: 'note',
                      id: `call-${key}`,
                      label: words.callNote,
                      problem: call.problem,
                    }}
                    value=""
                    maxLength={300}
                  />
                  <SubmitButton action="called" look="secondary">
                    {words.called}
                  </SubmitButton>
                </div>
              </Form>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
