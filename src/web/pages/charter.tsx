import { Fragment } from 'preact';
import { Icon } from '../icons.tsx';
import { Say, say, useLanguage, useWords } from '../language.tsx';
import { CharterParts, Readings } from '../parts/charter-rules.tsx';
import { ProcessDrawing } from '../parts/drawing.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { Badge, Callout } from '../parts/panel.tsx';
import { Sources } from '../parts/sources.tsx';
import type {
  CharterArticle,
  CharterLine,
  CharterView,
  DutiesView,
  DutyLine,
  QuestionAnswered,
} from '../views.ts';
import { charterWords } from '../words/charter.ts';

/** The charter to be read. No form: links to its own places, `homeUrl`, `processesUrl`, `currentUrl`. */
export function CharterPage({ view }: { readonly view: CharterView }) {
  const words = useWords(charterWords);
  const lang = useLanguage();
  return (
    <Main width="wide">
      <PageHead
        title={words.title(say(lang, view.name))}
        above={[
          words.version(view.version),
          ...(view.adopted ? [words.adopted(say(lang, view.adopted))] : []),
        ].join(' · ')}
        lead={words.lead}
      />
      {view.currentUrl ? (
        <Callout tone="amber" icon="warning" title={words.notCurrent}>
          <p>
            <a href={view.currentUrl}>{words.current}</a>
          </p>
        </Callout>
      ) : null}
      <Contents view={view} />
      <section class="charter-text">
        <h2 id="text">{words.text}</h2>
        {view.articles.map((article) => (
          <Article key={article.anchor} article={article} />
        ))}
      </section>
      <section class="block">
        <h2 id="processes">{words.processes}</h2>
        <p class="block-lead">{words.processesLead}</p>
        <div class="processes">
          {view.processes.map((drawn) => (
            <ProcessDrawing key={drawn.anchor} drawn={drawn} />
          ))}
        </div>
      </section>
      <section class="block">
        <h2 id="year">{words.year}</h2>
        <p class="block-lead">{words.yearLead}</p>
        <Year duties={view.duties} />
      </section>
      <section class="block">
        <h2 id="questions">{words.questions}</h2>
        <p class="block-lead">{words.questionsLead}</p>
        <ul class="questions">
          {view.questions.map((question) => (
            <Question key={question.id} question={question} />
          ))}
        </ul>
      </section>
    </Main>
  );
}

function Contents({ view }: { readonly view: CharterView }) {
  const words = useWords(charterWords);
  return (
    <nav class="contents" aria-label={words.contents}>
      <p class="contents-title">{words.contents}</p>
      <ul class="contents-articles">
        {view.articles.map(({ anchor, label }) => (
          <li key={anchor}>
            <a href={`#${anchor}`}>
              <Say text={label} />
            </a>
          </li>
        ))}
      </ul>
      <ul class="contents-sections">
        <li>
          <a href="#processes">{words.processes}</a>
          <ul>
            {view.processes.map(({ anchor, name }) => (
              <li key={anchor}>
                <a href={`#${anchor}`}>
                  <Say text={name} />
                </a>
              </li>
            ))}
          </ul>
        </li>
        <li>
          <a href="#year">{words.year}</a>
        </li>
        <li>
          <a href="#questions">{words.questions}</a>
        </li>
        <li>
          <a href={view.processesUrl}>{words.processList}</a>
        </li>
      </ul>
    </nav>
  );
}

function Article({ article }: { readonly article: CharterArticle }) {
  const words = useWords(charterWords);
  const above = article.lines[0]?.heading ?? null;
  return (
    <>
      <Heading heading={above} />
      <section class="article" id={article.anchor} aria-labelledby={`${article.anchor}-label`}>
        <h3 id={`${article.anchor}-label`}>
          <Say text={article.label} />
        </h3>
        {article.doubts.length > 0 ? (
          <Callout tone="amber" icon="warning" title={words.doubts}>
            <Readings questions={article.doubts} />
          </Callout>
        ) : null}
        {article.lines.map((line, at) => (
          <Fragment key={at}>
            {at > 0 ? <Heading heading={line.heading} /> : null}
            <Line line={line} own={line.anchor === undefined} />
          </Fragment>
        ))}
      </section>
    </>
  );
}

