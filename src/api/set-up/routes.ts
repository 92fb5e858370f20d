import { Router, type Request, type Response } from 'express';
import { receiveEvidence } from '../console/evidence.ts';
import { thisMachineOnly } from '../loopback.ts';
import { atMost, noReferrer } from '../security.ts';
import type { Site } from '../site.ts';
import { postAlliance, postCharter, receiveCharter, showCharter } from './charter.tsx';
import { postLater, postResolution, sendSheet, showDefaults } from './defaults.tsx';
import { postLinkOfTerminal, postOpening, showLink, withLinkOnly } from './entrance.tsx';
import { sendScan } from './files.ts';
import { postFirstDay, showFirstDay } from './first-day.tsx';
import { postBegin, postDiscard, showList } from './list.tsx';
import { postDocuments, postPerson, postRemoval, postRoster, showPeople } from './people.tsx';
import { receiveRoster } from './roster.ts';
import { postStart, showDone, showStart } from './start.tsx';

type Page = (site: Site, request: Request, response: Response) => Promise<void>;

/** Setting alliances up, by whoever opened the link from the installation's terminal. */
export function setUpRoutes(site: Site): Router {
  const router = Router();
  const page = (path: string, show: Page) =>
    router.get(path, (request, response) => show(site, request, response));
  const form = (path: string, post: Page) =>
    router.post(path, (request, response) => post(site, request, response));
  router.post('/terminal', thisMachineOnly(site), atMost(30, 10), (request, response) =>
    postLinkOfTerminal(site, request, response),
  );
  router.use('/l', noReferrer, atMost(60, 10));
  page('/l/:token', showLink);
  form('/l/:token', postOpening);
  router.use(withLinkOnly(site));
  page('/', showList);
  form('/', postBegin);
  form('/:setUp/discard', postDiscard);
  page('/:setUp/charter', showCharter);
  router.post('/:setUp/charter', receiveCharter, (request, response) =>
    postCharter(site, request, response),
  );
  form('/:setUp/alliance', postAlliance);
  page('/:setUp/defaults', showDefaults);
  page('/:setUp/defaults.docx', sendSheet);
  router.post('/:setUp/defaults', receiveEvidence, (request, response) =>
    postResolution(site, request, response),
  );
  form('/:setUp/later', postLater);
  page('/:setUp/people', showPeople);
  form('/:setUp/people', postPerson);
  form('/:setUp/remove', postRemoval);
  router.post('/:setUp/documents', receiveEvidence, (request, response) =>
    postDocuments(site, request, response),
  );
  router.post('/:setUp/roster', receiveRoster, (request, response) =>
    postRoster(site, request, response),
  );
  page('/:setUp/files/:file', sendScan);
  page('/:setUp/first-day', showFirstDay);
  form('/:setUp/first-day', postFirstDay);
  page('/:setUp/start', showStart);
  form('/:setUp/start', postStart);
  page('/:setUp/done', showDone);
  return router;
}
