import { Icon } from '../icons.tsx';
import { Say, useWords } from '../language.tsx';
import { TextArea } from '../parts/fields.tsx';
import { ErrorSummary, Form, SubmitButton } from '../parts/form.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { ActingAs, Callout, Facts, Moment } from '../parts/panel.tsx';
import { OnBehalf } from '../parts/on-behalf.tsx';
import { Returned } from '../parts/returned.tsx';
import { QuotedSources } from '../parts/sources.tsx';
import type { BallotView } from '../views.ts';
import { ballotWords } from '../words/ballot.ts';
import { BallotItemPanel } from './ballot-item.tsx';

/**
 * One page for all items of a voting round. POST `form.action`: per item `choice.<ballotId>` =
 * `for` | `against` | `abstain` | `recuse`, `recusal.<ballotId>` (reason), `change.<ballotId>` =
 * `yes`; `action` = `vote`, `select-all-for` or `look` (the Enter key). The last two record nothing:
 * the page comes back with what was chosen, after `select-all-for` with every open item's `choice`
 * set to `for`. An observer's page has no form.
 */
export function BallotPage({ view }: { readonly view: BallotView }) {
  const words = useWords(ballotWords);
  const votable = view.items.filter((item) => item.kept === undefined);
  const items = view.items.map((item, index) => (
    <BallotItemPanel key={item.ballotId} item={item} number={index + 1} observer={view.observer} />
  ));
  return (
    <Main>
      <PageHead
        title={view.observer ? words.observerTitle : words.title}
        above={
          <>
            <Say text={view.body} /> · {words.round(view.roundNumber)}
          </>
        }
        lead={view.observer ? words.observer : words.howTo(view.items.length)}
      />
      <ActingAs acting={view.acting} />
      <ErrorSummary
        problems={[
          { name: 'reason', text: view.demand?.problem },
          ...view.items.flatMap((item) => [
            { name: `choice.${item.ballotId}`, text: item.problem },
            { name: `recusal.${item.ballotId}`, text: item.recusalProblem },
          ]),
        ]}
      />
      <OnBehalf view={view.onBehalf} />
      <div class="vote-state">
        <div>
          <p class="vote-label">{words.closes}</p>
          <p class="vote-closes">
            <Icon name="clock" />
            <strong>
              <Moment at={view.closesAt} />
            </strong>
          </p>
        </div>
        <div>
          <p class="vote-label">{words.returned}</p>
          <Returned returned={view.returned} entitled={view.entitled} />
        </div>
        <p class="quiet vote-note">{words.returnedNote}</p>
      </div>
      <Order view={view} />
      {view.observer ? (
        items
      ) : (
        <Form target={view.form} enter="look">
          {votable.length > 1 ? (
            <div class="strip strip-quiet">
              <p class="quiet">{words.selectAllNote}</p>
              <SubmitButton action="select-all-for" look="secondary">
                {words.selectAll}
              </SubmitButton>
            </div>
          ) : null}
          {items}
          {votable.length > 0 ? (
            <div class="actions actions-vote">
              <SubmitButton action="vote">
                <Icon name="ballot" />
                {words.submit}
              </SubmitButton>
            </div>
          ) : null}
          <p class="quiet with-icon">
            <Icon name="info" />
            <span>{words.submitNote}</span>
          </p>
        </Form>
      )}
      <Demand view={view} />
    </Main>
  );
}

/** POST `demand.form.action`: `reason`. */
function Demand({ view }: { readonly view: BallotView }) {
  const words = useWords(ballotWords);
  const { demand } = view;
  if (!demand) return null;
  return (
    <details class="more more-white" open={demand.made || demand.problem !== undefined}>
      <summary>
        <Icon name="people" />
        {words.demand}
      </summary>
      <p>{words.demandLead(demand.demands, demand.needed)}</p>
      {demand.made ? (
        <p>
          <strong>{words.demandMade}</strong>
        </p>
      ) : (
        <Form target={demand.form}>
          <TextArea
            field={{
              name: 'reason',
              label: words.demandReason,
              hint: words.demandHint,
              problem: demand.problem,
            }}
            value={demand.reason}
            rows={2}
            maxLength={1000}
          />
          <div class="actions">
            <SubmitButton action="demand" look="secondary">
              {words.demandSubmit}
            </SubmitButton>
          </div>
        </Form>
      )}
      <QuotedSources sources={demand.sources} />
    </details>
  );
}

function Order({ view }: { readonly view: BallotView }) {
  const words = useWords(ballotWords);
  const { order } = view;
  return (
    <details class="more more-white">
      <summary>
        <Icon name="document" />
        {words.order}
      </summary>
      {order ? (
        <Facts
          facts={[
            { label: words.orderedBy, value: <Say text={order.by} /> },
            { label: words.orderReason, value: <span class="lines">{order.reason}</span> },
          ]}
        />
      ) : null}
      {order?.shortenedReason ? (
        <Callout tone="amber" icon="warning" title={words.shortenedReason}>
          <p class="lines">{order.shortenedReason}</p>
        </Callout>
      ) : null}
      <QuotedSources sources={view.sources} />
    </details>
  );
}
