import { fork } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { Agent } from 'node:http';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { sql } from 'kysely';
import pg from 'pg';
import { databaseClock, systemIds } from '../dist/store/clock.js';
import { openDatabase } from '../dist/store/database.js';
import { decideOrder } from '../dist/store/decide/voting-order.js';
import { holdersOf } from '../dist/store/persons.js';
import { inScope } from '../dist/store/scope.js';
import { tasksOfRound } from '../dist/store/tasks.js';
import { startProduct } from '../scripts/drive/product.mjs';
import { approveByLink, proposeAll } from '../test/faults/support/acts.mjs';
import { fillIn, handIn, until } from '../test/faults/support/people.mjs';
import { stopped, withInstallation } from './installation.mjs';
import { post } from './posting.mjs';
import { rounded, summaryOf, timed } from './statistics.mjs';

const alliance = 'listing';
const week = 7 * 86_400_000;
const rounds = 8;
const patienceMs = 300_000;
const secret = 'a secret of the measurement, long enough for it';

/**
 * One ballot of many electors by the mails' own links over HTTP, until it is counted: a fifth of them click twice, a
 * tenth change their vote. Beside it, in turns, as many requests to a bare route in a process of its own, on another
 * database of the same server. The electors' mails are marked as sent before the product sees them.
 * @param {string} url  of a PostgreSQL server
 */
export async function measureBallot(url, electors, concurrency) {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const places = {};
  for (const name of ['product', 'bare']) {
    await admin.query(`create database ballot_${name}`);
    places[name] = Object.assign(new URL(url), { pathname: `/ballot_${name}` }).href;
  }
  await admin.end();
  const bare = await startBareProcess(places.bare);
  try {
    return await withInstallation(
      { DATABASE_URL: places.product, DEMO: 'on', SECRET: secret },
      (settings, place) =>
        oneBallot(settings, place, places.product, bare.port, electors, concurrency),
    );
  } finally {
    bare.stop();
  }
}

async function oneBallot(settings, place, url, barePort, electors, concurrency) {
  const product = await startProduct(settings);
  const database = await openDatabase({ url });
  const ids = systemIds(() => Date.now());
  const context = { database, clock: databaseClock, ids, secret };
  const scoped = (work) => inScope(context, alliance, work);
  try {
    const number = await handIn(await fillIn(place, '企业1有限公司', 1));
    await approveByLink(place, number);
    await scoped((scope) => addElectors(scope, electors));
    const round = await proposeAll(place, 1);
    const opening = await timed(() => scoped((scope) => order(scope, round.number)));
    const { ballot, votingRound } = opening.result;
    const tickets = await scoped((scope) => issueTokens(scope, votingRound));
    const plan = requestsOf(tickets);
    const agents = [1, 2].map(() => new Agent({ keepAlive: true, maxSockets: concurrency }));
    const [agent, bareAgent] = agents;
    const ours = {
      took: 0,
      times: [],
      answers: {},
      send: (one) => voteFor(Number(settings.PORT), agent, ballot, one),
    };
    const bare = {
      took: 0,
      times: [],
      answers: {},
      send: (one) => insertFor(barePort, bareAgent, ballot, one),
    };
    const size = Math.ceil(plan.length / rounds);
    for (let at = 0; at < plan.length; at += size)
      for (const arm of (at / size) % 2 === 0 ? [ours, bare] : [bare, ours])
        await run(arm, plan.slice(at, at + size), concurrency);
    const lastAt = performance.now();
    for (const one of agents) one.destroy();
    await until(
      'the ballot is counted',
      async () => (await countedBallot(scoped, ballot)) !== undefined,
      patienceMs,
    );
    const countedAfterMs = performance.now() - lastAt;
    await scoped((scope) => markMailsSent(scope, votingRound));
    const check = await checkVotes(url, ballot, plan, await countedBallot(scoped, ballot));
    const events = await eventsOf(product.run.temporal.port, `listing/ballot/${round.number}`);
    const rate = (arm) => plan.length / (arm.took / 1000);
    return {
      electors: tickets.length,
      requests: plan.length,
      concurrency,
      openedInMs: rounded(opening.took),
      product: { perSecond: Math.round(rate(ours)), ...summaryOf(ours.times) },
      bare: { perSecond: Math.round(rate(bare)), ...summaryOf(bare.times) },
      ratio: rounded(rate(ours) / rate(bare)),
      answers: ours.answers,
      countedAfterMs: rounded(countedAfterMs),
      ...check,
      events,
    };
  } finally {
    await database.close();
    await stopped(product);
  }
}

