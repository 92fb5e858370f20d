// npm start: gets everything ready, runs the product, and stops it in order. Until the packages are there, only
// Node's own modules are used.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt, importBuilt } from './tools/build.mjs';
import { takeDataFolder, checkWritable } from './tools/data-folder.mjs';
import { checkPlatform, ensureDependencies } from './tools/dependencies.mjs';
import { devServer, settleOrphans } from './tools/dev-server.mjs';
import { openLog } from './tools/log.mjs';
import { choosePort } from './tools/ports.mjs';
import { isAlive } from './tools/processes.mjs';
import { readRun, thisRun, writeRun } from './tools/run-file.mjs';
import { obtainTemporalCli } from './tools/temporal-cli.mjs';
import { connectWithin, ensureSearchAttributes } from './tools/temporal-namespace.mjs';
import { Obstacle, explain, inWords, say, table } from './tools/terminal.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** npm passes on the Ctrl-C that the terminal has already sent: what follows at once is the same one. */
const samePressMs = 1_000;
const stopPatienceMs = 30_000;

/** What to undo at the end, in the order it was done. */
const undoing = [];
let ownTemporal;
let stoppingSince;

async function start() {
  checkPlatform();
  await ensureDependencies(root);
  await ensureBuilt(root);
  const { config: asked, onPort } = await readConfiguration();
  const folder = asked.dataDirectory;
  checkWritable(folder);

  const embedded = asked.database.kind === 'embedded' || asked.temporal.kind === 'embedded';
  const last = readRun(folder);
  if (embedded) {
    const lock = await takeDataFolder(folder);
    undoing.push(() => lock.release());
  }
  const run = thisRun();
  const keep = (more) => {
    Object.assign(run, more);
    if (embedded) writeRun(folder, run);
  };
  keep({});
  stopWithLauncher(run);
  undoing.push(() => keep({ stoppedAt: new Date().toISOString() }));

  const importing = importBuilt(root, 'server.js');
  importing.catch(() => {});
  const config = onPort(asked, await sitePort(asked, last));
  keep({ httpPort: config.site.port });
  // The database opens meanwhile; whoever needs Temporal waits for it.
  const reaching =
    config.temporal.kind === 'outside'
      ? useOutside(config.temporal)
      : useDevServer(config, last, (server) => keep({ temporal: server }));
  reaching.catch(() => {});

  const { log, file } = await openLog(config);
  const { startServer } = await importing;
  const running = await startServer({ config, temporal: reaching, log }).catch(async (error) => {
    // What is just being started can be stopped only once it is there.
    await reaching.catch(() => {});
    throw error;
  });
  const temporal = await reaching;
  undoing.push(() => running.stop());
  keep({ urls: { ...running.urls, ...(temporal.uiUrl ? { temporal: temporal.uiUrl } : {}) } });
  showTable(config, running.urls, temporal, file);
  if (running.withoutAlliance)
    say({
      en: 'There is no alliance yet. For the link to set one up, run in another terminal: npm run --silent set-up',
      zh: '还没有联盟。请在另一终端运行 npm run --silent set-up，打开它给出的链接建立联盟。',
    });
}

async function readConfiguration() {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  const { readConfig, onPort } = await importBuilt(root, 'config.js');
  const outcome = readConfig(process.env);
  if (outcome.ok) return { config: outcome.config, onPort };
  const list = outcome.problems.map((problem) => `  - ${problem}`).join('\n');
  throw new Obstacle({
    en: `The configuration is not right:\n${list}\nEvery variable is explained in .env.example.`,
    zh: `配置有误：\n${list}\n各变量的说明见 .env.example。`,
  });
}

function sitePort(config, last) {
  return choosePort({
    variable: 'PORT',
    what: { en: 'the site', zh: '网站' },
    port: config.site.port,
    isFixed: config.site.portIsFixed,
    host: config.site.host,
    last: last?.httpPort,
  });
}

async function useOutside(target) {
  say({
    en: `Connecting to Temporal at ${target.address} …`,
    zh: `正在连接 Temporal（${target.address}）……`,
  });
  const { connection, failure } = await connectWithin(target, { withinMs: 60_000 });
  if (!connection)
    throw new Obstacle({
      en: `Temporal at ${target.address}, namespace "${target.namespace}", does not answer (${failure?.message}). Check TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE and the TLS and API key settings; a missing namespace is made with: temporal operator namespace create --namespace ${target.namespace}`,
      zh: `Temporal（${target.address}，命名空间“${target.namespace}”）没有响应（${failure?.message}）。请检查 TEMPORAL_ADDRESS、TEMPORAL_NAMESPACE 以及 TLS 和 API 密钥设置；命名空间不存在时请运行：temporal operator namespace create --namespace ${target.namespace}`,
    });
  await ensureSearchAttributes(connection, target.namespace);
  await connection.close();
  return { address: target.address, namespace: target.namespace, uiUrl: target.uiUrl };
}

