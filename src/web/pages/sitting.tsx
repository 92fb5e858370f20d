import { Icon } from '../icons.tsx';
import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { TextArea } from '../parts/fields.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Badge, Facts, Moment, Panel, type Tone } from '../parts/panel.tsx';
import { QuotedSources } from '../parts/sources.tsx';
import type { SittingItem, SittingView } from '../views.ts';
import { sittingWords } from '../words/sitting.ts';
import { terms } from '../words/terms.ts';

const TONES: Readonly<Record<SittingView['state'], Tone>> = {
  proposed: 'amber',
  convened: 'jade',
  open: 'violet',
  closed: 'good',
  declined: 'plain',
};

type Shown = { readonly view: SittingView };

/**
 * A meeting of a body. POST `open.action`, `end.action`; `attendance.form.action` with `there` and `guest` (several);
 * `cancel.form.action` with `reason`.
 */
export function SittingPage({ view }: Shown) {
  const words = useWords(sittingWords);
  const common = useWords(terms);
  return (
    <ConsoleMain nav={view.nav}>
      <div class="case-head">
        <p class="above">
          <Say text={view.body} />
        </p>
        <h1 class="break">{words.title(view.number)}</h1>
        <p class="case-line">
          <Badge tone={TONES[view.state]}>{words.state[view.state]}</Badge>
          {view.minutesUrl ? <a href={view.minutesUrl}>{words.minutes}</a> : null}
        </p>
      </div>
      <ErrorSummary problems={[{ name: 'reason', text: view.cancel?.problem }]} />
      <Begin view={view} />
      <Panel title={words.agenda} icon="list">
        <ol class="item-list">
          {view.items.map((item) => (
            <Item key={item.caseNumber} item={item} />
          ))}
        </ol>
      </Panel>
      <Panel title={words.facts} icon="document">
        <Facts
          facts={[
            {
              label: words.meetsAt,
              value: (
                <>
                  <Moment at={view.meetsAt} />
                  {view.correctDayUrl ? (
                    <>
                      {' · '}
                      <a href={view.correctDayUrl}>{words.correctDay}</a>
                    </>
                  ) : null}
                </>
              ),
            },
            { label: words.place, value: <span class="break">{view.place}</span> },
            { label: words.chairedBy, value: <Say text={view.chairedBy} /> },
            ...(view.openedAt === undefined
              ? []
              : [{ label: words.opened, value: <Moment at={view.openedAt} /> }]),
            ...(view.closedAt === undefined
              ? []
              : [{ label: words.ended, value: <Moment at={view.closedAt} /> }]),
            ...(view.shortNotice
              ? [
                  {
                    label: words.shortened,
                    value: (
                      <>
                        <span class="lines">{view.shortNotice.reason}</span>
                        {view.shortNotice.by ? (
                          <span class="block-line">
                            <Say text={view.shortNotice.by} />: {view.shortNotice.said}
                          </span>
                        ) : null}
                      </>
                    ),
                  },
                ]
              : []),
            { label: common.sourceOfRule, value: <QuotedSources sources={view.sources} /> },
          ]}
        />
      </Panel>
      <People view={view} />
      <End view={view} />
    </ConsoleMain>
  );
}

