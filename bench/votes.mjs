import { Agent } from 'node:http';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { createPgConfig } from '@electric-sql/pglite/node-postgres';
import { createApp } from '../dist/api/app.js';
import { ASSETS } from '../dist/api/assets.js';
import { openFolderStorage } from '../dist/documents/storage.js';
import { setUpDemo } from '../dist/setup/demo.js';
import { databaseClock, systemIds } from '../dist/store/clock.js';
import { openDatabase } from '../dist/store/database.js';
import { startSequencer } from '../dist/temporal/sequencer.js';
import { close, listen, startBare } from './bare.mjs';
import { openRound } from './open-rounds.mjs';
import { post } from './posting.mjs';
import { rounded, summaryOf, timed } from './statistics.mjs';

const silent = { debug() {}, info() {}, warn() {}, error: console.error };
const votersPerRound = 4;
const warmUpRounds = 5;

/**
 * An elector's click until the receipt page is there, beside a bare Express route that inserts one row and answers a
 * line, on the same kind of database in the same process; the arms take turns.
 * @param {{url: string} | {folder: string}} place
 */
export async function measureVotes(place, rounds) {
  const product = await startProduct(place);
  const bare = await startBareOn(place);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times = { product: [], bare: [] };
  try {
    for (let number = 1; number <= rounds + warmUpRounds; number += 1) {
      const electors = await openRound(product.context, number);
      // The last one stays silent, so that no round closes.
      for (const [turn, elector] of electors.slice(0, votersPerRound).entries()) {
        const arms = [
          ['product', () => vote(product.port, agent, elector, turn)],
          ['bare', () => insert(bare.port, agent, elector, turn)],
        ];
        for (const [arm, click] of turn % 2 === 0 ? arms : arms.toReversed()) {
          const { took } = await timed(click);
          if (number > warmUpRounds) times[arm].push(took);
        }
      }
    }
  } finally {
    agent.destroy();
    await product.stop();
    await bare.stop();
  }
  const summary = { product: summaryOf(times.product), bare: summaryOf(times.bare) };
  return {
    ...summary,
    ratioP50: rounded(summary.product.p50 / summary.bare.p50),
    ratioP95: rounded(summary.product.p95 / summary.bare.p95),
    moreMillisecondsP50: rounded(summary.product.p50 - summary.bare.p50),
  };
}

async function startProduct(place) {
  const database = await openDatabase(
    'url' in place ? place : { folder: join(place.folder, 'product') },
  );
  const ids = systemIds(() => Date.now());
  const context = { database, clock: databaseClock, ids, secret: 'a secret of the measurement' };
  await setUpDemo(context, 'charters');
  const sequencer = startSequencer(context, silent);
  const site = {
    context,
    storage: openFolderStorage('.'),
    nudge() {},
    baseUrl: 'http://127.0.0.1',
    temporalUi: undefined,
    mailbox: false,
    embedded: database.engine === 'embedded',
    assets: ASSETS,
    log: silent,
  };
  const server = await listen(createApp(site, 1));
  return {
    context,
    port: server.address().port,
    async stop() {
      await sequencer.stop();
      await close(server);
      await database.close();
    },
  };
}

/** The bare arm on a database of the same kind. */
async function startBareOn(place) {
  if ('url' in place) return startBare({ connectionString: place.url, max: 10 });
  const embedded = new PGlite(join(place.folder, 'bare'));
  await embedded.waitReady;
  const bare = await startBare(createPgConfig(embedded));
  return {
    ...bare,
    async stop() {
      await bare.stop();
      await embedded.close();
    },
  };
}

async function vote(port, agent, { link, token, ballot }, turn) {
  const { text } = await post(port, agent, `/w/${link}`, {
    cookie: `link=${token}`,
    'x-forwarded-for': `10.0.${Math.floor(Math.random() * 250)}.${turn}`,
    body: `action=vote&choice.${ballot}=for`,
  });
  if (!text.includes('class="break"')) throw new Error(`no receipt: ${text.slice(0, 2000)}`);
}

async function insert(port, agent, { link, ballot }) {
  const { status } = await post(port, agent, `/${ballot}`, { body: `person=${link}&choice=for` });
  if (status !== 200) throw new Error(`the bare arm answered ${status}`);
}
