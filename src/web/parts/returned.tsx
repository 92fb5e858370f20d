import { useWords } from '../language.tsx';
import { terms } from '../words/terms.ts';

/** 已收回7票/应表决13人, with a bar. Never how anybody voted. */
export function Returned({
  returned,
  entitled,
}: {
  readonly returned: number;
  readonly entitled: number;
}) {
  const words = useWords(terms);
  const share = entitled > 0 ? Math.min(1, returned / entitled) : 0;
  return (
    <div class="returned">
      <p>{words.returnedOf(returned, entitled)}</p>
      <svg
        class="bar"
        viewBox="0 0 100 4"
        preserveAspectRatio="none"
        aria-hidden="true"
        focusable="false"
      >
        <rect class="bar-ground" width="100" height="4" rx="2" />
        <rect class="bar-part" width={Math.round(share * 100)} height="4" rx="2" />
      </svg>
    </div>
  );
}
