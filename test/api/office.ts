import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { attendRound } from '../../src/activities/attend-round.ts';
import { attendStage } from '../../src/activities/attend-stage.ts';
import { issueDocument } from '../../src/activities/issue-document.ts';
import { consoleRoutes } from '../../src/api/console/routes.tsx';
import { errorPages, notFound } from '../../src/api/errors.tsx';
import { healthRoutes } from '../../src/api/health.ts';
import { linkRoutes, tokenRoutes } from '../../src/api/links.tsx';
import { mailboxRoutes } from '../../src/api/mailbox.tsx';
import { sameOriginOnly, secureHeaders } from '../../src/api/security.ts';
import type { Site } from '../../src/api/site.ts';
import { verifyRoutes } from '../../src/api/verify.tsx';
import { keepLanguage } from '../../src/api/visitor.ts';
import { openFolderStorage } from '../../src/documents/storage.ts';
import { positionOf } from '../../src/domain/position.ts';
import { databaseClock, systemIds } from '../../src/store/clock.ts';
import { allCases, stagesOf, type Case } from '../../src/store/cases.ts';
import type { Tx } from '../../src/store/database.ts';
import { markMailSent, mailsOf } from '../../src/store/mails.ts';
import { inScope, type Scope } from '../../src/store/scope.ts';
import { startSession } from '../../src/store/sessions.ts';
import { listRounds } from '../../src/store/voting-rounds.ts';
import { workflowId } from '../../src/workflows/messages.ts';
import type { World } from '../support/world.ts';
import { openWithDemo, SECRET } from '../support/demo-database.ts';
import { neverHangsUp } from '../support/never-hangs-up.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const ALLIANCE = 'listing';

/** The console, certificate check and mailbox over real rows; what workflows would do is done by hand. */
export type Office = {
  readonly site: Site;
  readonly url: string;
  /** Where files are kept. */
  readonly folder: string;
  /** For the helpers that hand in, review and vote. */
  readonly world: World;
  inScope<Result>(work: (scope: Scope) => Promise<Result>, alliance?: string): Promise<Result>;
  /** Brings every open case and voting round as far as its rows allow. */
  attend(): Promise<void>;
  /** A certificate is drawn for an admitted member. */
  issue(one: Case): Promise<void>;
  /** A browser in which a person is signed in, or nobody. */
  browser(person?: string): Promise<Browser>;
  nudges(): number;
  /** Lets the clock of the product go on. */
  later(milliseconds: number): void;
  close(): Promise<void>;
};

