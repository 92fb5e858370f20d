import { Icon } from '../icons.tsx';
import { Say, useWords } from '../language.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { OnBehalf } from '../parts/on-behalf.tsx';
import { Badge, Callout, Facts, Moment, Panel, type Tone } from '../parts/panel.tsx';
import type { BallotResult, RoundResultView } from '../views.ts';
import { roundResultWords } from '../words/round-result.ts';
import { terms } from '../words/terms.ts';

const TONES: Readonly<Record<BallotResult, Tone>> = {
  passed: 'good',
  failed: 'bad',
  'no-valid-resolution': 'amber',
  'to-be-confirmed': 'amber',
  'put-off': 'plain',
};

const TITLES = {
  correspondence: (words: Words) => words.title,
  meeting: (words: Words) => words.titleMeeting,
  'to-meeting': (words: Words) => words.titleToMeeting,
} as const;
type Words = (typeof roundResultWords)['zh'];

/** A closed voting round as one of its electors sees it. No form: links `items[].proofUrl`. */
export function RoundResultPage({ view }: { readonly view: RoundResultView }) {
  const words = useWords(roundResultWords);
  const { result } = useWords(terms);
  return (
    <Main>
      <PageHead
        title={TITLES[view.way](words)}
        above={
          <>
            <Say text={view.body} /> · {words.round(view.roundNumber)}
          </>
        }
        lead={
          view.way === 'to-meeting'
            ? words.toMeeting
            : view.counted
              ? words.counted
              : words.counting
        }
      />
      {view.late ? (
        <Callout tone="amber" icon="clock" title={words.lateTitle}>
          <p>{words.late}</p>
        </Callout>
      ) : null}
      <OnBehalf view={view.onBehalf} />
      <p>
        {words.closed} <Moment at={view.closedAt} />
      </p>
      {view.items.map((item) => (
        <Panel
          key={item.caseNumber}
          icon="ballot"
          title={<Say text={item.title} />}
          aside={
            item.result ? <Badge tone={TONES[item.result]}>{result[item.result]}</Badge> : null
          }
        >
          {item.ended ? (
            <p>
              <Say text={item.ended} />
            </p>
          ) : null}
          <Facts
            facts={[
              { label: words.caseNumber, value: item.caseNumber },
              ...(view.way === 'meeting'
                ? []
                : [
                    {
                      label: words.own,
                      value: item.own ? <Say text={item.own} /> : words.notVoted,
                    },
                  ]),
              ...(item.resolves
                ? [{ label: words.resolves, value: <Say text={item.resolves} /> }]
                : []),
            ]}
          />
          {item.proofUrl ? (
            <p>
              <a class="button button-secondary" href={item.proofUrl}>
                <Icon name="ballot" />
                {words.proof}
                <span class="visually-hidden"> {item.caseNumber}</span>
              </a>
            </p>
          ) : null}
        </Panel>
      ))}
    </Main>
  );
}
