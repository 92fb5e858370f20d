// npm run bench: what an elector's click, a ballot of thousands, a submission, a case, a start and memberships that wait
// cost, measured in one run on this machine. BENCH_ELECTORS and BENCH_MEMBERSHIPS say how many; 0 leaves that one out.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../scripts/tools/build.mjs';
import { checkPlatform, ensureDependencies } from '../scripts/tools/dependencies.mjs';
import { startPostgres } from '../scripts/tools/postgres.mjs';
import { explain } from '../scripts/tools/terminal.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const concurrency = 32;
const electors = Number(process.env['BENCH_ELECTORS'] ?? 10_000);
const fewMemberships = 1000;
const memberships = Number(process.env['BENCH_MEMBERSHIPS'] ?? 5000);
const say = (line) => process.stdout.write(`${line}\n`);

async function main() {
  checkPlatform();
  await ensureDependencies(root);
  await ensureBuilt(root);
  const { measureVotes } = await import('./votes.mjs');
  const { measureInstallation, measureSubmissions } = await import('./whole.mjs');
  const machine = {
    node: process.version,
    processors: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
  };
  say(`Node ${machine.node}, ${machine.processors}, ${machine.memoryGigabytes} GB`);

  const votes = {
    embedded: await votesEmbedded(measureVotes),
    postgres: await onPostgres((url) => measureVotes({ url }, 50)),
  };
  for (const [database, { product, bare, ratioP50, ratioP95 }] of Object.entries(votes))
    say(
      `vote to receipt, ${database}: p50 ${product.p50} ms, p95 ${product.p95} ms; bare INSERT p50 ${bare.p50} ms, p95 ${bare.p95} ms; ratio p50 ${ratioP50}, p95 ${ratioP95} (aim 1.5)`,
    );
  const submission = await measureSubmissions(43);
  say(`submission to accepted mail: p50 ${submission.p50} ms, p95 ${submission.p95} ms`);
  const { events, secondStart } = await measureInstallation(5);
  say(`events of one admission with five electors: ${events.total} (aim 60)`);
  for (const [workflow, counts] of Object.entries(events.byWorkflow)) {
    const sum = Object.values(counts).reduce((total, one) => total + one, 0);
    const types = Object.entries(counts).map(([type, count]) => `${count} ${type}`);
    say(`  ${workflow}: ${sum} (${types.join(', ')})`);
  }
  say(`second start to ready: p50 ${secondStart.p50} ms, worst ${secondStart.worst} ms (aim 5000)`);

  const ballot = await ballotPostgres();
  if (ballot)
    say(
      `ballot of ${ballot.electors} electors, ${ballot.requests} requests of ${ballot.concurrency} clients: ${ballot.product.perSecond}/s, bare ${ballot.bare.perSecond}/s, ratio ${ballot.ratio} (aim 0.7); lost ${ballot.lost}, doubled ${ballot.doubled}; ${ballot.events} events; opened in ${ballot.openedInMs} ms, counted ${ballot.countedAfterMs} ms after the last vote`,
    );
  const dormant = await dormantPostgres();
  if (dormant)
    say(
      `${dormant.measured.at(-1).memberships} dormant memberships against ${fewMemberships}: restart ratio ${dormant.ratios.ready}, memory ratio ${dormant.ratios.idle} idle, ${dormant.ratios.afterWaking} after some were woken (aim 1.2)`,
    );

  mkdirSync('.cache', { recursive: true });
  const at = new Date().toISOString();
  const result = { at, machine, votes, submission, events, secondStart, ballot, dormant };
  writeFileSync('.cache/bench.json', `${JSON.stringify(result, undefined, 2)}\n`);
  say('written to .cache/bench.json');
}

async function votesEmbedded(measureVotes) {
  const folder = mkdtempSync(join(tmpdir(), 'charterflow-bench-'));
  try {
    return await measureVotes({ folder }, 50);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A PostgreSQL server of its own for one measurement. */
async function onPostgres(measure) {
  const server = await startPostgres({ durable: true });
  try {
    return await measure(server.url);
  } finally {
    await server.stop();
  }
}

async function ballotPostgres() {
  if (electors === 0) return undefined;
  const { measureBallot } = await import('./ballot.mjs');
  return onPostgres((url) => measureBallot(url, electors, concurrency));
}

async function dormantPostgres() {
  if (memberships === 0) return undefined;
  const { measureDormant } = await import('./dormant.mjs');
  return onPostgres((url) => measureDormant(url, [fewMemberships, memberships], say));
}

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  },
);
