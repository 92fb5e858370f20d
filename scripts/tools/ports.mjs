import { createServer } from 'node:net';
import { Obstacle, say } from './terminal.mjs';

/** Whether a server could listen there now. */
function isFree(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.on('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** A port nobody uses. */
export function freePort(host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen({ port: 0, host }, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * The port to use: the configured one, or where it is only the standard one and taken, the next free one.
 * @param {{variable: string, what: {en: string, zh: string}, port: number, isFixed: boolean, host: string,
 *   last?: number, taken?: readonly number[]}} wish  `last` is what the previous run used, for links that went out
 */
export async function choosePort({ variable, what, port, isFixed, host, last, taken = [] }) {
  const usable = async (candidate) => !taken.includes(candidate) && (await isFree(candidate, host));
  if (isFixed) {
    if (await usable(port)) return port;
    throw new Obstacle({
      en: `Port ${port} (${what.en}) cannot be used: another program has it, or it is not allowed on ${host}. Stop that program or set ${variable} to another port.`,
      zh: `端口 ${port}（${what.zh}）无法使用：已被其他程序占用，或不允许在 ${host} 上使用。请停止该程序，或将 ${variable} 设为其他端口。`,
    });
  }
  if (last !== undefined && last !== port && (await usable(last))) return last;
  for (let candidate = port; candidate < Math.min(port + 100, 65_536); candidate += 1) {
    if (!(await usable(candidate))) continue;
    if (candidate !== port)
      say({
        en: `Port ${port} is in use, so ${what.en} takes ${candidate}. Set ${variable} to choose another.`,
        zh: `端口 ${port} 已被占用，${what.zh}改用 ${candidate}。可用 ${variable} 另行指定。`,
      });
    return candidate;
  }
  throw new Obstacle({
    en: `No free port found from ${port} on for ${what.en}. Set ${variable}.`,
    zh: `从 ${port} 起找不到可用端口（${what.zh}）。请设置 ${variable}。`,
  });
}
