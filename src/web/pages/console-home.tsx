import { Icon, type IconName } from '../icons.tsx';
import { useWords } from '../language.tsx';
import { ConsoleMain } from '../parts/console-main.tsx';
import { ErrorSummary } from '../parts/form.tsx';
import { HomeRows } from '../parts/home-rows.tsx';
import { Panel } from '../parts/panel.tsx';
import type { ConsoleHomeView, HomeSection } from '../views.ts';
import { consoleWords } from '../words/console.ts';
import { AlarmList } from './alarm-list.tsx';
import { ProposalPanel, proposalProblems } from './proposal.tsx';

const SECTIONS: readonly {
  readonly section: HomeSection;
  readonly icon: IconName;
  readonly tone: 'jade' | 'plain' | 'violet' | 'bad';
}[] = [
  { section: 'mine', icon: 'edit', tone: 'jade' },
  { section: 'waiting', icon: 'clock', tone: 'plain' },
  { section: 'papers', icon: 'document', tone: 'plain' },
  { section: 'coming', icon: 'ballot', tone: 'violet' },
  { section: 'unreachable', icon: 'phone', tone: 'plain' },
];

/**
 * The secretariat's first screen. Per body with items to be voted on a form, POST `forVoting[].form.action`: `item`
 * (case ids, repeated), `reason`, `closesOn`, `closesTime`, `action` = `propose`.
 */
export function ConsoleHomePage({ view }: { readonly view: ConsoleHomeView }) {
  const words = useWords(consoleWords);
  const toVote = view.forVoting.reduce((sum, body) => sum + body.items.length, 0);
  const counts: Readonly<Record<HomeSection, number>> = {
    mine: view.sections.mine.length + toVote,
    waiting: view.sections.waiting.length,
    papers: view.sections.papers.length,
    coming: view.sections.coming.length,
    unreachable: view.sections.unreachable.length,
  };
  return (
    <ConsoleMain nav={view.nav}>
      <h1>{words.hello}</h1>
      <ErrorSummary
        problems={view.forVoting.flatMap((body, index) => proposalProblems(body, index))}
      />
      <ul class="tiles tiles-home">
        {SECTIONS.map(({ section, icon, tone }) => (
          <li key={section} class={`tile tile-${counts[section] > 0 ? tone : 'plain'}`}>
            <a href={`#${section}`}>
              <span class="tile-icon">
                <Icon name={icon} />
              </span>
              <span class="tile-count">{counts[section]}</span>
              <span class="tile-label">{words.sections[section]}</span>
            </a>
          </li>
        ))}
      </ul>
      {SECTIONS.map(({ section, icon }) => (
        <div key={section} class="stack" id={section}>
          {section === 'mine' && toVote > 0 && view.sections.mine.length === 0 ? null : (
            <Panel title={words.sections[section]} icon={icon}>
              <HomeRows rows={view.sections[section]} empty={words.sectionEmpty[section]} />
            </Panel>
          )}
          {section === 'mine'
            ? view.forVoting.map((body, index) => (
                <ProposalPanel key={index} body={body} number={index} />
              ))
            : null}
        </div>
      ))}
      {view.alarms.length > 0 ? (
        <Panel title={words.alarms} icon="bell" tone="bad" id="alarms">
          <AlarmList alarms={view.alarms} empty={words.alarmsEmpty} />
        </Panel>
      ) : null}
    </ConsoleMain>
  );
}
