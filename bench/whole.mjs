import { setTimeout as pause } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { startMailboxServer } from '../dist/mail/mailbox-server.js';
import { startProduct } from '../scripts/drive/product.mjs';
import {
  approveByLink,
  confirmFiling,
  electorOf,
  electors,
  orderByLink,
  proposeAll,
} from '../test/faults/support/acts.mjs';
import { addressOf, fillIn, handIn, mailTo, until } from '../test/faults/support/people.mjs';
import { stopped, withInstallation } from './installation.mjs';
import { rounded, summaryOf } from './statistics.mjs';

/** Second starts of an installation until its table is printed, and the events of one admission. */
export function measureInstallation(starts) {
  return withInstallation({}, async (settings, place) => {
    let product = await startProduct(settings);
    const events = await eventsOfOneAdmission(place, product.run.temporal.port);
    const ready = [];
    for (let count = 0; count < starts; count += 1) {
      await stopped(product);
      product = await startProduct(settings);
      ready.push(product.readyAfterMs);
    }
    await stopped(product);
    return { events, secondStart: { ...summaryOf(ready), worst: rounded(Math.max(...ready)) } };
  });
}

async function eventsOfOneAdmission(place, port) {
  const number = await handIn(await fillIn(place, '企业1有限公司', 1));
  await approveByLink(place, number);
  const round = await proposeAll(place, 1);
  await orderByLink(place, round);
  for (const address of electors) await (await electorOf(place, address, round)).mark('for');
  await mailTo(place, addressOf(1), '已获批准');
  await confirmFiling(place, number);
  const connection = await Connection.connect({ address: `127.0.0.1:${port}` });
  const { workflow } = new Client({ connection });
  await until('the case has ended', async () => {
    const { status } = await workflow.getHandle(`listing/applicationReview/${number}`).describe();
    return status.name === 'COMPLETED';
  });
  const byWorkflow = {};
  for (const id of [
    `listing/applicationReview/${number}`,
    `listing/ballot/${round.number}`,
    `listing/membership/${number}`,
  ])
    byWorkflow[id.split('/')[1]] = countTypes(await workflow.getHandle(id).fetchHistory());
  await connection.close();
  const total = Object.values(byWorkflow)
    .flatMap(Object.values)
    .reduce((sum, one) => sum + one, 0);
  return { total, byWorkflow };
}

function countTypes(history) {
  const counts = {};
  for (const { eventType } of JSON.parse(historyToJSON(history)).events) {
    const name = eventType.replace('EVENT_TYPE_', '').toLowerCase();
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

/** From handing an application in until the mail server has taken the mail that confirms it. */
export async function measureSubmissions(submissions) {
  const accepted = new Map();
  const server = await startMailboxServer({
    port: 0,
    async store(_raw, { recipients }) {
      for (const address of recipients)
        if (!accepted.has(address)) accepted.set(address, performance.now());
    },
  });
  const mail = { SMTP_URL: `smtp://127.0.0.1:${server.port}`, MAIL_FROM: 'a@example.org' };
  try {
    return await withInstallation(mail, async (settings, place) => {
      const product = await startProduct(settings);
      const times = [];
      for (let number = 1; number <= submissions; number += 1) {
        const browser = await fillIn(place, `企业${number}有限公司`, number);
        const began = performance.now();
        await handIn(browser);
        await until('the mail is taken', async () => accepted.has(addressOf(number)));
        times.push(accepted.get(addressOf(number)) - began);
        // The mails to the reviewers go out meanwhile.
        await pause(300);
      }
      await stopped(product);
      return summaryOf(times.slice(3));
    });
  } finally {
    await server.close();
  }
}