function startBareProcess(url) {
  const child = fork(fileURLToPath(new URL('bare.mjs', import.meta.url)), [url]);
  return new Promise((resolve, reject) => {
    child.once('message', (port) => resolve({ port, stop: () => child.kill() }));
    child.once('exit', () => reject(new Error('the bare arm did not start')));
  });
}

/** More vice-chairs than any alliance has: nobody is asked whether the charter allows so many. */
async function addElectors(scope, electors) {
  const { rows } = await sql`select count(*)::integer as count from holdings
    where seat in ('chair', 'executive-chair', 'vice-chair', 'secretary-general')`.execute(
    scope.tx,
  );
  const more = electors - rows[0].count;
  const given = sql`select 'elector-' || n as id, n from generate_series(1, ${more}) n`;
  for (const insert of [
    sql`insert into persons (id, created_at) select id, ${scope.now} from (${given}) g`,
    sql`insert into known_persons (alliance, person, since) select ${alliance}, id, ${scope.now} from (${given}) g`,
    sql`insert into person_versions (person, valid_from, name, title, email, phone, language)
      select id, ${scope.now}, '委员' || n, '副理事长', id || '@example.org', '010-68200012', 'zh' from (${given}) g`,
    sql`insert into holdings (alliance, id, seat, person, rank, valid_from, evidence)
      select ${alliance}, id, 'vice-chair', id, n + 10, ${scope.now}, 'import' from (${given}) g`,
  ])
    await insert.execute(scope.tx);
}

/** The chair orders the vote. What would be mailed counts as sent: ten thousand mails are another measurement. */
async function order(scope, number) {
  const { rows } = await sql`select id from voting_rounds where number = ${number}`.execute(
    scope.tx,
  );
  const votingRound = rows[0].id;
  const [chair] = await holdersOf(scope, ['chair']);
  const [task] = (await tasksOfRound(scope, votingRound)).filter(({ kind }) => kind === 'order');
  const closesAt = new Date(scope.now.getTime() + 2 * week);
  const act = { order: 'order', reason: '同意', closesAt, shortNoticeReason: '' };
  await decideOrder(scope, task.id, { person: chair.person.id, channel: 'own-link' }, act);
  await markMailsSent(scope, votingRound);
  const ballots = await sql`select id from ballots where voting_round = ${votingRound}`.execute(
    scope.tx,
  );
  return { votingRound, ballot: ballots.rows[0].id };
}

const markMailsSent = (scope, votingRound) =>
  sql`update mails set state = 'sent', sent_at = ${scope.now} where voting_round = ${votingRound} and state = 'queued'`.execute(
    scope.tx,
  );

/** What each elector's mail would have carried. */
async function issueTokens(scope, votingRound) {
  const { rows } = await sql`
    select l.id as link, l.person from links l
    where l.purpose = 'voting-round' and l.subject = ${votingRound}
      and exists (select from electors e where e.person = l.person and e.part = 'voters')`.execute(
    scope.tx,
  );
  const tickets = rows.map((row) => ({
    ...row,
    selector: randomBytes(12).toString('base64url'),
    verifier: randomBytes(32).toString('base64url'),
  }));
  const column = (value) => sql`${tickets.map(value)}::text[]`;
  await sql`insert into link_tokens (selector, verifier_hash, alliance, link, created_at)
    select selector, hash, ${alliance}, link, ${scope.now} from unnest(
      ${column((one) => one.selector)},
      ${column((one) => createHash('sha256').update(one.verifier).digest('hex'))},
      ${column((one) => one.link)}) t (selector, hash, link)`.execute(scope.tx);
  return tickets.map((one) => ({
    link: one.link,
    person: one.person,
    token: one.selector + one.verifier,
  }));
}

