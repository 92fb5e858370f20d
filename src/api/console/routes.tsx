import express, { Router, type Request, type Response } from 'express';
import type { Alliance } from '../../store/charters.ts';
import { isHandedIn, readFile } from '../../store/files.ts';
import { personAnywhere } from '../../store/persons.ts';
import { inScope } from '../../store/scope.ts';
import { AllianceListPage } from '../../web/pages/public.tsx';
import { consoleWords } from '../../web/words/console.ts';
import { pageTitles } from '../../web/words/titles.ts';
import { postReview, showReview } from '../acting/review.tsx';
import type { Reviewer } from '../acting/review-situation.ts';
import { sendFile } from '../files.ts';
import { sendPage } from '../respond.ts';
import { routesOf, type Page } from '../routes-of.ts';
import { atMost } from '../security.ts';
import type { Site } from '../site.ts';
import { postAlarm, showAlarms } from './alarms.tsx';
import { sendTrail } from './audit-export.ts';
import { showAudit } from './audit.tsx';
import { postCall, showCall } from './call.tsx';
import { postHandOver, postWithdrawal, showCase } from './case.tsx';
import { postAdvice, postCopy } from './case-sharing.ts';
import { showCases } from './cases.tsx';
import { postConvene, showConvene } from './convene.tsx';
import { postCorrection, showCorrection } from './correction.tsx';
import { postAwaited, postLink, postOpinion, postPaper, showElector } from './elector.tsx';
import { resolutionForm } from './defaults/form.ts';
import { sendDefaults, showDefaults } from './defaults/pages.tsx';
import { postEntry, showEntry } from './dues/entry.tsx';
import { duesRoutes } from './dues/routes.ts';
import { idIn } from './entered.ts';
import { showEntries } from './entries.tsx';
import {
  alliancesServedBy,
  secretariatOnly,
  sendNotSecretariat,
  signedIn,
  visitOf,
} from './entrance.tsx';
import { postOwnLink, showInbox } from './inbox.tsx';
import { postLetter, receiveLetter } from './letter.ts';
import { postSendAgain, showMailLog } from './mail.tsx';
import { sendMinutes, showMinutes } from './minutes.tsx';
import { sendRecord, showProof } from './proof-sheet.tsx';
import { participationRoutes } from './participation/routes.ts';
import { placesRoutes } from './places/routes.ts';
import { postChange, showChange } from './people/change.tsx';
import { postHandOverAll, showHandOverAll } from './people/hand-over.tsx';
import { postFreshLink, postRevokeLink } from './people/links.ts';
import { showPeople } from './people/list.tsx';
import { postNewPerson, showNewPerson } from './people/new-person.tsx';
import { postLeave, postOffice, showLeave, showOffice } from './people/office-forms.tsx';
import { showOffices } from './people/offices.tsx';
import { postOpenAbout, showOpenAbout } from './open-about.tsx';
import { showOrganisation } from './people/organisation.tsx';
import { showPerson } from './people/person.tsx';
import { postEndSubstitute, postSubstitute, showSubstitute } from './people/substitute-form.tsx';
import { postDraft, postEdit, showDraft, showEdit } from './outgoing/drafts.tsx';
import {
  postArchived,
  postAsk,
  postDiscard,
  postRelease,
  postSeal,
  postSent,
  sendLetter,
  showPaper,
  showPapers,
} from './outgoing/papers.tsx';
import { postMemberLink, showRepresentatives } from './people/representatives.tsx';
import { postProposal, showHome } from './propose.tsx';
import { postCheck, showRecord, showRecords } from './records.tsx';
import { sendExport, sendRefused, sendTemplate } from './roster-files.ts';
import {
  postHandIn,
  postRoster,
  receiveRoster,
  showImport,
  showMissing,
  showRoster,
} from './roster-import.tsx';
import { showRound } from './round.tsx';
import { showRounds } from './rounds.tsx';
import { showSearch } from './search.tsx';
import { postSheetCorrection, showSheetCorrection } from './sheet-correction.tsx';
import { postSheet, showSheet } from './sheet.tsx';
import { postAttendance, postCancel, postEnd, postOpen, showSitting } from './sitting.tsx';
import { receiveEvidence } from './evidence.ts';
import { signInRoutes } from './sign-in.tsx';
import { postRevocation, postToken, showTokens } from './tokens.tsx';
import {
  postConfirmation,
  postWorkingYear,
  sendNotice,
  showWorkingYear,
  showWorkingYears,
} from './working-days.tsx';

