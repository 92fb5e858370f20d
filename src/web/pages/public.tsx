import { day } from '../format.ts';
import { HeroMark, Icon, Logo, type IconName } from '../icons.tsx';
import { Say, say, useLanguage, useWords } from '../language.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { Badge, Panel } from '../parts/panel.tsx';
import { Sources } from '../parts/sources.tsx';
import { StagesDrawn } from '../parts/timeline.tsx';
import type { AllianceHomeView, AllianceListView, ChooseKindView, MemberKind } from '../views.ts';
import { publicWords } from '../words/public.ts';

/** The site's root. No form: links `alliances[].url`, `verifyUrl`, `consoleUrl`. */
export function AllianceListPage({ view }: { readonly view: AllianceListView }) {
  const words = useWords(publicWords);
  return (
    <Main width="wide">
      <PageHead title={words.listTitle} lead={words.listLead} />
      {view.alliances.length === 0 ? <p class="empty">{words.noAlliances}</p> : null}
      <ul class="cards cards-alliances">
        {view.alliances.map((alliance) => (
          <li key={alliance.id} class="card card-link">
            <div class="card-mark">
              <Logo />
              <Badge tone={alliance.open ? 'good' : 'plain'}>
                {alliance.open ? words.taking : words.notTaking}
              </Badge>
            </div>
            <h2>
              <a href={alliance.url}>
                <Say text={alliance.name} />
              </a>
            </h2>
            <p class="quiet">
              <Say text={alliance.summary} />
            </p>
            <p class="card-go" aria-hidden="true">
              {words.enter}
              <Icon name="arrow" />
            </p>
          </li>
        ))}
      </ul>
      <div class="strip">
        <div>
          <h2>
            <Icon name="shield" />
            {words.verify}
          </h2>
          <p class="quiet">{words.verifyLead}</p>
        </div>
        <a class="button button-secondary" href={view.verifyUrl}>
          {words.verify}
        </a>
      </div>
      <p class="quiet-links">
        <a href={view.processesUrl}>{words.processes}</a>
        <a href={view.consoleUrl}>{words.console}</a>
      </p>
    </Main>
  );
}

/** Home of an alliance. No form: links `applyUrl`, `statusUrl`, `verifyUrl`, `kinds[].applyUrl`. */
export function AllianceHomePage({ view }: { readonly view: AllianceHomeView }) {
  const words = useWords(publicWords);
  const lang = useLanguage();
  return (
    <Main width="full">
      <div class="hero">
        <HeroMark />
        <div class="hero-inner">
          <p class="hero-charter">
            <Icon name="document" />
            <a href={view.charterUrl}>
              {words.charter(say(lang, view.charter.name), view.charter.version)}
            </a>
          </p>
          <h1>
            <Say text={view.name} />
          </h1>
          <p class="hero-purpose">
            <Say text={view.purpose} />
          </p>
          <Sources sources={view.purposeSources} />
          <div class="hero-actions">
            {view.opens === undefined ? (
              <a class="button button-light" href={view.applyUrl}>
                {words.apply(say(lang, view.matter))}
                <Icon name="arrow" />
              </a>
            ) : (
              <p class="hero-purpose">{words.opens(day(lang, view.opens))}</p>
            )}
            <a class="button button-ghost" href={view.charterUrl}>
              <Icon name="document" />
              {words.readCharter}
            </a>
            <a class="button button-ghost" href={view.statusUrl}>
              <Icon name="search" />
              {words.status}
            </a>
            <a class="button button-ghost" href={view.verifyUrl}>
              <Icon name="shield" />
              {words.verify}
            </a>
          </div>
        </div>
      </div>
      <div class="wrap">
        <section class="block">
          <h2>{words.kindsTitle}</h2>
          <p class="block-lead">{words.kindsLead}</p>
          <Kinds kinds={view.kinds} />
        </section>
        <section class="block">
          <h2>{words.stagesTitle}</h2>
          <p class="block-lead">{words.stagesLead}</p>
          <StagesDrawn stages={view.stages} />
        </section>
      </div>
    </Main>
  );
}

const KIND_ICONS: readonly IconName[] = ['building', 'people', 'person'];

function Kinds({ kinds }: { readonly kinds: readonly MemberKind[] }) {
  const words = useWords(publicWords);
  const lang = useLanguage();
  return (
    <ul class="cards cards-kinds">
      {kinds.map((kind, index) => (
        <li key={kind.id} class="card kind">
          <div class="kind-head">
            <span class="kind-icon">
              <Icon name={KIND_ICONS[index % KIND_ICONS.length] ?? 'person'} />
            </span>
            <div>
              <h3>
                <Say text={kind.name} />
              </h3>
              {kind.who ? (
                <p class="quiet">
                  <Say text={kind.who} />
                </p>
              ) : null}
            </div>
          </div>
          <div class="kind-needs">
            <h4>{words.documents}</h4>
            <ul class="ticks">
              {kind.documents.map((document, at) => (
                <li key={at}>
                  <Icon name="document" />
                  <div>
                    <Say text={document.text} />
                    <Sources sources={document.sources} />
                  </div>
                </li>
              ))}
            </ul>
          </div>
          <div class="kind-dues">
            <h4>{words.dues}</h4>
            <p class="kind-sum">
              <Say text={kind.dues.text} />
            </p>
            <Sources sources={kind.dues.sources} />
          </div>
          <a class="button button-primary kind-apply" href={kind.applyUrl}>
            {words.applyAs(say(lang, kind.name))}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Choosing a class before applying. No form: links `kinds[].applyUrl`, `statusUrl`. */
export function ChooseKindPage({ view }: { readonly view: ChooseKindView }) {
  const words = useWords(publicWords);
  const lang = useLanguage();
  return (
    <Main width="wide">
      <PageHead title={say(lang, view.title)} lead={words.chooseLead} />
      <h2 class="visually-hidden">{words.kindsTitle}</h2>
      <Kinds kinds={view.kinds} />
      <Panel title={words.haveApplied} icon="search">
        <p>
          <a href={view.statusUrl}>{words.status}</a>
        </p>
      </Panel>
    </Main>
  );
}
