import type { Request } from 'express';
import { alliances, type Alliance } from '../store/charters.ts';
import { HttpProblem } from './errors.tsx';
import type { Site } from './site.ts';

export function allAlliances(site: Site): Promise<readonly Alliance[]> {
  return site.context.database.untenanted((tx) => alliances({ tx }));
}

/** The alliance of the address; a page that does not exist where there is none. */
export async function allianceNamed(site: Site, request: Request): Promise<Alliance> {
  const alliance = (await allAlliances(site)).find((one) => one.id === request.params['alliance']);
  if (!alliance) throw new HttpProblem(404);
  return alliance;
}

export function nowOf({ context }: Site): Promise<Date> {
  return context.database.untenanted((tx, begun) => context.clock.now(tx, begun));
}
