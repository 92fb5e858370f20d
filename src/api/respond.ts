import type { Request, Response } from 'express';
import type { VNode } from 'preact';
import { inOwnWords } from '../domain/charter/own-words.ts';
import { GeneralWording, type Language, type Wording } from '../domain/wording.ts';
import type { Alliance } from '../store/charters.ts';
import { renderPage } from '../web/page.tsx';
import type { Frame } from '../web/views.ts';
import type { Site } from './site.ts';
import { languageOf } from './visitor.ts';

/** A page to be sent, with what stands around it. */
export type Shown = {
  readonly title: Wording;
  readonly page: VNode;
  readonly alliance?: Alliance;
  readonly status?: number;
  readonly signedIn?: { readonly name: string };
  readonly notice?: { readonly kind: 'done' | 'attention'; readonly text: Wording };
  /** Pages that stand for another address (an answer to a POST) name it for the language links. */
  readonly path?: string;
};

/** Sends a page in the reader's language. Nothing personal may be kept by a cache. */
export function sendPage(site: Site, request: Request, response: Response, shown: Shown): void {
  const lang = languageOf(request);
  const frame: Frame = {
    lang,
    path: shown.path ?? request.originalUrl,
    title: titleIn(shown, lang),
    assets: site.assets,
    embedded: site.embedded,
    ...(shown.alliance ? { alliance: frameOf(shown.alliance) } : {}),
    ...(shown.signedIn ? { signedIn: shown.signedIn } : {}),
    ...(shown.notice ? { notice: shown.notice } : {}),
  };
  response
    .status(shown.status ?? 200)
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(renderPage(lang, frame, shown.page));
}

/** A title of the product's own in the words of the page's alliance. */
function titleIn({ title, alliance }: Shown, lang: Language): string {
  const own = title instanceof GeneralWording && lang === 'zh' ? alliance?.words : null;
  return inOwnWords(own, title[lang]);
}

function frameOf(alliance: Alliance): NonNullable<Frame['alliance']> {
  return {
    id: alliance.id,
    name: alliance.name,
    url: `/${alliance.id}`,
    secretariat: { phone: alliance.phone, address: alliance.address },
    words: alliance.words,
  };
}
