import type { Server } from 'node:http';

/** A connection left open is not closed between two requests, however long a slow machine takes in between. */
export function neverHangsUp<Listening extends Server>(server: Listening): Listening {
  server.keepAliveTimeout = 0;
  return server;
}
