import { hashGroups } from '../format.ts';
import { Say, useWords } from '../language.tsx';
import type { AuditRow, MailRow } from '../views.ts';
import { caseWords } from '../words/case.ts';
import { terms } from '../words/terms.ts';
import { Form, SubmitButton } from './form.tsx';
import { Badge, Moment, type Tone } from './panel.tsx';
import { Table } from './table.tsx';

const MAIL_TONES: Readonly<Record<MailRow['state'], Tone>> = {
  queued: 'plain',
  sending: 'jade',
  sent: 'good',
  refused: 'bad',
};

export function MailStateBadge({ state }: { readonly state: MailRow['state'] }) {
  const words = useWords(terms);
  return <Badge tone={MAIL_TONES[state]}>{words.mailState[state]}</Badge>;
}

export function MailTable({
  mails,
  empty,
  caption,
}: {
  readonly mails: readonly MailRow[];
  readonly empty: string;
  readonly caption: string;
}) {
  const words = useWords(caseWords);
  return (
    <Table
      caption={caption}
      columns={[words.when, words.mail, words.mailState]}
      empty={empty}
      rows={mails.map((mail) => [
        <Moment at={mail.at} as="short" />,
        <>
          <span class="break">{mail.subject}</span>
          <span class="quiet block-line break">
            {words.recipient} {mail.to}
          </span>
          {mail.caseNumber && mail.caseUrl ? (
            <span class="block-line">
              <a href={mail.caseUrl}>{mail.caseNumber}</a>
            </span>
          ) : null}
        </>,
        <>
          <MailStateBadge state={mail.state} />
          <span class="quiet block-line">{words.attempts(mail.attempts)}</span>
          {mail.note ? (
            <span class="quiet block-line break">
              <Say text={mail.note} />
            </span>
          ) : null}
          {mail.resend ? (
            <Form target={mail.resend}>
              <SubmitButton action="resend" look="quiet">
                {words.resend}
                <span class="visually-hidden"> {mail.subject}</span>
              </SubmitButton>
            </Form>
          ) : null}
        </>,
      ])}
    />
  );
}

export function AuditTable({
  entries,
  empty,
  caption,
}: {
  readonly entries: readonly AuditRow[];
  readonly empty: string;
  readonly caption: string;
}) {
  const words = useWords(caseWords);
  return (
    <Table
      caption={caption}
      columns={[words.entry, words.when, words.who, words.what, words.hash]}
      empty={empty}
      rows={entries.map((entry) => [
        <span class="number">{entry.number}</span>,
        <Moment at={entry.at} as="short" />,
        <Say text={entry.who} />,
        <>
          <Say text={entry.what} />
          {entry.about ? <span class="quiet block-line break">{entry.about}</span> : null}
        </>,
        <code class="hash hash-short" title={entry.hash}>
          {hashGroups(entry.hash.slice(0, 16))}
        </code>,
      ])}
    />
  );
}