/** Who posts what, in order. The first click of the very last elector comes last, so that the ballot stays open until then. */
function requestsOf(tickets) {
  const requests = [];
  const delayed = [];
  for (const [index, ticket] of tickets.entries()) {
    const choice = ['for', 'for', 'against', 'abstain'][index % 4];
    const vote = { ...ticket, choice, change: false };
    // Clicked twice: both are on their way at once.
    requests.push(vote, ...(index % 5 === 0 ? [vote] : []));
    // Half a thousand requests later, the other way round.
    if (index % 10 === 3 && index < tickets.length - 10)
      delayed.push({
        at: requests.length + 500,
        vote: { ...vote, choice: choice === 'for' ? 'against' : 'for', change: true },
      });
    while (delayed[0] && (delayed[0].at <= requests.length || index === tickets.length - 2))
      requests.push(delayed.shift().vote);
  }
  return requests;
}

/** As many clients as told, each posting the next request as soon as it is answered. */
async function run(arm, requests, concurrency) {
  let next = 0;
  const client = async () => {
    for (let request = requests[next++]; request; request = requests[next++]) {
      const { took, result } = await timed(() => arm.send(request));
      arm.times.push(took);
      arm.answers[result] = (arm.answers[result] ?? 0) + 1;
    }
  };
  const { took } = await timed(() => Promise.all(Array.from({ length: concurrency }, client)));
  arm.took += took;
}

async function voteFor(port, agent, ballot, { link, token, choice, change }) {
  const { status, text } = await post(port, agent, `/w/${link}`, {
    cookie: `link=${token}`,
    // Each elector comes from a place of their own.
    'x-forwarded-for': `10.${randomBytes(3).join('.')}`,
    body: `action=vote&choice.${ballot}=${choice}${change ? `&change.${ballot}=yes` : ''}`,
  });
  if (status !== 200 || !text.includes('class="break"'))
    throw new Error(`no receipt: ${status} ${text.slice(0, 2000)}`);
  return 'receipt';
}

async function insertFor(port, agent, ballot, { link, choice }) {
  const body = `person=${link}&choice=${choice}`;
  const { status } = await post(port, agent, `/${ballot}`, { body });
  if (status !== 200) throw new Error(`the bare arm answered ${status}`);
  return 'inserted';
}

const countedBallot = (scoped, ballot) =>
  scoped(async (scope) => {
    const { rows } =
      await sql`select tally from ballots where id = ${ballot} and closed_at is not null`.execute(
        scope.tx,
      );
    return rows[0]?.tally;
  });

/** Counts the rows anew, past the product's code and as the database's owner, and compares with what was posted. */
async function checkVotes(url, ballot, plan, tally) {
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  const { rows } = await owner.query(
    `select person, count(*)::integer as versions, max(version) as version,
      (array_agg(choice order by version desc))[1] as choice from votes where ballot = $1 group by person`,
    [ballot],
  );
  await owner.end();
  const found = new Map(rows.map((row) => [row.person, row]));
  const wanted = new Map();
  for (const { person, choice, change } of plan)
    wanted.set(person, { choice, versions: change ? 2 : 1 });
  let lost = 0;
  let doubled = 0;
  for (const [person, { choice, versions }] of wanted) {
    const row = found.get(person);
    if (row?.choice !== choice || row.versions < versions) lost += 1;
    if ((row?.versions ?? 0) > versions) doubled += 1;
  }
  const count = (choice) => rows.filter((row) => row.choice === choice).length;
  const recount = { for: count('for'), against: count('against'), abstain: count('abstain') };
  const agrees = Object.entries(recount).every(([choice, votes]) => tally.votes[choice] === votes);
  if (lost > 0 || doubled > 0 || !agrees || tally.votes.electors !== wanted.size)
    throw new Error(
      `lost ${lost}, doubled ${doubled}, counted ${JSON.stringify(tally.votes)}, found ${JSON.stringify(recount)}`,
    );
  return { lost, doubled, tally: tally.votes };
}

async function eventsOf(port, id) {
  const connection = await Connection.connect({ address: `127.0.0.1:${port}` });
  const { workflow } = new Client({ connection });
  try {
    await until(
      'the voting round has ended',
      async () => (await workflow.getHandle(id).describe()).status.name === 'COMPLETED',
      patienceMs,
    );
    return (await workflow.getHandle(id).fetchHistory()).events.length;
  } finally {
    await connection.close();
  }
}
