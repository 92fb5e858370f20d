import { DayOff } from '../parts/due.tsx';
import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { Form, SubmitButton } from '../parts/form.tsx';
import { MailStateBadge } from '../parts/logs.tsx';
import { Badge, Facts, Moment, Panel, PhoneLink } from '../parts/panel.tsx';
import { CasePapers } from '../parts/paper.tsx';
import { Returned } from '../parts/returned.tsx';
import { QuotedSources } from '../parts/sources.tsx';
import { Table } from '../parts/table.tsx';
import type { VotingRoundView } from '../views.ts';
import { caseWords } from '../words/case.ts';
import { consoleWords } from '../words/console.ts';
import { terms } from '../words/terms.ts';

const TONES = {
  proposed: 'amber',
  convened: 'jade',
  open: 'violet',
  closed: 'good',
  declined: 'plain',
  'to-meeting': 'amber',
} as const;

/** A voting round. Per elector POST `electors[].resend.action` with `action` = `resend`. */
export function VotingRoundPage({ view }: { readonly view: VotingRoundView }) {
  const words = useWords(caseWords);
  const common = useWords(terms);
  return (
    <ConsoleMain nav={view.nav}>
      <div class="case-head">
        <p class="above">
          <Say text={view.body} />
        </p>
        <h1 class="break">{words.roundTitle(view.number)}</h1>
        <p class="case-line">
          <Badge tone={TONES[view.state]}>{words.roundState[view.state]}</Badge>
        </p>
      </div>
      <Panel title={words.order} icon="document">
        {view.state === 'open' || view.state === 'closed' ? (
          <Returned returned={view.returned} entitled={view.entitled} />
        ) : null}
        <Facts
          facts={[
            {
              label: words.proposal,
              value: (
                <>
                  <span class="lines">{view.proposalReason}</span>
                  <span class="quiet block-line">
                    <Moment at={view.proposedAt} />
                  </span>
                </>
              ),
            },
            ...(view.orderedBy === undefined
              ? []
              : [
                  {
                    label: words.orderedBy,
                    value: (
                      <>
                        <Say text={view.orderedBy} />
                        {view.orderReason ? (
                          <span class="lines block-line">{view.orderReason}</span>
                        ) : null}
                        {view.orderedAt === undefined ? null : (
                          <span class="quiet block-line">
                            <Moment at={view.orderedAt} />
                          </span>
                        )}
                      </>
                    ),
                  },
                ]),
            ...(view.openedAt === undefined
              ? []
              : [{ label: words.opened, value: <Moment at={view.openedAt} /> }]),
            ...(view.closesAt === undefined
              ? []
              : [
                  {
                    label: words.closes,
                    value: (
                      <>
                        <Moment at={view.closesAt} />
                        {view.dayOff ? <DayOff /> : null}
                      </>
                    ),
                  },
                ]),
            ...(view.counted === undefined
              ? []
              : [
                  {
                    label: view.counted.done ? words.countedAt : words.countsBy,
                    value: <Moment at={view.counted.at} />,
                  },
                ]),
            { label: common.sourceOfRule, value: <QuotedSources sources={view.sources} /> },
          ]}
        />
      </Panel>
      <Panel title={words.items} icon="list">
        <ul class="outcomes">
          {view.items.map((item) => (
            <li key={item.caseNumber}>
              <p class="outcome-line">
                <a class="break" href={item.url}>
                  <Say text={item.title} />
                </a>
                {item.result ? (
                  <Badge tone={item.result === 'passed' ? 'good' : 'amber'}>
                    {common.result[item.result]}
                  </Badge>
                ) : null}
              </p>
              <p class="quiet">
                {item.caseNumber}
                {item.proofUrl ? (
                  <>
                    {' · '}
                    <a href={item.proofUrl} aria-label={`${words.proof}: ${item.caseNumber}`}>
                      {words.proof}
                    </a>
                  </>
                ) : null}
              </p>
            </li>
          ))}
        </ul>
      </Panel>
      <Electors view={view} />
      <CasePapers papers={view.papers ?? []} />
    </ConsoleMain>
  );
}

function Electors({ view }: { readonly view: VotingRoundView }) {
  const words = useWords(caseWords);
  const common = useWords(terms);
  const consoleText = useWords(consoleWords);
  return (
    <Panel title={words.electors} icon="people">
      <p class="panel-lead">{words.electorsLead}</p>
      <Table
        caption={words.electors}
        columns={[words.elector, words.phone, words.returned, words.mail]}
        empty={common.none}
        rows={view.electors.map((elector) => [
          <>
            <strong>{elector.url ? <a href={elector.url}>{elector.name}</a> : elector.name}</strong>
            <span class="quiet block-line">
              <Say text={elector.office} />
            </span>
          </>,
          elector.phone ? (
            <PhoneLink phone={elector.phone} />
          ) : (
            <span class="quiet">{consoleText.noPhone}</span>
          ),
          elector.observer ? (
            <Badge tone="plain">{words.observer}</Badge>
          ) : (
            <>
              <Badge tone={elector.returned ? 'good' : 'amber'}>
                {elector.returned ? words.returnedYes : words.returnedNo}
              </Badge>
              {elector.returnedAt === undefined ? null : (
                <span class="quiet block-line">
                  <Moment at={elector.returnedAt} as="short" />
                  {elector.channel ? ` · ${common.channel[elector.channel]}` : ''}
                </span>
              )}
              {elector.notes.map((note) => (
                <span key={note} class="quiet block-line">
                  {words.electorNotes[note]}
                </span>
              ))}
            </>
          ),
          <>
            {elector.mail === 'none' ? (
              <span class="quiet">{words.noMail}</span>
            ) : (
              <MailStateBadge state={elector.mail} />
            )}
            <span class="quiet block-line">{consoleText.reminders(elector.reminders)}</span>
            {elector.resend ? (
              <Form target={elector.resend}>
                <SubmitButton action="resend" look="quiet">
                  {words.resendLink}
                  <span class="visually-hidden"> {elector.name}</span>
                </SubmitButton>
              </Form>
            ) : null}
          </>,
        ])}
      />
    </Panel>
  );
}