/** The secretariat's console: sign-in, and for each alliance its pages. GET and HEAD never change anything. */
export function consoleRoutes(site: Site): Router {
  const router = Router();
  router.use(express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 6000 }));
  router.use(signInRoutes(site));
  router.get('/', (request, response) => enter(site, request, response));
  router.get('/inbox', (request, response) => showInbox(site, request, response));
  router.post('/inbox/:alliance/tasks/:task', atMost(10, 10), (request, response) =>
    postOwnLink(site, request, response),
  );
  router.use('/:alliance', secretariatOnly(site));
  const routes = routesOf(site, router, '/:alliance');
  const { page, form, upload } = routes;
  const withEvidence = (path: string, post: Page) => upload(path, receiveEvidence, post);

  page('', showHome);
  page('/search', showSearch);
  page('/rounds', showRounds);
  form('/rounds', postProposal);
  page('/rounds/:round', showRound);
  page('/rounds/:round/electors/:person', showElector);
  withEvidence('/rounds/:round/electors/:person/paper', postPaper);
  form('/rounds/:round/electors/:person/opinion', postOpinion);
  form('/rounds/:round/electors/:person/awaited', postAwaited);
  form('/rounds/:round/electors/:person/link', postLink);
  page('/sittings/new', showConvene);
  form('/sittings', postConvene);
  page('/sittings/:round', showSitting);
  page('/sittings/:round/minutes', showMinutes);
  page('/sittings/:round/minutes.docx', sendMinutes);
  form('/sittings/:round/open', postOpen);
  form('/sittings/:round/attendance', postAttendance);
  form('/sittings/:round/end', postEnd);
  form('/sittings/:round/cancel', postCancel);
  page('/ballots/:ballot/sheet', showSheet);
  withEvidence('/ballots/:ballot/sheet', postSheet);
  page('/ballots/:ballot/sheet/correction', showSheetCorrection);
  withEvidence('/ballots/:ballot/sheet/correction', postSheetCorrection);
  page('/cases', showCases);
  page('/cases/:case', showCase);
  form('/cases/:case/withdraw', postWithdrawal);
  form('/cases/:case/hand-over', postHandOver);
  form('/cases/:case/advice', postAdvice);
  form('/cases/:case/copies', postCopy);
  upload('/cases/:case/filings/:stage/letter', receiveLetter, postLetter);
  page('/cases/:case/correction', showCorrection);
  withEvidence('/cases/:case/correction', postCorrection);
  page('/papers', showPapers);
  page('/papers/new', showDraft);
  form('/papers/new', postDraft);
  page('/papers/:paper', showPaper);
  page('/papers/:paper/edit', showEdit);
  form('/papers/:paper/edit', postEdit);
  page('/papers/:paper/letter.docx', sendLetter);
  form('/papers/:paper/ask', postAsk);
  form('/papers/:paper/discard', postDiscard);
  form('/papers/:paper/release', postRelease);
  upload('/papers/:paper/seal', receiveLetter, postSeal);
  form('/papers/:paper/send', postSent);
  form('/papers/:paper/archive', postArchived);
  page('/entries', showEntries);
  page('/defaults', showDefaults);
  page('/defaults.docx', sendDefaults);
  page('/defaults/resolution', (...asked) => showEntry(...asked, resolutionForm));
  withEvidence('/defaults/resolution', (...asked) => postEntry(...asked, resolutionForm));
  page('/records', showRecords);
  page('/records/:record', showRecord);
  form('/records/:record', postCheck);
  page('/representatives', showRepresentatives);
  form('/representatives/:member/link', postMemberLink);
  page('/roster', showRoster);
  upload('/roster', receiveRoster, postRoster);
  page('/roster/template.xlsx', sendTemplate);
  page('/roster/export', sendExport);
  page('/roster/missing', showMissing);
  page('/roster/:import', showImport);
  page('/roster/:import/refused.xlsx', sendRefused);
  withEvidence('/roster/:import', postHandIn);
  page('/calendar', showWorkingYears);
  withEvidence('/calendar', postWorkingYear);
  page('/calendar/:year', showWorkingYear);
  form('/calendar/:year', postConfirmation);
  page('/calendar/:year/notice', sendNotice);
  duesRoutes(routes);
  placesRoutes(routes);
  page('/files/:file', showFile);
  page('/files/:file/preview', showFile);
  page('/ballots/:ballot/proof', showProof);
  page('/ballots/:ballot/proof.json', sendRecord);
  page('/calls/:task', showCall);
  form('/calls/:task', postCall);
  router.use('/:alliance', participationRoutes(site));
  page('/people', showPeople);
  page('/people/new', showNewPerson);
  form('/people', postNewPerson);
  page('/people/:person', showPerson);
  page('/people/:person/change', showChange('person'));
  withEvidence('/people/:person/change', postChange('person'));
  page('/people/:person/office', showOffice);
  withEvidence('/people/:person/office', postOffice);
  page('/people/:person/leave/:holding', showLeave);
  withEvidence('/people/:person/leave/:holding', postLeave);
  page('/people/:person/substitute', showSubstitute);
  withEvidence('/people/:person/substitute', postSubstitute);
  form('/people/:person/substitutes/:substitution/end', postEndSubstitute);
  page('/people/:person/hand-over', showHandOverAll);
  form('/people/:person/hand-over', postHandOverAll);
  form('/people/:person/links/:link/revoke', postRevokeLink);
  form('/people/:person/links/:link/fresh', postFreshLink);
  page('/organisations/:organisation', showOrganisation);
  page('/organisations/:organisation/change', showChange('organisation'));
  withEvidence('/organisations/:organisation/change', postChange('organisation'));
  page('/members/:member/open/:procedure', showOpenAbout);
  withEvidence('/members/:member/open/:procedure', postOpenAbout);
  page('/offices', showOffices);
  page('/alarms', showAlarms);
  form('/alarms/:alarm', postAlarm);
  page('/mail', showMailLog);
  form('/mails/:mail/again', postSendAgain);
  page('/audit', showAudit);
  page('/audit/export', sendTrail);
  page('/tokens', showTokens);
  form('/tokens', postToken);
  form('/tokens/:token/revocation', postRevocation);
  page('/tasks/:task', review(showReview));
  page('/tasks/:task/file/:file', review(showReview));
  page('/tasks/:task/file/:file/preview', review(showReview));
  form('/tasks/:task', review(postReview));
  return router;
}

