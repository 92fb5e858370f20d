import { Say, useWords } from '../language.tsx';
import { FileList } from '../parts/files.tsx';
import { Flags } from '../parts/flags.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { ActingAs, Facts, Moment, Panel, ViewFacts } from '../parts/panel.tsx';
import { QuotedSources } from '../parts/sources.tsx';
import type { AgendaView } from '../views.ts';
import { agendaWords } from '../words/agenda.ts';
import { terms } from '../words/terms.ts';

/** The notice of a meeting with its agenda, for whoever sits in the body or attends without a vote. No form. */
export function AgendaPage({ view }: { readonly view: AgendaView }) {
  const words = useWords(agendaWords);
  const common = useWords(terms);
  return (
    <Main>
      <PageHead
        title={words.title}
        above={
          <>
            <Say text={view.body} /> · {view.number}
          </>
        }
        lead={view.begun ? words.begun : words.lead}
      />
      <ActingAs acting={view.acting} />
      <Panel title={words.meeting} icon="clock" tone="jade">
        <Facts
          facts={[
            { label: words.meetsAt, value: <Moment at={view.meetsAt} /> },
            { label: words.place, value: <span class="break">{view.place}</span> },
            ...(view.shortened
              ? [{ label: words.shortened, value: <span class="lines">{view.shortened}</span> }]
              : []),
          ]}
        />
      </Panel>
      {view.items.map((item, index) => (
        <Panel
          key={item.id}
          icon="ballot"
          title={
            <>
              {words.item(index + 1)} · <Say text={item.title} />
            </>
          }
        >
          <p class="quiet">
            <Say text={item.summary} />
          </p>
          <Flags flags={item.flags} />
          <ViewFacts facts={item.facts} />
          <FileList files={item.documents} />
          <Facts
            facts={[
              { label: words.threshold, value: <Say text={item.threshold} /> },
              { label: common.sourceOfRule, value: <QuotedSources sources={item.sources} /> },
            ]}
          />
        </Panel>
      ))}
    </Main>
  );
}
