import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readConfig, type Config } from './config.ts';
import type { Said } from './charter/command.ts';
import type { Language } from './domain/wording.ts';
import { databaseClock, systemIds } from './store/clock.ts';
import { openDatabase, sha256 } from './store/database.ts';
import { addSetUpLink, proofOfSecret } from './store/set-up/links.ts';

/** A link to set an alliance up: made here, kept by its hash alone. Works with the environment of the server. */
export async function setUpLink(
  language: Language,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Said> {
  const say = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const outcome = readConfig(environment);
  if (!outcome.ok) return { exitCode: 1, printed: [], complaints: outcome.problems };
  const { config } = outcome;
  const token = randomBytes(32).toString('base64url');
  const site =
    config.database.kind === 'postgres'
      ? await keepInDatabase(config, config.database.url, sha256(token))
      : await askServer(config, sha256(token));
  if (site === undefined)
    return {
      exitCode: 1,
      printed: [],
      complaints: [
        say(
          `没有连上本机的 Charterflow（${config.dataDirectory}）。内置数据库只能由运行中的程序使用：请先启动（npm start），再运行本命令。`,
          `Charterflow does not answer on this machine (${config.dataDirectory}). Only the running product may use the embedded database: start it (npm start), then run this command again.`,
        ),
      ],
    };
  return {
    exitCode: 0,
    printed: [
      say(
        '用浏览器打开下面的链接建立联盟（24小时内有效，只能打开一次，请勿转发）：',
        'Open this link in a browser to set an alliance up (within 24 hours, once; do not pass it on):',
      ),
      `${site}/set-up/l/${token}`,
    ],
    complaints: [],
  };
}

async function keepInDatabase(config: Config, url: string, tokenHash: string): Promise<string> {
  const database = await openDatabase({ url });
  try {
    const ids = systemIds(() => 0);
    await addSetUpLink({ database, clock: databaseClock, ids, secret: config.secret }, tokenHash);
  } finally {
    await database.close();
  }
  return config.site.baseUrl;
}

/** The embedded database bears one process: the one that runs keeps the link. Undefined: none answers. */
async function askServer(config: Config, tokenHash: string): Promise<string | undefined> {
  const port = (await portOfRun(config.dataDirectory)) ?? config.site.port;
  const host = ['0.0.0.0', '::'].includes(config.site.host) ? '127.0.0.1' : config.site.host;
  const proof = proofOfSecret(config.secret, tokenHash);
  try {
    const answer = await fetch(
      `http://${host.includes(':') ? `[${host}]` : host}:${port}/set-up/terminal`,
      { method: 'POST', body: new URLSearchParams({ token: tokenHash, proof }) },
    );
    if (!answer.ok) return undefined;
    return ((await answer.json()) as { readonly site: string }).site;
  } catch {
    return undefined;
  }
}

/** The port the running product noted down; another one may have been taken. */
async function portOfRun(folder: string): Promise<number | undefined> {
  try {
    const run = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')) as {
      readonly httpPort?: number;
    };
    return run.httpPort;
  } catch {
    return undefined;
  }
}
