import { Obstacle } from './terminal.mjs';

/** What administrators can filter by in Temporal's Web UI. */
export const searchAttributes = {
  Alliance: 'Keyword',
  Process: 'Keyword',
  Stage: 'Keyword',
  CaseNumber: 'Keyword',
  Body: 'Keyword',
  Outcome: 'Keyword',
  Due: 'Datetime',
};

const indexedValueType = { Keyword: 2, Datetime: 6 };
const daySeconds = 24 * 60 * 60;
const retentionOfDevServer = 3650 * daySeconds;

/**
 * A connection to a server that answers for the namespace, or undefined where none did within the time.
 * @param {{address: string, namespace: string, tls?: unknown, apiKey?: string}} target
 * @param {{withinMs: number, goOn?: () => boolean}} limits
 */
export async function connectWithin(target, { withinMs, goOn = () => true }) {
  const { Connection } = await import('@temporalio/client');
  const until = performance.now() + withinMs;
  let failure;
  while (performance.now() < until && goOn()) {
    let connection;
    try {
      connection = await Connection.connect({
        address: target.address,
        tls: target.tls,
        apiKey: target.apiKey,
        connectTimeout: 2_000,
      });
      await connection.withDeadline(Date.now() + 2_000, () =>
        connection.workflowService.describeNamespace({ namespace: target.namespace }),
      );
      return { connection };
    } catch (error) {
      failure = error;
      await connection?.close();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  return { failure };
}

/** Makes the development server keep closed workflows for years instead of a day. */
export async function raiseRetention(connection, namespace) {
  const { config } = await connection.workflowService.describeNamespace({ namespace });
  if (Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0) >= retentionOfDevServer) return;
  await connection.workflowService.updateNamespace({
    namespace,
    config: { workflowExecutionRetentionTtl: { seconds: retentionOfDevServer } },
  });
}

/** Registers the search attributes an outside server lacks. */
export async function ensureSearchAttributes(connection, namespace) {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(searchAttributes).filter(
    ([name]) => !(name in (customAttributes ?? {})),
  );
  if (missing.length === 0) return;
  try {
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(
        missing.map(([name, type]) => [name, indexedValueType[type]]),
      ),
    });
  } catch (error) {
    const list = missing.map(([name, type]) => `${name} (${type})`).join(', ');
    throw new Obstacle({
      en: `The namespace "${namespace}" lacks the search attributes ${list}, and they cannot be added from here (${error.details ?? error.message}). Add them with: temporal operator search-attribute create --namespace ${namespace} --name … --type …`,
      zh: `命名空间“${namespace}”缺少搜索属性 ${list}，且无法自动添加（${error.details ?? error.message}）。请运行：temporal operator search-attribute create --namespace ${namespace} --name … --type …`,
    });
  }
}
