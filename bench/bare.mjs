// A bare Express route that inserts one row and answers a line: what anything that keeps votes costs at least.
import { createServer } from 'node:http';
import express from 'express';
import pg from 'pg';

/** @param {pg.PoolConfig} place */
export async function startBare(place) {
  const pool = new pg.Pool(place);
  await pool.query(
    'create table bare_votes (ballot text, person text, choice text, at timestamptz default now(), primary key (ballot, person))',
  );
  const app = express();
  app.use(express.urlencoded({ extended: false }));
  app.post('/:ballot', async (asked, answer) => {
    const { ballot } = asked.params;
    const { person, choice } = asked.body;
    await pool.query(
      'insert into bare_votes values ($1, $2, $3) on conflict (ballot, person) do update set choice = excluded.choice',
      [ballot, person, choice],
    );
    answer.send('<p>Recorded.</p>');
  });
  const server = await listen(app);
  return {
    port: server.address().port,
    async stop() {
      await close(server);
      await pool.end();
    },
  };
}

/** @param {import('express').Express} app */
export function listen(app) {
  return new Promise((resolve) => {
    const server = createServer(app);
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

/** @param {import('node:http').Server} server */
export function close(server) {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
}

// As a process of its own it tells its port.
if (process.send) {
  const { port } = await startBare({ connectionString: process.argv[2], max: 10 });
  process.send(port);
}
