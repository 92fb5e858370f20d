import { obtainChromium } from '../tools/chromium.mjs';
import { walkAdmission } from './admission.mjs';
import { openBrowser } from './browser.mjs';

/**
 * What is done with the running product, in this order. Each walk gets `{ urls, settings }` and throws where
 * something is not as it should be.
 * @type {readonly {title: string, walk: (product: {urls: Record<string, string>, settings: Record<string, string>}) => Promise<void>}[]}
 */
export const walks = [
  { title: 'every page of the table answers', walk: pagesAnswer },
  {
    title: 'three applications go from the form to votes, certificates and their check',
    walk: admission,
  },
];

async function pagesAnswer({ urls }) {
  for (const [name, url] of Object.entries(urls)) {
    if (name === 'api') continue;
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    if (!response.ok) throw new Error(`${name}: ${url} answered ${response.status}`);
    await response.arrayBuffer();
  }
}

async function admission({ urls }) {
  const browser = await openBrowser(await obtainChromium());
  try {
    await walkAdmission({ browser, site: urls.site });
  } finally {
    await browser.close();
  }
}
