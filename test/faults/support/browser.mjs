/** What a server that is going down, away or coming up does to a request: nobody was told anything. */
export class NoAnswer extends Error {}

/** @typedef {{status: number, url: string, text: string}} Page */
/** @typedef {Record<string, string | readonly string[]>} Entered */

const patienceMs = 10_000;
let visitors = 0;

/** A person's browser as the server sees it: cookies by their paths, redirects followed, one address of its own. */
export class Browser {
  #origin;
  #proxied;
  #address;
  /** @type {Map<string, {name: string, value: string, path: string}>} */
  #cookies = new Map();

  /**
   * @param {string} origin
   * @param {boolean} proxied  comes through the trusted proxy, so that each browser counts as a visitor of its own
   */
  constructor(origin, proxied = true) {
    visitors += 1;
    this.#origin = origin;
    this.#proxied = proxied;
    this.#address = `10.${visitors >> 16}.${(visitors >> 8) & 255}.${visitors & 255}`;
  }

  /** @param {string} path */
  get(path) {
    return this.#ask(path, undefined);
  }

  /**
   * @param {string} path
   * @param {Entered} form
   */
  post(path, form) {
    const pairs = Object.entries(form).flatMap(([name, value]) =>
      [value].flat().map((one) => [name, one]),
    );
    return this.#ask(path, new URLSearchParams(pairs));
  }

  /**
   * @param {string} path
   * @param {FormData} form
   */
  upload(path, form) {
    return this.#ask(path, form);
  }

  /**
   * @param {string} path
   * @param {URLSearchParams | FormData | undefined} sent
   * @returns {Promise<Page>}
   */
  async #ask(path, sent) {
    let next = path;
    let body = sent;
    for (let hops = 0; hops < 5; hops += 1) {
      const response = await this.#once(next, body);
      const to = response.headers.get('location');
      const text = await textOf(response);
      if (response.status >= 500) throw new NoAnswer(`${response.status} for ${next}`);
      if (response.status < 300 || response.status >= 400 || !to)
        return { status: response.status, url: next, text };
      next = to.replace(this.#origin, '');
      body = undefined;
    }
    throw new Error(`${path} redirects for ever`);
  }

  async #once(path, body) {
    const { pathname, href } = new URL(path, this.#origin);
    const cookies = [...this.#cookies.values()].filter((one) => pathname.startsWith(one.path));
    const headers = {
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      ...(this.#proxied ? { 'x-forwarded-for': this.#address } : {}),
    };
    try {
      const response = await fetch(href, {
        method: body ? 'POST' : 'GET',
        redirect: 'manual',
        signal: AbortSignal.timeout(patienceMs),
        headers,
        ...(body ? { body } : {}),
      });
      for (const line of response.headers.getSetCookie()) this.#keep(line);
      return response;
    } catch (error) {
      throw new NoAnswer(path, { cause: error });
    }
  }

  #keep(line) {
    const [pair = '', ...rest] = line.split('; ');
    const path = rest.find((part) => part.startsWith('Path='))?.slice(5) ?? '/';
    const at = pair.indexOf('=');
    const name = pair.slice(0, at);
    this.#cookies.set(`${name} ${path}`, { name, value: pair.slice(at + 1), path });
  }
}

async function textOf(response) {
  try {
    return await response.text();
  } catch (error) {
    throw new NoAnswer('the answer broke off', { cause: error });
  }
}
