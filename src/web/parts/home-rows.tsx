import { Say, say, useLanguage, useWords } from '../language.tsx';
import type { HomeRow } from '../views.ts';
import { consoleWords } from '../words/console.ts';
import { terms } from '../words/terms.ts';
import { Contacts } from './contacts.tsx';
import { DayOff, Due } from './due.tsx';

/** How many people a line names before the rest is folded away. */
const NAMED = 3;

/** How many lines a section shows before the rest is folded away. */
const SHOWN = 6;

/** Lines of the first screen: what and who, how long, what to do. */
export function HomeRows({
  rows,
  empty,
}: {
  readonly rows: readonly HomeRow[];
  readonly empty: string;
}) {
  const words = useWords(consoleWords);
  if (rows.length === 0) return <p class="none">{empty}</p>;
  // One line behind a fold costs as much room as the line.
  const shown = rows.length === SHOWN + 1 ? rows.length : SHOWN;
  return (
    <>
      <Rows rows={rows.slice(0, shown)} from={0} />
      {rows.length > shown ? (
        <details class="more">
          <summary>{words.moreRows(rows.length - shown)}</summary>
          <Rows rows={rows.slice(shown)} from={shown} />
        </details>
      ) : null}
    </>
  );
}

function Rows({ rows, from }: { readonly rows: readonly HomeRow[]; readonly from: number }) {
  return (
    <ul class="home-rows">
      {rows.map((row, index) => (
        <Row key={`${row.url} ${index}`} row={row} place={from + index} />
      ))}
    </ul>
  );
}

function Row({ row, place }: { readonly row: HomeRow; readonly place: number }) {
  const lang = useLanguage();
  return (
    <li class="home-row">
      <div class="home-what">
        <p class="home-title">
          <a class="break" href={row.url}>
            <Say text={row.what} />
          </a>
        </p>
        <p class="quiet break">
          <Say text={row.asked} />
          {row.number ? ` · ${row.number}` : ''}
        </p>
        <People row={row} />
        <Texts row={row} place={place} />
      </div>
      <When row={row} />
      <a
        class="button button-secondary home-act"
        href={row.url}
        aria-label={`${say(lang, row.act)}: ${say(lang, row.what)}`}
      >
        <Say text={row.act} />
      </a>
    </li>
  );
}

function People({ row }: { readonly row: HomeRow }) {
  const words = useWords(consoleWords);
  const { who } = row;
  if (who.length === 0) return null;
  if (who.length <= NAMED) return <Contacts people={who} />;
  return (
    <>
      <Contacts people={who.slice(0, NAMED)} />
      <details class="more">
        <summary>{words.morePeople(who.length - NAMED)}</summary>
        <Contacts people={who.slice(NAMED)} />
      </details>
    </>
  );
}

/** Without scripts nothing can be copied for the reader: the text lies in a field in which it is easily selected. */
function Texts({ row, place }: { readonly row: HomeRow; readonly place: number }) {
  const words = useWords(consoleWords);
  const lang = useLanguage();
  const texts = row.texts ?? [];
  if (texts.length === 0) return null;
  return (
    <details class="more">
      <summary>{words.copyText}</summary>
      <p class="quiet">{words.copyHint}</p>
      {texts.map(({ to, text }, index) => {
        const id = `text-${row.url.split('/').at(-1)}-${place}-${index}`;
        return (
          <div key={id} class="field">
            <label class="label" for={id}>
              {words.textFor(to)}
            </label>
            <textarea class="input copy-text" id={id} readOnly rows={4}>
              {say(lang, text)}
            </textarea>
          </div>
        );
      })}
    </details>
  );
}

function When({ row }: { readonly row: HomeRow }) {
  const words = useWords(consoleWords);
  const common = useWords(terms);
  return (
    <div class="home-when">
      {row.days === undefined ? null : (
        <p>
          <span class="quiet">{words.waited}</span> <strong>{common.days(row.days)}</strong>
        </p>
      )}
      {row.due ? (
        <p class="quiet">
          {words.due} <Due deadline={row.due} as="short" />
          {row.dayOff ? <DayOff /> : null}
        </p>
      ) : null}
      {row.reminders ? <p class="quiet">{words.reminders(row.reminders)}</p> : null}
    </div>
  );
}