function Begin({ view }: Shown) {
  const words = useWords(sittingWords);
  if (view.tooEarly)
    return (
      <p class="quiet with-icon">
        <Icon name="clock" />
        <span>{words.tooEarly}</span>
      </p>
    );
  if (!view.open) return null;
  return (
    <Panel title={words.begin} icon="clock" tone="jade">
      <p class="panel-lead">{words.beginLead}</p>
      <Form target={view.open}>
        <div class="actions">
          <SubmitButton action="open">{words.open}</SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

function Item({ item }: { readonly item: SittingItem }) {
  const words = useWords(sittingWords);
  const common = useWords(terms);
  return (
    <li>
      <p class="outcome-line">
        <a class="break" href={item.url}>
          {item.title}
        </a>
        {item.result ? (
          <Badge tone={item.result === 'passed' ? 'good' : 'amber'}>
            {common.result[item.result]}
          </Badge>
        ) : null}
        {item.waitingUrl ? (
          <a href={item.waitingUrl}>
            <Badge tone="amber">{words.waits}</Badge>
          </a>
        ) : null}
      </p>
      {item.resolves ? (
        <p>
          <span class="quiet">{words.resolves} </span>
          <Say text={item.resolves} />
        </p>
      ) : null}
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
      {item.correctUrl ? (
        <p>
          <a href={item.correctUrl} aria-label={`${words.correct}: ${item.caseNumber}`}>
            {words.correct}
          </a>
        </p>
      ) : null}
      {item.sheetUrl ? (
        <p>
          <a class="button button-secondary" href={item.sheetUrl}>
            <Icon name="ballot" />
            {words.enter}
            <span class="visually-hidden"> {item.caseNumber}</span>
          </a>
        </p>
      ) : null}
    </li>
  );
}

function People({ view }: Shown) {
  const words = useWords(sittingWords);
  const common = useWords(terms);
  const rows = view.people.map((person) => {
    const id = `there-${person.id}`;
    return (
      <li key={person.id}>
        {view.attendance ? (
          <label class="choice choice-box" for={id}>
            <input id={id} type="checkbox" name="there" value={person.id} checked={person.there} />
            <PersonWords person={person} />
          </label>
        ) : (
          <div class="outcome-line">
            <PersonWords person={person} />
            {view.state === 'closed' ? (
              <Badge tone={person.there ? 'good' : 'plain'}>
                {person.there ? words.there : words.notThere}
              </Badge>
            ) : null}
          </div>
        )}
      </li>
    );
  });
  return (
    <Panel title={words.people} icon="people">
      <p class="panel-lead">{view.attendance ? words.peopleLead : words.peopleBefore}</p>
      {view.signedIn ? (
        <p>
          {view.signedIn.members === undefined ? null : words.tookPart(view.signedIn.members)}{' '}
          <a href={view.signedIn.url}>
            {view.signedIn.members === undefined ? words.enterSheet : words.correctSheet}
          </a>
        </p>
      ) : null}
      {rows.length === 0 ? <p class="empty">{common.none}</p> : null}
      {view.attendance ? (
        <Form target={view.attendance.form} label={words.people}>
          <ul class="pick">{rows}</ul>
          <Guests view={view} />
          <div class="actions">
            <SubmitButton action="attendance" look="secondary">
              {words.saveAttendance}
            </SubmitButton>
          </div>
        </Form>
      ) : (
        <>
          <ul class="outcomes">{rows}</ul>
          <Guests view={view} />
        </>
      )}
    </Panel>
  );
}

/** 列席会员, apart from those entitled. */
function Guests({ view }: Shown) {
  const words = useWords(sittingWords);
  const { guests = [] } = view;
  if (guests.length === 0) return null;
  return (
    <>
      <h3>{words.guests(guests.length)}</h3>
      <p class="panel-lead">{words.guestsLead}</p>
      <QuotedSources sources={view.guestSources ?? []} />
      <ul class={view.attendance ? 'pick' : 'outcomes'}>
        {guests.map((guest) => {
          const id = `guest-${guest.member}`;
          const said = (
            <span class="choice-words">
              <span class="choice-label break">{guest.name}</span>
              <span class="choice-note">
                <Say text={guest.class} /> · {words.guestNotice[guest.notice]}
              </span>
            </span>
          );
          return (
            <li key={guest.member}>
              {view.attendance ? (
                <label class="choice choice-box" for={id}>
                  <input
                    id={id}
                    type="checkbox"
                    name="guest"
                    value={guest.member}
                    checked={guest.there}
                  />
                  {said}
                </label>
              ) : (
                <div class="outcome-line">
                  {said}
                  {view.state === 'closed' ? (
                    <Badge tone={guest.there ? 'good' : 'plain'}>
                      {guest.there ? words.there : words.notThere}
                    </Badge>
                  ) : null}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function PersonWords({ person }: { readonly person: SittingView['people'][number] }) {
  const words = useWords(sittingWords);
  return (
    <span class="choice-words">
      <span class="choice-label break">{person.name}</span>
      <span class="choice-note">
        <Say text={person.office} /> · {words.role[person.role]}
      </span>
    </span>
  );
}

function End({ view }: Shown) {
  const words = useWords(sittingWords);
  return (
    <>
      {view.end ? (
        <Panel title={words.end} icon="check">
          <p class="panel-lead">{words.endLead}</p>
          <Form target={view.end}>
            <div class="actions">
              <SubmitButton action="end" look="secondary">
                {words.end}
              </SubmitButton>
            </div>
          </Form>
        </Panel>
      ) : null}
      {view.cancel ? (
        <details class="more more-white" open={view.cancel.problem !== undefined}>
          <summary>{words.cancelTitle}</summary>
          <p>{words.cancelLead}</p>
          <Form target={view.cancel.form}>
            <TextArea
              field={{ name: 'reason', label: words.cancelReason, problem: view.cancel.problem }}
              value={view.cancel.reason}
              rows={2}
              maxLength={1000}
            />
            <div class="actions">
              <SubmitButton action="cancel" look="danger">
                {words.cancel}
              </SubmitButton>
            </div>
          </Form>
        </details>
      ) : null}
    </>
  );
}
