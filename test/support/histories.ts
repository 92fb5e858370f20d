import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';

/** The histories that `test/replay` replays with the present code. */
export const HISTORIES = join(import.meta.dirname, '..', 'replay', 'histories');

/** Keeps what a workflow did until now for replay, where `RECORD_HISTORIES` asks for it. */
export async function keepHistory(client: Client, name: string, workflowId: string): Promise<void> {
  if (!process.env['RECORD_HISTORIES']) return;
  const history = await client.workflow.getHandle(workflowId).fetchHistory();
  await mkdir(HISTORIES, { recursive: true });
  await writeFile(join(HISTORIES, `${name}.json`), historyToJSON(history));
}
