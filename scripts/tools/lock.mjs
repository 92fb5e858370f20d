import { createHash } from 'node:crypto';
import { closeSync, constants, openSync, realpathSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Opens a file with an exclusive lock of the kernel on macOS and other BSDs; Node names no constant for it. */
const OPEN_EXCLUSIVELY = 0x20;

/**
 * Makes this process the only owner of a folder until it ends, however it ends: the kernel holds the lock, so a
 * kill frees it and nothing stale is left. Returns undefined where another process is the owner.
 * Linux: an abstract socket, which is per network namespace: two containers sharing a folder are not kept apart.
 * @param {string} folder  must exist
 * @returns {Promise<{release: () => void} | undefined>}
 */
export async function ownFolder(folder) {
  const path = realpathSync(folder);
  const name = `charterflow-${createHash('sha256').update(path).digest('hex').slice(0, 40)}`;
  if (process.platform === 'linux') return listenOn(`\0${name}`);
  if (process.platform === 'win32') return listenOn(`\\\\.\\pipe\\${name}`);
  return openExclusively(join(path, '.owner'));
}

/** As `ownFolder`, and waits while another process is the owner. */
export async function ownFolderInTurn(folder, onWait) {
  for (let waited = false; ; waited = true) {
    const lock = await ownFolder(folder);
    if (lock) return lock;
    if (!waited) onWait();
    await pause(200);
  }
}

function listenOn(address) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.on('error', (error) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen({ path: address, exclusive: true }, () => {
      server.unref();
      resolve({ release: () => server.close() });
    });
  });
}

function openExclusively(path) {
  const { O_CREAT, O_RDWR, O_NONBLOCK } = constants;
  try {
    const file = openSync(path, O_CREAT | O_RDWR | O_NONBLOCK | OPEN_EXCLUSIVELY, 0o600);
    return { release: () => closeSync(file) };
  } catch (error) {
    if (error.code === 'EAGAIN' || error.code === 'EWOULDBLOCK') return undefined;
    throw error;
  }
}
