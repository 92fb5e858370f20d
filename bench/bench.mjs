// npm run bench: what an elector's click, a submission, a case and a start cost, measured in one run on this machine.
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
    postgres: await votesPostgres(measureVotes),
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

  mkdirSync('.cache', { recursive: true });
  const result = { at: new Date().toISOString(), machine, votes, submission, events, secondStart };
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

async function votesPostgres(measureVotes) {
  const server = await startPostgres({ durable: true });
  try {
    return await measureVotes({ url: server.url }, 50);
  } finally {
    await server.stop();
  }
}

main().then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  },
);
