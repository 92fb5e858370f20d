import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createApp } from '../../src/api/app.ts';
import { ASSETS } from '../../src/api/assets.ts';
import { openFolderStorage } from '../../src/documents/storage.ts';
import { certificateOfCase } from '../../src/store/certificates.ts';
import { sendAgain } from '../../src/store/mail-log.ts';
import { mailsOf } from '../../src/store/mails.ts';
import { ballotsOfRound, votesOf } from '../../src/store/voting-rounds.ts';
import { electors, openVote, review, vote } from '../support/acting.ts';
import { apply } from '../support/applying.ts';
import { openWorld, type World } from '../support/world.ts';
import { receiptOf, Visitor } from '../api/front.ts';
import { freshDatabase, type FreshDatabase } from './databases.ts';
import { neverHangsUp } from '../support/never-hangs-up.ts';

let database: FreshDatabase;
let world: World;
let server: Server;
let url: string;
beforeAll(async () => {
  database = await freshDatabase();
  world = await openWorld('dev', database.url);
  server = neverHangsUp(createServer());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const site = {
    context: world.context,
    storage: openFolderStorage(tmpdir()),
    charters: '',
    nudge: world.dispatcher.nudge,
    baseUrl: url,
    temporalUi: undefined,
    mailbox: false,
    embedded: false,
    language: 'zh' as const,
    assets: ASSETS,
    log,
  };
  server.on('request', createApp(site, 1));
}, 120_000);
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await world.stop();
  await database.drop();
}, 60_000);

test('AT-43: the same vote is counted once when the approver clicks twice, from two mails, and after the worker restarts', async () => {
  const one = await apply(world);
  await review(world, one);
  const round = await openVote(world, [one]);
  // The chair has mails about the order too.
  const [chair, elector, ...rest] = await electors(world);
  const others = [chair, ...rest].filter((person) => person !== undefined);
  const tokens = () =>
    world.mails
      .filter((mail) => mail.recipients.includes(elector?.email ?? '') && /表决/.test(mail.subject))
      .flatMap((mail) => mail.links.flatMap((link) => /\/l\/([\w-]+)/.exec(link)?.[1] ?? []));
  const mailed = (count: number) =>
    world.until(`${count} mails have come`, async () => tokens().length >= count);
  await mailed(1);
  // The secretariat sends the invitation once more.
  await world.inScope(async (scope) => {
    const invitation = (await mailsOf(scope, { votingRound: round })).find(
      (mail) => mail.template === 'ballot' && mail.person === elector?.id,
    );
    await sendAgain(scope, invitation?.id ?? '', chair?.id ?? '');
  });
  await mailed(2);
  const [ballot] = await world.inScope((scope) => ballotsOfRound(scope, round));
  const click = async (token: string): Promise<string | undefined> => {
    const visitor = new Visitor(url);
    const form = { action: 'vote', [`choice.${ballot?.id}`]: 'for' };
    const { html, status } = await visitor.post(await visitor.open(token), form);
    expect(status).toBe(200);
    return receiptOf(html);
  };
  const [first, second] = tokens() as [string, string];
  const receipts = await Promise.all([click(first), click(first), click(second)]);
  await world.stopWorkers();
  receipts.push(await click(first));
  await world.startWorkers();
  receipts.push(await click(second));
  expect(new Set(receipts).size).toBe(1);
  expect(receipts[0]).toBeDefined();

  for (const other of others) await vote(world, round, other, 'against');
  await world.until(
    'the vote has closed',
    async (scope) => (await ballotsOfRound(scope, round))[0]?.result !== null,
  );
  const [closed] = await world.inScope((scope) => ballotsOfRound(scope, round));
  expect(closed).toMatchObject({
    result: 'failed',
    tally: { votes: { electors: 5, for: 1, against: 4 } },
  });
  const votes = await world.inScope((scope) => votesOf(scope, [closed?.id ?? '']));
  expect(votes.filter((row) => row.person === elector?.id)).toHaveLength(1);
  expect(await world.inScope((scope) => certificateOfCase(scope, one.id))).toBeUndefined();
}, 120_000);
