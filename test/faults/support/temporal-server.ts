import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { devServer } from '../../../scripts/tools/dev-server.mjs';
import { freePort } from '../../../scripts/tools/ports.mjs';

/** Temporal's server as the product starts it, on a database file of its own. */
export type TemporalServer = {
  readonly address: string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Everything Temporal knew is gone. The server must be stopped. */
  deleteDatabase(): Promise<void>;
};

/** A server on a file in `folder`; each start takes new ports, as another installation would. */
export function temporalServerIn(folder: string): TemporalServer {
  const program = process.env['TEMPORAL_CLI_PATH'];
  if (!program) throw new Error('the tests were not started by "npm test": no path of the server');
  const own = join(folder, 'temporal');
  let running: ReturnType<typeof devServer> | undefined;
  return {
    get address() {
      if (!running) throw new Error('the server is not started');
      return running.address;
    },
    async start() {
      const databaseFile = join(own, 'temporal.db');
      const [port, uiPort] = [await freePort(), await freePort()];
      running = devServer(
        { program, databaseFile, namespace: 'default', port, uiPort },
        { onPid: () => {} },
      );
      await running.start();
    },
    async stop() {
      await running?.stop();
      running = undefined;
    },
    deleteDatabase: () => rm(own, { recursive: true, force: true }),
  };
}
