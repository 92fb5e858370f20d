import { Icon } from '../icons.tsx';
import { Say, useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { DecideOtherwise, DefaultLines, SigningLines } from '../parts/defaults.tsx';
import { Panel, ViewFacts } from '../parts/panel.tsx';
import type { DefaultsView } from '../views.ts';
import { defaultsWords } from '../words/defaults.ts';
import { recordWords } from '../words/record.ts';

/** 确认表 in the console. No form. */
export function DefaultsPage({ view }: { readonly view: DefaultsView }) {
  const words = useWords(defaultsWords);
  const records = useWords(recordWords);
  const { sheet } = view;
  return (
    <ConsoleMain nav={view.nav}>
      <div class="case-head">
        <p class="above">
          <Say text={sheet.charter} /> · {words.version(sheet.version)}
        </p>
        <h1>{words.sheetTitle}</h1>
        <p class="lead">{words.lead(sheet.lines.length)}</p>
      </div>
      <p class="links-row screen-only">
        <a href={view.docxUrl}>{words.asWord}</a>
        <a href={view.recordUrl}>{words.record}</a>
        <a href={view.backUrl}>{words.back}</a>
      </p>
      <Panel title={words.resolutions} icon="document">
        {view.resolutions.length === 0 ? <p class="empty">{words.noResolution}</p> : null}
        {view.resolutions.map(({ facts, recordUrl }, index) => (
          <div key={index}>
            <ViewFacts facts={facts} />
            {recordUrl ? (
              <p class="screen-only">
                <a href={recordUrl}>{records.listTitle}</a>
              </p>
            ) : null}
          </div>
        ))}
        {view.scans.length > 0 ? (
          <p class="screen-only">
            {words.scans}
            {view.scans.map(({ name, url }) => (
              <a key={url} class="break block-line" href={url}>
                {name}
              </a>
            ))}
          </p>
        ) : null}
      </Panel>
      <DecideOtherwise />
      <DefaultLines sheet={sheet} />
      <SigningLines />
      <p class="quiet with-icon screen-only">
        <Icon name="info" />
        <span>{words.print}</span>
      </p>
    </ConsoleMain>
  );
}