/** To the one console a person works in; who works in several chooses. */
async function enter(site: Site, request: Request, response: Response): Promise<void> {
  const person = await signedIn(site, request);
  if (person === undefined) return response.redirect(303, '/console/sign-in');
  const served = await alliancesServedBy(site, person);
  const [only] = served;
  if (only && served.length === 1) return response.redirect(303, `/console/${only.id}`);
  if (only) return sendChoice(site, request, response, served);
  sendNotSecretariat(site, request, response, await personAnywhere(site.context, person));
}

function sendChoice(
  site: Site,
  request: Request,
  response: Response,
  served: readonly Alliance[],
): void {
  const view = {
    alliances: served.map(({ id, name }) => ({
      id,
      name,
      summary: { zh: consoleWords.zh.console, en: consoleWords.en.console },
      url: `/console/${id}`,
      open: true,
    })),
    verifyUrl: '/verify',
    processesUrl: '/processes',
    consoleUrl: '/console',
  };
  sendPage(site, request, response, {
    title: { zh: pageTitles.zh.consoleHome, en: pageTitles.en.consoleHome },
    page: <AllianceListPage view={view} />,
  });
}

/** A reviewer's page by the console instead of a mail's link. */
function review(
  act: (site: Site, request: Request, response: Response, who: Reviewer) => Promise<void>,
): Page {
  return (site, request, response) => {
    const { alliance, person, base } = visitOf(response);
    const task = idIn(request.params, 'task');
    return act(site, request, response, {
      alliance,
      person,
      task,
      channel: 'console',
      base: `${base}/tasks/${task}`,
    });
  };
}

/** A file of a case or the evidence of a record; what lies in a draft is still the applicant's alone. */
async function showFile(site: Site, request: Request, response: Response): Promise<void> {
  const id = idIn(request.params, 'file');
  const file = await inScope(site.context, visitOf(response).alliance.id, (scope) =>
    readFile(scope, id),
  );
  await sendFile(site, request, response, file && isHandedIn(file) ? file : undefined);
}