export async function openOffice(over: Partial<Site> = {}): Promise<Office> {
  const database = await openWithDemo({ memory: true });
  const folder = await mkdtemp(join(tmpdir(), 'charterflow-office-'));
  let ahead = 0;
  const context = {
    database,
    clock: {
      now: async (tx: Tx, begun?: Date) =>
        new Date((await databaseClock.now(tx, begun)).getTime() + ahead),
    },
    ids: systemIds(() => Date.now()),
    secret: SECRET,
  };
  let nudges = 0;
  const log = { debug() {}, info() {}, warn() {}, error: console.error };
  const site: Site = {
    context,
    storage: openFolderStorage(folder),
    charters: join(ROOT, 'charters'),
    nudge: () => (nudges += 1),
    baseUrl: 'http://127.0.0.1',
    temporalUi: { url: 'http://temporal.test', namespace: 'default' },
    mailbox: true,
    language: 'zh',
    embedded: true,
    assets: { stylesheet: '/assets/app.css', icon: '/assets/icon.svg' },
    log,
    ...over,
  };
  const server = await listen(site);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const office: Omit<Office, 'world'> = {
    site,
    url,
    folder,
    inScope: (work, alliance = ALLIANCE) => inScope(context, alliance, work),
    attend: () => attend(site),
    issue: (one) =>
      issueDocument(
        { context, baseUrl: site.baseUrl, store: (id, bytes) => site.storage.put(id, bytes) },
        { alliance: ALLIANCE, caseId: one.id, stage: issueStage(one) },
      ),
    browser: async (person) =>
      new Browser(url, person ? { session: await startSession(context, person) } : {}),
    nudges: () => nudges,
    later: (milliseconds) => {
      ahead += milliseconds;
    },
    async close() {
      await new Promise((resolve) => server.close(resolve));
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
  return { ...office, world: worldOf(office) };
}

function listen(site: Site): Promise<Server> {
  const app = express();
  app.use(secureHeaders(site));
  app.use(healthRoutes(site));
  app.use(sameOriginOnly(site));
  app.use(keepLanguage);
  app.use('/l', tokenRoutes(site));
  app.use('/w', express.urlencoded({ extended: false }), linkRoutes(site));
  app.use('/verify', verifyRoutes(site));
  app.use('/console', consoleRoutes(site));
  app.use('/mailbox', mailboxRoutes(site));
  app.use(notFound);
  app.use(errorPages(site));
  return new Promise((resolve) => {
    const server = neverHangsUp(app.listen(0, '127.0.0.1', () => resolve(server)));
  });
}

/** The parts of a world that acting people need. */
function worldOf(office: Omit<Office, 'world'>): World {
  const world: Pick<World, 'inScope' | 'until'> & { readonly dispatcher: { nudge(): void } } = {
    inScope: (work) => office.inScope(work),
    dispatcher: { nudge() {} },
    async until(what, ask) {
      await office.attend();
      const answer = await office.inScope(ask);
      if (answer === undefined || answer === false) throw new Error(`in vain until ${what}`);
      return answer;
    },
  };
  return world as World;
}

async function attend(site: Site): Promise<void> {
  const { context } = site;
  for (const round of await inScope(context, ALLIANCE, listRounds))
    await attendRound(context, {
      alliance: ALLIANCE,
      votingRound: round.id,
      run: { workflowId: workflowId(ALLIANCE, 'ballot', round.number), runId: 'run' },
    });
  for (const one of await inScope(context, ALLIANCE, allCases))
    if (one.status === 'open') await attendCase(site, one);
}

async function attendCase({ context }: Site, one: Case): Promise<void> {
  for (;;) {
    const at = await inScope(context, ALLIANCE, async (scope) => {
      for (const mail of await mailsOf(scope, { caseId: one.id }))
        if (mail.template === 'filing' && !mail.sentAt) await markMailSent(scope, mail.id, '250');
      return positionOf(one.plan, await stagesOf(scope, one.id));
    });
    if ('end' in at) return;
    const attended = await attendStage(context, {
      alliance: ALLIANCE,
      caseId: one.id,
      stage: at.stage.name,
      round: at.round,
      plan: one.plan,
      run: { workflowId: workflowId(ALLIANCE, one.process, one.number), runId: 'run' },
    });
    if (attended.kind === 'waiting' && attended.mail && at.stage.kind === 'filing' && !at.row)
      continue;
    if (attended.kind !== 'settled') return;
  }
}

function issueStage(one: Case): string {
  return one.plan.stages.find((stage) => stage.kind === 'issue')?.name ?? '';
}

export type Seen = {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** What a reader sees, without marks. */
  readonly text: string;
  readonly location: string | null;
};

/** A browser that keeps cookies and follows nothing by itself. */
export class Browser {
  readonly #url: string;
  readonly cookies: Map<string, string>;
  constructor(url: string, cookies: Readonly<Record<string, string>> = {}) {
    this.#url = url;
    this.cookies = new Map(Object.entries(cookies));
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Seen> {
    return this.#ask(path, { headers });
  }

  head(path: string): Promise<Seen> {
    return this.#ask(path, { method: 'HEAD' });
  }

  post(
    path: string,
    form: Readonly<Record<string, string>> | FormData | [string, string][],
  ): Promise<Seen> {
    const body = form instanceof FormData ? form : new URLSearchParams(form);
    return this.#ask(path, { method: 'POST', body });
  }

  async #ask(
    path: string,
    init: Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> },
  ): Promise<Seen> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'Accept-Language': 'zh', ...init.headers, ...(cookie ? { cookie } : {}) };
    const response = await fetch(this.#url + path, { redirect: 'manual', ...init, headers });
    for (const given of response.headers.getSetCookie()) this.#keep(given);
    const html = await response.text();
    const location = response.headers.get('location');
    return {
      status: response.status,
      headers: response.headers,
      html,
      text: textOf(html),
      location,
    };
  }

  #keep(given: string): void {
    const [pair = ''] = given.split(';');
    const at = pair.indexOf('=');
    // Asking once for the other language does not change the language of what follows.
    if (pair.startsWith('lang=')) return;
    const value = pair.slice(at + 1);
    if (value === '') this.cookies.delete(pair.slice(0, at));
    else this.cookies.set(pair.slice(0, at), value);
  }
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

/** A real photograph, as evidence. */
export async function photograph(): Promise<Blob> {
  const bytes = await readFile(join(ROOT, 'test', 'documents', 'samples', 'photo.jpg'));
  return new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });
}
