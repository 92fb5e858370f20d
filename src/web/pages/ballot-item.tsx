import { Icon } from '../icons.tsx';
import { Say, useWords } from '../language.tsx';
import { CheckBox, RadioGroup } from '../parts/choices.tsx';
import { TextArea } from '../parts/fields.tsx';
import { FileList } from '../parts/files.tsx';
import { Flags } from '../parts/flags.tsx';
import { Badge, Callout, Moment, ViewFacts } from '../parts/panel.tsx';
import { Replied } from '../parts/reply.tsx';
import { Sources } from '../parts/sources.tsx';
import type { BallotChoice, BallotItem } from '../views.ts';
import { ballotWords } from '../words/ballot.ts';
import { replyWords } from '../words/reply.ts';
import { terms } from '../words/terms.ts';

const CHOICES: readonly BallotChoice[] = ['for', 'against', 'abstain', 'recuse'];

/** One item of a voting round: what it is, what it needs to pass, and this person's choice. */
export function BallotItemPanel({
  item,
  number,
  observer,
}: {
  readonly item: BallotItem;
  readonly number: number;
  readonly observer: boolean;
}) {
  const words = useWords(ballotWords);
  const replied = useWords(replyWords);
  return (
    <section class="panel item">
      <div class="item-head">
        <p class="item-number">{words.item(number)}</p>
        <h2 class="break">
          <Say text={item.title} />
        </h2>
        <p class="lines">
          <Say text={item.summary} />
        </p>
        {item.question ? (
          <p>
            <strong>
              <Say text={item.question.title} />
            </strong>
            {item.question.follows.map((effect, index) => (
              <span key={index} class="block-line">
                {words.follows} <Say text={effect} />
              </span>
            ))}
          </p>
        ) : null}
      </div>
      <Flags flags={item.flags} />
      {item.documents.length > 0 || item.facts.length > 0 ? (
        <details class="more">
          <summary>
            <Icon name="document" />
            {words.details(item.documents.length)}
          </summary>
          <ViewFacts facts={item.facts} />
          <FileList files={item.documents} />
        </details>
      ) : null}
      {item.replies && item.replies.length > 0 ? (
        <details class="more" open>
          <summary>
            <Icon name="edit" />
            {replied.given}
          </summary>
          <Replied replies={item.replies} />
        </details>
      ) : null}
      <div class="item-rule">
        <p>
          <span class="quiet">{words.threshold}</span>{' '}
          <strong>
            <Say text={item.threshold} />
          </strong>
        </p>
        <Sources sources={[...item.sources, ...item.thresholdSources]} />
      </div>
      {observer ? null : <Choice item={item} number={number} />}
    </section>
  );
}

function Choice({ item, number }: { readonly item: BallotItem; readonly number: number }) {
  const words = useWords(ballotWords);
  const common = useWords(terms);
  if (item.kept) {
    return (
      <Callout tone="amber" icon="info" title={words.kept}>
        <p>
          <Say text={item.kept} />
        </p>
      </Callout>
    );
  }
  const choices = (
    <>
      <RadioGroup
        look="row"
        field={{
          name: `choice.${item.ballotId}`,
          label: words.choice(number),
          problem: item.problem,
        }}
        value={item.choice}
        options={CHOICES.map((choice) => ({ value: choice, label: common.choice[choice] }))}
      />
      <div class="when-recuse">
        <TextArea
          field={{
            name: `recusal.${item.ballotId}`,
            label: words.recusalReason,
            hint: words.recusalHint,
            problem: item.recusalProblem,
          }}
          value={item.recusalReason}
          rows={2}
          maxLength={500}
        />
      </div>
    </>
  );
  if (!item.recorded) return <div class="item-choice">{choices}</div>;
  return (
    <div class="item-choice recorded">
      <div class="recorded-vote">
        <p>
          <Badge tone="jade">{words.recordedAs(common.choice[item.recorded.choice])}</Badge>
        </p>
        <p class="quiet">
          <Moment at={item.recorded.at} />
          {item.recorded.receiptUrl ? (
            <>
              {' · '}
              <a href={item.recorded.receiptUrl}>{words.receipt}</a>
            </>
          ) : null}
        </p>
        <p class="quiet">{words.recordedNote}</p>
      </div>
      <div class="change-box">
        <CheckBox
          field={{ name: `change.${item.ballotId}`, label: words.change }}
          checked={item.change}
        />
      </div>
      <div class="when-change">{choices}</div>
    </div>
  );
}
