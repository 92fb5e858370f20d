import { mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const keptBytes = 20_000_000;
const confidential = ['authorization', 'cookie', 'password', 'secret', 'token', 'apiKey'].flatMap(
  (name) => [name, `*.${name}`, `*.*.${name}`],
);

/**
 * The product's log: lines of JSON on standard output where a supervisor collects them, otherwise a file in the
 * data folder, so that the terminal keeps the table in view.
 * @param {{dataDirectory: string, logLevel: string, database: {kind: string}}} config
 */
export async function openLog(config) {
  const { pino } = await import('pino');
  const options = { level: config.logLevel, redact: confidential };
  if (config.database.kind === 'postgres') return { log: pino(options), file: undefined };
  const folder = join(config.dataDirectory, 'log');
  const file = join(folder, 'charterflow.log');
  mkdirSync(folder, { recursive: true });
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > keptBytes)
    renameSync(file, `${file}.1`);
  return { log: pino(options, pino.destination({ dest: file, sync: true })), file };
}
