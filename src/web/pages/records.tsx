import { hashGroups } from '../format.ts';
import { Icon } from '../icons.tsx';
import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { Form, SubmitButton } from '../parts/form.tsx';
import { AuditTable, MailTable } from '../parts/logs.tsx';
import { Callout, Moment, Panel } from '../parts/panel.tsx';
import { Pager } from '../parts/table.tsx';
import type { AlarmsView, AuditView, MailLogView } from '../views.ts';
import { caseWords } from '../words/case.ts';
import { AlarmList } from './alarm-list.tsx';

/** Alarms. Per open alarm POST `open[].settle.action` with `note`, `action` = `settle`. */
export function AlarmsPage({ view }: { readonly view: AlarmsView }) {
  const words = useWords(caseWords);
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.alarmsTitle}</h1>
      <Panel title={words.alarmsOpen} icon="bell">
        <AlarmList alarms={view.open} empty={words.alarmsEmpty} />
      </Panel>
      <Panel title={words.alarmsSettled} icon="check">
        <AlarmList alarms={view.settled} empty={words.alarmsSettledEmpty} />
      </Panel>
    </ConsoleMain>
  );
}

/** Outgoing mail, what could not be delivered first. Per mail POST `resend.action`, `action` = `resend`. */
export function MailLogPage({ view }: { readonly view: MailLogView }) {
  const words = useWords(caseWords);
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.mailTitle}</h1>
      <Panel title={words.refused} icon="warning" tone={view.refused.length > 0 ? 'bad' : 'plain'}>
        {view.refused.length > 0 ? <p class="panel-lead">{words.refusedLead}</p> : null}
        <MailTable mails={view.refused} empty={words.refusedEmpty} caption={words.refused} />
      </Panel>
      <Panel title={words.allMail} icon="mail">
        <MailTable mails={view.mails} empty={words.mailEmpty} caption={words.allMail} />
        <Pager previousUrl={view.previousUrl} nextUrl={view.nextUrl} />
      </Panel>
    </ConsoleMain>
  );
}

/** The audit trail. POST `verify.action` with `action` = `verify`. */
export function AuditPage({ view }: { readonly view: AuditView }) {
  const words = useWords(caseWords);
  const { verification } = view;
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.auditTitle}</h1>
      <p class="lead">{words.auditLead}</p>
      {verification.state === 'whole' ? (
        <Callout tone="good" icon="shield" title={words.whole}>
          <p>{words.wholeText(verification.entries)}</p>
          <p class="quiet">
            {words.checkedAt} <Moment at={verification.at} /> · {words.head}{' '}
            <code class="hash">{hashGroups(verification.head)}</code>
          </p>
        </Callout>
      ) : (
        <Callout tone="bad" icon="warning" title={words.broken}>
          <p>{words.brokenText(verification.firstBad)}</p>
          <p>
            <Say text={verification.text} />
          </p>
          <p class="quiet">
            {words.checkedAt} <Moment at={verification.at} />
          </p>
        </Callout>
      )}
      {view.verify ? (
        <Form target={view.verify}>
          <div class="actions">
            <SubmitButton action="verify" look="secondary">
              {words.verify}
            </SubmitButton>
          </div>
        </Form>
      ) : null}
      <p>
        <a class="button button-secondary" href={view.exportUrl}>
          <Icon name="download" />
          {words.auditExport}
        </a>
      </p>
      <Panel title={words.audit} icon="chain">
        <AuditTable entries={view.entries} empty={words.auditEmpty} caption={words.audit} />
        <Pager previousUrl={view.previousUrl} nextUrl={view.nextUrl} />
      </Panel>
    </ConsoleMain>
  );
}
