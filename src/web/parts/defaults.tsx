import { Say, say, useLanguage, useWords } from '../language.tsx';
import type { DefaultsSheet } from '../views.ts';
import { defaultsWords } from '../words/defaults.ts';
import { Callout, Facts, Panel } from './panel.tsx';

/** Every default with its question, laid out for the screen and for paper. */
export function DefaultLines({ sheet }: { readonly sheet: DefaultsSheet }) {
  const words = useWords(defaultsWords);
  const lang = useLanguage();
  return (
    <>
      {sheet.lines.map((line) => (
        <Panel
          key={line.question}
          id={line.question}
          title={
            <>
              {line.question} <Say text={line.asks} />
            </>
          }
        >
          <Facts
            facts={[
              { label: words.answer, value: <Say text={line.reading} /> },
              ...(line.values.length > 0
                ? [
                    {
                      label: words.values,
                      value: line.values.map((value) => say(lang, value)).join(words.comma),
                    },
                  ]
                : []),
              ...(line.confirmed
                ? [{ label: words.confirmed, value: <Say text={line.confirmed} /> }]
                : []),
            ]}
          />
          {line.places.length > 0 ? (
            <details class="more screen-only">
              <summary>{words.places}</summary>
              <ul class="break">
                {line.places.map((place) => (
                  <li key={place}>
                    <code>{place}</code>
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
        </Panel>
      ))}
    </>
  );
}

/** What to do about an answer that is not the alliance's. */
export function DecideOtherwise() {
  const words = useWords(defaultsWords);
  return (
    <div class="screen-only">
      <Callout tone="plain" title={words.otherwise}>
        <p>{words.otherwiseHow}</p>
      </Callout>
    </div>
  );
}

/** Where the resolution is written and signed on paper. */
export function SigningLines() {
  const words = useWords(defaultsWords);
  return (
    <div class="print-only">
      <p>{words.resolved}</p>
      {[words.number, words.day, words.body, words.signed].map((field) => (
        <p key={field}>{field} ______________________</p>
      ))}
    </div>
  );
}