/** A chapter of the source. */
function Heading({ heading }: { readonly heading: CharterLine['heading'] }) {
  const lang = useLanguage();
  if (!heading) return null;
  if (lang === 'zh') return <p class="chapter">{heading.words}</p>;
  return (
    <p class="chapter">
      {heading.translation ? `${heading.translation} · ` : ''}
      <span lang="zh-CN">{heading.words}</span>
    </p>
  );
}

function Line({ line, own }: { readonly line: CharterLine; readonly own: boolean }) {
  const words = useWords(charterWords);
  const lang = useLanguage();
  return (
    <>
      {line.missing.length > 0 ? (
        <p class="missing">
          <Icon name="info" />
          {words.missing(
            line.missing.map((one) => say(lang, one)).join(lang === 'zh' ? '、' : ', '),
          )}
        </p>
      ) : null}
      <div class={`charter-line depth-${Math.min(line.depth, 2)}`} id={line.anchor}>
        <div class="charter-words">
          {own ? null : (
            <p class="line-label">
              <Say text={line.label} />
            </p>
          )}
          <Words line={line} />
        </div>
        {line.parts.length > 0 ? (
          <div class="charter-rules">
            <p class="charter-source">
              <Sources sources={[{ from: 'charter', label: line.label }]} />
            </p>
            <CharterParts parts={line.parts} />
            {line.readings.length > 0 ? (
              <details class="more">
                <summary>{words.readings(line.readings.length)}</summary>
                <Readings questions={line.readings} />
              </details>
            ) : null}
          </div>
        ) : null}
      </div>
    </>
  );
}

/** The source’s words; for readers of English its unofficial translation first, or that there is none. */
function Words({ line }: { readonly line: CharterLine }) {
  const words = useWords(charterWords);
  if (useLanguage() === 'zh') return <p class="lines">{line.words}</p>;
  return (
    <>
      {line.translation ? (
        <>
          <p class="lines">{line.translation}</p>
          <p class="line-note">{words.unofficial}</p>
        </>
      ) : (
        <p class="line-note">{words.noTranslation}</p>
      )}
      <p class="lines original" lang="zh-CN">
        {line.words}
      </p>
    </>
  );
}

function Question({ question }: { readonly question: QuestionAnswered }) {
  const words = useWords(charterWords);
  return (
    <li class="question" id={question.anchor}>
      <h3>
        {question.id} <Say text={question.asks} />
      </h3>
      <p>
        {question.resolution ? (
          <Badge tone="violet">
            <Say text={question.resolution} />
          </Badge>
        ) : null}{' '}
        {question.leftOut ? <Badge tone="plain">{words.leftOut}</Badge> : null}{' '}
        <span class="quiet">
          {words.reading}
          {words.colon}
        </span>
        <Say text={question.reading} />
      </p>
      {question.parts.length > 0 ? (
        <details class="more" open>
          <summary>
            {words.answers}
            <span class="visually-hidden"> {question.id}</span>
          </summary>
          <CharterParts parts={question.parts} />
        </details>
      ) : null}
    </li>
  );
}

function Year({ duties }: { readonly duties: DutiesView }) {
  const words = useWords(charterWords);
  return (
    <ul class="year">
      {duties.months.map(({ month, duties: lines }) => (
        <li key={month} class="year-month">
          <h3>{words.month(month)}</h3>
          <Duties lines={lines} />
        </li>
      ))}
      {duties.undated.length > 0 ? (
        <li class="year-month">
          <h3>{words.undated}</h3>
          <Duties lines={duties.undated} />
        </li>
      ) : null}
    </ul>
  );
}

function Duties({ lines }: { readonly lines: readonly DutyLine[] }) {
  return (
    <ul class="plain-list">
      {lines.map((duty, at) => (
        <li key={at}>
          <strong>
            <Say text={duty.when} />
          </strong>{' '}
          <Say text={duty.says} /> <Sources sources={duty.sources} />
        </li>
      ))}
    </ul>
  );
}
