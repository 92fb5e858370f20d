import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { freshSettings, killEverything, startProduct } from '../../scripts/drive/product.mjs';
import { messageIdFor } from '../../src/mail/transport.ts';
import { verifyTrail } from '../../src/store/audit-trail.ts';
import { databaseClock, systemIds } from '../../src/store/clock.ts';
import { openDatabase } from '../../src/store/database.ts';
import { inScope, type Scope } from '../../src/store/scope.ts';
import {
  approveByLink,
  confirmFiling,
  electorOf,
  electors,
  orderByLink,
  proposeAll,
} from './support/acts.mjs';
import { Browser } from './support/browser.mjs';
import { addressOf, fillIn, handIn, mailsOf, mailTo, until } from './support/people.mjs';
import { expectNothingDoubled } from './support/traces.ts';

/** How often each way of killing is tried; more of them find more. */
const ROUNDS = Number(process.env['FAULT_ROUNDS'] ?? 1);
const WAYS = ['Node', "Temporal's server", 'npm', 'everything at once'] as const;

type Elector = Awaited<ReturnType<typeof electorOf>>;
type Choice = Parameters<Elector['mark']>[0];
type Product = Awaited<ReturnType<typeof startProduct>>;

let settings: Awaited<ReturnType<typeof freshSettings>>;
let place: { readonly origin: string };
let product: Product;
beforeAll(async () => {
  settings = await freshSettings();
  place = { origin: `http://127.0.0.1:${settings.PORT}` };
  Object.assign(settings, { TRUSTED_PROXIES: '1', BASE_URL: place.origin });
  product = await startProduct(settings);
}, 300_000);
afterAll(async () => {
  killEverything(settings);
  await rm(settings.DATA_DIR, { recursive: true });
}, 30_000);

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What people were told is recorded. */
const told = { cases: [] as string[], decisions: [] as string[], votes: [] as string[] };
let applicants = 0;

async function applyNow(): Promise<string> {
  applicants += 1;
  const number = await handIn(await fillIn(place, `企业${applicants}有限公司`, applicants));
  told.cases.push(number);
  return number;
}

async function approvedNow(): Promise<string> {
  const number = await applyNow();
  told.decisions.push(await approveByLink(place, number));
  return number;
}

/** Everything that waits is put to the vote; the electors have the page open. */
async function openRound(atLeast: number): Promise<readonly Elector[]> {
  const round = await proposeAll(place, atLeast);
  told.decisions.push(await orderByLink(place, round));
  return Promise.all(electors.map((address) => electorOf(place, address, round)));
}

async function markAll(whoever: readonly Elector[], choice: Choice): Promise<void> {
  for (const elector of whoever) told.votes.push(...(await elector.mark(choice)));
}

/** People go on with what they do until they are told to stop. */
function keepActing(whoever: readonly Elector[]): () => Promise<void> {
  let stopped = false;
  const changing = whoever.map(async (elector) => {
    for (let turn = 0; !stopped; turn += 1) {
      told.votes.push(...(await elector.mark(turn % 2 === 0 ? 'for' : 'against')));
      await pause(50);
    }
  });
  const applying = (async () => {
    while (!stopped) {
      await approvedNow();
      await pause(200);
    }
  })();
  return async () => {
    stopped = true;
    await Promise.all([...changing, applying]);
  };
}

async function kill(way: (typeof WAYS)[number]): Promise<void> {
  const { run, launcher } = product;
  if (!run?.temporal || !launcher) throw new Error('the product does not run');
  switch (way) {
    case "Temporal's server": {
      const backs = product.printed().split('server is back').length;
      process.kill(run.temporal.pid, 'SIGKILL');
      await until("Temporal's server is back", () =>
        Promise.resolve(product.printed().split('server is back').length > backs),
      );
      return;
    }
    case 'Node':
      process.kill(run.pid, 'SIGKILL');
      break;
    case 'npm':
      process.kill(launcher, 'SIGKILL');
      break;
    case 'everything at once':
      killEverything(settings);
  }
  product = await startProduct(settings);
}

