import { Icon } from '../icons.tsx';
import { Say, say, useLanguage, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { CaseStateBadge } from '../parts/contacts.tsx';
import { CasePapers } from '../parts/paper.tsx';
import { CaseCorrections } from '../parts/corrections.tsx';
import { FileList } from '../parts/files.tsx';
import { AuditTable, MailTable } from '../parts/logs.tsx';
import { Badge, Facts, Moment, Panel, ViewFacts } from '../parts/panel.tsx';
import { Timeline } from '../parts/timeline.tsx';
import type { CaseView } from '../views.ts';
import { caseWords } from '../words/case.ts';
import { terms } from '../words/terms.ts';
import { CaseFlags, CaseSharing } from './case-sharing.tsx';
import { CaseActions } from './case-actions.tsx';
import { Ballots, Decisions, Effects } from './case-outcomes.tsx';
import { Filings } from './filings.tsx';

/**
 * One case with everything about it. Forms, each with its own target in the view: `filings[].register`
 * (POST, multipart: `number`, `receivedOn`, `remark`, `scan`, `action` = `register`), `withdraw`
 * (POST: `reason`, `action` = `withdraw`), `handOver` (POST: `handOverTo`, `reason`, `action` =
 * `hand-over`), `mails[].resend` (POST: `action` = `resend`).
 */
export function CasePage({ view }: { readonly view: CaseView }) {
  const words = useWords(caseWords);
  const common = useWords(terms);
  const lang = useLanguage();
  return (
    <ConsoleMain nav={view.nav}>
      <div class="case-head">
        <p class="above">
          <Say text={view.procedure} /> · {view.caseNumber}
        </p>
        <h1 class="break">{view.applicant}</h1>
        <p class="case-line">
          <CaseStateBadge state={view.state} />
          <Badge tone="plain">
            <Say text={view.kind} />
          </Badge>
          <span class="quiet">
            {common.submittedAt} <Moment at={view.submittedAt} />
          </span>
          <span class="quiet">
            {words.charterVersion(say(lang, view.charter.name), view.charter.version)}
          </span>
        </p>
        <p class="link-row">
          {view.taskUrl ? (
            <a class="button button-primary" href={view.taskUrl}>
              <Icon name="edit" />
              {words.toTask}
            </a>
          ) : null}
          {view.ways?.map((way) => (
            <a key={way.url} class="button button-secondary" href={way.url}>
              <Say text={way.label} />
            </a>
          ))}
          {view.temporalUrl ? (
            <a class="button button-secondary" href={view.temporalUrl}>
              <Icon name="outside" />
              {words.temporal}
            </a>
          ) : null}
        </p>
      </div>
      {view.sharing ? <CaseFlags view={view.sharing} /> : null}
      <div class="case-columns">
        <div class="case-main">
          {view.particulars.length > 0 ? (
            <Panel title={view.about ? words.about : words.particulars} icon="building">
              <ViewFacts facts={view.particulars} />
            </Panel>
          ) : null}
          {view.documents.length > 0 ? <Documents view={view} /> : null}
          {view.knows.decisions ? <Decisions view={view} /> : null}
          {view.knows.votes ? <Ballots view={view} /> : null}
          {view.knows.filings ? <Filings view={view} /> : null}
          <Effects view={view} />
          <CasePapers papers={view.papers} />
          <CaseCorrections {...view.corrections} />
          <Panel title={words.mails} icon="mail">
            <MailTable mails={view.mails} empty={words.noMails} caption={words.mails} />
          </Panel>
          <Panel title={words.audit} icon="chain">
            <AuditTable entries={view.audit} empty={words.noAudit} caption={words.audit} />
          </Panel>
        </div>
        <div class="case-side">
          <Panel title={words.progress} icon="flow">
            <Timeline stages={view.stages} />
          </Panel>
          <CaseActions view={view} />
          {view.sharing ? <CaseSharing view={view.sharing} /> : null}
        </div>
      </div>
    </ConsoleMain>
  );
}

function Documents({ view }: { readonly view: CaseView }) {
  const words = useWords(caseWords);
  const common = useWords(terms);
  return (
    <Panel title={words.documents} icon="document">
      <Facts
        facts={view.documents.map((document) => ({
          label: document.title,
          value: (
            <>
              <p>
                {document.check ? (
                  <Badge tone={document.check === 'fit' ? 'good' : 'amber'}>
                    {common.check[document.check]}
                  </Badge>
                ) : (
                  <Badge tone="plain">{words.notChecked}</Badge>
                )}
              </p>
              {document.files.length > 0 ? (
                <FileList files={document.files} />
              ) : (
                <span class="quiet">{words.noFiles}</span>
              )}
            </>
          ),
        }))}
      />
    </Panel>
  );
}
