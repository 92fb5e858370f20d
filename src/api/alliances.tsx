import { Router } from 'express';
import { charterInForce, worksAt } from '../store/charters.ts';
import { inScope } from '../store/scope.ts';
import { AllianceHomePage, AllianceListPage } from '../web/pages/public.tsx';
import { allAlliances, allianceNamed, nowOf } from './alliance.ts';
import { ADMISSION, memberKinds, stageOutlines } from './applicant/application-views.ts';
import { sendPage } from './respond.ts';
import type { Site } from './site.ts';
import { ruleSources } from './sources.ts';
import { sourcesOf } from '../domain/charter/sources.ts';

/** The site's root: every alliance run here. */
export function rootRoutes(site: Site): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const alliances = [];
    for (const alliance of await allAlliances(site)) {
      const charter = await inScope(site.context, alliance.id, charterInForce);
      alliances.push({
        id: alliance.id,
        name: alliance.name,
        summary: charter.purpose.says,
        url: `/${alliance.id}`,
        open: worksAt(alliance, await nowOf(site)),
      });
    }
    const view = {
      alliances,
      verifyUrl: '/verify',
      processesUrl: '/processes',
      consoleUrl: '/console',
    };
    sendPage(site, request, response, {
      title: { zh: '联盟', en: 'Alliances' },
      page: <AllianceListPage view={view} />,
    });
  });
  return router;
}

/** Home of an alliance: what it is, whom it takes, how an application goes. */
export function homeRoutes(site: Site): Router {
  const router = Router({ mergeParams: true });
  router.get('/', async (request, response) => {
    const alliance = await allianceNamed(site, request);
    const charter = await inScope(site.context, alliance.id, charterInForce);
    const home = `/${alliance.id}`;
    const works = worksAt(alliance, await nowOf(site));
    const view = {
      name: charter.name,
      matter: charter.procedures[ADMISSION]?.matter ?? charter.name,
      purpose: charter.purpose.says,
      purposeSources: ruleSources(charter, sourcesOf(charter.purpose)),
      charter: {
        name: { zh: `${charter.name.zh}章程`, en: `Charter of the ${charter.name.en}` },
        version: String(charter.version),
      },
      kinds: memberKinds(charter, `${home}/apply`),
      stages: stageOutlines(charter),
      applyUrl: `${home}/apply`,
      statusUrl: `${home}/status`,
      charterUrl: `${home}/charter`,
      verifyUrl: '/verify',
      ...(works || !alliance.worksFrom ? {} : { opens: alliance.worksFrom.getTime() }),
    };
    sendPage(site, request, response, {
      title: charter.name,
      alliance,
      page: <AllianceHomePage view={view} />,
    });
  });
  return router;
}
