import { obtainChromium } from './chromium.mjs';
import { startPostgres } from './postgres.mjs';
import { obtainTemporalCli } from './temporal-cli.mjs';
import { Obstacle, explain, say } from './terminal.mjs';
import { obtainTimeSkippingServer } from './time-skipping-server.mjs';

/**
 * Gets everything the tests run on, and names together what cannot be had.
 * @returns {Promise<{environment: Record<string, string>, release: () => Promise<void>}>}
 */
export async function preflight() {
  const environment = {};
  const missing = [];
  const releasing = [];
  const need = async (variable, obtain) => {
    try {
      environment[variable] = await obtain();
      say({
        en: `  ${variable}: ${shown(environment[variable])}`,
        zh: `  ${variable}：${shown(environment[variable])}`,
      });
    } catch (error) {
      missing.push(explain(error));
    }
  };
  await need('CHROMIUM_PATH', obtainChromium);
  await need('TEMPORAL_CLI_PATH', obtainTemporalCli);
  await need('TIME_SKIPPING_SERVER_PATH', obtainTimeSkippingServer);
  await need('POSTGRES_URL', async () => {
    if (process.env.POSTGRES_URL) return process.env.POSTGRES_URL;
    const server = await startPostgres();
    releasing.push(server.stop);
    return server.url;
  });
  const release = async () => {
    for (const one of releasing) await one();
  };
  if (missing.length === 0) return { environment, release };
  await release();
  const list = missing.map((one) => `  - ${one.replaceAll('\n', '\n  ')}`).join('\n');
  throw new Obstacle({
    en: `The tests cannot run, because these cannot be had:\n${list}`,
    zh: `缺少以下条件，无法运行测试：\n${list}`,
  });
}

function shown(value) {
  return value.replace(/:\/\/([^:]+):[^@]+@/, '://$1@');
}