describe('processes are killed while people act', () => {
  test('a second start on the same data folder is refused, names the first, and disturbs nobody', async () => {
    await expect(startProduct(settings, { withinMs: 60_000 })).rejects.toThrow(
      `kill ${product.run?.pid}`,
    );
    expect((await new Browser(place.origin, false).get('/readyz')).status).toBe(200);
  }, 90_000);

  test('whatever was acknowledged is there once: after Node, the Temporal server, npm and all of them were killed', async () => {
    // Cases in several stages: one issued and waiting for the receipt, one under review, one in a proposed round.
    const first = await approvedNow();
    await markAll(await openRound(1), 'for');
    const underReview = await applyNow();
    for (let count = 0; count < 3; count += 1) await approvedNow();
    const [last, ...changing] = await openRound(3);
    await approvedNow();
    const proposed = await proposeAll(place, 1);

    for (let round = 0; round < ROUNDS; round += 1)
      for (const way of WAYS) {
        const stop = keepActing(changing);
        await pause(1000 + Math.random() * 2500);
        await kill(way);
        await pause(1000);
        await stop();
      }

    // Each goes on to its end.
    await markAll([...changing, last as Elector], 'for');
    told.decisions.push(await orderByLink(place, proposed));
    told.decisions.push(await approveByLink(place, underReview));
    await markAll(
      await Promise.all(electors.map((address) => electorOf(place, address, proposed))),
      'for',
    );
    await markAll(await openRound(1), 'for');
    told.decisions.push(await confirmFiling(place, first));
    await everybodyIsTold();
    product.kill();
    await product.exit;
    await inRows(checkRows);
    await expectNothingDoubled({ inScope: inRows });
  }, 900_000);
});

/** Every applicant was sent the certificate, and no mail has come for a while. */
async function everybodyIsTold(): Promise<void> {
  for (let number = 1; number <= applicants; number += 1)
    await mailTo(place, addressOf(number), '已获批准');
  const mailbox = new Browser(place.origin, false);
  await until('no more mails come', async () => {
    const [newest] = await mailsOf(mailbox);
    await pause(10_000);
    return newest === (await mailsOf(mailbox))[0];
  });
}

async function inRows<Result>(work: (scope: Scope) => Promise<Result>): Promise<Result> {
  const database = await openDatabase({ folder: join(settings.DATA_DIR, 'database') });
  const context = {
    database,
    clock: databaseClock,
    ids: systemIds(() => Date.now()),
    secret: '',
  };
  try {
    return await inScope(context, 'listing', work);
  } finally {
    await database.close();
  }
}

async function checkRows(scope: Scope): Promise<void> {
  const column = async (query: string): Promise<readonly string[]> =>
    (await sql.raw<{ value: string }>(query).execute(scope.tx)).rows.map((row) => row.value);
  expect((await column('select number as value from cases')).toSorted()).toEqual(
    told.cases.toSorted(),
  );
  const decisions = new Set(await column('select receipt as value from decisions'));
  expect(told.decisions.filter((receipt) => !decisions.has(receipt))).toEqual([]);
  const votes = new Set(await column('select receipt as value from votes'));
  expect(told.votes.filter((receipt) => !votes.has(receipt))).toEqual([]);
  // A vote sent again because its receipt was lost on the way is no second vote.
  expect(
    await column(`select a.ballot || ' ' || a.person as value from votes a join votes b
      on a.ballot = b.ballot and a.person = b.person and b.version = a.version + 1 and a.choice = b.choice`),
  ).toEqual([]);
  expect(
    await column(`select number || ' ' || status as value from cases c where status <> 'passed'
      or (select count(*) from certificates t where t.case_id = c.id) <> 1`),
  ).toEqual([]);
  expect(
    await column("select key || ' ' || state as value from mails where state <> 'sent'"),
  ).toEqual([]);
  expect((await verifyTrail(scope)).kind).toBe('whole');
  expect(await column("select kind || ' ' || subject as value from alarms")).toEqual([]);
  await checkMailbox(scope, column);
}

async function checkMailbox(
  _scope: Scope,
  column: (query: string) => Promise<readonly string[]>,
): Promise<void> {
  const delivered = await column('select message_id as value from mailbox_message');
  const expected = (await column('select key as value from mails')).map((key) =>
    messageIdFor(`listing ${key}`, '127.0.0.1'),
  );
  expect(expected.filter((id) => !delivered.includes(id))).toEqual([]);
  const copies = delivered.length - new Set(delivered).size;
  process.stdout.write(
    `    ${told.cases.length} applications, ${told.decisions.length} decisions, ${told.votes.length} votes acknowledged; ${expected.length} mails, ${copies} delivered again under the same Message-ID\n`,
  );
}
