import { Say, say, useLanguage, useWords } from '../language.tsx';
import { Readings } from '../parts/charter-rules.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { Badge } from '../parts/panel.tsx';
import { Sources } from '../parts/sources.tsx';
import { Table } from '../parts/table.tsx';
import type { ProcessListView, ProcessOf, ProcessView } from '../views.ts';
import { charterWords } from '../words/charter.ts';

/** Every process, and which alliances have it. No form: links `processes[].url`. */
export function ProcessListPage({ view }: { readonly view: ProcessListView }) {
  const words = useWords(charterWords);
  const lang = useLanguage();
  return (
    <Main width="wide">
      <PageHead title={words.processList} lead={words.processListLead} />
      <Table
        caption={words.processList}
        columns={[words.process, words.alliances]}
        empty={words.noProcesses}
        rows={view.processes.map(({ title, url, alliances }) => [
          <a key="process" href={url}>
            <Say text={title} />
          </a>,
          <span key="alliances">
            {alliances.map(({ name }) => say(lang, name)).join(lang === 'zh' ? '、' : ', ')}
          </span>,
        ])}
      />
    </Main>
  );
}

/** One process side by side. No form: links to each alliance’s charter, `listUrl`. */
export function ProcessPage({ view }: { readonly view: ProcessView }) {
  const words = useWords(charterWords);
  const lang = useLanguage();
  return (
    <Main width="wide">
      <PageHead
        title={words.processTitle(say(lang, view.title))}
        above={<a href={view.listUrl}>{words.backToList}</a>}
      />
      <ul class="compared">
        {view.alliances.map((alliance) => (
          <li key={alliance.url} class="compared-one">
            <h2>
              <a href={alliance.url}>
                <Say text={alliance.name} />
              </a>
            </h2>
            {alliance.processes.length === 0 ? (
              <div class="compared-none">
                <p>{alliance.without ? words.without : words.notWritten}</p>
                {alliance.without ? <Readings questions={[alliance.without]} /> : null}
              </div>
            ) : (
              alliance.processes.map((process) => (
                <OneProcess key={process.url} process={process} />
              ))
            )}
          </li>
        ))}
      </ul>
    </Main>
  );
}

function OneProcess({ process }: { readonly process: ProcessOf }) {
  const words = useWords(charterWords);
  return (
    <div class="compared-process">
      <h3>
        <a href={process.url}>
          <Say text={process.name} />
        </a>
      </h3>
      <p>
        <Badge tone={process.carriedOut ? 'good' : 'plain'}>
          {process.carriedOut ? words.carriedOut : words.onlyRead}
        </Badge>
      </p>
      <p>
        <span class="quiet">
          {words.start}
          {words.colon}
        </span>
        <Say text={process.start.says} /> <Sources sources={process.start.sources} />
      </p>
      <ol class="compared-steps">
        {process.stages.map((stage) => (
          <li key={stage.number}>
            <p>
              <strong>
                <Say text={stage.title} />
              </strong>{' '}
              <Sources sources={stage.sources} />
            </p>
            {stage.threshold ? (
              <p>
                <span class="quiet">
                  {words.threshold}
                  {words.colon}
                </span>
                <Say text={stage.threshold.says} /> <Sources sources={stage.threshold.sources} />
              </p>
            ) : null}
            {stage.within.length > 0 ? (
              <p>
                <span class="quiet">
                  {words.time}
                  {words.colon}
                </span>
                {stage.within.map((one, at) => (
                  <span key={at}>
                    {at > 0 ? words.comma : ''}
                    <Say text={one.says} />
                    {one.sources.length > 0 ? ' ' : ''}
                    <Sources sources={one.sources} />
                  </span>
                ))}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
      {process.effects.map((effect, at) => (
        <p key={at}>
          <span class="quiet">
            {words.effect}
            {words.colon}
          </span>
          <strong>
            <Say text={effect.says} />
          </strong>{' '}
          <Sources sources={effect.sources} />
        </p>
      ))}
    </div>
  );
}
