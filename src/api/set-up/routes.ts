import { Router } from 'express';
import { receiveEvidence } from '../console/evidence.ts';
import { thisMachineOnly } from '../loopback.ts';
import { routesOf } from '../routes-of.ts';
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

/** Setting alliances up, by whoever opened the link from the installation's terminal. */
export function setUpRoutes(site: Site): Router {
  const router = Router();
  const { page, form, upload } = routesOf(site, router);
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
  upload('/:setUp/charter', receiveCharter, postCharter);
  form('/:setUp/alliance', postAlliance);
  page('/:setUp/defaults', showDefaults);
  page('/:setUp/defaults.docx', sendSheet);
  upload('/:setUp/defaults', receiveEvidence, postResolution);
  form('/:setUp/later', postLater);
  page('/:setUp/people', showPeople);
  form('/:setUp/people', postPerson);
  form('/:setUp/remove', postRemoval);
  upload('/:setUp/documents', receiveEvidence, postDocuments);
  upload('/:setUp/roster', receiveRoster, postRoster);
  page('/:setUp/files/:file', sendScan);
  page('/:setUp/first-day', showFirstDay);
  form('/:setUp/first-day', postFirstDay);
  page('/:setUp/start', showStart);
  form('/:setUp/start', postStart);
  page('/:setUp/done', showDone);
  return router;
}
