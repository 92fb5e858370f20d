import { Say, useWords } from '../language.tsx';
import { Callout } from './panel.tsx';
import { decisionWords } from '../words/decisions.ts';
import type { Text } from '../views.ts';

/** 请留意: what whoever decides should know of besides. Nothing where there is nothing. */
export function Flags({ flags = [] }: { readonly flags?: readonly Text[] | undefined }) {
  const words = useWords(decisionWords);
  if (flags.length === 0) return null;
  return (
    <Callout tone="amber" icon="warning" title={words.flagsTitle}>
      <ul class="plain-list">
        {flags.map((flag, index) => (
          <li key={index} class="break">
            <Say text={flag} />
          </li>
        ))}
      </ul>
    </Callout>
  );
}
