import { fewest } from '../../domain/fraction.ts';
import { useWords } from '../language.tsx';
import type { ProofView } from '../views.ts';
import { proofWords } from '../words/proof.ts';

const WIDTH = 400;
const TOP = 30;
const HEIGHT = 34;

type Counted = ProofView['counts'][number]['choice'];

/** The base as a row of votes, with a mark where the threshold lies. */
export function VoteBar({ view }: { readonly view: ProofView }) {
  const words = useWords(proofWords);
  const { base, threshold } = view;
  const needed = fewest(threshold, base.count);
  const neededWords = needed === undefined ? words.cannot : words.needed(needed);
  const unit = base.count > 0 ? WIDTH / base.count : 0;
  const mark = (WIDTH * threshold.num) / threshold.den;
  const blocks = blocksOf(view);
  return (
    <svg
      class="vote-bar"
      viewBox={`-4 -4 ${WIDTH + 8} 76`}
      role="img"
      aria-label={words.bar(view.votesFor, base.count, neededWords)}
    >
      <rect class="vote-ground" x="0" y={TOP} width={WIDTH} height={HEIGHT} rx="4" />
      {blocks.map((choice, index) => (
        <rect
          key={index}
          class={`vote vote-${choice}`}
          x={index * unit}
          y={TOP}
          width={Math.max(unit - (base.count > 80 ? 0 : 1.5), 0.5)}
          height={HEIGHT}
          rx={base.count > 40 ? 0 : 3}
        />
      ))}
      <line class="vote-mark" x1={mark} y1={TOP - 8} x2={mark} y2={TOP + HEIGHT + 6} />
      <text
        class="vote-needed"
        x={mark}
        y={TOP - 13}
        text-anchor={mark > WIDTH * 0.75 ? 'end' : mark < WIDTH * 0.25 ? 'start' : 'middle'}
      >
        {neededWords}
      </text>
    </svg>
  );
}

/** One entry for each vote of the base: for first, then the others, what is missing last. */
function blocksOf(view: ProofView): readonly Counted[] {
  const order: readonly Counted[] = ['for', 'against', 'abstain', 'invalid', 'not-voted'];
  return order
    .flatMap((choice) =>
      Array.from<Counted>({
        length: view.counts.find((count) => count.choice === choice)?.count ?? 0,
      }).fill(choice),
    )
    .slice(0, view.base.count);
}
