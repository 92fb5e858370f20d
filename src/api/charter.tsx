import { Router, type Request } from 'express';
import { charterInForce, findCharterVersion } from '../store/charters.ts';
import { inScope } from '../store/scope.ts';
import { CharterPage } from '../web/pages.ts';
import { allianceNamed } from './alliance.ts';
import { charterView } from './charter-view.ts';
import { HttpProblem } from './errors.tsx';
import { sendPage } from './respond.ts';
import type { Site } from './site.ts';

/** The charter of an alliance, for anybody to read: the version in force, or the one that a case began with. */
export function charterRoutes(site: Site): Router {
  const router = Router({ mergeParams: true });
  router.get('/', async (request, response) => {
    const alliance = await allianceNamed(site, request);
    const wanted = versionAsked(request);
    const read = await inScope(site.context, alliance.id, async (scope) => {
      const inForce = await charterInForce(scope);
      if (wanted === null || wanted === inForce.version) return { charter: inForce, current: true };
      const charter = await findCharterVersion(scope, wanted);
      if (!charter) throw new HttpProblem(404);
      return { charter, current: false };
    });
    const home = `/${alliance.id}`;
    sendPage(site, request, response, {
      title: { zh: '章程', en: 'Charter' },
      alliance,
      page: (
        <CharterPage
          view={{
            ...charterView(read.charter),
            homeUrl: home,
            processesUrl: '/processes',
            ...(read.current ? {} : { currentUrl: `${home}/charter` }),
          }}
        />
      ),
    });
  });
  return router;
}

function versionAsked(request: Request): number | null {
  const { version } = request.query;
  if (version === undefined) return null;
  if (typeof version !== 'string' || !/^[1-9]\d{0,3}$/u.test(version)) throw new HttpProblem(404);
  return Number(version);
}
