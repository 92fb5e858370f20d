import { Say, useWords } from '../language.tsx';
import { Form, SubmitButton } from '../parts/form.tsx';
import { Main, PageHead } from '../parts/main.tsx';
import { Moment, Panel } from '../parts/panel.tsx';
import type { SetUpDoneView, SetUpLinkView, SetUpListView } from '../views.ts';
import { say, useLanguage } from '../language.tsx';
import { setUpWords } from '../words/set-up.ts';

const COMMAND = 'npm run --silent set-up';

/** The one-time link, or how to get one. POST `form.action` begins. */
export function SetUpLinkPage({ view }: { readonly view: SetUpLinkView }) {
  const words = useWords(setUpWords);
  if (view.state === 'good')
    return (
      <Main>
        <PageHead title={words.title} lead={words.lead} />
        <p>{words.beginLead}</p>
        <Form target={view.form}>
          <div class="actions">
            <SubmitButton action="begin">{words.begin}</SubmitButton>
          </div>
        </Form>
      </Main>
    );
  const said = { used: words.linkUsed, unknown: words.linkUnknown, none: words.linkNone };
  return (
    <Main>
      <PageHead title={words.title} lead={said[view.state]} />
      <p>{words.linkHow}</p>
      <pre class="break">
        <code>{COMMAND}</code>
      </pre>
      {view.state === 'used' ? (
        <p>
          <a href={view.listUrl}>{words.toList}</a>
        </p>
      ) : null}
    </Main>
  );
}

/** What is under way on this installation. POST `begin.action`, `underWay[].discard.action`. */
export function SetUpListPage({ view }: { readonly view: SetUpListView }) {
  const words = useWords(setUpWords);
  const lang = useLanguage();
  return (
    <Main>
      <PageHead title={words.title} lead={words.lead} />
      <Panel title={words.begun} icon="edit">
        {view.underWay.length === 0 ? <p class="empty">{words.begunNone}</p> : null}
        <ul class="set-up-list">
          {view.underWay.map((one) => {
            const name = one.name === undefined ? words.unnamed : say(lang, one.name);
            return (
              <li key={one.url}>
                <span>
                  <a href={one.url}>{name}</a>
                  <span class="quiet block-line">
                    <Moment at={one.at} />
                  </span>
                </span>
                <details class="more">
                  <summary>{words.discard}</summary>
                  <p>{words.discardLead}</p>
                  <Form target={one.discard} label={`${words.discard} ${name}`}>
                    <SubmitButton action="discard" look="danger">
                      {words.discard}
                      <span class="visually-hidden"> {name}</span>
                    </SubmitButton>
                  </Form>
                </details>
              </li>
            );
          })}
        </ul>
        <Form target={view.begin}>
          <div class="actions">
            <SubmitButton action="new">{words.beginNew}</SubmitButton>
          </div>
        </Form>
      </Panel>
      {view.alliances.length > 0 ? (
        <Panel title={words.present} icon="building">
          <ul>
            {view.alliances.map(({ name, url }) => (
              <li key={url}>
                <a href={url}>
                  <Say text={name} />
                </a>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </Main>
  );
}

/** The alliance has begun. No form. */
export function SetUpDonePage({ view }: { readonly view: SetUpDoneView }) {
  const words = useWords(setUpWords);
  const lang = useLanguage();
  const next = [
    { url: view.homeUrl, label: words.toHome },
    { url: view.consoleUrl, label: words.toConsole },
    { url: view.rosterUrl, label: words.toRoster },
    ...(view.confirmed ? [] : [{ url: view.defaultsUrl, label: words.toDefaults }]),
  ];
  return (
    <Main>
      <PageHead
        title={words.doneTitle(say(lang, view.name))}
        {...(view.mailsTo.length > 0
          ? {
              lead: words.doneMails(view.mailsTo.join(lang === 'zh' ? '、' : ', ')),
            }
          : {})}
      />
      <Panel title={words.nextSteps} icon="list" tone="jade">
        <ul>
          {next.map(({ url, label }) => (
            <li key={url}>
              <a href={url}>{label}</a>
            </li>
          ))}
        </ul>
      </Panel>
      <p class="quiet-links">
        <a href={view.listUrl}>{words.title}</a>
      </p>
    </Main>
  );
}
