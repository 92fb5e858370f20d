import { Router } from 'express';
import { sql } from 'kysely';
import type { Site } from './site.ts';

const PATIENCE = 2000;

/** `/healthz`: the process answers. `/readyz`: the database does too. */
export function healthRoutes(site: Site): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const ready = await databaseAnswers(site);
    response
      .status(ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json({ status: ready ? 'ready' : 'waiting', database: ready ? 'ok' : 'no answer' });
  });
  return router;
}

async function databaseAnswers(site: Site): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE);
  });
  const asked = site.context.database
    .untenanted((tx) => sql`select 1 from alliances limit 1`.execute(tx))
    .then(
      () => true,
      () => false,
    );
  const answer = await Promise.race([asked, tooLong]);
  clearTimeout(timer);
  return answer;
}
