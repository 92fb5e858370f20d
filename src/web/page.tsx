import type { ComponentChild, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language } from '../domain/wording.ts';
import { Icon, Logo } from './icons.tsx';
import { LanguageContext, OwnWordsContext, say } from './language.tsx';
import { FrameContext } from './parts/main.tsx';
import { PhoneLink } from './parts/panel.tsx';
import type { Frame } from './views.ts';
import { frameWords } from './words/frame.ts';

/** The whole document of one page. The same view gives the same document, byte for byte. */
export function renderPage(lang: Language, frame: Frame, page: VNode): string {
  return `<!doctype html>${renderToString(
    <LanguageContext.Provider value={lang}>
      <OwnWordsContext.Provider value={frame.alliance?.words ?? null}>
        <FrameContext.Provider value={frame}>
          <Document lang={lang} frame={frame}>
            {page}
          </Document>
        </FrameContext.Provider>
      </OwnWordsContext.Provider>
    </LanguageContext.Provider>,
  )}`;
}

function Document({
  lang,
  frame,
  children,
}: {
  readonly lang: Language;
  readonly frame: Frame;
  readonly children: ComponentChild;
}) {
  const words = frameWords[lang];
  const site = frame.alliance ? say(lang, frame.alliance.name) : words.product;
  return (
    <html lang={lang === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light" />
        <meta name="theme-color" content="#0a4a54" />
        <meta name="format-detection" content="telephone=no" />
        <title>{frame.title === site ? site : `${frame.title} · ${site}`}</title>
        <link rel="icon" href={frame.assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={frame.assets.stylesheet} />
      </head>
      <body>
        <a class="skip" href="#content">
          {words.skip}
        </a>
        <Header lang={lang} frame={frame} />
        {children}
        <Footer lang={lang} frame={frame} />
      </body>
    </html>
  );
}

type Around = { readonly lang: Language; readonly frame: Frame };

function Header({ lang, frame }: Around) {
  const words = frameWords[lang];
  const name = frame.alliance ? say(lang, frame.alliance.name) : words.product;
  const url = frame.alliance ? frame.alliance.url : '/';
  const mark = (
    <>
      <Logo />
      <span class="brand-name">{name}</span>
    </>
  );
  const other: Language = lang === 'zh' ? 'en' : 'zh';
  return (
    <header class="header">
      <div class="header-inner">
        {url ? (
          <a class="brand" href={url}>
            {mark}
          </a>
        ) : (
          <span class="brand">{mark}</span>
        )}
        <div class="header-end">
          {frame.signedIn ? (
            <span class="signed-in">
              <Icon name="person" />
              <span class="visually-hidden">{words.signedInAs('')}</span>
              <span class="break">{frame.signedIn.name}</span>
            </span>
          ) : null}
          <nav class="languages" aria-label={words.language}>
            <a
              href={inLanguage(frame.path, other)}
              lang={other === 'zh' ? 'zh-CN' : 'en'}
              hreflang={other === 'zh' ? 'zh-CN' : 'en'}
              rel="alternate"
            >
              {words.otherLanguage}
            </a>
          </nav>
        </div>
      </div>
    </header>
  );
}

function Footer({ lang, frame }: Around) {
  const words = frameWords[lang];
  const { alliance } = frame;
  return (
    <footer class="footer">
      <div class="footer-inner">
        {alliance ? (
          <div class="footer-office">
            <p class="footer-name">
              {say(lang, alliance.name)} · {words.secretariat}
            </p>
            {alliance.secretariat.phone ? (
              <p>
                {words.phone} <PhoneLink phone={alliance.secretariat.phone} />
              </p>
            ) : null}
            {say(lang, alliance.secretariat.address) ? (
              <p>
                {words.address} {say(lang, alliance.secretariat.address)}
              </p>
            ) : null}
          </div>
        ) : null}
        <div class="footer-notes">
          <p>{words.zone}</p>
          {frame.embedded ? <p>{words.embedded}</p> : null}
        </div>
      </div>
    </footer>
  );
}

/** The same page in the other language, the rest of its query kept. */
function inLanguage(path: string, lang: Language): string {
  const [before = '', query = ''] = path.split('?', 2);
  const kept = query.split('&').filter((pair) => pair !== '' && !pair.startsWith('lang='));
  return `${before}?${[...kept, `lang=${lang}`].join('&')}`;
}
