import { useContext } from 'preact/hooks';
import { Icon } from '../icons.tsx';
import { Say, say, useLanguage, useWords } from '../language.tsx';
import type { RuleSource } from '../views.ts';
import { terms } from '../words/terms.ts';
import { FrameContext } from './main.tsx';

/** Which of the three sources a rule has, and where: 章程规定 第十四条第（三）项. */
export function Sources({ sources }: { readonly sources: readonly RuleSource[] }) {
  if (sources.length === 0) return null;
  return (
    <span class="sources">
      {sources.map((source, index) => (
        <SourceBadge key={index} source={source} />
      ))}
    </span>
  );
}

function SourceBadge({ source }: { readonly source: RuleSource }) {
  const kind = useWords(terms).source[source.from];
  const label = say(useLanguage(), source.label);
  const url = useReadAt(source);
  const badge = (
    <>
      <span class="source-kind">{kind}</span>{' '}
      <span class="source-label">{withoutKind(label, kind)}</span>
    </>
  );
  if (url === undefined) return <span class={`source source-${source.from}`}>{badge}</span>;
  return (
    <a
      class={`source source-${source.from}`}
      href={url}
      // A form beside it keeps what was typed.
      {...(source.url === undefined ? { target: '_blank', rel: 'noopener' } : {})}
    >
      {badge}
    </a>
  );
}

/** Where a source is read: at its own address, or at its place in the charter of the alliance whose page this is. */
function useReadAt({ url, place }: RuleSource): string | undefined {
  const home = useContext(FrameContext)?.alliance?.url;
  if (url !== undefined || !place || home === undefined) return url;
  return `${home}/charter?version=${place.version}#${place.anchor}`;
}

/** The kind stands beside the label already: 系统默认 B-Q7 needs it once. */
function withoutKind(label: string, kind: string): string {
  const rest = label.startsWith(kind) ? label.slice(kind.length).trim() : '';
  return rest === '' ? label : rest;
}

/** The sources that most of these rules rest on, so that a page can say them once. */
export function commonSources(
  each: readonly (readonly RuleSource[] | undefined)[],
): readonly RuleSource[] {
  const sharing = (sources: readonly RuleSource[] = []): number =>
    each.filter((others) => others && sameSources(others, sources)).length;
  const most = each.toSorted((one, other) => sharing(other) - sharing(one))[0];
  return most && sharing(most) > 1 ? most : [];
}

export const sameSources = (one: readonly RuleSource[], other: readonly RuleSource[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The same with the quoted words below, for pages where a reader judges the rule. */
export function QuotedSources({ sources }: { readonly sources: readonly RuleSource[] }) {
  return (
    <div class="quoted">
      {sources.map((source, index) => (
        <div key={index} class="quoted-one">
          <SourceBadge source={source} />
          {source.quote ? (
            <blockquote>
              <Icon name="quote" />
              <p>
                <Say text={source.quote} />
              </p>
            </blockquote>
          ) : null}
        </div>
      ))}
    </div>
  );
}
