import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names under which a program may lie in a folder of PATH. */
function fileNames(name) {
  return process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`, name] : [name];
}

/** The path of a program, or undefined where PATH has none of this name. */
export function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter).filter(Boolean))
    for (const fileName of fileNames(name)) {
      const path = join(folder, fileName);
      try {
        accessSync(path, constants.X_OK);
        if (statSync(path).isFile()) return path;
      } catch {}
    }
  return undefined;
}

/** What a short command prints, or undefined where it fails or takes longer than ten seconds. */
export function output(command, args, options = {}) {
  const done = spawnSync(command, args, { encoding: 'utf8', timeout: 10_000, ...options });
  return done.status === 0 ? `${done.stdout}${done.stderr}` : undefined;
}

/**
 * Runs a command to its end; `onLine` gets each line it prints. Fails with its last lines.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & {onLine?: (line: string) => void}} options
 */
export function run(command, args, { onLine = () => {}, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const last = [];
    let rest = '';
    const read = (chunk) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        last.push(line);
        if (last.length > 12) last.shift();
        onLine(line);
      }
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve(undefined);
      else
        reject(
          new Error(
            `${command} ${args[0] ?? ''}: ${signal ?? code}\n${[...last, rest].join('\n').trim()}`,
          ),
        );
    });
  });
}

/** How npm is called here: by the very npm that started the script, or by the one on PATH. */
export function npm(...args) {
  const own = process.env.npm_execpath;
  if (own && /npm-cli\.c?js$/.test(own))
    return { command: process.execPath, args: [own, ...args], shell: false };
  return { command: 'npm', args, shell: process.platform === 'win32' };
}
