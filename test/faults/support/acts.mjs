import { insist, openMail, receiptIn, signIn, until, valueIn, wrongIn } from './people.mjs';

/** @typedef {import('./people.mjs').Place} Place */
/** @typedef {'for' | 'against' | 'abstain'} Choice */
/** A voting round by its number and the number of one of its cases. @typedef {{number: string, item: string}} Round */
/** An elector with the page of a round open; marks every item alike. @typedef {{mark: (choice: Choice) => Promise<readonly string[]>}} Elector */

const officer = 'zhao.xue@example.org';
const chair = 'wang.jianguo@example.org';
const authority = 'wu.zheng@example.org';

export const electors = ['wang.jianguo', 'liu.zhiyuan', 'chen.lihua', 'ouyang.wen', 'li.min'].map(
  (name) => `${name}@example.org`,
);

/** A case officer approves an application by the link of the mail; gives back the receipt's number. @param {Place} place */
export async function approveByLink(place, caseNumber) {
  const { browser, page, path } = await openMail(place, officer, caseNumber);
  const fit = ['commitment-letter', 'legal-person-proof', 'unit-profile'].map((document) => [
    `check.${document}`,
    'fit',
  ]);
  const form = {
    formHash: valueIn(page, 'formHash'),
    decision: 'approve',
    ...Object.fromEntries(fit),
  };
  return receiptIn(await insist(() => browser.post(path, form)));
}

/**
 * The secretariat proposes everything that waits as one voting round, once `atLeast` cases wait.
 * @param {Place} place
 * @returns {Promise<Round>}
 */
export async function proposeAll(place, atLeast) {
  const browser = await signIn(place, officer);
  const { items, page } = await until(`${atLeast} cases wait for a vote`, async () => {
    const home = await browser.get('/console/listing');
    const found = [...home.text.matchAll(/name="item" value="([^"]+)"/g)].map(([, id = '']) => id);
    return found.length >= atLeast && { items: found, page: home };
  });
  const proposed = await insist(() =>
    browser.post('/console/listing/rounds', {
      body: 'chairs-office',
      item: items,
      reason: '近期无会议安排',
      closesOn: valueIn(page, 'closesOn'),
      closesTime: valueIn(page, 'closesTime'),
      action: 'propose',
    }),
  );
  const [number] = /LSA-V-\d{4}-\d{4}/.exec(proposed.text) ?? [];
  const [item] = /LSA-\d{4}-\d{4}/.exec(proposed.text) ?? [];
  if (!proposed.url.includes('/rounds/') || !number || !item) throw new Error(wrongIn(proposed));
  return { number, item };
}

/**
 * The chair orders a correspondence vote by the link of the mail.
 * @param {Place} place
 * @param {Round} round
 */
export async function orderByLink(place, { item }) {
  const { browser, page, path } = await openMail(place, chair, '是否进行通讯表决', item);
  const form = {
    order: 'order',
    reason: '同意通讯表决',
    closesOn: valueIn(page, 'closesOn'),
    closesTime: valueIn(page, 'closesTime'),
  };
  return receiptIn(await insist(() => browser.post(path, form)));
}

/**
 * @param {Place} place
 * @param {string} address
 * @param {Round} round
 * @returns {Promise<Elector>}
 */
export async function electorOf(place, address, { number }) {
  const { browser, page, path } = await openMail(place, address, '请您表决', number);
  const named = [...page.text.matchAll(/name="choice\.([^"]+)"/g)].map(([, id]) => id);
  const ballots = [...new Set(named)];
  if (ballots.length === 0) throw new Error(`no ballot: ${wrongIn(page)}`);
  return {
    async mark(choice) {
      const marks = ballots.flatMap((id) => [
        [`choice.${id}`, choice],
        [`change.${id}`, 'yes'],
      ]);
      const form = { ...Object.fromEntries(marks), action: 'vote' };
      return receiptIn(await insist(() => browser.post(path, form))).split(' · ');
    },
  };
}

/** The authority confirms by the link of the mail that a filing has reached it. @param {Place} place */
export async function confirmFiling(place, caseNumber) {
  const { browser, path } = await openMail(place, authority, caseNumber);
  const form = { outcome: 'received', number: `备-${caseNumber}` };
  return receiptIn(await insist(() => browser.post(path, form)));
}
