import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const downloader = fileURLToPath(new URL('../download-temporal.mjs', import.meta.url));

/** Give up on a server that cannot be reached, or that stops sending. */
const noFirstByteMs = 10_000;
const noFurtherByteMs = 30_000;

/**
 * The Temporal SDK's own download of one of its servers. It runs in a process of its own, because a filtered
 * connection can hang for minutes and the SDK knows no time limit.
 * @param {'dev-server' | 'time-skipping'} kind
 * @param {string} folder
 * @param {(far: string) => void} showFar
 * @returns {Promise<string>} path of the program
 */
export function downloadWithSdk(kind, folder, showFar) {
  mkdirSync(folder, { recursive: true });
  return new Promise((resolve, reject) => {
    const { npm_config_https_proxy: secure, npm_config_proxy: plain } = process.env;
    const proxy = process.env.HTTPS_PROXY || process.env.https_proxy || secure || plain;
    const child = spawn(process.execPath, [downloader, kind, folder], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...(proxy ? { HTTPS_PROXY: proxy } : {}) },
    });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      complaint += chunk;
    });
    let size = 0;
    let lastGrowth = performance.now();
    const watching = setInterval(() => {
      const now = bytesIn(folder);
      if (now !== size) {
        size = now;
        lastGrowth = performance.now();
        showFar(`${(size / 1e6).toFixed(0)} MB`);
      }
      const limit = size === 0 ? noFirstByteMs : noFurtherByteMs;
      if (performance.now() - lastGrowth > limit) child.kill('SIGKILL');
    }, 250);
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watching);
      const [name] = readdirSync(folder).filter((file) => !file.endsWith('.downloading'));
      if (code === 0 && name) resolve(join(folder, name));
      else reject(new Error(complaint.trim().split(': ').slice(-2).join(': ') || 'no answer'));
    });
  });
}

function bytesIn(folder) {
  let bytes = 0;
  for (const name of readdirSync(folder))
    bytes += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
  return bytes;
}