async function useDevServer(config, last, keep) {
  const { temporal, site } = config;
  const program = await obtainTemporalCli();
  const { databaseFile, namespace } = temporal;
  const adopted = await settleOrphans(
    { program, databaseFile, namespace },
    ({ port, uiPort }) =>
      (!temporal.portIsFixed || port === temporal.port) &&
      (!temporal.uiPortIsFixed || uiPort === temporal.uiPort),
  );
  const host = '127.0.0.1';
  const port =
    adopted?.port ??
    (await choosePort({
      variable: 'TEMPORAL_PORT',
      what: { en: 'the Temporal server', zh: 'Temporal 服务器' },
      port: temporal.port,
      isFixed: temporal.portIsFixed,
      host,
      last: last?.temporal?.port,
      taken: [site.port],
    }));
  const uiPort =
    adopted?.uiPort ??
    (await choosePort({
      variable: 'TEMPORAL_UI_PORT',
      what: { en: "Temporal's Web UI", zh: 'Temporal 管理界面' },
      port: temporal.uiPort,
      isFixed: temporal.uiPortIsFixed,
      host,
      last: last?.temporal?.uiPort,
      taken: [site.port, port],
    }));
  ownTemporal = devServer(
    { program, databaseFile, namespace, port, uiPort },
    {
      adopted: adopted?.pid,
      onPid: (pid) => keep({ pid, port, uiPort, dbFile: databaseFile }),
    },
  );
  if (adopted) keep({ ...adopted, dbFile: databaseFile });
  undoing.push(() => ownTemporal.stop());
  await ownTemporal.start();
  return { address: ownTemporal.address, namespace, uiUrl: ownTemporal.uiUrl };
}

function showTable(config, urls, temporal, logFile) {
  const rows = [
    ['Public site 公众网站', urls.site],
    ['Console 工作台', urls.console],
    urls.mailbox && ['Mailbox 邮箱', urls.mailbox],
    temporal.uiUrl && ['Temporal UI 流程管理', temporal.uiUrl],
    ['Data folder 数据文件夹', config.dataDirectory],
    logFile && ['Log 日志', logFile],
    [
      'Stop 停止',
      inWords({ en: `Ctrl-C, or: kill ${process.pid}`, zh: `Ctrl-C，或：kill ${process.pid}` }),
    ],
  ];
  process.stdout.write(`\n${table(rows.filter(Boolean))}\n\n`);
}

async function stop() {
  while (undoing.length > 0) {
    const undo = undoing.pop();
    let timer;
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, stopPatienceMs);
    });
    try {
      await Promise.race([undo(), late]);
    } catch (error) {
      process.stderr.write(`${explain(error)}\n`);
    }
    clearTimeout(timer);
  }
}

/** Without npm nobody can press Ctrl-C any more, so the product does not outlive it. */
function stopWithLauncher(run) {
  if (run.launcher === null) return;
  const watching = setInterval(() => {
    if (isAlive(run.launcher.pid)) return;
    clearInterval(watching);
    void stopForPerson('SIGTERM');
  }, 1_000);
  watching.unref();
}

async function stopForPerson(signal) {
  const now = performance.now();
  if (stoppingSince !== undefined) {
    if (signal !== 'SIGINT' || now - stoppingSince < samePressMs) return;
    ownTemporal?.kill();
    process.exit(130);
  }
  stoppingSince = now;
  say({ en: 'Stopping … (Ctrl-C again: at once)', zh: '正在停止……（再按 Ctrl-C 立即结束）' });
  await stop();
  say({ en: 'Stopped.', zh: '已停止。' });
  process.exit(0);
}

async function giveUp(error) {
  process.stderr.write(`\n${explain(error)}\n`);
  if (stoppingSince !== undefined) return;
  stoppingSince = performance.now();
  await stop();
  process.exit(1);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => void stopForPerson(signal));
process.on('uncaughtException', (error) => void giveUp(error));
process.on('unhandledRejection', (error) => void giveUp(error));
// The terminal may go away before the product does.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

start().catch((error) => void giveUp(error));
