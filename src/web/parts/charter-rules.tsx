import { Icon } from '../icons.tsx';
import { Say, say, useLanguage, useWords } from '../language.tsx';
import type { Language } from '../../domain/wording.ts';
import type { CharterPart, CharterRule, OpenQuestion } from '../views.ts';
import { charterWords } from '../words/charter.ts';
import { terms } from '../words/terms.ts';
import { Badge } from './panel.tsx';
import { Sources } from './sources.tsx';

/** Parts of a charter with their rules in plain words; what stands in one part is told under its name. */
export function CharterParts({ parts }: { readonly parts: readonly CharterPart[] }) {
  const names = [...new Set(parts.map(outermost))];
  return (
    <ul class="parts">
      {names.map((name) => (
        <Together key={name} parts={parts.filter((part) => outermost(part) === name)} />
      ))}
    </ul>
  );
}

const outermost = ({ titles: [first] }: CharterPart): string => JSON.stringify(first ?? null);

function Together({ parts }: { readonly parts: readonly CharterPart[] }) {
  const words = useWords(charterWords);
  const itself = parts.find(({ titles }) => titles.length === 1);
  const inner = parts.filter((part) => part !== itself);
  const name = parts[0]?.titles[0] ?? '';
  return (
    <li class="part">
      <p class="part-title">
        <strong>
          <Say text={name} />
        </strong>{' '}
        {itself?.drawn ? (
          <>
            <Badge tone={itself.drawn.carriedOut ? 'good' : 'plain'}>
              {itself.drawn.carriedOut ? words.carriedOut : words.onlyRead}
            </Badge>{' '}
            <a class="part-link" href={itself.drawn.url}>
              {words.drawing}
              <span class="visually-hidden">
                {' '}
                <Say text={name} />
              </span>
            </a>{' '}
          </>
        ) : null}
        {itself ? <Sources sources={itself.sources} /> : null}
      </p>
      {itself ? <Rules part={itself} /> : null}
      {inner.map((part, at) => (
        <Inner key={at} part={part} />
      ))}
    </li>
  );
}

/** What stands in a part: on one line where it says one thing. */
function Inner({ part }: { readonly part: CharterPart }) {
  const lang = useLanguage();
  const title = part.titles
    .slice(1)
    .map((one) => say(lang, one))
    .join(' · ');
  const [only, ...more] = part.rules;
  if (only && more.length === 0 && !part.elsewhere)
    return (
      <p class="part-inner">
        <span class="part-name">{title}</span>
        {colon(lang)}
        <Rule rule={only} /> <Sources sources={part.sources} />
      </p>
    );
  return (
    <div class="part-inner">
      <p>
        <span class="part-name">{title}</span> <Sources sources={part.sources} />
      </p>
      <Rules part={part} />
    </div>
  );
}

function Rules({ part }: { readonly part: CharterPart }) {
  const words = useWords(charterWords);
  const lang = useLanguage();
  return (
    <>
      {part.elsewhere ? (
        <p class="quiet">
          <a href={part.elsewhere.url}>{words.elsewhere(say(lang, part.elsewhere.label))}</a>
        </p>
      ) : null}
      {part.rules.length > 0 ? (
        <ul class="part-rules">
          {part.rules.map((rule, at) => (
            <li key={at}>
              <Rule rule={rule} />
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Rule({ rule }: { readonly rule: CharterRule }) {
  const lang = useLanguage();
  return (
    <>
      {rule.label ? (
        <span class="quiet">
          <Say text={rule.label} />
          {colon(lang)}
        </span>
      ) : null}
      <Say text={rule.says} /> <Sources sources={rule.sources} />
    </>
  );
}

const colon = (lang: Language): string => (lang === 'zh' ? '：' : ': ');

/** Questions with their readings; each leads to where all its rules stand. */
export function Readings({ questions }: { readonly questions: readonly OpenQuestion[] }) {
  const words = useWords(charterWords);
  const kinds = useWords(terms).source;
  return (
    <ul class="readings">
      {questions.map((question) => (
        <li key={question.id}>
          <p>
            <Icon name="quote" />{' '}
            <a href={question.url}>{`${kinds[question.from]} ${question.id}`}</a>{' '}
            <Say text={question.asks} />
          </p>
          <p>
            <span class="quiet">
              {words.reading}
              {words.colon}
            </span>
            <Say text={question.reading} />
          </p>
        </li>
      ))}
    </ul>
  );
}
