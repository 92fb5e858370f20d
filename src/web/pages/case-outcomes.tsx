import { Say, useWords } from '../language.tsx';
import { Badge, Moment, Panel } from '../parts/panel.tsx';
import { Returned } from '../parts/returned.tsx';
import { Sources } from '../parts/sources.tsx';
import type { CaseView } from '../views.ts';
import { caseWords } from '../words/case.ts';
import { terms } from '../words/terms.ts';

type Shown = { readonly view: CaseView };

/** Of a case that has ended nothing is said to be missing yet. */
export const isOver = ({ state }: Pick<CaseView, 'state'>): boolean =>
  state !== 'open' && state !== 'returned';

export function Decisions({ view }: Shown) {
  const words = useWords(caseWords);
  const common = useWords(terms);
  if (view.decisions.length === 0 && isOver(view)) return null;
  return (
    <Panel title={words.decisions} icon="edit">
      {view.decisions.length === 0 ? <p class="empty">{words.noDecisions}</p> : null}
      <ul class="entries">
        {view.decisions.map((decision, index) => (
          <li key={index}>
            <p class="entry-when">
              <Moment at={decision.at} /> · <Say text={decision.stage} />
            </p>
            <p>
              <strong>
                <Say text={decision.by} />
              </strong>{' '}
              <Badge tone="jade">
                <Say text={decision.outcome} />
              </Badge>
            </p>
            <p class="quiet">
              {words.channel} {common.channel[decision.channel]}
              {decision.receiptNumber ? ` · ${words.receipt} ${decision.receiptNumber}` : ''}
            </p>
            {decision.said ? <p class="lines break">{decision.said}</p> : null}
            {decision.reason ? (
              <p class="lines">
                <span class="quiet">{words.reason} </span>
                {decision.reason}
              </p>
            ) : null}
            {decision.remark ? (
              <p class="lines internal-said">
                <span class="quiet">{words.remark} </span>
                {decision.remark}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function Ballots({ view }: Shown) {
  const words = useWords(caseWords);
  const common = useWords(terms);
  if (view.ballots.length === 0 && isOver(view)) return null;
  return (
    <Panel title={words.ballots} icon="ballot">
      {view.ballots.length === 0 ? <p class="empty">{words.noBallots}</p> : null}
      <ul class="entries">
        {view.ballots.map((ballot, index) => (
          <li key={index}>
            <p>
              <strong>
                <Say text={ballot.body} />
              </strong>{' '}
              {ballot.result ? (
                <Badge tone={ballot.result === 'passed' ? 'good' : 'amber'}>
                  {common.result[ballot.result]}
                </Badge>
              ) : null}
            </p>
            {ballot.resolves ? (
              <p>
                <span class="quiet">{words.resolves} </span>
                <Say text={ballot.resolves} />
              </p>
            ) : null}
            <Returned returned={ballot.returned} entitled={ballot.entitled} />
            <p class="quiet">
              {words.closes} <Moment at={ballot.closesAt} />
            </p>
            <p class="link-row">
              {ballot.proofUrl ? <a href={ballot.proofUrl}>{words.proof}</a> : null}
              {ballot.roundUrl ? <a href={ballot.roundUrl}>{words.roundLink}</a> : null}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function Effects({ view }: Shown) {
  const words = useWords(caseWords);
  if (view.effects.length === 0 && isOver(view)) return null;
  return (
    <Panel title={words.effects} icon="certificate">
      {view.effects.length === 0 ? <p class="empty">{words.noEffects}</p> : null}
      <ul class="entries">
        {view.effects.map((effect, index) => (
          <li key={index}>
            <p class="entry-when">
              <Moment at={effect.at} />
            </p>
            <p>
              {effect.url ? (
                <a href={effect.url}>
                  <Say text={effect.text} />
                </a>
              ) : (
                <Say text={effect.text} />
              )}
            </p>
            <Sources sources={effect.sources} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
